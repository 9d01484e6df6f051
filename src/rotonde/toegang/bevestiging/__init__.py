"""Confirming a melding to whom it is about, as the Wmo asks: a letter with what happens now and by when (WMO-01)."""
