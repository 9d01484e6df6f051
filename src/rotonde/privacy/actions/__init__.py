"""The verbs of privacy."""

from rotonde.privacy.actions.avg import (
    Weg,
    avg_identiteit,
    avg_verlengen,
    avg_vragen,
    avg_vrijgeven,
    avg_weglaten,
)
from rotonde.privacy.actions.besluit import Reden, avg_weigeren, onthouden, weer_geven
from rotonde.privacy.actions.correctie import (
    Wens,
    correctie_afronden,
    correctie_rechtzetten,
    correctie_vragen,
    ontvanger_ingelicht,
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
    "Reden",
    "Weg",
    "Wens",
    "avg_identiteit",
    "avg_verlengen",
    "avg_vragen",
    "avg_vrijgeven",
    "avg_weglaten",
    "avg_weigeren",
    "correctie_afronden",
    "correctie_rechtzetten",
    "correctie_vragen",
    "datalek_gemeld",
    "datalek_hoog_risico",
    "datalek_ingelicht",
    "datalek_niet_gemeld",
    "datalek_vastleggen",
    "onthouden",
    "ontvanger_ingelicht",
    "weer_geven",
]
