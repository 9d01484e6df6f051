"""Rotonde: open platform for the social domain of Dutch municipalities."""

__version__ = "0.1.0"
