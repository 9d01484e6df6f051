"""Trouble with a copy: one Dutch sentence that says what is wrong, where, and what to do."""

from rotonde.cluster.fouten import Clusterfout


class Kopiefout(Clusterfout):
    """A copy cannot be made, read or put back. Nothing was changed."""
