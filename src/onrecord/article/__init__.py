"""Capture -> Report: canonical text, regions, metadata."""
