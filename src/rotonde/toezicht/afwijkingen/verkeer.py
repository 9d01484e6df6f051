"""The traffic that the rules look at: who saw whom in a stretch of time, and for which of it there was a task.

Ids and moments only. Nobody is shown anything here, and no line leaves without a finding.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from rotonde.inwoners import queries as inwoners
from rotonde.kern import klok, wie
from rotonde.kern.models import Beslotenheid, Betrokkenheid, Gebeurtenis, Inzage, Medewerker, Teamlid
from rotonde.kern.soorten import ActorSoort, InzageSoort, Rol
from rotonde.privacy.soorten import LOG

DAG = timedelta(days=1)
# The days over which the median of a rol is taken.
TERUGBLIK = timedelta(days=28)


@dataclass(frozen=True)
class Kijkregel:
    """One line of a medewerker about a resident."""

    id: UUID
    tijd: datetime
    actor: UUID
    rol: Rol
    soort: InzageSoort
    betrokkene: UUID
    dossier: UUID | None

    @property
    def dag(self) -> date:
        return self.tijd.astimezone(klok.NEDERLAND).date()

    @property
    def uur(self) -> int:
        return self.tijd.astimezone(klok.NEDERLAND).hour


@dataclass(frozen=True)
class Treffer:
    """What a rule found: `sleutel` makes it one of its kind."""

    sleutel: str
    medewerker: UUID | None
    team: UUID | None
    inzagen: Sequence[UUID]
    vanaf: datetime


@dataclass(frozen=True)
class Verkeer:
    """The lines of [van, tot), oldest first, and what the rules ask about them."""

    van: datetime
    tot: datetime
    regels: Sequence[Kijkregel]

    @cached_property
    def aantallen(self) -> dict[tuple[Rol, UUID, date], int]:
        """Distinct residents seen, per rol, medewerker and day, over the four weeks before as well."""
        return _aantallen(self.van - TERUGBLIK, self.tot)

    @cached_property
    def personen(self) -> set[UUID]:
        return {regel.betrokkene for regel in self.regels}

    @cached_property
    def actoren(self) -> set[UUID]:
        return {regel.actor for regel in self.regels}

    @cached_property
    def taken(self) -> dict[UUID, set[UUID]]:
        """Per medewerker: the residents and dossiers that the work of these days was about."""
        return _taken(self)

    @cached_property
    def zelf(self) -> dict[UUID, UUID]:
        """Who the medewerkers are as residents, where known."""
        rijen = Medewerker.objects.filter(id__in=self.actoren, persoon_id__isnull=False)
        return {m: p for m, p in rijen.values_list("id", "persoon_id") if p is not None}

    @cached_property
    def gelijkenissen(self) -> dict[tuple[UUID, UUID], set[str]]:
        """What a medewerker and a resident whom they saw share: straat, achternaam."""
        paren = {
            (self.zelf[regel.actor], regel.betrokkene)
            for regel in self.regels
            if regel.actor in self.zelf and self.zelf[regel.actor] != regel.betrokkene
        }
        return inwoners.gelijkenissen(paren, op=self.van.astimezone(klok.NEDERLAND).date())

    @cached_property
    def besloten(self) -> set[UUID]:
        """Dossiers and residents that were besloten at any moment of this stretch."""
        rijen = Beslotenheid.objects.filter(gemeente_id=wie.huidig().gemeente, van__lt=self.tot)
        return set(rijen.exclude(tot__lte=self.van).values_list("object_id", flat=True))


def lees(van: datetime, tot: datetime) -> Verkeer:
    """The traffic of [van, tot). Reading the log is no traffic, and a refusal showed nothing."""
    regels = [
        Kijkregel(id_, tijd, actor, Rol(rol), InzageSoort(soort), betrokkene, dossier)
        for id_, tijd, actor, rol, soort, betrokkene, dossier in _regels(van, tot)
        .order_by("tijd", "id")
        .values_list("id", "tijd", "actor", "rol", "soort", "betrokkene", "dossier")
        if betrokkene is not None
    ]
    return Verkeer(van, tot, regels)


def _regels(van: datetime, tot: datetime) -> QuerySet[Inzage]:
    rijen = Inzage.objects.filter(
        gemeente_id=wie.huidig().gemeente, actor_soort=ActorSoort.MEDEWERKER, tijd__gte=van, tijd__lt=tot
    )
    return rijen.exclude(gegevensgroep=LOG).exclude(soort=InzageSoort.GEWEIGERD)


def _aantallen(van: datetime, tot: datetime) -> dict[tuple[Rol, UUID, date], int]:
    per_dag = _regels(van, tot).annotate(dag=TruncDate("tijd", tzinfo=klok.NEDERLAND))
    geteld = per_dag.values("rol", "actor", "dag").annotate(aantal=Count("betrokkene", distinct=True))
    return {(Rol(rij["rol"]), rij["actor"], rij["dag"]): rij["aantal"] for rij in geteld}


def _taken(verkeer: Verkeer) -> dict[UUID, set[UUID]]:
    """What somebody is involved in, as medewerker or through a team, or did something about within a day.

    Whose a dossier, melding or besluit is stands in the gebeurtenissen about it; a household goes together.
    """
    gemeente = wie.huidig().gemeente
    van_wie = _betrokken_bij(verkeer)
    over_wie: dict[UUID, set[UUID]] = defaultdict(set)
    objecten = set().union(*van_wie.values()) if van_wie else set()
    gebeurd = Gebeurtenis.objects.filter(gemeente_id=gemeente, betrokkene__isnull=False)
    for objekt, betrokkene in gebeurd.filter(object_id__in=objecten).values_list("object_id", "betrokkene").distinct():
        if betrokkene is not None:
            over_wie[objekt].add(betrokkene)
    taken: dict[UUID, set[UUID]] = {
        actor: eigen.union(*(over_wie[objekt] for objekt in eigen)) for actor, eigen in van_wie.items()
    }
    gedaan = gebeurd.filter(actor__in=verkeer.actoren, tijd__gte=verkeer.van - DAG, tijd__lt=verkeer.tot + DAG)
    for actor, betrokkene in gedaan.values_list("actor", "betrokkene").distinct():
        if betrokkene is not None:
            taken.setdefault(actor, set()).add(betrokkene)
    return {actor: inwoners.met_huisgenoten(wat) for actor, wat in taken.items()}


def _betrokken_bij(verkeer: Verkeer) -> dict[UUID, set[UUID]]:
    """Per medewerker the objects of which the involvement ran in this stretch."""
    gemeente = wie.huidig().gemeente
    bereik = (verkeer.van.astimezone(klok.NEDERLAND).date(), (verkeer.tot + DAG).astimezone(klok.NEDERLAND).date())
    teams: dict[UUID, list[UUID]] = defaultdict(list)
    leden = Teamlid.objects.filter(gemeente_id=gemeente, medewerker_id__in=verkeer.actoren, periode__overlap=bereik)
    for team, medewerker in leden.values_list("team_id", "medewerker_id"):
        teams[team].append(medewerker)
    gevonden: dict[UUID, set[UUID]] = defaultdict(set)
    banden = Betrokkenheid.objects.filter(
        gemeente_id=gemeente, wie_id__in=verkeer.actoren | set(teams), periode__overlap=bereik
    )
    for wie_id, objekt in banden.values_list("wie_id", "object_id"):
        for actor in teams.get(wie_id, [wie_id]):
            gevonden[actor].add(objekt)
    return dict(gevonden)


def per_dag(regels: Iterable[Kijkregel], met_persoon: bool) -> dict[tuple[str, ...], list[Kijkregel]]:
    """The lines grouped by medewerker and day, and with `met_persoon` by resident too."""
    groepen: dict[tuple[str, ...], list[Kijkregel]] = defaultdict(list)
    for regel in regels:
        wiens = (str(regel.betrokkene),) if met_persoon else ()
        groepen[str(regel.actor), *wiens, regel.dag.isoformat()].append(regel)
    return groepen
