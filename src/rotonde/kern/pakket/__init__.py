"""Everything local to a municipality, read from its folder under ``gemeenten/``.

A pack is a folder of YAML, or a zip file of one (``openen``). Rooms register which file holds their
things (``register``), the reader keeps line numbers (``lezer``), the check collects every fault before
anything is stored (``controle``), and loading compares with what is there and writes only the
difference (``laden``).
"""
