"""What is done to whom: deeds in PLOVER's terms, found in the parse, the lexicon of frames and by a small network."""
