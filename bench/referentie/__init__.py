"""The reference of every page measurement: the least an honest page can do on the same server and database.

Views that know their visitor by session and do one thing (AF-31): one INSERT and a commit, one row by its key, a
hundred rows in a template. No row level security (their role passes it), no log, no frame around the page: what
Rotonde needs more than this, is what a page of Rotonde costs.
"""
