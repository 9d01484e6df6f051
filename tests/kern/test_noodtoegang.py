"""Noodtoegang opens one dossier for an hour, and the database says when that hour is over (PRIV-18)."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import inzage, klok, noodtoegang, wie
from rotonde.kern.models import Account, Inzage, Medewerker, Noodtoegang
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, RedenNoodtoegang, Rol, Wet
from rotonde.kern.wie import Wie

Dienst = Callable[[str], Wie]
NU = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
UUR = timedelta(minutes=60)
WAAROM = "De politie staat voor de deur en vraagt wie er woont."
pytestmark = pytest.mark.usefixtures("gemeenten")


@pytest.fixture
def ik(dienst: Dienst) -> UUID:
    with wie.als(dienst(HEERDE)):
        rij = Medewerker(gemeente_id=HEERDE, account=Account.objects.create(username="m"), naam="M")
        Medewerker.objects.bulk_create([rij])
    return rij.pk


def _als(actor: UUID, gemeente: str = HEERDE, rol: Rol = Rol.AANSPREEKPUNT) -> Wie:
    return wie.wie(
        gemeente=gemeente, actor=actor, actor_soort=ActorSoort.MEDEWERKER, rol=rol, wet=Wet.WMO,
        doel=Doel.HULPVERLENING, grond="Wmo 2.3.2", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def _mijn_objecten() -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_mijn_objecten()")
        return {rij[0] for rij in cursor.fetchall()}


def _begin(dossier: UUID, *personen: UUID, toelichting: str = WAAROM, duur: timedelta = UUR) -> Noodtoegang:
    return noodtoegang.begin(dossier, personen, reden=RedenNoodtoegang.GEVAAR, toelichting=toelichting, duur=duur)


@pytest.mark.parametrize(("minuut", "open_"), [(0, True), (59, True), (60, False), (61, False)])
def test_minuut_61_ziet_niets_meer_priv_18(ik: UUID, minuut: int, open_: bool) -> None:
    dossier = uuid4()
    with klok.op(NU), wie.als(_als(ik)):
        _begin(dossier)

    with klok.op(NU + timedelta(minutes=minuut)), wie.als(_als(ik)):
        assert (dossier in _mijn_objecten()) is open_
        assert (noodtoegang.lopend(dossier) is not None) is open_


def test_het_is_van_wie_het_vroeg_en_van_een_dossier_priv_18(ik: UUID) -> None:
    dossier, ander = uuid4(), uuid4()
    with klok.op(NU), wie.als(_als(ik)):
        _begin(dossier)
        assert _mijn_objecten() == {dossier}
        assert ander not in _mijn_objecten()
    with klok.op(NU), wie.als(_als(uuid4())):
        assert _mijn_objecten() == set()
    with klok.op(NU), wie.als(_als(ik, OIJ)):
        assert _mijn_objecten() == set()


@pytest.mark.parametrize("toelichting", ["", "te kort", " " * 40, "x" + " " * 30])
def test_zonder_reden_van_twintig_tekens_weigert_de_database_priv_18(ik: UUID, toelichting: str) -> None:
    with klok.op(NU), wie.als(_als(ik)), pytest.raises(DatabaseError, match="noodtoegang_toelichting"):
        _begin(uuid4(), toelichting=toelichting)


def test_een_reden_die_niet_op_de_lijst_staat_weigert_de_database_priv_18(ik: UUID) -> None:
    with klok.op(NU), wie.als(_als(ik)), pytest.raises(DatabaseError, match="noodtoegang_reden"):
        Noodtoegang.objects.bulk_create([
            Noodtoegang(gemeente_id=HEERDE, medewerker_id=ik, dossier_id=uuid4(), personen=[], reden="nieuwsgierig",
                        toelichting=WAAROM, van=NU, tot=NU + UUR)
        ])  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seconden=st.integers(min_value=-10, max_value=2 * 3600))
def test_langer_dan_een_uur_bestaat_niet_priv_18(ik: UUID, seconden: int) -> None:
    mag = 0 < seconden <= 3600
    verwacht = nullcontext() if mag else pytest.raises(DatabaseError, match="noodtoegang_hoogstens_een_uur")

    with klok.op(NU), wie.als(_als(ik)), verwacht, transaction.atomic():
        _begin(uuid4(), duur=timedelta(seconds=seconden))


def test_wat_met_noodtoegang_is_bekeken_staat_zo_in_het_log_priv_18(ik: UUID) -> None:
    dossier, moeder, ander = uuid4(), uuid4(), uuid4()
    with klok.op(NU), wie.als(_als(ik)):
        _begin(dossier, moeder)
        inzage.noteer(InzageSoort.TONEN, [moeder], gegevensgroep="gezinssamenstelling")
        inzage.noteer(InzageSoort.AFDRUKKEN, [uuid4()], gegevensgroep="dossier", dossier=dossier)
        inzage.noteer(InzageSoort.ZOEKEN, [moeder], gegevensgroep="zoekresultaat")
        inzage.noteer(InzageSoort.TONEN, [ander], gegevensgroep="persoonsgegevens")
    with klok.op(NU + UUR), wie.als(_als(ik)):
        inzage.noteer(InzageSoort.TONEN, [moeder], gegevensgroep="persoonsgegevens")

    with wie.als(_als(uuid4(), rol=Rol.KWALITEIT)):
        soorten = list(Inzage.objects.order_by("id").values_list("soort", flat=True))
    assert soorten == ["noodtoegang", "noodtoegang", "zoeken", "tonen", "tonen"]


def test_een_ander_leest_de_reden_niet_kwaliteit_en_fg_wel_priv_18(ik: UUID) -> None:
    with klok.op(NU), wie.als(_als(ik)):
        _begin(uuid4())
        assert Noodtoegang.objects.count() == 1

    for rol, aantal in [(Rol.KWALITEIT, 1), (Rol.FG, 1), (Rol.AANSPREEKPUNT, 0), (Rol.BEHEER, 0)]:
        with wie.als(_als(uuid4(), rol=rol)):
            assert Noodtoegang.objects.count() == aantal


def test_niets_verandert_een_noodtoegang_meer_priv_18(ik: UUID) -> None:
    with klok.op(NU), wie.als(_als(ik)):
        rij = _begin(uuid4())
        with pytest.raises(DatabaseError), transaction.atomic():
            Noodtoegang.objects.filter(pk=rij.pk).update(tot=NU + timedelta(minutes=5))
