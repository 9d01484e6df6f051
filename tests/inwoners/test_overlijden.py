"""When somebody dies: what ends, what stays, and what cannot be."""

from datetime import date

import pytest
from tests.inwoners.gezin import BEGIN, Gezin, dienst

from rotonde.inwoners import actions, queries
from rotonde.inwoners.models import Bewoning, Lidmaatschap, Persoon, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.periode import periode

DAG, DAG_ERNA = date(2024, 3, 9), date(2024, 3, 10)


def test_who_died_lives_nowhere_from_the_day_after(gezin: Gezin) -> None:
    actions.overlijden_vastleggen(actions.Overlijden(gezin.vader, DAG))

    assert Persoon.objects.get(pk=gezin.vader).overlijdensdatum == DAG
    assert Bewoning.objects.get(persoon_id=gezin.vader).periode == periode(BEGIN, DAG_ERNA)
    assert Lidmaatschap.objects.get(persoon_id=gezin.vader).periode == periode(BEGIN, DAG_ERNA)
    assert queries.woonplekken([gezin.vader, gezin.moeder], op=DAG).keys() == {gezin.vader, gezin.moeder}
    assert queries.woonplekken([gezin.vader, gezin.moeder], op=DAG_ERNA).keys() == {gezin.moeder}
    assert Gebeurtenis.objects.get(soort="inwoners.overleden").betrokkene == gezin.vader


def test_partner_and_authority_end_on_both_sides_and_a_parent_stays_a_parent(gezin: Gezin) -> None:
    actions.overlijden_vastleggen(actions.Overlijden(gezin.vader, DAG))

    partners = Relatie.objects.filter(soort=RelatieSoort.PARTNER)
    assert {relatie.periode for relatie in partners} == {periode(BEGIN, DAG_ERNA)}
    gezag = {r.persoon_id: r.periode.upper for r in Relatie.objects.filter(soort=RelatieSoort.GEZAG)}
    assert gezag == {gezin.vader: DAG_ERNA, gezin.moeder: date(2030, 7, 8)}
    ouders = Relatie.objects.filter(soort=RelatieSoort.OUDER, ander_id=gezin.kind)
    assert {relatie.periode.upper for relatie in ouders} == {None}


def test_a_household_can_lose_two_on_one_day(gezin: Gezin) -> None:
    actions.overlijdens_vastleggen([actions.Overlijden(lid, DAG) for lid in (gezin.vader, gezin.moeder)])

    assert queries.woonplekken([gezin.vader, gezin.moeder, gezin.kind], op=DAG_ERNA).keys() == {gezin.kind}


@pytest.mark.parametrize("dag", [date(1982, 5, 5), date(2024, 6, 2)])
def test_nobody_dies_before_birth_or_tomorrow(gezin: Gezin, dag: date) -> None:
    with pytest.raises(Ongeldig, match="toekomst"):
        actions.overlijden_vastleggen(actions.Overlijden(gezin.vader, dag))
    assert Persoon.objects.get(pk=gezin.vader).overlijdensdatum is None


def test_a_death_is_recorded_once_and_in_the_own_gemeente(gezin: Gezin) -> None:
    actions.overlijden_vastleggen(actions.Overlijden(gezin.vader, DAG))
    with pytest.raises(KanNuNiet, match="al vastgelegd"):
        actions.overlijden_vastleggen(actions.Overlijden(gezin.vader, DAG))
    with wie.als(dienst("1509")), pytest.raises(NietGevonden):
        actions.overlijden_vastleggen(actions.Overlijden(gezin.moeder, DAG))
