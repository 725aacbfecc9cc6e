"""Page -> places: which words name a place, which place, and whether it is meant as one."""
