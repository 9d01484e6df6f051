"""Afspraken: when one can, who may, what screens show, and the invitation."""
