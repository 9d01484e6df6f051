"""The beschikking: from a typed value to an accessible, archivable letter (PDF/UA-1 and PDF/A-2a)."""
