"""Veilig contact: how somebody may be reached so that nobody gets hurt by it (PRIV-26)."""
