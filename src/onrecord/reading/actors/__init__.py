"""Page -> actors: who is named, with which code, and by which short names and pronouns."""
