"""The verbs of privacy."""

from rotonde.privacy.actions.datalek import (
    Lek,
    datalek_gemeld,
    datalek_hoog_risico,
    datalek_ingelicht,
    datalek_niet_gemeld,
    datalek_vastleggen,
)

__all__ = [
    "Lek",
    "datalek_gemeld",
    "datalek_hoog_risico",
    "datalek_ingelicht",
    "datalek_niet_gemeld",
    "datalek_vastleggen",
]
