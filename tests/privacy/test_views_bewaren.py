"""The screens of keeping and destroying: what is due, a list, the judgement of somebody else, a hold."""

import re
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, klant_als, maak_gemeente, maak_medewerker
from tests.privacy.schermen import signalen_aan_de_beurt

from rotonde.kern.models import Medewerker, Vernietigingslijst, Vernietigingsregel
from rotonde.kern.soorten import LijstStatus, Rol
from rotonde.privacy import bewaring
from rotonde.privacy.actions import vernietiging
from rotonde.signalen.models import Signaal

pytestmark = pytest.mark.django_db
PAD = "/heerde/werk/bewaren/"


@pytest.fixture
def kwaliteit() -> KeurendeClient:
    return klant_als(Rol.KWALITEIT, naam="Kim Zwart")


@pytest.fixture
def lijst() -> UUID:
    """A list that the system made."""
    signalen_aan_de_beurt()
    with bewaring.als_dienst(HEERDE):
        gemaakt = vernietiging.lijst_opstellen()
    assert gemaakt
    return gemaakt


def _status(lijst: UUID) -> str:
    with bewaring.als_dienst(HEERDE):
        return str(Vernietigingslijst.objects.get(pk=lijst).status)


def _stuur(klant: KeurendeClient, pad: str, velden: dict[str, str], status: int = 302) -> str:
    antwoord = klant.post(pad, velden)
    assert antwoord.status_code == status
    return str(antwoord.content.decode())


def test_zonder_iets_aan_de_beurt_staat_er_waarom(kwaliteit: KeurendeClient) -> None:
    html = kwaliteit.zie(PAD).html

    assert "Er is niets aan de beurt" in html
    assert "Er is nog geen lijst" in html
    assert "Maak een lijst" not in html


def test_wat_kan_staat_er_met_aantallen_en_wordt_een_lijst_priv_45(kwaliteit: KeurendeClient) -> None:
    signalen_aan_de_beurt(3)
    assert "Signaal" in kwaliteit.zie(PAD).html

    _stuur(kwaliteit, f"{PAD}opstellen/", {})

    with bewaring.als_dienst(HEERDE):
        gemaakt = Vernietigingslijst.objects.get()
    assert gemaakt.aantal == 3
    html = kwaliteit.zie(f"{PAD}lijst/{gemaakt.pk}/").html
    assert "U maakte deze lijst zelf" in html
    assert "Akkoord: vernietigen" not in html


def test_een_collega_gaat_akkoord_priv_45(kwaliteit: KeurendeClient, lijst: UUID) -> None:
    assert "Akkoord: vernietigen" in kwaliteit.zie(f"{PAD}lijst/{lijst}/").html

    _stuur(kwaliteit, f"{PAD}lijst/{lijst}/", {"akkoord": "ja"})

    assert _status(lijst) == LijstStatus.GOEDGEKEURD
    assert "door Kim Zwart" in kwaliteit.zie(f"{PAD}lijst/{lijst}/").html


def test_met_iets_van_de_eigen_kring_erop_staan_er_geen_regels_en_geen_knop_priv_20(lijst: UUID) -> None:
    ik = maak_medewerker(Rol.KWALITEIT)
    klant = klant_als(Rol.KWALITEIT, actor=ik)
    with bewaring.als_dienst(HEERDE):
        signaal = Signaal.objects.get(pk=Vernietigingsregel.objects.filter(lijst_id=lijst).first().object)
    assert str(signaal.pk) in klant.zie(f"{PAD}lijst/{lijst}/").html
    with bewaring.als_dienst(HEERDE):
        Medewerker.objects.filter(pk=ik).update(persoon_id=signaal.persoon_id)

    html = klant.zie(f"{PAD}lijst/{lijst}/").html
    assert "laat een collega haar beoordelen" in html
    assert str(signaal.pk) not in html
    assert "Akkoord: vernietigen" not in html
    _stuur(klant, f"{PAD}lijst/{lijst}/", {"akkoord": "ja"})
    assert _status(lijst) == LijstStatus.VOORGESTELD


def test_wie_er_te_dichtbij_staat_leest_dat_een_collega_de_lijst_maakt_priv_20() -> None:
    (nummer,) = signalen_aan_de_beurt(1)
    ik = maak_medewerker(Rol.KWALITEIT)
    klant = klant_als(Rol.KWALITEIT, actor=ik)
    with bewaring.als_dienst(HEERDE):
        Medewerker.objects.filter(pk=ik).update(persoon_id=Signaal.objects.get(pk=nummer).persoon_id)

    _stuur(klant, f"{PAD}opstellen/", {})

    assert "laat een collega de lijst maken" in klant.zie(PAD).html
    with bewaring.als_dienst(HEERDE):
        assert not Vernietigingslijst.objects.exists()


def test_niet_akkoord_vraagt_waarom(kwaliteit: KeurendeClient, lijst: UUID) -> None:
    _stuur(kwaliteit, f"{PAD}lijst/{lijst}/", {"afwijzen": "ja", "reden": ""}, 422)
    assert _status(lijst) == LijstStatus.VOORGESTELD

    _stuur(kwaliteit, f"{PAD}lijst/{lijst}/", {"afwijzen": "ja", "reden": "eerst overbrengen"})
    assert _status(lijst) == LijstStatus.AFGEWEZEN
    assert "eerst overbrengen" in kwaliteit.zie(f"{PAD}lijst/{lijst}/").html


def test_een_blokkade_staat_in_het_overzicht_en_gaat_er_weer_af_priv_45(kwaliteit: KeurendeClient) -> None:
    (signaal,) = signalen_aan_de_beurt(1)
    velden = {"soort": "signaal", "kenmerk": str(signaal), "reden": "beroep", "toelichting": "zaak 12"}

    _stuur(kwaliteit, f"{PAD}blokkades/", velden)

    assert "zaak 12" in kwaliteit.zie(f"{PAD}blokkades/").html
    assert "er loopt een beroep" in kwaliteit.zie(PAD).html
    html = kwaliteit.zie(f"{PAD}blokkades/").html
    opheffen = re.search(r'action="([^"]+/opheffen/)"', html)
    assert opheffen
    _stuur(kwaliteit, opheffen[1], {})
    assert "Er is niets geblokkeerd" in kwaliteit.zie(f"{PAD}blokkades/").html


@pytest.mark.parametrize("kenmerk", ["geen-kenmerk", "00000000-0000-7000-8000-00000000dead"])
def test_een_kenmerk_dat_er_niet_is_krijgt_een_zin(kwaliteit: KeurendeClient, kenmerk: str) -> None:
    velden = {"soort": "dossier", "kenmerk": kenmerk, "reden": "beroep"}

    assert "enmerk" in _stuur(kwaliteit, f"{PAD}blokkades/", velden, 422)


def test_de_fg_leest_mee_en_beslist_niet_sec_10(lijst: UUID) -> None:
    fg = klant_als(Rol.FG)

    assert "Een kwaliteitsmedewerker beoordeelt deze lijst" in fg.zie(f"{PAD}lijst/{lijst}/").html
    _stuur(fg, f"{PAD}lijst/{lijst}/", {"akkoord": "ja"}, 403)
    fg.zie(f"{PAD}blokkades/", 403)


@pytest.mark.parametrize("rol", [Rol.BALIE, Rol.AANSPREEKPUNT, Rol.BELEID, Rol.BEHEER, Rol.INWONER])
def test_wie_er_niet_over_gaat_ziet_niets_sec_10(rol: Rol) -> None:
    maak_gemeente(HEERDE)
    klant_als(rol).zie(PAD, 403)


def _tel(klant: KeurendeClient, pad: str) -> tuple[str, int]:
    """The page, and how many questions it asked."""
    with CaptureQueriesContext(connection) as vragen:
        html = klant.zie(pad).html
    return html, len(vragen)


def test_de_blokkades_vragen_evenveel_voor_30_als_voor_1_af_35(kwaliteit: KeurendeClient) -> None:
    een, *meer = signalen_aan_de_beurt(30)
    gezien = []
    for ids in ([een], meer):
        for signaal in ids:
            velden = {"soort": "signaal", "kenmerk": str(signaal), "reden": "beroep", "toelichting": "een zaak"}
            _stuur(kwaliteit, f"{PAD}blokkades/", velden)
        html, vragen = _tel(kwaliteit, f"{PAD}blokkades/")
        gezien.append((html.count("een zaak"), vragen))

    assert gezien == [(1, gezien[0][1]), (30, gezien[0][1])]


def test_de_blokkades_staan_per_bladzijde_sec_24(kwaliteit: KeurendeClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 2)
    for signaal in signalen_aan_de_beurt(3):
        velden = {"soort": "signaal", "kenmerk": str(signaal), "reden": "beroep", "toelichting": "een zaak"}
        _stuur(kwaliteit, f"{PAD}blokkades/", velden)

    bladen = [kwaliteit.zie(f"{PAD}blokkades/?pagina={nr}").html for nr in (1, 2)]

    assert [blad.count("een zaak") for blad in bladen] == [2, 1]


def test_het_overzicht_en_een_lijst_vragen_evenveel_voor_30_als_voor_1_af_35(kwaliteit: KeurendeClient) -> None:
    gezien = []
    for aantal in (1, 30):
        signalen_aan_de_beurt(aantal)
        with bewaring.als_dienst(HEERDE):
            lijst = vernietiging.lijst_opstellen()
        signalen_aan_de_beurt(aantal)
        gezien.append((_tel(kwaliteit, PAD)[1], _tel(kwaliteit, f"{PAD}lijst/{lijst}/")[1]))

    assert gezien[0] == gezien[1]
