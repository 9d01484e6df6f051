"""What may be used for which wet, and what a resident allows (PRIV-03, PRIV-04, PRIV-06)."""
