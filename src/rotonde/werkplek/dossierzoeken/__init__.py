"""Looking for words in the dossiers that one is involved in."""
