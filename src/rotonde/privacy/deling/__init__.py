"""The only way out: what is told about whom, to whom, on which ground and until when (PRIV-07 to PRIV-09, PRIV-11)."""
