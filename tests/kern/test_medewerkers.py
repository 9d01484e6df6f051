"""Who comes to work here: account, rol and team from a day."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import actions, wie
from rotonde.kern.actions import Aanstelling
from rotonde.kern.models import Account, Medewerker, RolPeriode, Team, Teamlid
from rotonde.kern.soorten import Rol
from rotonde.kern.wie import DIENSTEN, Wie

Dienst = Callable[[str], Wie]
VANAF = date(2024, 1, 1)


def _aanstelling(*teams: Team) -> Aanstelling:
    return Aanstelling("k.bakker", "K. Bakker", "Gezinscoach", [Rol.AANSPREEKPUNT], [t.pk for t in teams], VANAF)


@pytest.mark.usefixtures("team_in_beide")
def test_een_medewerker_krijgt_rol_en_team_vanaf_een_dag(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        (medewerker,) = actions.medewerkers_aanstellen([_aanstelling(Team.objects.get())])
        rol = RolPeriode.objects.get(medewerker_id=medewerker)
        assert (rol.rol, rol.periode.lower, rol.gegeven_door) == (Rol.AANSPREEKPUNT, VANAF, DIENSTEN)
        assert Teamlid.objects.get(medewerker_id=medewerker).team == Team.objects.get()
    assert not Account.objects.get(username="k.bakker").has_usable_password()


@pytest.mark.usefixtures("team_in_beide")
def test_een_account_werkt_in_twee_gemeenten_als_twee_medewerkers(dienst: Dienst) -> None:
    for code in (HEERDE, OIJ):
        with wie.als(dienst(code)):
            actions.medewerkers_aanstellen([_aanstelling()])
            assert Medewerker.objects.get().gemeente_id == code
    assert Account.objects.filter(username="k.bakker").count() == 1
