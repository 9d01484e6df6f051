"""Asking a question on the public site: no cookie, no name, and it stands in the queue."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.catalogus.models import Leefgebied, lijn_van
from rotonde.kern import wie
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol
from rotonde.toegang import actions, queries
from rotonde.toegang.models import Melding
from rotonde.vorm.formuliertoken import VELD, maak_token

PAD = "/proef/vraag/"
KANARIE = "kwinkelkanarie"
INGEVULD = {
    "verhaal": f"Mijn moeder vergeet te eten, {KANARIE}.",
    "leefgebied": "mantelzorg",
    "veiligheid": "nee",
    "voorkeur": "bellen",
    "bereikbaar": "06 12345678 na 18.00 uur",
}


@pytest.fixture(autouse=True)
def _leefgebied(loket: Loket) -> None:
    with wie.als(dienst()):
        Leefgebied.objects.create(
            gemeente_id=GEMEENTE, code="mantelzorg", lijn=lijn_van(GEMEENTE, "leefgebied", "mantelzorg"),
            geldig=periode(date(2020, 1, 1)), bron="proef", naam="Mantelzorg", herkomst="enquete", volgorde=1,
        )  # fmt: skip


def _verstuur(client: Client, **anders: str) -> tuple[int, str]:
    antwoord = client.post(PAD, {**INGEVULD, VELD: maak_token(PAD), **anders})
    return antwoord.status_code, antwoord.content.decode()


def _meldingen() -> list[Melding]:
    with wie.als(dienst()):
        return list(Melding.objects.all())


def test_een_vraag_zonder_naam_staat_in_de_wachtrij_en_geeft_een_code_priv_58(
    client: KeurendeClient, loket: Loket
) -> None:
    assert "Stel uw vraag" in client.zie(PAD).html
    status, html = _verstuur(client)

    (melding,) = _meldingen()
    assert status == 200
    assert melding.terugkoppelcode in html
    assert len(melding.terugkoppelcode) == 10
    assert (melding.onderwerp, melding.persoon_id, melding.veiligheid) == ("Mantelzorg", None, False)
    assert dict(client.cookies) == {}


def test_de_wachtrij_toont_het_verhaal_niet_en_wie_oppakt_leest_het_wel_priv_14(
    client: KeurendeClient, loket: Loket
) -> None:
    _verstuur(client)
    (melding,) = _meldingen()

    with wie.als(aanspreekpunt(loket.anna)):
        assert KANARIE not in str(list(queries.wachtrij(loket.team)))
        actions.oppakken(melding.pk)
        detail = queries.detail(melding.pk)

    assert KANARIE in detail.verhaal
    assert detail.bereikbaar == "bellen: 06 12345678 na 18.00 uur"


@pytest.mark.parametrize(("namens", "van_wie"), [("op_naam", True), ("zonder_naam", False)])
def test_wie_is_aangemeld_kiest_of_de_naam_erbij_staat(gezin: Gezin, namens: str, van_wie: bool) -> None:
    klant = klant_als(Rol.INWONER, actor=gezin.moeder)

    assert "op uw naam" in klant.zie(PAD).html
    assert _verstuur(klant, namens=namens)[0] == 200

    (melding,) = _meldingen()
    with wie.als(dienst()):
        actoren = set(Gebeurtenis.objects.filter(object_id=melding.pk).values_list("actor", flat=True))
    assert melding.persoon_id == (gezin.moeder if van_wie else None)
    assert (gezin.moeder in actoren) is van_wie


def test_een_bezoeker_kan_geen_vraag_op_andermans_naam_stellen(client: KeurendeClient, gezin: Gezin) -> None:
    _verstuur(client, namens="op_naam", persoon=str(gezin.moeder))

    assert [melding.persoon_id for melding in _meldingen()] == [None]


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"verhaal": ""}, "Wat is er aan de hand"),
        ({"veiligheid": ""}, "niet veilig"),
        ({"bereikbaar": ""}, "Vul in hoe we u kunnen bereiken"),
        ({"leefgebied": "bestaat-niet"}, "Waar gaat het over"),
        ({"bereikbaar": "x" * 91}, "veilig bereiken"),
    ],
)
def test_een_fout_zegt_waar_en_bewaart_wat_er_stond(client: KeurendeClient, fout: dict[str, str], zin: str) -> None:
    status, html = _verstuur(client, **fout)

    assert status == 422
    assert re.search(r'class="[^"]*(fout|alert|error)', html)
    assert zin in html
    assert _meldingen() == []


def test_onveilig_gaat_voor(client: KeurendeClient, loket: Loket) -> None:
    _verstuur(client)
    _verstuur(client, veiligheid="ja", leefgebied="")

    with wie.als(aanspreekpunt(loket.anna)):
        assert [regel.veiligheid for regel in queries.wachtrij(loket.team)] == [True, False]


@pytest.mark.parametrize("koppen", [{"HTTP_ORIGIN": "https://elders.example"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}])
def test_een_formulier_van_elders_wordt_geweigerd_sec_09(client: KeurendeClient, koppen: dict[str, str]) -> None:
    antwoord = client.post(PAD, {**INGEVULD, VELD: maak_token(PAD)}, **koppen)

    assert antwoord.status_code == 403
    assert _meldingen() == []


def test_wie_is_aangemeld_bewijst_dat_het_formulier_van_de_eigen_sessie_is_sec_09(gezin: Gezin) -> None:
    klant = klant_als(Rol.INWONER, actor=gezin.moeder)
    klant.handler.enforce_csrf_checks = True
    csrf = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', klant.zie(PAD).html)[0]

    assert _verstuur(klant, namens="op_naam")[0] == 403
    assert _meldingen() == []
    assert _verstuur(klant, namens="op_naam", csrfmiddlewaretoken=csrf)[0] == 200


@pytest.mark.parametrize("token", ["", "verzonnen", maak_token("/proef/hulp/")], ids=["geen", "verzonnen", "ander pad"])
def test_zonder_geldig_token_wordt_niets_opgeslagen_sec_09(client: KeurendeClient, token: str) -> None:
    assert _verstuur(client, **{VELD: token})[0] == 403
    assert _meldingen() == []


def test_de_eenentwintigste_vraag_van_een_bron_in_een_uur_wacht_sec_23(client: KeurendeClient) -> None:
    assert [_verstuur(client, verhaal="")[0] for _ in range(20)] == [422] * 20

    antwoord = client.post(PAD, {**INGEVULD, VELD: maak_token(PAD)})

    assert antwoord.status_code == 429
    assert int(antwoord["Retry-After"]) <= 3600
    assert client.post(PAD, {**INGEVULD, VELD: maak_token(PAD)}, REMOTE_ADDR="192.0.2.7").status_code == 200
