"""The monitor page and the page of a definition, read through the door."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.keuring.client import KeurendeClient
from tests.sturing.proefstad import PEILDATUM, Proefstad

from rotonde.kern import wie
from rotonde.sturing import actions, bevriezing
from rotonde.sturing.indicatoren import INDICATOREN

PUBLICATIE = """
geldig_vanaf: 2026-01-01
regels:
  - {code: jeugd.unieke_clienten, naam: Clienten, domein: jeugd, eenheid: clienten,
     waarden: [{periode: '2026', waarde: 5}], bron: Verzonnen monitor}
  - {code: pw.bijstand.aantal, naam: Bijstand, domein: pw, eenheid: personen,
     waarden: [{periode: '2026-12-31', waarde: 1}], bron: Verzonnen monitor}
  - {code: pw.bijstand.stroom, naam: Stroom, domein: pw, eenheid: personen,
     waarden: [{periode: '2026', dimensies: {richting: instroom}, waarde: 3}], bron: Verzonnen monitor}
"""


@pytest.fixture
def publicatie(tmp_path: Path, settings: object) -> None:
    settings.ROTONDE_GEMEENTEN = tmp_path
    map_ = tmp_path / "0246-heerde" / "raadsmonitor"
    map_.mkdir(parents=True)
    (map_ / "2026.yaml").write_text(PUBLICATIE, encoding="utf-8")


def test_before_freezing_the_page_says_that_counting_goes_on(stad: Proefstad, client: KeurendeClient) -> None:
    pagina = client.zie("/heerde/monitor/")
    assert "De cijfers worden nog geteld" in pagina.html


def test_half_way_the_page_shows_how_far_counting_is(stad: Proefstad, client: KeurendeClient) -> None:
    with stad.op(dt.date(2027, 1, 15)), wie.als(bevriezing.vrager("0246")):
        editie = actions.bevriezen(PEILDATUM)
        actions.berekenen(editie.pk, "pw.bijstand.aantal")
    pagina = client.zie("/heerde/monitor/")
    assert "De cijfers worden nog geteld" in pagina.html
    assert f'value="10" max="{editie.verwacht}"' in pagina.html


def test_counted_stands_beside_published_with_source_and_difference(
    stad: Proefstad, publicatie: None, client: KeurendeClient
) -> None:
    stad.vul()
    stad.bevries()

    html = client.zie("/heerde/monitor/").html

    assert "Verzonnen monitor" in html
    assert html.count('<th scope="row"><a') == len(INDICATOREN)
    cijfers = {code: _rij(html, code) for code in INDICATOREN}
    assert cijfers["jeugd.unieke_clienten"] == ["2", "5", "-3"]
    assert cijfers["pw.bijstand.aantal"] == ["1", "1", "geen"]
    assert cijfers["pw.bijstand.instroom"] == ["1", "3", "-2"]
    assert cijfers["stip.contacten.bezoekers"] == ["1", "niet gepubliceerd", "–"]
    # A family of which everybody would know who it is shows as too few, and is not drawn either.
    klein = [code for code in INDICATOREN if code.startswith("kd.")]
    assert {cijfers[code][0] for code in klein} == {"te klein om te tonen"}
    assert html.count('role="img"') == len(INDICATOREN) - len(klein)


def _rij(html: str, code: str) -> list[str]:
    """The three figures in the row of an indicator: counted, published, difference."""
    rest = html.split(f"/heerde/monitor/indicator/{code}/", 1)[1].split("</tr>", 1)[0]
    return [cel.split(">", 1)[1].split("</td>")[0] for cel in rest.split("<td")[1:4]]


def test_every_figure_leads_to_its_definition(stad: Proefstad, publicatie: None, client: KeurendeClient) -> None:
    stad.vul()
    stad.bevries()
    for code, indicator in INDICATOREN.items():
        html = client.zie(f"/heerde/monitor/indicator/{code}/").html
        assert indicator.definitie.split("'")[0] in html
        assert indicator.eigenaar in html
        assert indicator.voorbeelden[0].uitleg.split("'")[0] in html
    assert client.get("/heerde/monitor/indicator/bestaat.niet/").status_code == 404


def test_a_definition_can_be_read_before_anything_is_counted(stad: Proefstad, client: KeurendeClient) -> None:
    assert "De cijfers worden nog geteld" in client.zie("/heerde/monitor/indicator/jeugd.kosten_totaal/").html


def test_another_year_has_its_own_page(stad: Proefstad, publicatie: None, client: KeurendeClient) -> None:
    stad.vul()
    stad.bevries()
    stad.bevries(dt.date(2025, 12, 31))

    assert _rij(client.zie("/heerde/monitor/").html, "jeugd.unieke_clienten")[0] == "2"
    assert _rij(client.zie("/heerde/monitor/2025/").html, "jeugd.unieke_clienten")[0] == "0"
    assert client.get("/heerde/monitor/2031/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_figures(stad: Proefstad, client: KeurendeClient) -> None:
    stad.vul()
    stad.bevries(dt.date(2022, 12, 31))
    with CaptureQueriesContext(
        connection,
    ) as weinig:
        assert client.zie("/heerde/monitor/").html.count('<th scope="row">') >= 1
    for jaar in (2023, 2024, 2025):
        stad.bevries(dt.date(jaar, 12, 31))
    stad.bevries()
    with CaptureQueriesContext(connection) as veel:
        assert client.zie("/heerde/monitor/").html.count('<th scope="row">') > 30
    assert len(weinig) == len(veel)
