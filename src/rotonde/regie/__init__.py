"""Regie: the dossier of a huishouden, its one Aanspreekpunt and the one Aanpak with doelen and inzet."""
