"""Who comes to work here: account, rol and team from a day."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import actions, wie
from rotonde.kern.actions import Aanstelling
from rotonde.kern.models import Account, Medewerker, RolPeriode, Team, Teamlid
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
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


def _medewerker(dienst: Dienst) -> Medewerker:
    with wie.als(dienst(HEERDE)):
        (pk,) = actions.medewerkers_aanstellen([_aanstelling()])
        return Medewerker.objects.get(pk=pk)


def _geef(medewerker: Medewerker, rol: Rol, door: UUID, tot: date | None) -> None:
    with transaction.atomic():
        RolPeriode.objects.create(
            gemeente_id=HEERDE, medewerker=medewerker, rol=rol, periode=periode(VANAF, tot), gegeven_door=door
        )


@pytest.mark.usefixtures("team_in_beide")
def test_de_database_laat_niemand_zichzelf_een_rol_geven_priv_23(dienst: Dienst) -> None:
    medewerker = _medewerker(dienst)
    tot = date(2025, 1, 1)

    with wie.als(dienst(HEERDE)):
        with pytest.raises(IntegrityError, match="rol_niet_aan_zichzelf"):
            _geef(medewerker, Rol.BALIE, medewerker.pk, tot)
        _geef(medewerker, Rol.BALIE, uuid4(), tot)


@pytest.mark.usefixtures("team_in_beide")
def test_wat_een_mens_geeft_eindigt_en_wat_de_levering_geeft_wordt_opnieuw_verteld_priv_23(dienst: Dienst) -> None:
    medewerker = _medewerker(dienst)

    with wie.als(dienst(HEERDE)):
        with pytest.raises(IntegrityError, match="rol_van_een_mens_eindigt"):
            _geef(medewerker, Rol.BALIE, uuid4(), None)
        _geef(medewerker, Rol.BALIE, DIENSTEN, None)


@pytest.mark.usefixtures("team_in_beide")
def test_wie_rollen_geeft_gebruikt_er_in_die_tijd_geen_met_personen_priv_23(dienst: Dienst) -> None:
    medewerker = _medewerker(dienst)

    with wie.als(dienst(HEERDE)):
        with pytest.raises(IntegrityError, match="rol_geven_of_gebruiken"):
            _geef(medewerker, Rol.BEHEER, DIENSTEN, None)
        _geef(medewerker, Rol.FG, DIENSTEN, None)
        RolPeriode.objects.filter(medewerker=medewerker).update(periode=periode(VANAF, date(2024, 6, 1)))
        RolPeriode.objects.create(
            gemeente_id=HEERDE,
            medewerker=medewerker,
            rol=Rol.BEHEER,
            periode=periode(date(2024, 6, 1)),
            gegeven_door=DIENSTEN,
        )


@pytest.mark.usefixtures("team_in_beide")
def test_een_beheerder_geeft_een_rol_voor_hoogstens_een_jaar_priv_23() -> None:
    beheerder = wie.wie(
        gemeente=HEERDE, actor=uuid4(), actor_soort=ActorSoort.MEDEWERKER, rol=Rol.BEHEER, wet=Wet.ALGEMEEN,
        doel=Doel.BEHEER, grond="test", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    with wie.als(beheerder):
        (pk,) = actions.medewerkers_aanstellen([_aanstelling()])
        assert RolPeriode.objects.get(medewerker_id=pk).periode.upper == date(2024, 12, 31)
