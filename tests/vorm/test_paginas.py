"""Every page of the look passes the inspection, in each frame, for each municipality."""

import pytest
from tests.keuring.client import KeurendeClient


@pytest.mark.parametrize("gemeente", ["0246", "1509", "geen"])
@pytest.mark.parametrize("pad", ["/vorm/", "/vorm/publiek/", "/vorm/werkplek/", "/vorm/monitor/"])
def test_stijlpagina_met_alle_onderdelen_keurt_goed(pad: str, gemeente: str) -> None:
    pagina = KeurendeClient().zie(pad, x_gemeente=gemeente)

    assert len(pagina.alle("form")) >= 3
    assert len(pagina.alle("table")) == 1


def test_aan_htmx_gaat_alleen_het_deel(client: KeurendeClient) -> None:
    deel = client.get("/vorm/?soort=wacht", headers={"HX-Request": "true"}).content.decode()

    assert deel.strip().startswith('<div id="werkvoorraad">')
    assert "<html" not in deel
    assert "Er wacht 1 melding." in " ".join(deel.split())


def test_een_lijst_zonder_uitkomst_zegt_wat_te_doen(client: KeurendeClient) -> None:
    pagina = client.zie("/vorm/?soort=goed")

    assert pagina.alle("table") == []
    assert "Geen meldingen met deze status" in pagina.html
