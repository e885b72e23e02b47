"""Every public address for search engines, in files of a bounded size, and Google's sitemap of the last two days."""
