"""Statements and a parse -> events: triggers, roles, types, and on whose word."""
