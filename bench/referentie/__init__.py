"""The reference of every page measurement: the least an honest page can do on the same server and database.

A view that knows its visitor by session, does one INSERT and commits (AF-31). No template, no row level security,
no log: what Rotonde needs more than this, is what a page of Rotonde costs.
"""
