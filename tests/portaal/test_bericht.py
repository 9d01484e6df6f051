"""A mail that something waits says nothing about what it is."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.core import mail
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings
from tests.inwoners.gezin import Gezin, dienst
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.inwoners.veilig import actions as veilig
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern import klok, wie
from rotonde.kern.luisteraars import LUISTERAARS
from rotonde.kern.models import Gebeurtenis, Inzage
from rotonde.portaal.events import brief_aankondigen
from rotonde.portaal.jobs import kondig_brief_aan
from rotonde.regie import actions as regie

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


@pytest.mark.parametrize(("afspraak", "aantal"), [(None, 1), (Veilig(neutraal=True), 1), (Veilig(geen_mail=True), 0)])
def test_een_ander_aanspreekpunt_wordt_gemeld_waar_dat_veilig_is_en_niet_genoemd_priv_26_priv_32(
    gezin: Gezin, zaak: Zaak, loket: Loket, settings: Settings, afspraak: Veilig | None, aantal: int
) -> None:
    settings.NEUTRALE_AFZENDER = "post@voorbeeld.invalid"
    with wie.als(dienst()):
        apps.get_model("inwoners", "Persoon").objects.filter(pk=gezin.moeder).update(email=ADRES)
        if afspraak:
            veilig.afspreken(gezin.moeder, afspraak)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=klok.vandaag())
    with wie.als(dienst()):
        brief_aankondigen(Gebeurtenis.objects.get(soort="regie.dossier_overgedragen"))
    wachtend = _wachtend()
    for taak in wachtend:
        kondig_brief_aan(**taak)

    assert [len(wachtend), len(mail.outbox)] == [aantal, aantal]
    for bericht in mail.outbox:
        alles = f"{bericht.subject} {bericht.body}".lower()
        assert not any(woord in alles for woord in ("aanspreekpunt", "dossier", "anna", "bram", "aukje"))
        assert ("proefgemeente" in alles) == (afspraak is None)


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
