"""Odd access shows by itself (PRIV-22): what is read from the log, the rules that look at it, and the sample."""
