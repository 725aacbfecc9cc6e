"""Stance, certainty, polarity and distance, each with the words that decide it."""
