"""No route escapes: each is a screen that somebody sees, or says what it is instead (AF-37)."""

from tests.keuring.schermen import URLCONFS, GeenScherm, Scherm, ingangen, ontbreekt, routes

from rotonde.kern import bevoegdheden
from rotonde.kern.soorten import Rol


def test_elke_route_heeft_een_ingang_af_37() -> None:
    assert ontbreekt(routes(*URLCONFS), ingangen()) == []


def test_een_rol_die_een_scherm_toont_mag_er_ook_komen_af_37() -> None:
    schermen = [ingang for ingang in ingangen() if isinstance(ingang, Scherm)]

    assert len(schermen) >= 2
    assert [s.route for s in schermen if not bevoegdheden.mag("route", s.route, s.rol)] == []


def test_vergeten_verzonnen_en_dubbele_routes_vallen_op_af_35() -> None:
    ingevoerd = [Scherm("a:lijst", Rol.BALIE), Scherm("a:lijst", Rol.BALIE), GeenScherm("a:weg", "bestaat niet meer")]

    assert ontbreekt({"a:lijst", "a:nieuw"}, list(ingevoerd)) == [
        "a:nieuw: zet deze route in schermen.py van haar kamer",
        "a:weg: deze route bestaat niet",
        "a:lijst: staat er dubbel in",
    ]
    assert ontbreekt({"a:lijst"}, [Scherm("a:lijst", Rol.BALIE)]) == []
