"""What role each paragraph of a page has: one module per kind of evidence."""
