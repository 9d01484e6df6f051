"""The verbs of besluiten. Each single verb is its bulk verb with one item: same checks, same events (AF-10)."""

from rotonde.besluiten.actions.aanvraag import AanvraagRegel, aanvragen, aanvragen_bulk
from rotonde.besluiten.actions.bekendmaking import bekendmaken, bekendmaken_bulk
from rotonde.besluiten.actions.besluit import besluiten, besluiten_bulk
from rotonde.besluiten.actions.mandaten import MandaatOpdracht, mandaten_instellen
from rotonde.besluiten.actions.voorstel import (
    VoorstelOpInzet,
    VoorstelRegel,
    voorstellen,
    voorstellen_bulk,
    voorstellen_op_inzet,
)

__all__ = [
    "AanvraagRegel",
    "MandaatOpdracht",
    "VoorstelOpInzet",
    "VoorstelRegel",
    "aanvragen",
    "aanvragen_bulk",
    "bekendmaken",
    "bekendmaken_bulk",
    "besluiten",
    "besluiten_bulk",
    "mandaten_instellen",
    "voorstellen",
    "voorstellen_bulk",
    "voorstellen_op_inzet",
]
