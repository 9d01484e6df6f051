"""The verbs of regie. Each single verb is the bulk verb with one item (AF-10)."""

from rotonde.regie.actions.aanpak import (
    Akkoord,
    Opstelling,
    aanpak_opstellen,
    aanpakken_opstellen,
    akkoord_vastleggen,
    akkoorden_vastleggen,
)
from rotonde.regie.actions.dossier import (
    Opening,
    Sluiting,
    openen,
    openen_bulk,
    overdragen,
    sluiten,
    sluiten_bulk,
)
from rotonde.regie.actions.evaluatie import Verslag, evaluatie_vastleggen, evaluaties_vastleggen
from rotonde.regie.actions.geheel import AanpakGeheel, DoelGeheel, Opgesteld, aanpak_bulk
from rotonde.regie.actions.stappen import (
    DoelInhoud,
    DoelWijziging,
    InzetInhoud,
    doel_stellen,
    doel_wijzigen,
    doelen_stellen,
    doelen_wijzigen,
    inzet_kiezen,
    inzetten_kiezen,
)

__all__ = [
    "AanpakGeheel",
    "Akkoord",
    "DoelGeheel",
    "DoelInhoud",
    "DoelWijziging",
    "InzetInhoud",
    "Opening",
    "Opgesteld",
    "Opstelling",
    "Sluiting",
    "Verslag",
    "aanpak_bulk",
    "aanpak_opstellen",
    "aanpakken_opstellen",
    "akkoord_vastleggen",
    "akkoorden_vastleggen",
    "doel_stellen",
    "doel_wijzigen",
    "doelen_stellen",
    "doelen_wijzigen",
    "evaluatie_vastleggen",
    "evaluaties_vastleggen",
    "inzet_kiezen",
    "inzetten_kiezen",
    "openen",
    "openen_bulk",
    "overdragen",
    "sluiten",
    "sluiten_bulk",
]
