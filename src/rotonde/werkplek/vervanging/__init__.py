"""Who stands in for whom during an absence: planned by who goes away, or by who divides the work."""
