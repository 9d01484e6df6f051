"""A whole Aanpak at once, through the same four verbs: for who knows it all beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rotonde.regie.actions.aanpak import Akkoord, Opstelling, aanpakken_opstellen, akkoorden_vastleggen
from rotonde.regie.actions.stappen import DoelInhoud, InzetInhoud, doelen_stellen, inzetten_kiezen


@dataclass(frozen=True)
class DoelGeheel:
    """A doel with its inzetten."""

    doel: DoelInhoud
    inzetten: Sequence[InzetInhoud]


@dataclass(frozen=True)
class AanpakGeheel:
    """A first version with all that is in it, fixed with the akkoord of the resident unless a reason says otherwise."""

    opstelling: Opstelling
    doelen: Sequence[DoelGeheel]
    reden_zonder_akkoord: str = ""


@dataclass(frozen=True)
class Opgesteld:
    """The ids of what was made, in the order in which it was given."""

    aanpak: UUID
    doelen: list[UUID]
    inzetten: list[UUID]


def aanpak_bulk(gehelen: Sequence[AanpakGeheel]) -> list[Opgesteld]:
    """Write, fill and fix an Aanpak for each dossier; see the four verbs for what they refuse.

    Meant for dossiers without an Aanpak: a later version would begin as a copy of the one before.
    """
    aanpakken = aanpakken_opstellen([geheel.opstelling for geheel in gehelen])
    doelen = [(nummer, deel) for nummer, geheel in enumerate(gehelen) for deel in geheel.doelen]
    doel_ids = doelen_stellen([(aanpakken[nummer], deel.doel) for nummer, deel in doelen])
    inzetten = [
        (nummer, doel_id, inzet)
        for doel_id, (nummer, deel) in zip(doel_ids, doelen, strict=True)
        for inzet in deel.inzetten
    ]
    inzet_ids = inzetten_kiezen([(doel_id, inzet) for _, doel_id, inzet in inzetten])
    akkoorden_vastleggen([
        Akkoord(aanpak, geheel.reden_zonder_akkoord, geheel.opstelling.moment)
        for aanpak, geheel in zip(aanpakken, gehelen, strict=True)
    ])  # fmt: skip
    uitkomst = [Opgesteld(aanpak, [], []) for aanpak in aanpakken]
    for doel_id, (nummer, _) in zip(doel_ids, doelen, strict=True):
        uitkomst[nummer].doelen.append(doel_id)
    for inzet_id, (nummer, _, _) in zip(inzet_ids, inzetten, strict=True):
        uitkomst[nummer].inzetten.append(inzet_id)
    return uitkomst
