"""Every page of the look passes the inspection, in each frame, for each municipality."""

import pytest
from tests.keuring.client import KeurendeClient


@pytest.mark.parametrize("gemeente", ["0246", "1509", "geen"])
@pytest.mark.parametrize("pad", ["/vorm/", "/vorm/publiek/", "/vorm/werkplek/", "/vorm/monitor/"])
def test_stijlpagina_met_alle_onderdelen_keurt_goed(pad: str, gemeente: str) -> None:
    pagina = KeurendeClient().zie(pad, x_gemeente=gemeente)

    assert len(pagina.alle("form")) >= 3
    assert len(pagina.alle("table")) == 1
