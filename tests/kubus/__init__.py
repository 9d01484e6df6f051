"""The cube of access: every rol × every route and verb × every relation, cell by cell (SEC-10, AF-36).

What must come out stands in `cellen/<kamer>.csv`, which people fill in and review. How each is tried stands in
`proeven/<kamer>.py`. `tabel.py` reads the first, `meting.py` does the second, on the world of `wereld.py`.
"""
