"""Who calls whom a threat to whom: the words that say so, the parties, and whether it stands."""
