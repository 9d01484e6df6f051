"""The verbs of privacy, a module per subject."""
