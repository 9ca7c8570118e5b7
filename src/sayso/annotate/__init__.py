"""What the words are: language, parse, mentions."""
