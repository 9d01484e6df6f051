"""The verbs about leefgeld of displaced people from Ukraine (Regeling opvang ontheemden Oekraïne)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from rotonde.inkomen import policies
from rotonde.inkomen.models import Leefgeld, Leefgeldbetaling
from rotonde.inkomen.soorten import Opvang
from rotonde.kern import botsing, gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.kern.periode import periode, sluit


@dataclass(frozen=True)
class Leefgeldtoekenning:
    """Somebody gets leefgeld from `vanaf`, in this kind of shelter."""

    persoon: UUID
    opvang: Opvang
    vanaf: date


@dataclass(frozen=True)
class Leefgeldbedrag:
    """Euro paid on a day."""

    leefgeld: UUID
    dag: date
    bedrag: Decimal


@dataclass(frozen=True)
class Leefgeldeinde:
    """Leefgeld ends: `per` is the first day without it."""

    leefgeld: UUID
    per: date


@actie("inkomen.leefgeld_toekennen")
def leefgeld_toekennen_alle(toekenningen: Sequence[Leefgeldtoekenning]) -> list[UUID]:
    """Let people have leefgeld and return the ids in the same order.

    Raises KanNuNiet for who has it, or will have it, on or after that day.
    """
    policies.check_heeft_geen_leefgeld({t.persoon: t.vanaf for t in toekenningen}, len(toekenningen))
    gemeente = wie.huidig().gemeente
    with botsing.als_zin({"leefgeld_een_tegelijk": policies.al_leefgeld}):
        nieuw = voeg_toe(
            Leefgeld(gemeente_id=gemeente, persoon_id=t.persoon, opvang=t.opvang, periode=periode(t.vanaf))
            for t in toekenningen
        )
    gebeurtenissen.noteer("inkomen.leefgeld_toegekend", [_feit(leefgeld) for leefgeld in nieuw])
    return [leefgeld.pk for leefgeld in nieuw]


def leefgeld_toekennen(toekenning: Leefgeldtoekenning) -> UUID:
    """Let one person have it; see `leefgeld_toekennen_alle`."""
    return leefgeld_toekennen_alle([toekenning])[0]


@actie("inkomen.leefgeld_betalen")
def leefgeld_betalen_alle(bedragen: Sequence[Leefgeldbedrag]) -> None:
    """Pay leefgeld, once a day at most, on a day within its period.

    Raises NietGevonden for an unknown leefgeld, Ongeldig for a day outside its period or in the future, or for
    nothing, KanNuNiet for a day that was paid already.
    """
    leefgelden = policies.check_leefgeld_betaalbaar(bedragen)
    gemeente = wie.huidig().gemeente
    betalingen = [
        Leefgeldbetaling(
            gemeente_id=gemeente,
            leefgeld_id=bedrag.leefgeld,
            persoon_id=leefgelden[bedrag.leefgeld].persoon_id,
            datum=bedrag.dag,
            bedrag=bedrag.bedrag,
        )
        for bedrag in bedragen
    ]
    with botsing.als_zin({"leefgeldbetaling_eenmaal_per_dag": policies.al_betaald}):
        betaald = voeg_toe(betalingen)
    gebeurtenissen.noteer(
        "inkomen.leefgeld_betaald", [Feit("leefgeldbetaling", b.pk, betrokkene=b.persoon_id) for b in betaald]
    )


def leefgeld_betalen(bedrag: Leefgeldbedrag) -> None:
    """Pay one; see `leefgeld_betalen_alle`."""
    leefgeld_betalen_alle([bedrag])


@actie("inkomen.leefgeld_beeindigen")
def leefgeld_beeindigen_alle(eindes: Sequence[Leefgeldeinde]) -> None:
    """End leefgeld. Raises NietGevonden for an unknown one, KanNuNiet for one that ended before."""
    leefgelden = policies.check_leefgeld_loopt({einde.leefgeld: einde.per for einde in eindes})
    for einde in eindes:
        leefgeld = leefgelden[einde.leefgeld]
        leefgeld.periode = sluit(leefgeld.periode, einde.per)
    werk_bij(leefgelden.values(), ["periode"])
    gebeurtenissen.noteer("inkomen.leefgeld_beeindigd", [_feit(leefgeld) for leefgeld in leefgelden.values()])


def leefgeld_beeindigen(einde: Leefgeldeinde) -> None:
    """End one; see `leefgeld_beeindigen_alle`."""
    leefgeld_beeindigen_alle([einde])


def _feit(leefgeld: Leefgeld) -> Feit:
    return Feit("leefgeld", leefgeld.pk, betrokkene=leefgeld.persoon_id, gegevens={"opvang": leefgeld.opvang})
