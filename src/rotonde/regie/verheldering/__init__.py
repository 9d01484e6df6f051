"""Vraagverheldering: what is the matter, in the words of the resident, who was there and what was offered.

The terms of the onderzoek of the Wmo run from the melding (Wmo 2015 art. 2.3.2); `klokken` says what is due when.
"""
