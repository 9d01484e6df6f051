"""The screens of toestemming in a dossier; the verbs are of privacy."""
