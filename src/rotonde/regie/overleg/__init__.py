"""Casusoverleg: who talks a dossier over, about what, and what was decided. Guests see the dossier that day only."""
