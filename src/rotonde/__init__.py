"""Rotonde: open platform for the social domain of Dutch municipalities."""
