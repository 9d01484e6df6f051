"""The web server as a process: it answers, and it sees what a test committed."""

import http.client

import pytest
from tests.server import Server

from rotonde.cli.fouten import Startfout
from rotonde.cli.web import controleer_poort, vrije_poort
from rotonde.kern.models import Gemeente


@pytest.mark.committen
def test_server_sees_what_the_test_committed(server: Server) -> None:
    def pagina() -> str:
        verbinding = http.client.HTTPConnection("localhost", server.poort, timeout=10)
        verbinding.request("GET", "/")
        return verbinding.getresponse().read().decode()

    voor = pagina()
    assert "<h1" in voor
    assert "Voorbeeldstad" not in voor

    Gemeente.objects.create(code="9998", naam="Voorbeeldstad", slug="voorbeeldstad")

    assert "Voorbeeldstad" in pagina()


@pytest.mark.parametrize("poort", [0, -1, 65536])
def test_port_that_cannot_exist_is_refused(poort: int) -> None:
    with pytest.raises(Startfout, match="bestaat niet"):
        controleer_poort(poort)


def test_free_port_is_accepted() -> None:
    controleer_poort(vrije_poort())
