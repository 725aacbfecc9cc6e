"""Capture -> Report: canonical text, regions, metadata."""

from onrecord.article.report import body_text, read_article

__all__ = ["body_text", "read_article"]
