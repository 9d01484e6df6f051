"""A line that a resident may not read yet: held back, then there at its original time (PRIV-41)."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from tests.inwoners.gezin import Gezin, dienst, vraagt
from tests.klanten import klant_als

from rotonde.kern import inzage, klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.models import Inzage, Opheffing, Vertrouwelijkheid
from rotonde.kern.soorten import ActorSoort, InzageSoort, RedenVertrouwelijk, Rol
from rotonde.kern.wie import Wie

TOEN, TOT = date(2024, 6, 1), date(2024, 9, 1)
GROEP = "meldcodekanarie"


@pytest.fixture
def regel(gezin: Gezin) -> UUID:
    """Somebody looked at the mother on 1 June; she may know it on 1 September, or when it is lifted."""
    with klok.op(klok.moment(TOEN)), wie.als(dienst()):
        inzage.noteer(
            InzageSoort.TONEN, [gezin.moeder], gegevensgroep=GROEP,
            vertrouwelijk=Vertrouwelijk(RedenVertrouwelijk.MELDCODE, TOT),
        )  # fmt: skip
        return Inzage.objects.filter(gegevensgroep=GROEP).values_list("id", flat=True)[0]


def _van_kracht(regel: UUID) -> date:
    return TOEN


def _opgeheven_door_een_besluit(regel: UUID) -> date:
    with klok.op(klok.moment(TOEN)), wie.als(vraagt(Rol.FG)):
        inzage.hef_op(regel, reden="de betrokkene is ingelicht")
    return TOEN


def _opgeheven_door_de_datum(regel: UUID) -> date:
    return TOT


@pytest.mark.parametrize(
    ("stand", "inwoner_ziet"),
    [(_van_kracht, False), (_opgeheven_door_een_besluit, True), (_opgeheven_door_de_datum, True)],
)
def test_drie_standen_voor_inwoner_medewerker_en_fg_priv_41(
    stand: Callable[[UUID], date], inwoner_ziet: bool, regel: UUID, gezin: Gezin
) -> None:
    dag = stand(regel)
    ziet: dict[str, bool] = {}
    vragers: dict[str, Wie] = {
        "inwoner": vraagt(Rol.INWONER, ActorSoort.INWONER, gezin.moeder),
        "medewerker": vraagt(Rol.AANSPREEKPUNT),
        "fg": vraagt(Rol.FG),
    }
    for wie_vraagt, vrager in vragers.items():
        with klok.op(klok.moment(dag)), wie.als(vrager):
            ziet[wie_vraagt] = Inzage.objects.filter(gegevensgroep=GROEP).exists()

    assert ziet == {"inwoner": inwoner_ziet, "medewerker": False, "fg": True}


def test_op_de_bladzijde_staat_de_regel_daarna_op_zijn_eigen_tijd_priv_41(regel: UUID, gezin: Gezin) -> None:
    klant = klant_als(Rol.INWONER, actor=gezin.moeder)
    assert GROEP not in klant.zie("/proef/mijn/inzage/").html

    _opgeheven_door_een_besluit(regel)

    html = klant.zie("/proef/mijn/inzage/").html
    assert GROEP in html
    assert "1 juni 2024" in html


def test_wie_leest_ziet_de_eerste_dag_de_regel_nog_niet_en_op_de_dag_zelf_wel_priv_41(
    regel: UUID, gezin: Gezin
) -> None:
    def ziet(dag: date) -> bool:
        with klok.op(klok.moment(dag, 0)), wie.als(vraagt(Rol.INWONER, ActorSoort.INWONER, gezin.moeder)):
            return Inzage.objects.filter(id=regel).exists()

    assert [ziet(TOT - timedelta(days=1)), ziet(TOT)] == [False, True]


def test_opheffen_kan_een_keer_en_verandert_de_regel_niet_priv_41(regel: UUID) -> None:
    with wie.als(dienst()):
        voor = Inzage.objects.values().get(id=regel)
        _opgeheven_door_een_besluit(regel)
        with pytest.raises(NietGevonden):
            inzage.hef_op(regel, reden="nog eens")

        assert Inzage.objects.values().get(id=regel) == voor
        for model in (Vertrouwelijkheid, Opheffing):
            with pytest.raises(DatabaseError), transaction.atomic():
                model.objects.update(reden="meldcode")


def test_een_kijkje_van_toezicht_in_het_log_staat_er_voor_de_inwoner_bij_priv_42(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.FG)):
        inzage.noteer(InzageSoort.TONEN, [gezin.moeder], gegevensgroep="inzagelog")

    html = klant_als(Rol.INWONER, actor=gezin.moeder).zie("/proef/mijn/inzage/").html

    assert "Functionaris gegevensbescherming van Gemeente Proefgemeente" in html
    assert "heeft bekeken: wie er in uw gegevens keek" in html
