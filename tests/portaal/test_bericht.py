"""A mail that something waits says nothing about what it is."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.core import mail
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from rotonde.kern import klok, wie
from rotonde.kern.luisteraars import LUISTERAARS
from rotonde.kern.models import Gebeurtenis, Inzage
from rotonde.portaal.events import brief_aankondigen
from rotonde.portaal.jobs import kondig_brief_aan

if TYPE_CHECKING:
    from tests.besluiten.wereld import Wereld

ADRES = "anna@voorbeeld.invalid"


def _verstuur_brief(stadje: "Wereld", email: str) -> Gebeurtenis:
    with stadje.als_dienst():
        apps.get_model("inwoners", "Persoon").objects.filter(pk=stadje.persoon.id).update(email=email)
    stadje.besluit()
    with stadje.als_dienst():
        return Gebeurtenis.objects.get(soort="besluiten.besluit_bekendgemaakt")


def _wachtend() -> list[dict[str, str]]:
    return list(ProcrastinateJob.objects.filter(task_name="portaal.kondig_brief_aan").values_list("args", flat=True))


@pytest.mark.parametrize(("email", "aantal"), [(ADRES, 1), ("", 0)])
def test_een_verstuurde_brief_geeft_een_bericht_aan_wie_een_adres_gaf(
    stadje: "Wereld", email: str, aantal: int
) -> None:
    gebeurtenis = _verstuur_brief(stadje, email)

    with stadje.als_dienst():
        brief_aankondigen(gebeurtenis)

    assert _wachtend() == [{"gemeente": "0246", "persoon": str(stadje.persoon.id)}] * aantal


def test_een_brief_van_lang_geleden_wordt_niet_aangekondigd(stadje: "Wereld") -> None:
    gebeurtenis = _verstuur_brief(stadje, ADRES)

    with klok.op(klok.nu() + timedelta(days=8)), stadje.als_dienst():
        brief_aankondigen(gebeurtenis)

    assert _wachtend() == []


def test_in_het_bericht_staat_alleen_de_naam_van_de_gemeente_priv_32(stadje: "Wereld") -> None:
    besluit = stadje.besluit()
    _geef_adres(stadje)

    kondig_brief_aan("0246", str(stadje.persoon.id))

    (bericht,) = mail.outbox
    alles = f"{bericht.subject} {bericht.body}"
    assert bericht.to == [ADRES]
    assert "gemeente Heerde" in bericht.subject
    assert bericht.attachments == []
    for woord in ("Wmo", "Begeleiding", "besluit", "Anna", "Vries", str(besluit.id), "http"):
        assert woord.lower() not in alles.lower()
    assert re.findall(r"\d", alles) == []


def test_eerst_staat_in_het_log_dat_het_adres_gebruikt_is_priv_37(stadje: "Wereld") -> None:
    _geef_adres(stadje)

    kondig_brief_aan("0246", str(stadje.persoon.id))

    with stadje.als_dienst():
        assert Inzage.objects.filter(
            betrokkene=stadje.persoon.id, gegevensgroep="mailadres", soort="verzenden"
        ).exists()


def test_de_worker_kent_de_taak_en_de_luisteraar() -> None:
    assert "portaal.kondig_brief_aan" in app.tasks
    assert "portaal.brief_aankondigen" in LUISTERAARS


def _geef_adres(stadje: "Wereld") -> None:
    with stadje.als_dienst():
        apps.get_model("inwoners", "Persoon").objects.filter(pk=stadje.persoon.id).update(email=ADRES)
    assert wie.huidig_of_geen() is None
