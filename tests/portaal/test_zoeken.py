"""Looking for help that needs no besluit; who finds nothing still gets a person."""

from datetime import date

import pytest
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, maak_gemeente

from rotonde.catalogus.models import Aanbod, lijn_van
from rotonde.kern import klok, wie
from rotonde.kern.models import Gemeente
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Doel, Wet

pytestmark = pytest.mark.django_db
PAD = "/heerde/hulp/"


@pytest.fixture(autouse=True)
def _kaart() -> None:
    maak_gemeente(HEERDE)
    Gemeente.objects.filter(pk=HEERDE).update(contact={"telefoon": "0578 00 00 00"})
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        _neem_op("fietsles", "Fietsles", 1)
        _neem_op("taalles", "Taalles", 1)
        _neem_op("opname", "Opname", 3)


def _neem_op(code: str, naam: str, afslag: int) -> None:
    Aanbod.objects.create(
        gemeente_id=HEERDE, code=code, lijn=lijn_van(HEERDE, "aanbod", code), geldig=periode(date(2024, 1, 1)),
        bron="proef", naam=naam, wat="Samen oefenen.", wet=Wet.ALGEMEEN, afslag=afslag, kosten="gratis",
        zoekwoorden=["oefenen"], gecontroleerd_op=klok.vandaag(), houdbaar_maanden=12,
    )  # fmt: skip


def test_zonder_zoekwoord_staat_alles_waar_men_zo_heen_kan(client: KeurendeClient) -> None:
    html = client.zie(PAD).html

    assert "Fietsles" in html
    assert "Taalles" in html
    assert "Opname" not in html


def test_een_woord_vindt_wat_past(client: KeurendeClient) -> None:
    html = client.zie(f"{PAD}?woorden=fiets").html

    assert "Fietsles" in html
    assert "Taalles" not in html


@pytest.mark.parametrize("vraag", ["?woorden=bestaatniet", "?leefgebied=verzonnen", ""])
def test_er_is_nooit_een_doodlopende_weg(client: KeurendeClient, vraag: str) -> None:
    html = client.zie(PAD + vraag).html

    assert 'href="tel:0578000000"' in html
    assert 'href="/heerde/vraag/"' in html
