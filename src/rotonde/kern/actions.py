"""The verbs of the cellar: setting up a gemeente from its pack, and who works there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, connection, models, transaction

from rotonde.kern import gebeurtenissen, gemeenten, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import (
    SYNTHETISCH,
    Account,
    Gemeente,
    Medewerker,
    RolPeriode,
    Team,
    Teamlid,
    TenantModel,
    Woonkern,
)
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol
from rotonde.kern.taken import kenmerk


@dataclass(frozen=True)
class Aanstelling:
    """Somebody who comes to work here on `vanaf`, as what and in which teams.

    `persoon` says who that is as a resident, where known (PRIV-20); `tot` when the rollen end by themselves.
    """

    gebruikersnaam: str
    naam: str
    functie: str
    rollen: Sequence[Rol]
    teams: Sequence[UUID]
    vanaf: date
    persoon: UUID | None = None
    tot: date | None = None


@actie("kern.gemeente_inrichten")
def gemeente_inrichten(velden: Mapping[str, Any]) -> None:
    """Make the gemeente of `kern.wie`, or change its name, slug, huisstijl or contact; the rest stays as it was.

    Raises KanNuNiet in production for a gemeente that was made up to measure with.
    """
    code = wie.huidig().gemeente
    if settings.PRODUCTIE and code.startswith(SYNTHETISCH):
        raise KanNuNiet(f"Gemeente {code} is verzonnen en hoort niet in productie: gebruik een omgeving voor tests.")
    Gemeente.objects.update_or_create(code=code, defaults=dict(velden))
    transaction.on_commit(gemeenten.vergeet)
    _noteer("gemeente", sorted(velden))


@actie("kern.kernen_inrichten")
def kernen_inrichten(kernen: Sequence[Mapping[str, Any]]) -> None:
    """Make or change kernen by code, with naam and aandeel (share of the residents). None is taken away."""
    _inrichten(Woonkern, kernen)


@actie("kern.teams_inrichten")
def teams_inrichten(teams: Sequence[Mapping[str, Any]]) -> None:
    """Make or change teams by code, with naam, wachtrij and uitvoering. None is taken away."""
    _inrichten(Team, teams)


@actie("kern.medewerkers_aanstellen")
def medewerkers_aanstellen(aanstellingen: Sequence[Aanstelling]) -> list[UUID]:
    """Make medewerkers with rollen and teams from a day, and return their ids in the same order.

    An account that is there already is used; a new one has no password, so nobody signs in before setting one.
    A rol is given by the asker, never by the medewerker, and what a person gives ends after a year (PRIV-23).
    """
    vrager = wie.huidig()
    accounts = _accounts([aanstelling.gebruikersnaam for aanstelling in aanstellingen])
    medewerkers = [
        Medewerker(
            gemeente_id=vrager.gemeente, account=accounts[a.gebruikersnaam], naam=a.naam, functie=a.functie,
            persoon_id=a.persoon,
        )
        for a in aanstellingen
    ]  # fmt: skip
    Medewerker.objects.bulk_create(medewerkers)
    paren = list(zip(medewerkers, aanstellingen, strict=True))
    RolPeriode.objects.bulk_create(
        RolPeriode(
            gemeente_id=vrager.gemeente,
            medewerker=m,
            rol=rol,
            periode=periode(a.vanaf, _einde(a, vrager)),
            gegeven_door=vrager.actor,
        )
        for m, a in paren
        for rol in a.rollen
    )
    Teamlid.objects.bulk_create(
        Teamlid(gemeente_id=vrager.gemeente, team_id=team, medewerker=m, periode=periode(a.vanaf))
        for m, a in paren
        for team in a.teams
    )
    gebeurtenissen.noteer("kern.medewerker_aangesteld", [Feit("medewerker", m.pk) for m in medewerkers])
    return [medewerker.pk for medewerker in medewerkers]


@actie("kern.taak_opnieuw")
def taak_opnieuw(taak: int) -> None:
    """Let a job that failed be tried again now, under the trace it had. Jobs bear being done twice (REL-10).

    Raises KanNuNiet when it did not fail, or when the same work stands in the queue already.
    """
    naam = _mislukte_taak(taak)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)", [taak])
    except IntegrityError:
        raise KanNuNiet("Dezelfde taak staat al in de rij: laat deze mislukte taak vervallen.") from None
    gebeurtenissen.noteer("kern.taak_opnieuw_gestart", [Feit("taak", kenmerk(taak), gegevens={"taak": naam})])


@actie("kern.taak_vervallen")
def taak_vervallen(taak: int) -> None:
    """Let go of a job that failed: somebody looked and it need not be done. Raises KanNuNiet when it did not fail."""
    naam = _mislukte_taak(taak)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [taak])
    gebeurtenissen.noteer("kern.taak_vervallen", [Feit("taak", kenmerk(taak), gegevens={"taak": naam})])


def _mislukte_taak(taak: int) -> str:
    """The name of a failed job, which nobody else can touch until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name FROM procrastinate_jobs WHERE id = %s AND status = 'failed' FOR UPDATE", [taak]
        )
        rij = cursor.fetchone()
    if rij is None:
        raise KanNuNiet("Deze taak is niet meer mislukt: laad de pagina opnieuw om te zien hoe het staat.")
    return str(rij[0])


def _einde(aanstelling: Aanstelling, vrager: wie.Wie) -> date | None:
    """Until when the rollen hold: `tot`, and when a person gives them never longer than a year."""
    if vrager.actor == wie.DIENSTEN:
        return aanstelling.tot
    jaar = aanstelling.vanaf + timedelta(days=365)
    return min(aanstelling.tot or jaar, jaar)


def _accounts(namen: Sequence[str]) -> dict[str, Account]:
    bekend = set(Account.objects.filter(username__in=namen).values_list("username", flat=True))
    onbruikbaar = make_password(None)
    Account.objects.bulk_create(Account(username=naam, password=onbruikbaar) for naam in namen if naam not in bekend)
    return {account.username: account for account in Account.objects.filter(username__in=namen)}


def _inrichten(model: type[TenantModel], regels: Sequence[Mapping[str, Any]]) -> None:
    gemeente = wie.huidig().gemeente
    rijen = [model(gemeente_id=gemeente, **regel) for regel in regels]
    velden = [veld.name for veld in model._meta.concrete_fields if veld.name not in {"id", "gemeente", "code"}]
    manager: models.Manager[Any] = model._default_manager
    manager.bulk_create(rijen, update_conflicts=True, unique_fields=["gemeente", "code"], update_fields=velden)
    _noteer(model._meta.model_name or "", [str(regel["code"]) for regel in regels])


def _noteer(soort: str, codes: list[str]) -> None:
    feit = Feit("gemeente", gemeente_kenmerk(wie.huidig().gemeente), gegevens={"soort": soort, "codes": codes})
    gebeurtenissen.noteer("kern.gemeente_ingericht", [feit])


def gemeente_kenmerk(code: str) -> UUID:
    """The id under which gebeurtenissen name a gemeente, which has a code and no uuid."""
    return uuid5(NAMESPACE_URL, f"rotonde/{code}")
