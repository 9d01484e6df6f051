"""A verb: an asker, a right, one transaction."""

from collections.abc import Callable, Iterator

import pytest
from tests.kern.conftest import HEERDE

from rotonde.kern import bevoegdheden, wie
from rotonde.kern.actie import ACTIES, actie
from rotonde.kern.bevoegdheden import Regel
from rotonde.kern.fouten import GeenBevoegdheid, GeenContext
from rotonde.kern.models import Team
from rotonde.kern.soorten import Rol
from rotonde.kern.wie import Wie

Dienst = Callable[[str], Wie]


@pytest.fixture
def team_opnemen() -> Iterator[Callable[[str], Team]]:
    @actie("test.team_opnemen")
    def team_opnemen(code: str) -> Team:
        team = Team.objects.create(gemeente_id=HEERDE, code=code, naam=code)
        if code == "mislukt":
            raise RuntimeError("halverwege")
        return team

    yield team_opnemen
    del ACTIES["test.team_opnemen"]


@pytest.fixture
def gegeven(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table gives the verb of this test to the rol dienst."""
    regel = Regel("actie", "test.team_opnemen", frozenset({Rol.DIENST}), None, None, "")
    monkeypatch.setattr(bevoegdheden, "tabel", lambda: {("actie", "test.team_opnemen"): regel})


@pytest.mark.usefixtures("gemeenten", "gegeven")
def test_met_vrager_en_recht_gebeurt_het(team_opnemen: Callable[[str], Team], dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        assert team_opnemen("stip") == Team.objects.get()


@pytest.mark.usefixtures("gemeenten")
def test_wat_niet_in_de_tabel_staat_mag_niemand_sec_10(team_opnemen: Callable[[str], Team], dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        with pytest.raises(GeenBevoegdheid, match="vraag iemand met de juiste rol"):
            team_opnemen("stip")
        assert not Team.objects.exists()


@pytest.mark.usefixtures("gemeenten", "gegeven")
def test_zonder_vrager_is_het_een_fout_in_de_code(team_opnemen: Callable[[str], Team]) -> None:
    with pytest.raises(GeenContext):
        team_opnemen("stip")


@pytest.mark.usefixtures("gemeenten", "gegeven")
def test_wat_halverwege_mislukt_laat_niets_achter(team_opnemen: Callable[[str], Team], dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        with pytest.raises(RuntimeError, match="halverwege"):
            team_opnemen("mislukt")
        assert not Team.objects.exists()
