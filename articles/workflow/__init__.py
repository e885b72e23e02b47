"""The way of an article: written, reviewed, returned or approved. Each step is a row, a letter and an audit entry."""
