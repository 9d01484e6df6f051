"""Leefgeld: granted once, paid within its days, and counted per year and kind of shelter."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from tests.inwoners.gezin import Gezin, vraagt

from rotonde.inkomen import actions, queries
from rotonde.inkomen.actions import Leefgeldbedrag, Leefgeldeinde, Leefgeldtoekenning
from rotonde.inkomen.models import Leefgeld, Leefgeldbetaling
from rotonde.inkomen.queries import Leefgeldtelling
from rotonde.inkomen.soorten import Opvang
from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Rol

VANAF, BETAALD = date(2023, 2, 1), date(2023, 2, 25)
BEDRAG = Decimal("354.69")


def test_what_was_paid_in_a_year_is_counted_per_kind_of_shelter(gezin: Gezin) -> None:
    een, ander = actions.leefgeld_toekennen_alle(
        [
            Leefgeldtoekenning(gezin.moeder, Opvang.GEMEENTELIJK, VANAF),
            Leefgeldtoekenning(gezin.buur, Opvang.PARTICULIER, VANAF),
        ]
    )
    dagen = (BETAALD, date(2023, 3, 25), date(2024, 1, 25))
    actions.leefgeld_betalen_alle([Leefgeldbedrag(een, dag, BEDRAG) for dag in dagen])
    actions.leefgeld_betalen(Leefgeldbedrag(ander, BETAALD, Decimal(100)))

    assert queries.leefgeld(jaar=2023) == {
        Opvang.GEMEENTELIJK: Leefgeldtelling(1, 2 * BEDRAG),
        Opvang.PARTICULIER: Leefgeldtelling(1, Decimal(100)),
    }
    assert queries.leefgeld(jaar=2024) == {Opvang.GEMEENTELIJK: Leefgeldtelling(1, BEDRAG)}
    assert queries.leefgeld(jaar=2022) == {}


def test_somebody_has_leefgeld_once(gezin: Gezin) -> None:
    eerste = actions.leefgeld_toekennen(Leefgeldtoekenning(gezin.moeder, Opvang.GEMEENTELIJK, VANAF))
    opnieuw = Leefgeldtoekenning(gezin.moeder, Opvang.PARTICULIER, date(2023, 8, 1))
    with pytest.raises(KanNuNiet, match="al leefgeld"):
        actions.leefgeld_toekennen(opnieuw)
    actions.leefgeld_beeindigen(Leefgeldeinde(eerste, date(2023, 8, 1)))
    assert Leefgeld.objects.get(pk=eerste).periode == periode(VANAF, date(2023, 8, 1))
    assert actions.leefgeld_toekennen(opnieuw)
    with pytest.raises(KanNuNiet, match="al beëindigd"):
        actions.leefgeld_beeindigen(Leefgeldeinde(eerste, date(2023, 8, 1)))


@pytest.mark.parametrize(
    ("dag", "bedrag"), [(date(2023, 1, 31), BEDRAG), (date(2024, 6, 2), BEDRAG), (BETAALD, Decimal(0))]
)
def test_nothing_is_paid_before_it_begins_or_tomorrow_and_no_nothing(gezin: Gezin, dag: date, bedrag: Decimal) -> None:
    leefgeld = actions.leefgeld_toekennen(Leefgeldtoekenning(gezin.moeder, Opvang.GEMEENTELIJK, VANAF))
    with pytest.raises(Ongeldig):
        actions.leefgeld_betalen(Leefgeldbedrag(leefgeld, dag, bedrag))
    with pytest.raises(NietGevonden):
        actions.leefgeld_betalen(Leefgeldbedrag(nieuw_id(), BETAALD, BEDRAG))
    assert not Leefgeldbetaling.objects.exists()
    actions.leefgeld_betalen(Leefgeldbedrag(leefgeld, BETAALD, BEDRAG))
    assert Leefgeldbetaling.objects.get().persoon_id == gezin.moeder


def test_who_pays_twice_on_a_day_reads_why_rel_09(gezin: Gezin) -> None:
    leefgeld = actions.leefgeld_toekennen(Leefgeldtoekenning(gezin.moeder, Opvang.GEMEENTELIJK, VANAF))
    actions.leefgeld_betalen(Leefgeldbedrag(leefgeld, BETAALD, BEDRAG))

    with pytest.raises(KanNuNiet, match="al betaald"):
        actions.leefgeld_betalen(Leefgeldbedrag(leefgeld, BETAALD, BEDRAG))
    actions.leefgeld_betalen(Leefgeldbedrag(leefgeld, date(2023, 3, 25), BEDRAG))
    assert Leefgeldbetaling.objects.count() == 2


def test_the_database_refuses_two_payments_on_a_day_and_a_change_afterwards(gezin: Gezin) -> None:
    leefgeld = actions.leefgeld_toekennen(Leefgeldtoekenning(gezin.moeder, Opvang.GEMEENTELIJK, VANAF))
    actions.leefgeld_betalen(Leefgeldbedrag(leefgeld, BETAALD, BEDRAG))
    with pytest.raises(DatabaseError, match="eenmaal_per_dag"), transaction.atomic():
        Leefgeldbetaling.objects.create(
            gemeente_id="0246", leefgeld_id=leefgeld, persoon_id=gezin.moeder, datum=BETAALD, bedrag=BEDRAG
        )
    with pytest.raises(DatabaseError, match=r"permission denied|alleen toe te voegen"), transaction.atomic():
        Leefgeldbetaling.objects.update(bedrag=1)
    assert Leefgeldbetaling.objects.get().bedrag == BEDRAG


def test_the_balie_grants_no_leefgeld(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.BALIE, ActorSoort.MEDEWERKER)), pytest.raises(GeenBevoegdheid):
        actions.leefgeld_toekennen(Leefgeldtoekenning(gezin.moeder, Opvang.GEMEENTELIJK, VANAF))
    assert not Leefgeld.objects.exists()
