"""Tables of knowledge and their loaders."""
