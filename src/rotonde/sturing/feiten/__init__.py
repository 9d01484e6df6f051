"""Frozen facts: what they hold (schema), how they are taken out (onttrekken), and where they stand (opslag)."""
