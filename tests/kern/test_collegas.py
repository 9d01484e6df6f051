"""Whom work can be given to: who has the rol today, and nobody whose rol ended."""

from datetime import date

from tests.inwoners.gezin import dienst
from tests.toegang.loket import Loket

from rotonde.kern import collegas, wie
from rotonde.kern.models import RolPeriode
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol


def test_who_has_one_of_the_rollen_today_by_name(loket: Loket) -> None:
    with wie.als(dienst()):
        assert collegas.met_rol([Rol.AANSPREEKPUNT]) == [(loket.anna, "Anna"), (loket.bram, "Bram")]
        assert [naam for _, naam in collegas.met_rol([Rol.AANSPREEKPUNT, Rol.BALIE])] == ["Anna", "Balie", "Bram"]
        assert collegas.heeft_rol(loket.anna, [Rol.AANSPREEKPUNT])
        assert not collegas.heeft_rol(loket.balie, [Rol.AANSPREEKPUNT])


def test_a_rol_that_ended_is_no_rol(loket: Loket) -> None:
    with wie.als(dienst()):
        RolPeriode.objects.filter(medewerker_id=loket.bram).update(periode=periode(date(2020, 1, 1), date(2021, 1, 1)))
        assert collegas.met_rol([Rol.AANSPREEKPUNT]) == [(loket.anna, "Anna")]
        assert not collegas.heeft_rol(loket.bram, [Rol.AANSPREEKPUNT])


def test_nobody_of_another_gemeente(loket: Loket) -> None:
    with wie.als(dienst("1509")):
        assert collegas.met_rol(list(Rol)) == []
        assert not collegas.heeft_rol(loket.anna, [Rol.AANSPREEKPUNT])
