"""A fixed question gives each asker their own rows, and holds nothing of who asked first."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.klanten import HEERDE, OIJ, maak_gemeente, maak_medewerker

from rotonde.kern import klok, vaste_vraag, wie
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.kern.vaste_vraag import VasteVraag

NAAM = VasteVraag(
    lambda naam: naam, lambda sleutels: Medewerker.objects.filter(pk__een_van=sleutels).values_list("naam")
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


def test_several_ids_give_their_rows_of_the_day_on_which_one_asks(medewerkers: tuple[UUID, UUID]) -> None:
    op_die_dag = VasteVraag(
        lambda naam: naam,
        lambda sleutels: (
            Medewerker.objects.filter(pk__een_van=sleutels, rollen__periode__contains=klok.vandaag())
            .order_by("naam")
            .values_list("naam")
        ),
    )
    with wie.als(_dienst(HEERDE)):
        for gevraagd, namen in ((medewerkers, ["Anna", "Bram"]), (medewerkers[1:], ["Bram"]), ((), [])):
            assert op_die_dag.alle(gevraagd) == namen
            with klok.op(klok.moment(date(1990, 1, 1))):
                assert op_die_dag.alle(gevraagd) == []


def test_the_gemeente_in_a_question_is_that_of_who_asks_each_time(medewerkers: tuple[UUID, UUID]) -> None:
    hier = VasteVraag(
        lambda naam: naam,
        lambda sleutels: Medewerker.objects.filter(gemeente_id=wie.huidig().gemeente, pk__een_van=sleutels).values_list(
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
        lambda sleutels: Medewerker.objects.filter(pk__een_van=sleutels, **erbij).values_list("naam"),
    )

    with wie.als(_dienst(HEERDE)), pytest.raises(ValueError, match="laat andere erbuiten"):
        vast.een(uuid4())


def test_who_asks_is_asked_anew_each_time(medewerkers: tuple[UUID, UUID]) -> None:
    zelf = VasteVraag(
        lambda naam: naam,
        lambda sleutels: Medewerker.objects.filter(pk=wie.huidig().actor, pk__een_van=sleutels).values_list("naam"),
    )
    for medewerker, naam in zip(medewerkers, ("Anna", "Bram"), strict=True):
        with wie.als(replace(_dienst(HEERDE), actor=medewerker)):
            assert zelf.alle(medewerkers) == [naam]


def test_a_question_cannot_depend_on_what_else_is_known_of_who_asked_first(db: None) -> None:
    naar_rol = VasteVraag(
        lambda naam: naam,
        lambda sleutels: Medewerker.objects.filter(pk__een_van=sleutels, rollen__rol=wie.huidig().rol),
    )

    with wie.als(_dienst(HEERDE)), pytest.raises(AttributeError, match="rol"):
        naar_rol.een(uuid4())


def test_after_a_question_is_put_together_it_is_today_again_and_who_asks_is_who_asked(
    medewerkers: tuple[UUID, UUID],
) -> None:
    with wie.als(_dienst(HEERDE)) as vrager:
        vandaag = klok.vandaag()
        NAAM.een(medewerkers[0])
        assert (klok.vandaag(), wie.huidig()) == (vandaag, vrager)


@pytest.mark.parametrize(("genoeg", "vragen"), [(101, 1), (2, 4), (1, 5)])
def test_when_there_may_be_many_the_first_are_asked_once_and_the_database_counts_and_cuts_the_rest(
    medewerkers: tuple[UUID, UUID],
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
    genoeg: int,
    vragen: int,
) -> None:
    monkeypatch.setattr(vaste_vraag, "GENOEG", genoeg)
    op_naam = VasteVraag(
        lambda naam: naam,
        lambda sleutels: Medewerker.objects.filter(pk__een_van=sleutels).order_by("naam").values_list("naam"),
    )
    with wie.als(_dienst(HEERDE)):
        gevraagd = op_naam.van(medewerkers)
        with django_assert_num_queries(vragen):
            assert gevraagd.count() == 2
            assert [gevraagd[:1], gevraagd[1:2], gevraagd[1:5], list(gevraagd)] == [
                ["Anna"], ["Bram"], ["Bram"], ["Anna", "Bram"],
            ]  # fmt: skip
        assert (op_naam.van([]).count(), op_naam.van(medewerkers[:1])[1:]) == (0, [])
