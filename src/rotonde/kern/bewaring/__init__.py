"""How long things are kept and how they go: rules, units, and what blocks (PRIV-44, PRIV-45)."""
