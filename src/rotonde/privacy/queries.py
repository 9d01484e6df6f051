"""What the inzagelog says about one resident, in plain Dutch, and which datalekken there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from rotonde.kern import inzage, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Rol
from rotonde.privacy.models import Datalek
from rotonde.privacy.soorten import GROEPEN, HANDELINGEN, LOG


@dataclass(frozen=True)
class Kijkmoment:
    """Who (a rol of an organisation, never a name: PRIV-40) did what with which data, why, and when."""

    moment: datetime
    wie: str
    handeling: str
    gegevens: str
    waarom: str
    grond: str
    noodtoegang: bool
    zelf: bool


def wie_keek(persoon: UUID) -> Sequence[Kijkmoment]:
    """The lines about this resident, newest first; one line per request and group of data.

    Reading it writes a line too, one level deep (PRIV-42). Of the resident those lines are kept, not listed: else the
    list would grow by being read. A vertrouwelijk line is not among them; the database holds it back (PRIV-41).
    """
    inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep=LOG)
    rijen = (
        Inzage.objects.filter(gemeente_id=wie.huidig().gemeente, betrokkene=persoon)
        .exclude(gegevensgroep=LOG, actor=persoon)
        .order_by("-tijd", "-id")
        .values_list(
            "tijd", "actor", "actor_soort", "rol", "organisatie", "soort", "gegevensgroep", "doel", "grond", "proces"
        )
    )
    gezien: set[tuple[UUID, str, str]] = set()
    momenten = []
    for tijd, actor, actor_soort, rol, organisatie, soort, groep, doel, grond, proces in rijen:
        if (proces, soort, groep) in gezien:
            continue
        gezien.add((proces, soort, groep))
        momenten.append(
            Kijkmoment(
                moment=tijd,
                wie=_wie(actor, actor_soort, rol, organisatie, persoon),
                handeling=HANDELINGEN[InzageSoort(soort)],
                gegevens=GROEPEN.get(groep, groep),
                waarom=Doel(doel).label,
                grond=grond,
                noodtoegang=soort == InzageSoort.NOODTOEGANG,
                zelf=actor == persoon,
            )
        )
    return momenten


def _wie(actor: UUID, actor_soort: str, rol: str, organisatie: str, persoon: UUID) -> str:
    if actor == persoon:
        return "U zelf"
    if actor_soort == ActorSoort.DIENST:
        return f"Het systeem van {organisatie or 'de gemeente'}"
    naam = Rol(rol).label
    return f"{naam[0].upper()}{naam[1:]} van {organisatie or 'de gemeente'}"


def datalekken() -> "QuerySet[Datalek]":
    """Every datalek of the gemeente, the latest known first."""
    return Datalek.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("-kennis_op", "-id")


def datalek(datalek_id: UUID) -> Datalek:
    """One datalek. Raises NietGevonden for what is unknown or elsewhere (SEC-11)."""
    rij = datalekken().filter(pk=datalek_id).first()
    if rij is None:
        raise NietGevonden("Dit datalek is niet gevonden: kies het in de lijst van datalekken.")
    return rij
