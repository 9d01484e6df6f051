"""Telling a partner something of a dossier, and asking one to go on with a resident; the verbs are of privacy."""
