"""Report -> Parse: tokens, tags, dependencies, names, as columns."""
