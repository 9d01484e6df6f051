"""Catalogus: what there is to offer, on which afslag, and everything local of a municipality as dated data."""
