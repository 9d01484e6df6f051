"""Portaal: the public site and Mijn Rotonde, where a resident asks, follows and sees who looked."""
