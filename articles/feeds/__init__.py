"""RSS, Atom and JSON Feed of the site and of each section, author and topic, with whole texts."""
