"""bytes -> Capture: what is read, in which encoding, and how much of it."""
