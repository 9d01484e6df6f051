"""After a dossier was closed: asking once more how it goes."""
