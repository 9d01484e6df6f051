"""How each endpoint is tried, per room."""
