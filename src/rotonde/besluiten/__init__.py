"""Besluiten: aanvraag, mandaat, besluit and the beschikking the resident can read."""
