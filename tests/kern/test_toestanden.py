"""What can happen when: the little machine, and the page that is drawn from it."""

from itertools import product
from pathlib import Path

import pytest
from django.db.models import TextChoices
from hypothesis import given
from hypothesis import strategies as st

from rotonde.kern import toestanden
from rotonde.kern.actie import ACTIES
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.toestanden import ALLE, Toestanden

PAGINA = Path(__file__).resolve().parents[2] / "docs" / "architectuur" / "toestanden.md"


class Lamp(TextChoices):
    UIT = "uit", "is uit"
    AAN = "aan", "brandt"
    STUK = "stuk", "is stuk"


WOORDEN = {"knip": "de lamp aandoen", "doof": "de lamp uitdoen", "val": "de lamp laten vallen"}
TABEL = {
    (Lamp.UIT, "knip"): Lamp.AAN,
    (Lamp.AAN, "doof"): Lamp.UIT,
    (Lamp.UIT, "val"): Lamp.STUK,
    (Lamp.AAN, "val"): Lamp.STUK,
}


@pytest.fixture
def lamp(monkeypatch: pytest.MonkeyPatch) -> Toestanden[Lamp]:
    monkeypatch.setattr(toestanden, "ALLE", {})
    return Toestanden("De lamp", Lamp.UIT, TABEL, WOORDEN, {Lamp.STUK: "koop een nieuwe"})


def test_a_verb_leads_to_the_state_of_the_table(lamp: Toestanden[Lamp]) -> None:
    assert lamp.na(Lamp.UIT, "knip") == Lamp.AAN
    assert lamp.kan(Lamp.AAN) == ["doof", "val"]
    assert lamp.kan(Lamp.STUK) == []


def test_what_cannot_be_says_what_can(lamp: Toestanden[Lamp]) -> None:
    with pytest.raises(KanNuNiet) as fout:
        lamp.na(Lamp.AAN, "knip")
    assert fout.value.zin == (
        "De lamp brandt, dus de lamp aandoen kan nu niet: u kunt nu de lamp uitdoen of de lamp laten vallen."
    )
    with pytest.raises(KanNuNiet, match="is stuk, dus de lamp uitdoen kan nu niet: koop een nieuwe"):
        lamp.na(Lamp.STUK, "doof")


def test_a_verb_of_no_table_is_a_bug(lamp: Toestanden[Lamp]) -> None:
    with pytest.raises(KeyError):
        lamp.na(Lamp.UIT, "poets")


@pytest.mark.parametrize(
    ("woorden", "uitweg", "zin"),
    [
        ({}, {Lamp.STUK: "koop een nieuwe"}, "niet elk werkwoord"),
        ({**WOORDEN, "poets": "poetsen"}, {Lamp.STUK: "koop een nieuwe"}, "niet elk werkwoord"),
        (WOORDEN, {}, "niet elk einde"),
        (WOORDEN, {Lamp.STUK: "koop een nieuwe", Lamp.AAN: "wacht"}, "niet elk einde"),
    ],
)
def test_a_table_that_cannot_make_its_sentences_is_refused(
    woorden: dict[str, str], uitweg: dict[Lamp, str], zin: str
) -> None:
    with pytest.raises(ValueError, match=zin):
        Toestanden("De lamp", Lamp.UIT, TABEL, woorden, uitweg)
    assert "De lamp" not in ALLE


PAREN = list(product(Lamp, WOORDEN))


@given(st.dictionaries(st.sampled_from(PAREN), st.sampled_from(list(Lamp))), st.sampled_from(PAREN))
def test_in_any_table_a_verb_leads_on_or_is_refused_with_all_that_can(
    tabel: dict[tuple[Lamp, str], Lamp], vraag: tuple[Lamp, str]
) -> None:
    gebruikt = {werkwoord: WOORDEN[werkwoord] for _, werkwoord in tabel}
    eind = {toestand: "koop een nieuwe" for toestand in Lamp if not any(van == toestand for van, _ in tabel)}
    machine = Toestanden("Een proeflamp", Lamp.UIT, tabel, gebruikt, eind)
    ALLE.pop("Een proeflamp")
    toestand, werkwoord = vraag
    if werkwoord not in gebruikt:
        return

    if vraag in tabel:
        assert machine.na(toestand, werkwoord) == tabel[vraag]
        return
    with pytest.raises(KanNuNiet) as fout:
        machine.na(toestand, werkwoord)
    verder = fout.value.zin.partition(": ")[2]
    kan = {WOORDEN[ander] for van, ander in tabel if van == toestand}
    assert {woorden for woorden in WOORDEN.values() if woorden in verder} == kan
    assert (verder == "koop een nieuwe.") == (not kan)


def test_the_page_is_what_the_tables_say() -> None:
    """Repair: ./rotonde beheer toestanden --schrijf."""
    assert PAGINA.read_text(encoding="utf-8") == toestanden.pagina()


def test_a_drawing_has_every_state_and_every_step(lamp: Toestanden[Lamp], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toestanden, "ontdek", lambda: [lamp])
    pagina = toestanden.pagina()

    for regel in (
        "## De lamp",
        '    state "is stuk" as stuk',
        "    [*] --> uit",
        "    aan --> stuk : de lamp laten vallen",
        "| brandt | de lamp uitdoen | `doof` | is uit |",
        "| is stuk |  |  | koop een nieuwe |",
    ):
        assert f"{regel}\n" in pagina
    assert pagina.count(" --> ") == len(TABEL) + 1


def test_every_verb_of_a_table_is_a_verb_and_can_be_reached() -> None:
    machines = toestanden.ontdek()
    assert machines
    for machine in machines:
        assert set(machine.woorden) <= set(ACTIES)
        bereikt = {machine.begin}
        for _ in machine.toestanden:
            bereikt |= {naar for (van, _), naar in machine.tabel.items() if van in bereikt}
        assert bereikt == set(machine.toestanden)
