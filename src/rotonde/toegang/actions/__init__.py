"""The verbs of toegang. Each single verb is the bulk verb with one item (AF-10)."""

from rotonde.toegang.actions.afronden import afhandelen, afhandelen_alle, naar_dossier_brengen
from rotonde.toegang.actions.afspraken import (
    Afronding,
    Afzegging,
    Plan,
    Verzetting,
    afspraak_afronden,
    afspraak_afzeggen,
    afspraak_maken,
    afspraak_verzetten,
    afspraken_afronden,
    afspraken_afzeggen,
    afspraken_maken,
    afspraken_verzetten,
)
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
    "Afronding",
    "Afzegging",
    "Contact",
    "Ontvangst",
    "Oppakking",
    "Plan",
    "Verzetting",
    "Vraag",
    "afhandelen",
    "afhandelen_alle",
    "afspraak_afronden",
    "afspraak_afzeggen",
    "afspraak_maken",
    "afspraak_verzetten",
    "afspraken_afronden",
    "afspraken_afzeggen",
    "afspraken_maken",
    "afspraken_verzetten",
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
