"""What one's own team did here: whom it referred and what became of it, and whom it supported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from rotonde.inwoners import queries as inwoners
from rotonde.kern import inzage, wie
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import InzageSoort
from rotonde.toegang.partners.models import Ondersteuning, Verwijzing
from rotonde.toegang.soorten import MeldingStatus

VERWIJZING, ONDERSTEUNING = "verwijzing", "ondersteuning"
# How a referral stands, as its partner reads it; a kind of `{% status %}` beside it.
STANDEN: Mapping[MeldingStatus, tuple[str, str]] = {
    MeldingStatus.NIEUW: ("wacht op de gemeente", "wacht"),
    MeldingStatus.OPGEPAKT: ("de gemeente is ermee bezig", "bezig"),
    MeldingStatus.DOSSIER: ("de inwoner heeft een Aanspreekpunt", "goed"),
    MeldingStatus.AFGEHANDELD: ("klaar", "goed"),
}
GEEN_TERUGKOPPELING = ("de inwoner wil geen terugkoppeling", "neutraal")


@dataclass(frozen=True)
class Verwezen:
    """One referral: in the words of who referred, and how it stands."""

    onderwerp: str
    op: datetime
    door: str
    stand: str
    stand_soort: str


@dataclass(frozen=True)
class Ondersteund:
    """One thing that was done for a resident; `wie` is the name where who asks knows it."""

    wie: str
    soort: str
    onderwerp: str
    omschrijving: str
    op: date
    team: str
    door: str


def verwijzingen(teams: Iterable[UUID]) -> Rijen[Verwezen]:
    """What these teams referred, the newest first; a line for each resident it is about."""
    rijen = Verwijzing.objects.filter(gemeente_id=wie.huidig().gemeente, team_id__in=list(teams))
    return Rijen(rijen.select_related("melding", "medewerker").order_by("-id"), _verwezen)


def van_melding(melding: UUID) -> str:
    """Who referred, for the owner of the melding; empty when nobody did."""
    rijen = Verwijzing.objects.filter(melding_id=melding).select_related("team", "medewerker")
    rij = rijen.first()
    return f"{rij.medewerker.naam}, {rij.team.naam}" if rij else ""


def ondersteuningen(teams: Iterable[UUID]) -> Rijen[Ondersteund]:
    """Whom these teams supported, the last first; a line for each resident."""
    return Rijen(_ondersteuningen(Q(team_id__in=list(teams))), _met_naam)


def ondersteuning_in(dossier: UUID) -> Rijen[Ondersteund]:
    """What partners did for the residents of a dossier who agreed that it shows there; a line for each."""
    return Rijen(_ondersteuningen(Q(dossier_id=dossier)), _met_naam)


def ondersteuning_van(persoon: UUID) -> Rijen[Ondersteund]:
    """What partners did for somebody, for that persoon; a line when there is any."""
    return Rijen(_ondersteuningen(Q(persoon_id=persoon)), _eigen)


def _ondersteuningen(welke: Q) -> "QuerySet[Ondersteuning]":
    rijen = Ondersteuning.objects.filter(welke, gemeente_id=wie.huidig().gemeente)
    return rijen.select_related("team", "medewerker").order_by("-op", "-id")


def _verwezen(rijen: "QuerySet[Verwijzing]") -> list[Verwezen]:
    gevonden = list(rijen)
    personen = {rij.melding.persoon_id for rij in gevonden if rij.melding.persoon_id}
    inzage.noteer(InzageSoort.TONEN, personen, gegevensgroep=VERWIJZING)
    return [
        Verwezen(
            rij.melding.onderwerp,
            rij.melding.ontvangen_op,
            rij.medewerker.naam,
            *(STANDEN[MeldingStatus(rij.melding.status)] if rij.terugkoppelen else GEEN_TERUGKOPPELING),
        )
        for rij in gevonden
    ]


def _met_naam(rijen: "QuerySet[Ondersteuning]") -> list[Ondersteund]:
    gevonden = list(rijen)
    namen = inwoners.namen({rij.persoon_id for rij in gevonden}, gegevensgroep=ONDERSTEUNING) if gevonden else {}
    return [_regel(rij, namen[rij.persoon_id]) for rij in gevonden]


def _eigen(rijen: "QuerySet[Ondersteuning]") -> list[Ondersteund]:
    gevonden = list(rijen)
    inzage.noteer(InzageSoort.TONEN, {rij.persoon_id for rij in gevonden}, gegevensgroep=ONDERSTEUNING)
    return [_regel(rij, "") for rij in gevonden]


def _regel(rij: Ondersteuning, naam: str) -> Ondersteund:
    return Ondersteund(
        naam, str(rij.get_soort_display()), rij.onderwerp, rij.omschrijving, rij.op, rij.team.naam, rij.medewerker.naam
    )
