"""What is published: articles and everything that lists them."""
