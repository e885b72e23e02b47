"""The way of an article: written, sent for review, returned or approved; each step is a row, a letter, an audit entry."""
