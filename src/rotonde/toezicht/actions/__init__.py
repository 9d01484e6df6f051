"""The verbs of toezicht."""

from rotonde.toezicht.actions.besloten import Sluiting, benoemen, benoeming_intrekken, besloten_maken, besloten_opheffen
from rotonde.toezicht.actions.bevindingen import (
    bevinding_afhandelen,
    incident_sluiten,
    naam_vrijgeven,
    steekproef_trekken,
    zoeken_naar_afwijkingen,
)
from rotonde.toezicht.actions.logboeken import vertrouwelijkheid_opheffen, zegels_controleren
from rotonde.toezicht.actions.noodtoegang import (
    Aanvraag,
    kennisgeving_lezen,
    noodtoegang_beoordelen,
    noodtoegang_bewaken,
    noodtoegang_openen,
)
from rotonde.toezicht.actions.rechten import rechten_beoordelen, rechten_bewaken

__all__ = [
    "Aanvraag",
    "Sluiting",
    "benoemen",
    "benoeming_intrekken",
    "besloten_maken",
    "besloten_opheffen",
    "bevinding_afhandelen",
    "incident_sluiten",
    "kennisgeving_lezen",
    "naam_vrijgeven",
    "noodtoegang_beoordelen",
    "noodtoegang_bewaken",
    "noodtoegang_openen",
    "rechten_beoordelen",
    "rechten_bewaken",
    "steekproef_trekken",
    "vertrouwelijkheid_opheffen",
    "zegels_controleren",
    "zoeken_naar_afwijkingen",
]
