"""Utterances -> chains of sources, from the speaker to the outlet."""
