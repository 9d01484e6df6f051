"""Where one is signed in as well: a list of the own sessions, and ending any other one or all of them (SEC-02)."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection, connections
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, OIJ, maak_gemeente, maak_medewerker

from rotonde.kern import aanmelding, klok, sessie, toestel
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.soorten import ActorSoort, Niveau, Rol

pytestmark = pytest.mark.django_db
PAD = "/heerde/sessies/"
EINDE = "/heerde/sessies/beeindigen/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
TELEFOON = (
    "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
AUKJE = UUID(int=4711)


def _van(wie: Aanmelding, kenmerk: str = WINDOWS) -> KeurendeClient:
    """Another device of the same person."""
    maak_gemeente(wie.gemeente)
    klant, request = KeurendeClient(), HttpRequest()
    request.META["HTTP_USER_AGENT"] = kenmerk
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    aanmelding.meld_aan(request, wie)
    request.session.save()
    klant.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    return klant


def _inwoner(persoon: UUID = AUKJE) -> Aanmelding:
    return Aanmelding(HEERDE, persoon, ActorSoort.INWONER, Rol.INWONER, "Aukje van der Berg", Niveau.HOOG)


def _medewerker() -> Aanmelding:
    return Aanmelding(HEERDE, maak_medewerker(Rol.BALIE), ActorSoort.MEDEWERKER, Rol.BALIE, "Mila de Wit")


def _leeft(klant: KeurendeClient) -> bool:
    return klant.get("/heerde/sessie/").status_code == 200


def _kenmerken(klant: KeurendeClient) -> list[str]:
    return re.findall(r'name="kenmerk" value="(\w+)"', klant.zie(PAD).html)


@pytest.mark.parametrize("soort", [_inwoner, _medewerker])
def test_men_ziet_waar_men_is_aangemeld_en_welke_deze_is_sec_02(soort: Callable[[], Aanmelding]) -> None:
    ik = soort()
    hier, _daar = _van(ik), _van(ik, TELEFOON)
    _van(_inwoner(UUID(int=9)), "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1")

    html = hier.zie(PAD).html

    assert html.count("Firefox op een computer met Windows") == 1
    assert "Chrome op een Android-telefoon" in html
    assert "iPhone" not in html, "of another"
    assert html.count("hier bent u nu") == 1
    assert html.index("Windows") < html.index("hier bent u nu") < html.index("Android")
    assert not [rij.pk for rij in Session.objects.all() if rij.pk in html], "a key would open it"


def test_wie_nergens_anders_is_aangemeld_leest_dat_sec_02() -> None:
    html = _van(_inwoner()).zie(PAD).html

    assert "U bent nergens anders ingelogd" in html
    assert "alle andere apparaten" not in html


def test_een_andere_eindigt_en_de_rest_blijft_sec_02() -> None:
    ik = _medewerker()
    hier, telefoon = _van(ik), _van(ik, TELEFOON)
    thuis, vreemde = _van(ik), _van(_medewerker())
    (kenmerk,) = re.findall(r'Android-telefoon.*?name="kenmerk" value="(\w+)"', hier.zie(PAD).html, re.DOTALL)

    with CaptureQueriesContext(connections["log"]) as geschreven:
        antwoord = hier.post(EINDE, {"kenmerk": kenmerk})
        regels = [vraag for vraag in geschreven if "elders afgemeld" in vraag["sql"]]

    assert len(regels) == 1
    assert antwoord["Location"] == PAD
    assert [_leeft(klant) for klant in (hier, telefoon, thuis, vreemde)] == [True, False, True, True]
    assert "U bent daar nu uitgelogd" in hier.zie(PAD).html
    hier.post(EINDE, {"kenmerk": kenmerk})
    assert "Daar was u al uitgelogd" in hier.zie(PAD).html


def test_alle_andere_eindigen_en_deze_niet_sec_02() -> None:
    hier, *anderen = [_van(_inwoner()) for _ in range(4)]
    buur = _van(_inwoner(UUID(int=9)))

    hier.post(EINDE, {"alle": "ja"})

    assert [_leeft(klant) for klant in (hier, *anderen, buur)] == [True, False, False, False, True]


def test_het_kenmerk_van_een_ander_of_van_deze_beeindigt_niets_sec_11() -> None:
    hier, ander, buur = _van(_inwoner()), _van(_inwoner()), _van(_inwoner(UUID(int=9)))
    _van(_inwoner(UUID(int=9)))
    (van_de_buur,) = _kenmerken(buur)
    (van_hier,) = _kenmerken(ander)

    for kenmerk in (van_de_buur, "", "onzin"):
        hier.post(EINDE, {"kenmerk": kenmerk})
    hier.post(EINDE, {})
    assert [_leeft(klant) for klant in (hier, ander, buur)] == [True, True, True]
    hier.post(EINDE, {"kenmerk": van_hier})
    assert _leeft(hier), "the one who asks stays; the way out of that is signing out"
    assert len(_kenmerken(buur)) == 1


def test_een_account_dat_ook_elders_werkt_ziet_beide_sec_02() -> None:
    """The same account in another gemeente is another medewerker, and the same person."""
    elders = Aanmelding(OIJ, UUID(int=77), ActorSoort.MEDEWERKER, Rol.BALIE, "Mila de Wit")
    hier, daar = _van(_medewerker()), _van(elders, TELEFOON)
    for klant in (hier, daar):
        rij = klant.session
        rij[SESSION_KEY] = "4711"
        rij.save()

    assert "Android-telefoon" in hier.zie(PAD).html
    hier.post(EINDE, {"alle": "ja"})
    assert not Session.objects.filter(pk=daar.cookies[settings.SESSION_COOKIE_NAME].value).exists()


def test_beeindigen_vraagt_vers_bewijs_en_kijken_niet_sec_04() -> None:
    begin = klok.nu()
    with klok.op(begin):
        ik = _medewerker()
        hier, ander = _van(ik), _van(ik)
    with klok.op(begin + timedelta(minutes=16)):
        assert "hier bent u nu" in hier.zie(PAD).html
        assert hier.post(EINDE, {"alle": "ja"})["Location"].startswith("/heerde/aanmelden/opnieuw/")
        assert _leeft(ander)


def test_wat_vanzelf_eindigde_staat_er_niet_en_wordt_vergeten_sec_02() -> None:
    begin = klok.nu()
    with klok.op(begin - timedelta(minutes=20)):
        _van(_inwoner(), TELEFOON)
    with klok.op(begin):
        assert "Android" not in _van(_inwoner()).zie(PAD).html

    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=begin.tzinfo))
    sessie.ruim_op()
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("kenmerk", "woorden"),
    [
        (WINDOWS, "Firefox op een computer met Windows"),
        (TELEFOON, "Chrome op een Android-telefoon"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/18.0 Safari/605.1.15", "Safari op een Mac"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge op een computer met Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/130.0 Safari/604.1", "Chrome op een iPhone"),
        ("curl/8.5", toestel.ONBEKEND),
        ("", toestel.ONBEKEND),
        ("<script>alert(1)</script>", toestel.ONBEKEND),
    ],
)
def test_het_apparaat_staat_er_in_gewone_woorden(kenmerk: str, woorden: str) -> None:
    assert toestel.in_woorden(kenmerk) == woorden


def test_de_lijst_vraagt_evenveel_voor_30_sessies_als_voor_1_af_35() -> None:
    gezien = []
    hier = _van(_inwoner())
    for aantal in (1, 29):
        for _ in range(aantal):
            _van(_inwoner())
        with CaptureQueriesContext(connection) as vragen:
            html = hier.zie(PAD).html
        gezien.append((html.count('name="kenmerk"'), len(vragen)))

    assert gezien == [(1, gezien[0][1]), (30, gezien[0][1])]
