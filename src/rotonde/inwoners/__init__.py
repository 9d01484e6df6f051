"""Inwoners: the resident and who is around them: persoon, huishouden, relatie, adres."""
