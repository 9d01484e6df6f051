"""Opschaling (AVE): more regie at the border of care and safety, one level at a time, and back again."""
