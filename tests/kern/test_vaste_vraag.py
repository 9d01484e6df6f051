"""A fixed question gives each asker their own rows, and holds nothing of who asked first."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from tests.klanten import HEERDE, OIJ, maak_gemeente, maak_medewerker

from rotonde.kern import klok, wie
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.kern.vaste_vraag import VasteVraag

NAAM = VasteVraag(
    lambda naam: naam, lambda plek: Medewerker.objects.filter(pk__een_van=plek.sleutels).values_list("naam")
)


def _dienst(gemeente: str) -> wie.Wie:
    return wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")


@pytest.fixture
def medewerkers(db: None) -> tuple[UUID, UUID]:
    maak_gemeente(HEERDE)
    return maak_medewerker(Rol.BALIE, naam="Anna"), maak_medewerker(Rol.BALIE, naam="Bram")


def test_each_id_gets_its_own_row(medewerkers: tuple[UUID, UUID]) -> None:
    with wie.als(_dienst(HEERDE)):
        assert [NAAM.een(medewerker) for medewerker in medewerkers] == ["Anna", "Bram"]
        assert NAAM.een(uuid4()) is None


def test_several_ids_give_their_rows_on_a_day(medewerkers: tuple[UUID, UUID]) -> None:
    op_die_dag = VasteVraag(
        lambda naam: naam,
        lambda plek: (
            Medewerker.objects.filter(pk__een_van=plek.sleutels, rollen__periode__contains=plek.dag)
            .order_by("naam")
            .values_list("naam")
        ),
    )
    with wie.als(_dienst(HEERDE)):
        for gevraagd, namen in ((medewerkers, ["Anna", "Bram"]), (medewerkers[1:], ["Bram"]), ((), [])):
            assert op_die_dag.alle(gevraagd, op=klok.vandaag()) == namen
            assert op_die_dag.alle(gevraagd, op=date(1990, 1, 1)) == []


def test_the_gemeente_in_a_question_is_that_of_who_asks_each_time(medewerkers: tuple[UUID, UUID]) -> None:
    hier = VasteVraag(
        lambda naam: naam,
        lambda plek: Medewerker.objects.filter(gemeente_id=plek.gemeente, pk__een_van=plek.sleutels).values_list(
            "naam"
        ),
    )
    with wie.als(_dienst(OIJ)):
        assert hier.alle(medewerkers) == []
    with wie.als(_dienst(HEERDE)):
        assert sorted(hier.alle(medewerkers)) == ["Anna", "Bram"]


def test_who_asks_elsewhere_gets_nothing_from_the_same_question(medewerkers: tuple[UUID, UUID]) -> None:
    with wie.als(_dienst(HEERDE)):
        assert NAAM.een(medewerkers[0]) == "Anna"
    with wie.als(_dienst(OIJ)):
        assert NAAM.een(medewerkers[0]) is None


@pytest.mark.parametrize(
    "erbij",
    [{"rollen__periode__contains": date(2026, 1, 1)}, {"rollen__gegeven_door": uuid4()}, {"gemeente_id": HEERDE}],
)
def test_a_day_or_somebody_in_the_question_is_refused(db: None, erbij: dict[str, object]) -> None:
    vast = VasteVraag(
        lambda naam: naam,
        lambda plek: Medewerker.objects.filter(pk__een_van=plek.sleutels, **erbij).values_list("naam"),
    )

    with wie.als(_dienst(HEERDE)), pytest.raises(ValueError, match="alleen de plek"):
        vast.een(uuid4())
