"""Making an afspraak, moving it, calling it off, and saying how it went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from rotonde.kern import botsing, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.kern.soorten import Wet
from rotonde.toegang.afspraken import policies, tijden
from rotonde.toegang.events import Soort
from rotonde.toegang.models import Afspraak, Melding
from rotonde.toegang.soorten import AfspraakSoort, AfspraakStatus, RedenAfzegging
from rotonde.toegang.tijd import op


@dataclass(frozen=True)
class Plan:
    """An afspraak to make, of so many minutes. `locatie` is the code of a place, for a spreekuur only; `onderwerp` is
    what a calendar may show (PRIV-14)."""

    persoon: UUID
    medewerker: UUID
    soort: AfspraakSoort
    begin: datetime
    minuten: int
    onderwerp: str
    wet: Wet
    locatie: str = ""
    melding: UUID | None = None
    moment: datetime | None = None


@dataclass(frozen=True)
class Verzetting:
    """Another time for an afspraak."""

    afspraak: UUID
    begin: datetime
    minuten: int
    moment: datetime | None = None


@dataclass(frozen=True)
class Afzegging:
    """An afspraak that is off."""

    afspraak: UUID
    reden: RedenAfzegging
    moment: datetime | None = None


@dataclass(frozen=True)
class Afronding:
    """How an afspraak went: held, or nobody came."""

    afspraak: UUID
    uitkomst: AfspraakStatus
    moment: datetime | None = None


@actie("toegang.afspraak_maken")
def afspraken_maken(plannen: Sequence[Plan]) -> list[UUID]:
    """Make afspraken and return their ids in the same order; neither resident nor medewerker is ever double booked.

    Raises NietGevonden for a resident or melding that one does not see, GeenBevoegdheid for the circle of the
    medewerker, Ongeldig for a colleague without the rol, a time in the past, a place that is not there or contact that
    is not safe (PRIV-26), KanNuNiet for a time that is taken.
    """
    personen, medewerkers = [plan.persoon for plan in plannen], [plan.medewerker for plan in plannen]
    policies.check_inwoners(personen)
    policies.check_medewerkers(medewerkers)
    for plan in plannen:
        policies.check_niet_uit_eigen_kring([plan.persoon], [plan.medewerker])
        policies.check_benoemd(plan.persoon, plan.medewerker)
        if plan.melding is not None:
            policies.check_melding(Melding.objects.filter(pk=plan.melding).first(), plan.persoon)
    rijen = [_rij(plan) for plan in plannen]
    policies.check_veilig(rijen)
    policies.check_vrij(rijen)
    with botsing.als_zin(policies.BOTSINGEN):
        voeg_toe(rijen)
    _noteer(Soort.AFSPRAAK_GEMAAKT, rijen)
    return [rij.pk for rij in rijen]


def afspraak_maken(plan: Plan) -> UUID:
    """Make one afspraak; see `afspraken_maken`."""
    return afspraken_maken([plan])[0]


@actie("toegang.afspraak_verzetten")
def afspraken_verzetten(verzettingen: Sequence[Verzetting]) -> None:
    """Move afspraken that have not begun to another time, with the same medewerker and at the same place.

    Raises NietGevonden for what is not one's own, KanNuNiet for what has begun or is over and for a time that is
    taken, Ongeldig for a time in the past or contact that is not safe (PRIV-26).
    """
    rijen = _vergrendeld(verzetting.afspraak for verzetting in verzettingen)
    for verzetting in verzettingen:
        rij = rijen[verzetting.afspraak]
        with op(verzetting.moment):
            policies.check_overgang(rij, AfspraakStatus.GEPLAND)
            policies.check_nog_niet_begonnen(rij)
            rij.periode = _bereik(verzetting)
            policies.check_plek(AfspraakSoort(rij.soort), rij.locatie, _dag(rij))
        rij.volgnummer += 1
    policies.check_veilig(rijen.values())
    policies.check_vrij(rijen.values())
    with botsing.als_zin(policies.BOTSINGEN):
        werk_bij(rijen.values(), ["periode", "volgnummer"])
    _noteer(Soort.AFSPRAAK_VERZET, rijen.values())


def afspraak_verzetten(verzetting: Verzetting) -> None:
    """Move one afspraak; see `afspraken_verzetten`."""
    afspraken_verzetten([verzetting])


@actie("toegang.afspraak_afzeggen")
def afspraken_afzeggen(afzeggingen: Sequence[Afzegging]) -> None:
    """Call off afspraken that have not begun: both are free again at that time.

    Raises NietGevonden for what is not one's own, KanNuNiet for what has begun or is over.
    """
    rijen = _vergrendeld(afzegging.afspraak for afzegging in afzeggingen)
    for afzegging in afzeggingen:
        rij = rijen[afzegging.afspraak]
        with op(afzegging.moment):
            policies.check_overgang(rij, AfspraakStatus.AFGEZEGD)
            policies.check_nog_niet_begonnen(rij)
        rij.status, rij.reden_afzegging = AfspraakStatus.AFGEZEGD, RedenAfzegging(afzegging.reden)
        rij.volgnummer += 1
    werk_bij(rijen.values(), ["status", "reden_afzegging", "volgnummer"])
    _noteer(Soort.AFSPRAAK_AFGEZEGD, rijen.values())


def afspraak_afzeggen(afzegging: Afzegging) -> None:
    """Call off one afspraak; see `afspraken_afzeggen`."""
    afspraken_afzeggen([afzegging])


@actie("toegang.afspraak_afronden")
def afspraken_afronden(afrondingen: Sequence[Afronding]) -> None:
    """Say of afspraken that have begun whether they were held; saying it again puts it right.

    Raises NietGevonden for what is not one's own, KanNuNiet for what has not begun or was called off, Ongeldig for
    what is no outcome.
    """
    rijen = _vergrendeld(afronding.afspraak for afronding in afrondingen)
    for afronding in afrondingen:
        rij = rijen[afronding.afspraak]
        policies.check_uitkomst(afronding.uitkomst)
        with op(afronding.moment):
            policies.check_overgang(rij, afronding.uitkomst)
            policies.check_begonnen(rij)
        rij.status = afronding.uitkomst
    werk_bij(rijen.values(), ["status"])
    _noteer(Soort.AFSPRAAK_AFGEROND, rijen.values())


def afspraak_afronden(afronding: Afronding) -> None:
    """Say how one afspraak went; see `afspraken_afronden`."""
    afspraken_afronden([afronding])


def _rij(plan: Plan) -> Afspraak:
    vrager = wie.huidig()
    with op(plan.moment):
        rij = Afspraak(
            gemeente_id=vrager.gemeente,
            persoon_id=plan.persoon,
            medewerker_id=plan.medewerker,
            soort=plan.soort,
            locatie=plan.locatie,
            periode=_bereik(plan),
            onderwerp=plan.onderwerp,
            melding_id=plan.melding,
            gemaakt_door=vrager.actor,
            wet=plan.wet,
        )
        policies.check_plek(plan.soort, plan.locatie, _dag(rij))
        return rij


def _bereik(wanneer: Plan | Verzetting) -> DateTimeTZRange:
    """The range that was asked for, when one can have an afspraak then."""
    periode = tijden.bereik(wanneer.begin, wanneer.minuten)
    policies.check_duur(periode)
    policies.check_toekomst(periode)
    return periode


def _dag(rij: Afspraak) -> date:
    return rij.begin.astimezone(klok.NEDERLAND).date()


def _vergrendeld(ids: Iterable[UUID]) -> dict[UUID, Afspraak]:
    """One's own afspraken by id, locked in that order; raises NietGevonden when one is not there or not one's own."""
    gevraagd = set(ids)
    rijen = {rij.pk: rij for rij in Afspraak.objects.select_for_update().filter(id__in=gevraagd).order_by("id")}
    for id_ in gevraagd:
        policies.check_is_van_vrager(rijen.get(id_))
    return rijen


def _noteer(soort: Soort, rijen: Iterable[Afspraak]) -> None:
    feiten = [
        Feit("afspraak", rij.pk, betrokkene=rij.persoon_id, gegevens={"volgnummer": rij.volgnummer}) for rij in rijen
    ]
    gebeurtenissen.noteer(soort, feiten)
