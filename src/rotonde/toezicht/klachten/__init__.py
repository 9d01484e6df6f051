"""Klachten about how somebody was treated, handled in time by who was not involved (Awb art. 9:4 to 9:12)."""
