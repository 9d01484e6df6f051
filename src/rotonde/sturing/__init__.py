"""Sturing: frozen facts, indicators as code, and the monitor of the council."""
