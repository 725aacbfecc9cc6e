"""Page -> figures: counts with the bounds their words allow."""
