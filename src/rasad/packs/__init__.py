"""Language packs: words and constructions as data."""
