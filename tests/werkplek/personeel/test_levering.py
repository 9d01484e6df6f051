"""The personnel system pushes who works here (SEC-05, SEC-32)."""

import json
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.kern.test_webhook import ANDER, GEHEIM, koppen
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, OIJ, maak_gemeente
from tests.werkplek.personeel.test_laden import mens

from rotonde.config.aanmelden import eis_webhookgeheimen
from rotonde.kern import klok, wie
from rotonde.kern.models import Account, RolPeriode, Team
from rotonde.kern.soorten import Doel, Wet

pytestmark = pytest.mark.django_db
PAD = "/heerde/werk/levering/personeel/"


@pytest.fixture(autouse=True)
def _deur(settings: Any) -> None:
    maak_gemeente(HEERDE)
    settings.PERSONEEL_WEBHOOKS = {HEERDE: [f"whsec_{GEHEIM}"]}
    with wie.als(_dienst()):
        Team.objects.create(gemeente_id=HEERDE, code="stip", naam="Stip")


def _dienst() -> wie.Wie:
    return wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")


def _stuur(*mensen: dict[str, Any], pad: str = PAD, kenmerk: str = "m1", **anders: Any) -> tuple[int, dict[str, Any]]:
    inhoud = json.dumps({"personeel": list(mensen)}).encode()
    gezet = koppen(inhoud, kenmerk=kenmerk, **anders)
    antwoord = KeurendeClient(enforce_csrf_checks=True).post(
        pad, inhoud, content_type="application/json", headers=gezet
    )
    is_json = antwoord["Content-Type"] == "application/json"
    return antwoord.status_code, antwoord.json() if is_json else {}


def _rollen() -> dict[str, list[str]]:
    with wie.als(_dienst()):
        rijen = RolPeriode.objects.filter(periode__contains=klok.vandaag()).order_by("rol")
        uit: dict[str, list[str]] = {}
        for naam, rol in rijen.values_list("medewerker__account__username", "rol"):
            uit.setdefault(naam, []).append(rol)
        return uit


def test_who_comes_is_in_and_who_is_not_told_again_is_out_sec_05_sec_32() -> None:
    assert _stuur(mens("jan"), mens("mila", "aanspreekpunt")) == (200, {"gewijzigd": 2, "uit_dienst": 0})
    assert _rollen() == {"jan": ["balie"], "mila": ["aanspreekpunt"]}

    assert _stuur(mens("mila", "aanspreekpunt"), kenmerk="m2") == (200, {"gewijzigd": 1, "uit_dienst": 1})

    assert _rollen() == {"mila": ["aanspreekpunt"]}
    assert not Account.objects.get(username="jan").is_active


def test_a_delivery_that_comes_again_or_is_not_signed_changes_nothing_sec_32() -> None:
    assert _stuur(mens("jan"))[0] == 200
    assert _stuur(mens("mila"))[0] == 409
    assert _stuur(mens("mila"), kenmerk="m2", geheim=ANDER)[0] == 403
    assert _stuur(mens("mila"), kenmerk="m3", sinds=400)[0] == 403

    assert _rollen() == {"jan": ["balie"]}


def test_rows_that_do_not_fit_are_named_and_nothing_is_loaded_sec_32() -> None:
    status, antwoord = _stuur(mens("jan"), mens("mila", "burgemeester"))

    assert status == 422
    assert "verbeter eerst deze regels" in antwoord["fout"]
    assert [regel for regel in antwoord["regels"] if "burgemeester" in regel]
    assert _rollen() == {}


def test_an_empty_delivery_does_not_empty_the_town_hall_sec_32() -> None:
    namen = [f"mens{nummer}" for nummer in range(5)]
    assert _stuur(*map(mens, namen))[0] == 200

    status, antwoord = _stuur(kenmerk="m2")

    assert (status, sorted(_rollen())) == (409, namen)
    assert "laad haar dan met de hand" in antwoord["fout"]


def test_each_delivery_leaves_a_line_and_so_does_a_refusal_sec_26_sec_32() -> None:
    with CaptureQueriesContext(connections["log"]) as geschreven:
        _stuur(mens("jan"))
        _stuur(mens("jan"), kenmerk="m2", geheim=ANDER)

    regels = [vraag["sql"] for vraag in geschreven if "'personeel geleverd'" in vraag["sql"]]
    assert [("true" in regel, "false" in regel) for regel in regels] == [(True, False), (False, True)]


def test_a_gemeente_without_a_secret_has_no_such_door_sec_32() -> None:
    slug = maak_gemeente(OIJ)

    assert _stuur(mens("jan"), pad=f"/{slug}/werk/levering/personeel/")[0] == 404


def test_who_tries_without_end_waits_sec_23_sec_32() -> None:
    statussen = [_stuur(mens("jan"), kenmerk=f"m{nr}", geheim=ANDER)[0] for nr in range(7)]

    assert statussen == [403] * 6 + [429]


@pytest.mark.parametrize("geheim", ["", "whsec_", "whsec_a2xlaW4=", f"whsec_{'A' * 44}", "geen base64!"])
def test_a_secret_that_can_be_guessed_stops_the_start_sec_30(geheim: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ROTONDE_PERSONEEL_WEBHOOK_0246 is te kort of te eenvoudig"):
        eis_webhookgeheimen("ROTONDE_PERSONEEL_WEBHOOK_0246", [geheim])
    assert eis_webhookgeheimen("x", [f"whsec_{GEHEIM}"]) == [f"whsec_{GEHEIM}"]
