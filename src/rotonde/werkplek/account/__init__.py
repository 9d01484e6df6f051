"""Accounts of staff and the broker of residents: allauth, with our words and our rules."""
