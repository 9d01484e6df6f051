"""The verbs of inwoners. Each single verb is the bulk verb with one item (AF-10)."""

from rotonde.inwoners.actions.geheimhouding import geheimhouding_instellen
from rotonde.inwoners.actions.gezin import (
    Gezin,
    Uitbreiding,
    gezin_uitbreiden,
    gezin_vormen,
    gezinnen_uitbreiden,
    gezinnen_vormen,
)
from rotonde.inwoners.actions.inschrijven import Inschrijving, inschrijven, inschrijven_alle
from rotonde.inwoners.actions.overlijden import Overlijden, overlijden_vastleggen, overlijdens_vastleggen
from rotonde.inwoners.actions.uiteengaan import Vertrek, uiteengaan
from rotonde.inwoners.actions.verhuizen import Verhuizing, verhuizen, verhuizen_alle
from rotonde.inwoners.actions.zoeken import Zoekresultaat, Zoekvraag, geheim_adres_tonen, zoeken

__all__ = [
    "Gezin",
    "Inschrijving",
    "Overlijden",
    "Uitbreiding",
    "Verhuizing",
    "Vertrek",
    "Zoekresultaat",
    "Zoekvraag",
    "geheim_adres_tonen",
    "geheimhouding_instellen",
    "gezin_uitbreiden",
    "gezin_vormen",
    "gezinnen_uitbreiden",
    "gezinnen_vormen",
    "inschrijven",
    "inschrijven_alle",
    "overlijden_vastleggen",
    "overlijdens_vastleggen",
    "uiteengaan",
    "verhuizen",
    "verhuizen_alle",
    "zoeken",
]
