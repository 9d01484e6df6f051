"""The copy of a whole installation: one snapshot, sealed with a key of its own, put back beside what is there.

Knows no domain word and no Django; what Django must say about a restored database is asked through a function.
"""
