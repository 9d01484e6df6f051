"""What kwaliteit and the FG see: lines and pseudonyms, never the content of a dossier."""

from rotonde.toezicht.queries.berichtregels import Berichtregel, aan_mij, aantal_ongelezen, berichten
from rotonde.toezicht.queries.beslotenregels import (
    Beslotenregel,
    besloten_dossier,
    besloten_dossiers,
    besloten_rij,
    te_benoemen,
)
from rotonde.toezicht.queries.bevindingregels import Bevindingregel, bevinding, bevinding_rij, bevindingen
from rotonde.toezicht.queries.incidentregels import Incidentregel, incident, incident_rij, incidenten
from rotonde.toezicht.queries.inzageregels import (
    REGELS_PER_BLAD,
    Logregel,
    Vertrouwelijkeregel,
    logregels,
    vertrouwelijke_regels,
)
from rotonde.toezicht.queries.ketens import Kopstand, Zegelstand, laatste_kop, zegelstanden
from rotonde.toezicht.queries.namen import LETTERS, eis_collega, namen_van, pseudoniem
from rotonde.toezicht.queries.noodregels import (
    Noodregel,
    loopt_nog,
    mijn_noodtoegang,
    noodtoegang,
    noodtoegang_rij,
    noodtoegangen,
)
from rotonde.toezicht.queries.overzicht import Stand, aantal_te_doen, stand

__all__ = [
    "LETTERS",
    "REGELS_PER_BLAD",
    "Berichtregel",
    "Beslotenregel",
    "Bevindingregel",
    "Incidentregel",
    "Kopstand",
    "Logregel",
    "Noodregel",
    "Stand",
    "Vertrouwelijkeregel",
    "Zegelstand",
    "aan_mij",
    "aantal_ongelezen",
    "aantal_te_doen",
    "berichten",
    "besloten_dossier",
    "besloten_dossiers",
    "besloten_rij",
    "bevinding",
    "bevinding_rij",
    "bevindingen",
    "eis_collega",
    "incident",
    "incident_rij",
    "incidenten",
    "laatste_kop",
    "logregels",
    "loopt_nog",
    "mijn_noodtoegang",
    "namen_van",
    "noodtoegang",
    "noodtoegang_rij",
    "noodtoegangen",
    "pseudoniem",
    "stand",
    "te_benoemen",
    "vertrouwelijke_regels",
    "zegelstanden",
]
