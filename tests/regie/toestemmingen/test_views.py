"""Toestemmingen on the screen: of a dossier for who works in it, and for the resident who gave them."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import Zaak, geopend
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import wie
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol
from rotonde.privacy.models import Toestemming
from rotonde.privacy.toestemming import actions
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier

MIJN = "/proef/mijn/inzage/toestemmingen/"


def pad(zaak: Zaak, einde: str = "toestemmingen/") -> str:
    return f"/proef/werk/regie/dossier/{zaak.dossier}/{einde}"


def ja(zaak: Zaak, persoon: UUID, voor: str = "de huisarts") -> UUID:
    return actions.vastleggen(Instemming(zaak.dossier, persoon, "wmo_aan_ander", Manier.GESPREK, (persoon,), voor))


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


@pytest.fixture
def moeder(gezin: Gezin) -> KeurendeClient:
    return klant_als(Rol.INWONER, actor=gezin.moeder)


def ingevuld(gezin: Gezin, **anders: object) -> dict[str, object]:
    wat = {"persoon": gezin.moeder, "grond": "wmo_aan_ander", "voor": "de huisarts", "manier": "gesprek"}
    return {**wat, "door": [gezin.moeder], **anders}


def test_van_vraag_tot_intrekken_in_het_dossier(anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    assert "Nog geen toestemming vastgelegd" in anna.zie(pad(zaak)).html
    assert "Bekijk de toestemmingen" in anna.zie(pad(zaak, "")).html
    antwoord = anna.post(pad(zaak, "toestemming/"), ingevuld(gezin, tot="2099-12-31"), follow=True)
    tekst = antwoord.content.decode()
    assert "vastgelegd" in tekst
    assert "geldt tot en met 31 december 2099" in tekst
    with wie.als(aanspreekpunt(loket.anna)):
        (toestemming,) = Toestemming.objects.all()
    weg = pad(zaak, f"toestemming/{toestemming.pk}/intrekken/")
    assert "de huisarts" in anna.zie(weg).html
    tekst = anna.post(weg, follow=True).content.decode()
    assert "telt vanaf nu niet meer" in tekst
    assert "ingetrokken op" in tekst


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"voor": ""}, "voor wie of wat de toestemming is"),
        ({"door": []}, "Kruis aan wie ja zei"),
        ({"tot": "2020-01-01"}, "kies een latere dag"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_formulier_en_niets_gaat_verloren(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin, anders: dict[str, object], zin: str
) -> None:
    antwoord = anna.post(pad(zaak, "toestemming/"), ingevuld(gezin, **anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_de_inwoner_leest_haar_meteen_en_trekt_haar_in_twee_stappen_in_priv_11(
    moeder: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    assert "U gaf nog geen toestemming" in moeder.zie(MIJN).html
    with wie.als(aanspreekpunt(loket.anna)):
        toestemming = ja(zaak, gezin.moeder)
    bladzijde = moeder.zie(MIJN).html
    assert "de huisarts" in bladzijde
    weg = f"/proef/mijn/inzage/toestemming/{toestemming}/intrekken/"
    assert weg in bladzijde
    assert "Trek mijn toestemming in" in moeder.zie(weg).html
    assert "is ingetrokken" in moeder.post(weg, follow=True).content.decode()
    assert weg not in moeder.zie(MIJN).html


def test_een_ander_ziet_haar_niet_en_trekt_haar_niet_in_sec_11(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        toestemming = ja(zaak, gezin.moeder)
    vader = klant_als(Rol.INWONER, actor=gezin.vader)
    assert "de huisarts" not in vader.zie(MIJN).html
    assert vader.get(f"/proef/mijn/inzage/toestemming/{toestemming}/intrekken/").status_code == 404
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")
    assert bram.get(pad(zaak)).status_code == 404
    assert bram.post(pad(zaak, f"toestemming/{toestemming}/intrekken/")).status_code == 404


def test_een_toestemming_van_een_ander_eigen_dossier_is_hier_niet_sec_11(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    _, ander = geopend(loket, gezin.buur)
    with wie.als(aanspreekpunt(loket.anna)):
        toestemming = ja(zaak, gezin.moeder)
    weg = f"toestemming/{toestemming}/intrekken/"
    assert anna.get(f"/proef/werk/regie/dossier/{ander}/{weg}").status_code == 404
    assert anna.get(pad(zaak, weg)).status_code == 200


def test_wie_een_toestemming_leest_staat_in_het_log_priv_37(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        ja(zaak, gezin.moeder)
    anna.zie(pad(zaak))
    with wie.als(dienst()):
        regels = Inzage.objects.filter(gegevensgroep="toestemming", betrokkene=gezin.moeder, dossier=zaak.dossier)
        assert regels.count() == 1


def _vragen(klant: KeurendeClient, adres: str) -> int:
    klant.zie(adres)
    with CaptureQueriesContext(connection) as vragen:
        klant.zie(adres)
    return len(vragen)


def test_de_lijst_van_een_dossier_vraagt_evenveel_voor_30_als_voor_1_af_35(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        ja(zaak, gezin.moeder)
    een = _vragen(anna, pad(zaak))
    with wie.als(aanspreekpunt(loket.anna)):
        for nummer in range(29):
            ja(zaak, gezin.moeder, f"partner {nummer}")
    assert _vragen(anna, pad(zaak)) == een
    assert "partner 28" in anna.zie(pad(zaak)).html


def test_mijn_lijst_vraagt_evenveel_voor_30_als_voor_1_af_35(
    moeder: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        ja(zaak, gezin.moeder)
    een = _vragen(moeder, MIJN)
    with wie.als(aanspreekpunt(loket.anna)):
        for nummer in range(29):
            ja(zaak, gezin.moeder, f"partner {nummer}")
    assert _vragen(moeder, MIJN) == een
    assert "partner 28" in moeder.zie(MIJN).html
