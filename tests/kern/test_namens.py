"""A job in the name of a person is over when the rol is (SEC-05)."""

import pytest
from procrastinate.contrib.django import app
from tests.klanten import HEERDE, maak_medewerker

from rotonde.kern import klok, namens, wie
from rotonde.kern.models import RolPeriode
from rotonde.kern.periode import eindig
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.werkplek.personeel import intrekken

pytestmark = pytest.mark.django_db
GEDAAN: list[tuple[str, Wie]] = []


@app.task(name="test.taak")
@namens.van_een_mens
def taak(wat: str) -> None:
    GEDAAN.append((wat, wie.huidig()))


@pytest.fixture
def mila() -> Wie:
    GEDAAN.clear()
    return wie.wie(
        gemeente=HEERDE, actor=maak_medewerker(Rol.KWALITEIT), actor_soort=ActorSoort.MEDEWERKER, rol=Rol.KWALITEIT,
        wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="test", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def _uit_dienst(mila: Wie) -> None:
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        rol = RolPeriode.objects.get(medewerker_id=mila.actor)
        rol.periode = eindig(rol.periode, klok.vandaag())
        rol.save()


def test_een_taak_loopt_als_wie_erom_vroeg_sec_05(mila: Wie) -> None:
    taak(namens=namens.van(mila), wat="export")

    (gedaan,) = GEDAAN
    assert gedaan[0] == "export"
    assert (gedaan[1].actor, gedaan[1].rol, gedaan[1].doel) == (mila.actor, mila.rol, mila.doel)


def test_na_het_einde_van_de_rol_doet_een_taak_niets_meer_en_dat_staat_in_het_log_sec_05(mila: Wie) -> None:
    gegeven = namens.van(mila)
    _uit_dienst(mila)

    taak(namens=gegeven, wat="export")

    assert GEDAAN == []


def test_wachtende_taken_van_wie_uit_dienst_gaat_vervallen_en_die_van_een_ander_niet_sec_05(mila: Wie) -> None:
    ander = namens.van(mila) | {"actor": str(maak_medewerker(Rol.KWALITEIT))}
    taak.defer(namens=namens.van(mila), wat="export")
    taak.defer(namens=ander, wat="export")

    assert intrekken.trek_taken_in(mila.actor) == 1
    assert intrekken.trek_taken_in(mila.actor) == 0
