"""What was agreed to do in a dossier: by whom, and by when."""
