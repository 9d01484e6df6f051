"""Voorzieningen: what was granted, for which period and cost, and the budget it weighs on."""
