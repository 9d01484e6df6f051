"""How often somebody may do something, counted over all processes (SEC-08, SEC-23)."""

from datetime import timedelta

import pytest
from django.test import RequestFactory, override_settings
from tests.databank import Proefbank

from rotonde.kern import begrenzing, klok
from rotonde.kern.begrenzing import GRENZEN, Grens
from rotonde.kern.bevoegdheden import tabel
from rotonde.kern.fouten import TeVaak, wachttijd
from rotonde.kern.herkomst import bron, herkomst
from rotonde.kern.models import Teller

DRIE = Grens(3, timedelta(hours=1))
SLOT = Grens(3, timedelta(hours=1), op_slot=True)


def _tel_tot_het_niet_mag(grens: Grens, wie: str = "a") -> int:
    for keer in range(grens.hoogstens + 1):
        try:
            begrenzing.tel("proef", wie, grens)
        except TeVaak:
            return keer
    return -1


@pytest.mark.django_db
def test_een_keer_meer_dan_de_grens_mag_niet_en_een_ander_merkt_niets_sec_23() -> None:
    assert _tel_tot_het_niet_mag(DRIE) == 3

    begrenzing.tel("proef", "b", DRIE)
    begrenzing.tel("anders", "a", DRIE)


@pytest.mark.django_db
def test_na_het_venster_mag_het_weer_en_de_fout_zegt_na_hoe_lang_sec_23() -> None:
    begin = klok.nu()
    with klok.op(begin):
        _tel_tot_het_niet_mag(DRIE)

    with klok.op(begin + timedelta(minutes=50)), pytest.raises(TeVaak) as geweigerd:
        begrenzing.tel("proef", "a", DRIE)
    assert geweigerd.value.wacht == 600
    assert "10 minuten" in geweigerd.value.zin

    with klok.op(begin + timedelta(hours=1)):
        begrenzing.tel("proef", "a", DRIE)


@pytest.mark.django_db
def test_een_slot_duurt_een_uur_vanaf_de_laatste_misser_sec_08() -> None:
    begin = klok.nu()
    for minuut in (0, 20, 40):
        with klok.op(begin + timedelta(minutes=minuut)):
            begrenzing.tel("proef", "a", SLOT)

    with klok.op(begin + timedelta(minutes=99)), pytest.raises(TeVaak):
        begrenzing.tel("proef", "a", SLOT)
    with klok.op(begin + timedelta(minutes=100)):
        begrenzing.tel("proef", "a", SLOT)


@pytest.mark.django_db
def test_wat_teruggegeven_is_telt_niet_sec_08() -> None:
    for _ in range(10):
        begrenzing.tel("proef", "a", DRIE)
        begrenzing.geef_terug("proef", "a")


@pytest.mark.committen
def test_twee_processen_tellen_samen_sec_23(proefbank: Proefbank) -> None:
    """What another connection counted is counted here: no process has numbers of its own."""
    begrenzing.tel("proef", "a", DRIE)
    with proefbank.verbinding("web") as elders:
        assert elders.execute("UPDATE kern_teller SET aantal = 3").rowcount == 1

    with pytest.raises(TeVaak):
        begrenzing.tel("proef", "a", DRIE)


@pytest.mark.django_db
def test_een_teller_zegt_niet_van_wie_en_verdwijnt_vanzelf_sec_23() -> None:
    begrenzing.tel("proef", "mila", DRIE)

    assert "mila" not in str(Teller.objects.values().get())
    assert begrenzing.ruim_op() == 0
    with klok.op(klok.nu() + timedelta(days=1, seconds=1)):
        assert begrenzing.ruim_op() == 1


def test_de_grenzen_zijn_die_van_de_eis_sec_23() -> None:
    gevraagd = {naam: (grens.hoogstens, grens.binnen) for naam, grens in GRENZEN.items()}

    assert gevraagd == {
        "openbaar_formulier": (20, timedelta(hours=1)),
        "zoeken": (60, timedelta(minutes=1)),
        "export": (3, timedelta(days=1)),
        "levering": (6, timedelta(minutes=1)),
    }


def test_de_tabel_noemt_alleen_grenzen_die_er_zijn_sec_23() -> None:
    genoemd = {regel.grens for regel in tabel().values() if regel.grens}

    assert genoemd
    assert genoemd <= set(GRENZEN)


@pytest.mark.parametrize(
    ("proxies", "verwacht"), [(0, "10.0.0.1"), (1, "192.0.2.7"), (2, "verzonnen"), (9, "verzonnen")]
)
def test_alleen_wat_eigen_proxies_zeggen_telt_als_herkomst_sec_23(proxies: int, verwacht: str) -> None:
    vraag = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="verzonnen, 192.0.2.7")

    with override_settings(ROTONDE_PROXIES=proxies):
        assert herkomst(vraag) == verwacht


@pytest.mark.parametrize(
    ("adres", "verwacht"), [("2001:db8:1:2:3::9", "2001:db8:1:2::"), ("192.0.2.7", "192.0.2.7"), ("", "")]
)
def test_van_ipv6_telt_het_netwerk_sec_23(adres: str, verwacht: str) -> None:
    assert bron(RequestFactory().get("/", REMOTE_ADDR=adres)) == verwacht


@pytest.mark.parametrize(
    ("seconden", "woorden"), [(1, "een minuut"), (61, "2 minuten"), (3600, "60 minuten"), (3601, "2 uur")]
)
def test_een_wachttijd_is_nooit_korter_dan_zij_is(seconden: int, woorden: str) -> None:
    assert wachttijd(seconden) == woorden
