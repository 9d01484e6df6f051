"""Signalen: vroegsignalen of arrears: received, tried, closed with a result."""
