"""Asking a colleague for advice without opening the dossier: a question, and only what was chosen to tell along."""
