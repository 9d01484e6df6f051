"""Opening a dossier from a melding, handing it over, closing it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from rotonde.kern import betrokkenheid, botsing, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import AANSPREEKPUNT, INWONER, Band
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.kern.models import Betrokkenheid
from rotonde.regie import policies, queries
from rotonde.regie.aanzet import policies as aanzet_policies
from rotonde.regie.acties import actions as acties
from rotonde.regie.acties import policies as acties_policies
from rotonde.regie.consult import actions as consult
from rotonde.regie.events import Soort
from rotonde.regie.kenmerken import actions as kenmerken
from rotonde.regie.meldcode import actions as meldcode
from rotonde.regie.meldcode import policies as meldcode_policies
from rotonde.regie.models import Dossier, Regie
from rotonde.regie.nazorg import actions as nazorg
from rotonde.regie.nazorg import policies as nazorg_policies
from rotonde.regie.nazorg.soorten import Resultaat
from rotonde.regie.opschaling import policies as opschaling_policies
from rotonde.regie.overleg.actions import GAST
from rotonde.regie.team import actions as team
from rotonde.regie.vergrendelen import vergrendeld, wacht_op_partners
from rotonde.toegang import actions as toegang
from rotonde.toegang import policies as toegang_policies
from rotonde.toegang import queries as toegang_queries
from rotonde.toegang.models import Melding
from rotonde.toegang.tijd import op


@dataclass(frozen=True)
class Opening:
    """A dossier to open from a melding that its owner took; the owner becomes the Aanspreekpunt."""

    melding: UUID
    moment: datetime | None = None


@dataclass(frozen=True)
class Sluiting:
    """A dossier to close: how it ended, in words too, and when its Aanspreekpunt asks once more or why not."""

    dossier: UUID
    resultaat: Resultaat
    toelichting: str
    nazorg_op: date | None = None
    zonder_nazorg: str = ""
    moment: datetime | None = None


@actie("regie.openen")
def openen_bulk(openingen: Sequence[Opening]) -> list[UUID]:
    """Open dossiers for the huishoudens of the residents of these meldingen; return their ids in the same order.

    Guarantees an Aanspreekpunt from the first moment, who is involved as is the resident. Raises KanNuNiet when the
    huishouden has an open dossier already, or when the melding is anonymous or not being worked on; NietGevonden when
    a melding is not one's own.
    """
    meldingen = toegang_queries.om_te_openen([opening.melding for opening in openingen])
    for opening in openingen:
        toegang_policies.check_is_eigenaar(meldingen.get(opening.melding))
    toegang.naar_dossier_brengen(meldingen)
    dossiers = _dossiers(openingen, meldingen)
    betrokkenheid.begin(_banden(dossiers, meldingen))
    # Only the database knows: who opens may not be allowed to see the dossier that is there.
    with botsing.als_zin({"dossier_een_open": _al_open}):
        voeg_toe(dossiers)
    voeg_toe([_regie(d, meldingen[d.melding_id]) for d in dossiers])
    gebeurtenissen.noteer(
        Soort.GEOPEND,
        [Feit("dossier", d.pk, meldingen[d.melding_id].persoon_id, d.pk) for d in dossiers],
    )
    return [dossier.pk for dossier in dossiers]


def openen(melding: UUID) -> UUID:
    """Open one dossier; see `openen_bulk`."""
    return openen_bulk([Opening(melding)])[0]


@actie("regie.overdragen")
def overdragen(dossier_id: UUID, *, aan: UUID, gesproken_op: date) -> None:
    """Hand a dossier over, warm: after both and the resident spoke, on `gesproken_op`.

    From this moment the new Aanspreekpunt holds it and the old one sees it no longer (PRIV-13). Raises NietGevonden
    or GeenBevoegdheid for who is not the Aanspreekpunt, KanNuNiet for a closed dossier or the same medewerker,
    Ongeldig when nobody spoke yet, or before the dossier was opened, or the other is no Aanspreekpunt.
    """
    (dossier,) = _eigen([dossier_id])
    policies.check_dossier(dossier, "regie.overdragen")
    policies.check_warm(gesproken_op, dossier.geopend_op)
    policies.check_kan_aanspreekpunt_zijn(aan)
    policies.check_benoemd(dossier_id, aan)
    huidige = Regie.objects.select_for_update().get(dossier_id=dossier_id, periode__endswith__isnull=True)
    policies.check_ander(huidige.medewerker_id, aan)
    moment = _na(huidige.periode.lower, klok.nu())
    huidige.periode = DateTimeTZRange(huidige.periode.lower, moment, "[)")
    huidige.save(update_fields=["periode"])
    team.wordt_aanspreekpunt(dossier_id, aan)
    acties.gaan_naar(dossier_id, van=huidige.medewerker_id, aan=aan)
    consult.gaan_naar(dossier_id, van=huidige.medewerker_id, aan=aan)
    meldcode.gaan_naar(dossier_id, van=huidige.medewerker_id, aan=aan)
    betrokkenheid.begin([Band(aan, "dossier", dossier_id, AANSPREEKPUNT)])
    voeg_toe([_regie_vanaf(dossier, aan, moment)])
    toegang.overdragen(dossier.melding_id, aan=aan, met_dossier=True)
    gebeurtenissen.noteer(
        Soort.OVERGEDRAGEN,
        [_feit(dossier, {"gesproken_op": gesproken_op.isoformat()})],
    )
    # Who is a guest at an overleg to come, still sees the dossier on that day.
    betrokkenheid.einde(object_id=dossier_id, wie_id=huidige.medewerker_id, behalve=GAST)


@actie("regie.sluiten")
def sluiten_bulk(sluitingen: Sequence[Sluiting]) -> None:
    """Close dossiers: nobody holds them, and who worked in them sees them no longer, at once (PRIV-13).

    The resident keeps sight of the own dossier. Raises NietGevonden or GeenBevoegdheid for who is not the
    Aanspreekpunt, KanNuNiet for a dossier that is closed already, still escalated, in which a meldcode runs, in
    which somebody still has to do something, or in which a partner did not confirm yet that it goes on with a resident
    or drafted something that nobody decided on, Ongeldig when it is not clear when somebody asks once more how it goes,
    or why nobody does.
    """
    per_dossier = {sluiting.dossier: sluiting for sluiting in sluitingen}
    momenten = {sluiting.dossier: sluiting.moment for sluiting in sluitingen}
    dossiers = _eigen(momenten)
    regies = {
        regie.dossier_id: regie
        for regie in Regie.objects.filter(dossier_id__in=momenten, periode__endswith__isnull=True)
    }
    for dossier in dossiers:
        policies.check_dossier(dossier, "regie.sluiten")
    acties_policies.check_alles_af({dossier.pk for dossier in dossiers})
    opschaling_policies.check_afgeschaald({dossier.pk for dossier in dossiers})
    meldcode_policies.check_besloten(momenten)
    wacht_op_partners(momenten)
    aanzet_policies.check_alles_beoordeeld({dossier.pk for dossier in dossiers})
    policies.check_geen_overdracht_open({dossier.pk for dossier in dossiers})
    for dossier in dossiers:
        _sluit(dossier, regies[dossier.pk], per_dossier[dossier.pk])
    werk_bij(dossiers, ["gesloten_op", "resultaat", "toelichting", "zonder_nazorg"])
    werk_bij(regies.values(), ["periode"])
    nazorg.plan(
        (dossier, regies[dossier.pk].medewerker_id, dag)
        for dossier in dossiers
        if (dag := per_dossier[dossier.pk].nazorg_op) is not None
    )
    consult.vervallen(dossier.pk for dossier in dossiers)
    meldcode.sluiten(momenten)
    gebeurtenissen.noteer(Soort.GESLOTEN, [_feit(dossier, {"resultaat": dossier.resultaat}) for dossier in dossiers])
    _beeindig_betrokkenheid(dossiers, momenten)


def sluiten(sluiting: Sluiting) -> None:
    """Close one dossier; see `sluiten_bulk`."""
    sluiten_bulk([sluiting])


def _al_open() -> KanNuNiet:
    return KanNuNiet("Dit huishouden heeft al een open dossier: geef deze vraag door aan het Aanspreekpunt.")


def _eigen(ids: Iterable[UUID]) -> list[Dossier]:
    """The dossiers that the asker is Aanspreekpunt of, locked; raises NietGevonden or GeenBevoegdheid."""
    dossiers = vergrendeld(ids)
    policies.check_is_aanspreekpunt(dossier.pk for dossier in dossiers)
    return dossiers


def _dossiers(openingen: Sequence[Opening], meldingen: dict[UUID, Melding]) -> list[Dossier]:
    dagen = {}
    momenten = {}
    for opening in openingen:
        with op(opening.moment) as moment:
            momenten[opening.melding] = moment
            dagen[opening.melding] = klok.vandaag()
    huishoudens = queries.huishoudens_op((meldingen[m].persoon_id, dag) for m, dag in dagen.items())
    vrager = wie.huidig()
    return [
        Dossier(
            gemeente_id=vrager.gemeente,
            huishouden_id=policies.check_heeft_huishouden(
                huishoudens.get((meldingen[melding].persoon_id, dagen[melding]))
            ),
            melding_id=melding,
            geopend_op=moment,
            wet=meldingen[melding].wet,
        )
        for melding, moment in momenten.items()
    ]


def _banden(dossiers: Iterable[Dossier], meldingen: dict[UUID, Melding]) -> Iterable[Band]:
    for dossier in dossiers:
        melding = meldingen[dossier.melding_id]
        vanaf = dossier.geopend_op.astimezone(klok.NEDERLAND).date()
        assert melding.eigenaar_id is not None
        assert melding.persoon_id is not None
        yield Band(melding.eigenaar_id, "dossier", dossier.pk, AANSPREEKPUNT, vanaf)
        yield Band(melding.persoon_id, "dossier", dossier.pk, INWONER, vanaf)


def _regie(dossier: Dossier, melding: Melding) -> Regie:
    assert melding.eigenaar_id is not None
    return _regie_vanaf(dossier, melding.eigenaar_id, dossier.geopend_op)


def _regie_vanaf(dossier: Dossier, medewerker: UUID, moment: datetime) -> Regie:
    return Regie(
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier.pk,
        medewerker_id=medewerker,
        periode=DateTimeTZRange(moment, None, "[)"),
        wet=dossier.wet,
    )


def _feit(dossier: Dossier, gegevens: dict[str, str]) -> Feit:
    return Feit("dossier", dossier.pk, dossier.melding.persoon_id, dossier.pk, gegevens)


def _sluit(dossier: Dossier, regie: Regie, sluiting: Sluiting) -> None:
    with op(sluiting.moment) as moment:
        nazorg_policies.check_afsluiting(sluiting.resultaat, sluiting.nazorg_op, sluiting.zonder_nazorg, klok.vandaag())
        dossier.gesloten_op = _na(regie.periode.lower, moment)
    dossier.resultaat, dossier.toelichting = sluiting.resultaat, sluiting.toelichting
    dossier.zonder_nazorg = sluiting.zonder_nazorg
    regie.periode = DateTimeTZRange(regie.periode.lower, dossier.gesloten_op, "[)")


def _na(begin: datetime, moment: datetime) -> datetime:
    """A period is never empty: what begins and ends at the same moment of a clock that stands still lasts a tick."""
    return max(moment, begin + timedelta(microseconds=1))


def _beeindig_betrokkenheid(dossiers: Sequence[Dossier], momenten: Mapping[UUID, datetime | None]) -> None:
    """For all that close on the same day at once."""
    per_dag: dict[date, list[UUID]] = defaultdict(list)
    for dossier in dossiers:
        with op(momenten[dossier.pk]):
            per_dag[klok.vandaag()] += [dossier.pk, dossier.melding_id]
    for dag, objecten in per_dag.items():
        team.ontbind(objecten, dag)
        kenmerken.eindigen_met(objecten, dag)
        banden = Betrokkenheid.objects.filter(betrokkenheid.nu_of_later(dag), object_id__in=objecten)
        betrokkenheid.einde_alle(banden.exclude(als=INWONER).values_list("object_id", "wie_id"), per=dag)
