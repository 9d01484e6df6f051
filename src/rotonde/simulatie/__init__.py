"""Simulatie: the demo population and stand-ins at the far end of the wire; calls only actions and queries."""
