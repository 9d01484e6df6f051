"""The verbs of toegang. Each single verb is the bulk verb with one item (AF-10)."""

from rotonde.toegang.actions.afronden import afhandelen, afhandelen_alle, naar_dossier_brengen
from rotonde.toegang.actions.contact import Contact, contactmoment_registreren, contactmomenten_registreren
from rotonde.toegang.actions.melden import Ontvangst, Vraag, melden, melden_alle
from rotonde.toegang.actions.melder import melder_openen
from rotonde.toegang.actions.oppakken import (
    Oppakking,
    inwoner_koppelen,
    oppakken,
    oppakken_alle,
    overdragen,
    teruggeven,
)

__all__ = [
    "Contact",
    "Ontvangst",
    "Oppakking",
    "Vraag",
    "afhandelen",
    "afhandelen_alle",
    "contactmoment_registreren",
    "contactmomenten_registreren",
    "inwoner_koppelen",
    "melden",
    "melden_alle",
    "melder_openen",
    "naar_dossier_brengen",
    "oppakken",
    "oppakken_alle",
    "overdragen",
    "teruggeven",
]
