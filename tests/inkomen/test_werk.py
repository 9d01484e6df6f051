"""Trajectgroepen and werkregelingen: one at a time, following the uitkering, and counted on a day."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.inwoners.gezin import Gezin, dienst, vraagt

from rotonde.inkomen import actions, queries
from rotonde.inkomen.actions import Instroom, Plaatsing, Uitstroom, Werkeinde, Werkstart
from rotonde.inkomen.models import Indeling, Werkregeling
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling, Trajectgroep, Werksoort
from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Rol

VANAF, INGEDEELD, VERDER = date(2022, 4, 1), date(2022, 6, 1), date(2023, 3, 1)


@pytest.fixture
def uitkering(gezin: Gezin) -> UUID:
    reden = RedenInstroom.VERBLIJFSVERGUNNING
    return actions.instromen(Instroom(gezin.moeder, Regeling.PARTICIPATIEWET, VANAF, reden))


def test_somebody_with_an_uitkering_moves_from_group_to_group(gezin: Gezin, uitkering: UUID) -> None:
    eerste = actions.indelen(Plaatsing(gezin.moeder, Trajectgroep.ACTIVERING, INGEDEELD))
    actions.indelen(Plaatsing(gezin.moeder, Trajectgroep.REINTEGRATIE, VERDER))

    assert Indeling.objects.get(pk=eerste).periode == periode(INGEDEELD, VERDER)
    assert queries.trajectgroepen(op=date(2022, 12, 31))[Trajectgroep.ACTIVERING] == 1
    nu = queries.trajectgroepen(op=VERDER)
    assert (nu[Trajectgroep.ACTIVERING], nu[Trajectgroep.REINTEGRATIE]) == (0, 1)
    assert queries.statushouders(Trajectgroep.REINTEGRATIE, op=VERDER) == 1
    assert Gebeurtenis.objects.filter(soort="inkomen.ingedeeld").count() == 2


def test_without_an_uitkering_there_is_no_group(gezin: Gezin, uitkering: UUID) -> None:
    for persoon, dag in ((gezin.vader, INGEDEELD), (gezin.moeder, date(2022, 3, 31))):
        with pytest.raises(KanNuNiet, match="geen uitkering"):
            actions.indelen(Plaatsing(persoon, Trajectgroep.ACTIVERING, dag))

    actions.indelen(Plaatsing(gezin.moeder, Trajectgroep.ACTIVERING, INGEDEELD))
    actions.uitstromen(Uitstroom(uitkering, date(2023, 9, 1), RedenUitstroom.WERK))
    assert Indeling.objects.get().periode == periode(INGEDEELD, date(2023, 9, 1))
    assert not any(queries.trajectgroepen(op=date(2023, 9, 1)).values())


def test_a_group_that_is_recorded_late_ends_with_the_uitkering_rel_09(gezin: Gezin, uitkering: UUID) -> None:
    actions.uitstromen(Uitstroom(uitkering, VERDER, RedenUitstroom.WERK))
    actions.indelen(Plaatsing(gezin.moeder, Trajectgroep.ACTIVERING, INGEDEELD))

    assert Indeling.objects.get().periode == periode(INGEDEELD, VERDER)
    with pytest.raises(KanNuNiet, match="geen uitkering"):
        actions.indelen(Plaatsing(gezin.moeder, Trajectgroep.ACTIVERING, VERDER))


def test_a_group_cannot_begin_before_the_one_that_runs(gezin: Gezin, uitkering: UUID) -> None:
    actions.indelen(Plaatsing(gezin.moeder, Trajectgroep.ACTIVERING, INGEDEELD))
    for dag in (INGEDEELD, date(2022, 5, 1)):
        with pytest.raises(KanNuNiet, match="al ingedeeld"):
            actions.indelen(Plaatsing(gezin.moeder, Trajectgroep.VRIJGESTELD, dag))
    with pytest.raises(IntegrityError, match="indeling_een_tegelijk"), transaction.atomic():
        Indeling.objects.create(
            gemeente_id="0246", persoon_id=gezin.moeder, groep=Trajectgroep.VRIJGESTELD, periode=periode(VERDER)
        )


def test_who_works_with_help_is_counted_with_and_without_an_uitkering(gezin: Gezin, uitkering: UUID) -> None:
    met, zonder = actions.werkregelingen_starten(
        [
            Werkstart(gezin.moeder, Werksoort.LOONKOSTENSUBSIDIE, INGEDEELD),
            Werkstart(gezin.vader, Werksoort.BESCHUT, INGEDEELD),
        ]
    )
    stand = queries.werkregelingen(op=VERDER)
    assert stand == {Werksoort.LOONKOSTENSUBSIDIE: 1, Werksoort.BESCHUT: 1}
    assert queries.aan_het_werk_zonder_uitkering(op=VERDER) == 1

    actions.werkregeling_stoppen(Werkeinde(zonder, VERDER))
    assert queries.werkregelingen(op=VERDER)[Werksoort.BESCHUT] == 0
    assert Werkregeling.objects.get(pk=met).periode.upper is None


def test_one_werkregeling_at_a_time(gezin: Gezin) -> None:
    eerste = actions.werkregeling_starten(Werkstart(gezin.vader, Werksoort.BESCHUT, INGEDEELD))
    for starts in (
        [Werkstart(gezin.vader, Werksoort.LOONKOSTENSUBSIDIE, VERDER)],
        [Werkstart(gezin.moeder, Werksoort.BESCHUT, VANAF), Werkstart(gezin.moeder, Werksoort.BESCHUT, VERDER)],
    ):
        with pytest.raises(KanNuNiet, match="al een werkregeling"):
            actions.werkregelingen_starten(starts)
    actions.werkregeling_stoppen(Werkeinde(eerste, VERDER))
    assert actions.werkregeling_starten(Werkstart(gezin.vader, Werksoort.LOONKOSTENSUBSIDIE, VERDER))


def test_an_end_that_cannot_be_is_refused(gezin: Gezin) -> None:
    regeling = actions.werkregeling_starten(Werkstart(gezin.vader, Werksoort.BESCHUT, INGEDEELD))
    with pytest.raises(NietGevonden):
        actions.werkregeling_stoppen(Werkeinde(nieuw_id(), VERDER))
    with pytest.raises(Ongeldig, match="voordat het begon"):
        actions.werkregeling_stoppen(Werkeinde(regeling, INGEDEELD))
    actions.werkregeling_stoppen(Werkeinde(regeling, VERDER))
    with pytest.raises(KanNuNiet, match="al beëindigd"):
        actions.werkregeling_stoppen(Werkeinde(regeling, VERDER))


def test_the_balie_places_nobody_and_another_gemeente_sees_nothing_priv_12(gezin: Gezin, uitkering: UUID) -> None:
    plaatsing = Plaatsing(gezin.moeder, Trajectgroep.ACTIVERING, INGEDEELD)
    doe: list[Callable[[], object]] = [
        lambda: actions.indelen(plaatsing),
        lambda: actions.werkregeling_starten(Werkstart(gezin.moeder, Werksoort.BESCHUT, INGEDEELD)),
    ]
    for handeling in doe:
        with wie.als(vraagt(Rol.BALIE, ActorSoort.MEDEWERKER)), pytest.raises(GeenBevoegdheid):
            handeling()
    actions.indelen(plaatsing)
    with wie.als(dienst("1509")):
        assert not any(queries.trajectgroepen(op=VERDER).values())
        assert not Indeling.objects.exists()
