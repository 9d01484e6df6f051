"""Which afspraken there are and when one can. Names and pages leave their line first (PRIV-37); a calendar of the day
shows no name and needs none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q, QuerySet

from rotonde.catalogus.models import Locatie
from rotonde.catalogus.queries import regels_op
from rotonde.catalogus.soorten import LocatieSoort
from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.veilig import queries as veilig
from rotonde.kern import klok, wie
from rotonde.kern.collegas import met_rol
from rotonde.kern.rijen import Rijen
from rotonde.toegang.afspraken import policies, tijden
from rotonde.toegang.models import Afspraak
from rotonde.toegang.soorten import AfspraakSoort, AfspraakStatus

# More than half hours in any working day.
PER_DAG = 48
PLAATS_GEHEIM = "plek is geheim"


@dataclass(frozen=True)
class Regel:
    """One afspraak in a list; `inwoner` is empty where no name is shown."""

    id: UUID
    periode: DateTimeTZRange
    soort: AfspraakSoort
    onderwerp: str
    inwoner: str = ""


@dataclass(frozen=True)
class Detail:
    """All of one afspraak, for who may see it."""

    afspraak: Afspraak
    inwoner: inwoners.Inwoner
    medewerker: str
    plaats: str


@dataclass(frozen=True)
class Uitnodiging:
    """What a calendar or a mail may hold of an afspraak: when and where, and nothing about whom or what (PRIV-14)."""

    id: UUID
    volgnummer: int
    periode: DateTimeTZRange
    soort: AfspraakSoort
    plaats: str
    afgezegd: bool
    medewerker: UUID


def van_vandaag(medewerker: UUID) -> list[Regel]:
    """The afspraken of this medewerker today, without a name, in order of time."""
    rijen = _gepland(medewerker).filter(periode__overlap=tijden.hele_dag(klok.vandaag()))
    return [_regel(rij) for rij in rijen[:PER_DAG]]


def mijn_afspraken(medewerker: UUID) -> Rijen[Regel]:
    """What this medewerker has still to hold, or to say how it went, first what comes first; a line per resident."""
    return Rijen(_gepland(medewerker), _met_naam)


def komende_van(persoon: UUID) -> list[Afspraak]:
    """What a resident has still to come, with whom, for who wrote the line already."""
    rijen = Afspraak.objects.filter(
        gemeente_id=wie.huidig().gemeente, persoon_id=persoon, status=AfspraakStatus.GEPLAND,
        periode__endswith__gt=klok.nu(),
    )  # fmt: skip
    return list(rijen.select_related("medewerker").order_by("periode", "id")[:PER_DAG])


def strijdige(persoon: UUID) -> list[Afspraak]:
    """What a resident has still to come that is not safe any more (PRIV-26), for who wrote the line already."""
    afgesproken = veilig.van(persoon)
    if afgesproken is None:
        return []
    return [rij for rij in komende_van(persoon) if not policies.is_veilig(rij, afgesproken)]


def detail(afspraak_id: UUID, *, gegevensgroep: str = "afspraak") -> Detail:
    """One afspraak; the line in the inzagelog comes first. Raises NietGevonden for what is not one's own (SEC-11)."""
    rij = policies.check_is_van_vrager(_een(afspraak_id))
    inwoner = inwoners.persoon(rij.persoon_id, gegevensgroep=gegevensgroep)
    return Detail(rij, inwoner, rij.medewerker.naam, _plaats_voor_medewerker(rij))


def om_te_wijzigen(afspraak_id: UUID) -> Afspraak:
    """One afspraak for a form that names nobody. Raises NietGevonden for what is not one's own."""
    return policies.check_is_van_vrager(_een(afspraak_id))


def uitnodiging(afspraak_id: UUID) -> Uitnodiging:
    """What the calendar of who asks gets. Raises NietGevonden for what is not one's own."""
    rij = om_te_wijzigen(afspraak_id)
    plaats = _plaats_voor_medewerker(rij)
    return _uitnodiging(rij, "" if plaats == PLAATS_GEHEIM else plaats)


def uitnodiging_voor_inwoner(afspraak_id: UUID) -> Uitnodiging | None:
    """What a mail may say: no place where one meets somebody whose address is secret (PRIV-24). None for what is not
    there any more, or over. For a service."""
    rij = _een(afspraak_id)
    if rij is None or rij.begin <= klok.nu():
        return None
    elders = AfspraakSoort(rij.soort) in {AfspraakSoort.BALIE, AfspraakSoort.SPREEKUUR}
    geheim = elders and inwoners.adres_is_geheim(rij.persoon_id)
    return _uitnodiging(rij, "" if geheim else _VOOR_INWONER.get(AfspraakSoort(rij.soort)) or _plek(rij))


def vrije_tijden(
    medewerker: UUID, persoon: UUID, dag: date, minuten: int, *, zonder: UUID | None = None
) -> list[datetime]:
    """When both are free for so many minutes on a day, later than now; `zonder` is the afspraak that is being moved.

    What who asks may not see is not counted: then the verb says that the time is taken.
    """
    rijen = Afspraak.objects.filter(
        Q(medewerker_id=medewerker) | Q(persoon_id=persoon),
        gemeente_id=wie.huidig().gemeente,
        periode__overlap=tijden.hele_dag(dag),
    ).exclude(status=AfspraakStatus.AFGEZEGD)
    bezet = [periode for id_, periode in rijen.values_list("id", "periode") if id_ != zonder]
    nu = klok.nu()
    return [
        begin
        for begin in tijden.begintijden(dag, minuten)
        if begin > nu and not any(tijden.overlapt(tijden.bereik(begin, minuten), ander) for ander in bezet)
    ]


def collegas() -> list[tuple[UUID, str]]:
    """(id, name) of who can have afspraken today."""
    return met_rol(policies.ROLLEN)


def plekken(dag: date) -> dict[str, str]:
    """The places where a spreekuur can be on a day, by code."""
    return {rij.code: _waar(rij) for rij in regels_op(Locatie, dag).order_by("naam")}


def _een(afspraak_id: UUID) -> Afspraak | None:
    rijen = Afspraak.objects.filter(pk=afspraak_id, gemeente_id=wie.huidig().gemeente)
    return rijen.select_related("medewerker").first()


def _gepland(medewerker: UUID) -> QuerySet[Afspraak]:
    rijen = Afspraak.objects.filter(
        gemeente_id=wie.huidig().gemeente, medewerker_id=medewerker, status=AfspraakStatus.GEPLAND
    )
    return rijen.order_by("periode", "id")


def _met_naam(rijen: QuerySet[Afspraak]) -> list[Regel]:
    gevonden = list(rijen)
    namen = inwoners.namen((rij.persoon_id for rij in gevonden), gegevensgroep="afspraak")
    return [_regel(rij, namen[rij.persoon_id]) for rij in gevonden]


def _regel(rij: Afspraak, inwoner: str = "") -> Regel:
    return Regel(rij.pk, rij.periode, AfspraakSoort(rij.soort), rij.onderwerp, inwoner)


def _uitnodiging(rij: Afspraak, plaats: str) -> Uitnodiging:
    afgezegd = rij.status == AfspraakStatus.AFGEZEGD
    return Uitnodiging(
        rij.pk, rij.volgnummer, rij.periode, AfspraakSoort(rij.soort), plaats, afgezegd, rij.medewerker_id
    )


_VOOR_INWONER = {AfspraakSoort.TELEFOON: "wij bellen u", AfspraakSoort.HUISBEZOEK: "wij komen bij u thuis"}


def _plaats_voor_medewerker(rij: Afspraak) -> str:
    if rij.soort != AfspraakSoort.SPREEKUUR or policies.mag_plek_weten(rij):
        return _plek(rij)
    return PLAATS_GEHEIM if inwoners.adres_is_geheim(rij.persoon_id) else _plek(rij)


def _plek(rij: Afspraak) -> str:
    """The place itself: a house of the gemeente by its name, and otherwise the kind of afspraak in words."""
    op_de_dag = regels_op(Locatie, rij.begin.astimezone(klok.NEDERLAND).date())
    match AfspraakSoort(rij.soort):
        case AfspraakSoort.SPREEKUUR:
            return _eerste(op_de_dag.filter(code=rij.locatie), anders=rij.locatie)
        case AfspraakSoort.BALIE:
            return _eerste(op_de_dag.filter(soort=LocatieSoort.GEMEENTEHUIS), anders="gemeentehuis")
        case anders:
            return str(anders.label)


def _eerste(locaties: Iterable[Locatie], *, anders: str) -> str:
    return next((_waar(locatie) for locatie in locaties), anders)


def _waar(locatie: Locatie) -> str:
    return ", ".join(deel for deel in (locatie.naam, locatie.straat) if deel)
