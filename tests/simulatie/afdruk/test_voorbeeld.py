"""A gemeente printed again: the same rows under other ids, judged by what judged the example."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import IntegrityError, connection
from tests.simulatie.trekking.voorbeeld import PAKKETTEN

from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.models import Persoon
from rotonde.kern import sleutels, wie
from rotonde.kern.models import Gemeente, Medewerker
from rotonde.kern.pakket import laden, register
from rotonde.kern.pakket.controle import controleer
from rotonde.simulatie import actions, draaiboek, synthetisch
from rotonde.simulatie.afdruk.opdracht import id_van
from rotonde.simulatie.afdruk.volgorde import modellen
from rotonde.simulatie.afdruk.voorbeeld import Voorbeeld

VAN, NAAR, NUMMER = "1509", "S007", 7
EEN_ID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
Rijen = dict[str, int]


@pytest.fixture
def voorbeeld(bevolkt: None) -> Iterator[Voorbeeld]:
    """Oude IJsselstreek, drawn, ready to be printed."""
    with wie.als(draaiboek.vrager(VAN)):
        klaar = Voorbeeld()
    with wie.als(draaiboek.vrager(NAAR)):
        Gemeente.objects.create(code=NAAR, slug="synthetisch-007", **klaar.inrichting)
        yield klaar


def _rijen() -> Rijen:
    return {model._meta.db_table: model._default_manager.count() for model in modellen()}


def _vraag(vraag: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return list(cursor.fetchall())


def test_every_row_is_printed_once_and_the_log_has_each_of_them_af_09(voorbeeld: Voorbeeld) -> None:
    aantal = actions.gemeente_afdrukken(voorbeeld, NUMMER)
    gedrukt = _rijen()
    gelogd = _vraag("SELECT tabel, count(*) FROM kern_mutatie WHERE soort = 'I' GROUP BY tabel")
    with wie.als(draaiboek.vrager(VAN)):
        assert gedrukt == _rijen()
    assert sum(gedrukt.values()) == aantal > 10_000
    logs = {"kern_gebeurtenis", "kern_inzage"}
    zonder = {tabel: n for tabel, n in gedrukt.items() if n and tabel not in logs}
    assert zonder == {tabel: n for tabel, n in gelogd if tabel != "kern_gemeente"}


def test_no_id_of_the_example_is_left_in_any_print(voorbeeld: Voorbeeld) -> None:
    actions.gemeente_afdrukken(voorbeeld, NUMMER)
    for model in modellen():
        vraag = (
            f"SELECT to_jsonb(t) - 'pdf' FROM {model._meta.db_table} t WHERE (to_jsonb(t) - 'pdf')::text ~ %s LIMIT 1"
        )
        with connection.cursor() as cursor:
            cursor.execute(vraag, [f"(?!{wie.DIENSTEN}){EEN_ID}"])
            assert cursor.fetchall() == [], model


def test_the_same_people_live_there_under_other_ids_and_their_numbers_open_sec_31(voorbeeld: Voorbeeld) -> None:
    actions.gemeente_afdrukken(voorbeeld, NUMMER)
    with wie.als(draaiboek.vrager(VAN)):
        nummers = {pk: _bsn(pk, cijfer) for pk, cijfer in Persoon.objects.values_list("pk", "bsn_cijfer")}
    gedrukt = {pk: _bsn(pk, cijfer) for pk, cijfer in Persoon.objects.values_list("pk", "bsn_cijfer")}
    assert gedrukt == {id_van(pk, NUMMER): nummer for pk, nummer in nummers.items()}
    assert inwoners.ids_bij_bsn(gedrukt.values()) == {nummer: pk for pk, nummer in gedrukt.items()}


def _bsn(rij: UUID, cijfer: bytes) -> str:
    return sleutels.ontsleutel(cijfer, tabel="inwoners_persoon", kolom="bsn_cijfer", rij=rij)


def test_the_pack_of_a_print_has_nothing_to_add_and_it_counts_as_drawn(voorbeeld: Voorbeeld) -> None:
    actions.gemeente_afdrukken(voorbeeld, NUMMER)
    pakket = synthetisch.pakket(controleer(PAKKETTEN / "1509-oude-ijsselstreek", register.ontdek()), NUMMER)
    verschillen = laden.bereken(pakket, register.ontdek())
    assert {soort: verschil for soort, verschil in verschillen.items() if verschil and soort != "gemeente"} == {}


def test_who_works_there_signs_in_under_a_name_of_that_gemeente(voorbeeld: Voorbeeld) -> None:
    actions.gemeente_afdrukken(voorbeeld, NUMMER)
    namen = set(Medewerker.objects.values_list("account__username", flat=True))
    assert f"demo-{NAAR}-balie" in namen
    assert not {naam for naam in namen if VAN in naam}


def test_what_the_example_may_not_be_no_print_may_be(voorbeeld: Voorbeeld) -> None:
    """The guard on money that goes beyond its voorziening judges the print as well, and then nothing is there."""
    _vraag("UPDATE pg_temp.voorbeeld_voorzieningen_betaling SET bedrag = 10000000 WHERE id = "
           "(SELECT id FROM pg_temp.voorbeeld_voorzieningen_betaling LIMIT 1) RETURNING id")  # fmt: skip
    with pytest.raises(IntegrityError, match="past niet binnen haar voorziening"):
        actions.gemeente_afdrukken(voorbeeld, NUMMER)
    assert not any(_rijen().values())


def test_nothing_is_printed_over_what_is_there(voorbeeld: Voorbeeld) -> None:
    actions.gemeente_afdrukken(voorbeeld, NUMMER)
    eerst = _rijen()
    with pytest.raises(IntegrityError):
        actions.gemeente_afdrukken(voorbeeld, NUMMER)
    assert _rijen() == eerst
