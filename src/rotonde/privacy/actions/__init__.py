"""The verbs of privacy."""

from rotonde.privacy.actions.avg import (
    Weg,
    avg_identiteit,
    avg_verlengen,
    avg_vragen,
    avg_vrijgeven,
    avg_weglaten,
)
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
    "Weg",
    "avg_identiteit",
    "avg_verlengen",
    "avg_vragen",
    "avg_vrijgeven",
    "avg_weglaten",
    "datalek_gemeld",
    "datalek_hoog_risico",
    "datalek_ingelicht",
    "datalek_niet_gemeld",
    "datalek_vastleggen",
]
