"""The operator's page: what is wrong stands first, a failed job has two ways out, and no person is in it (PRIV-17)."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.inwoners.gezin import dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, klant_als, maak_gemeente
from tests.werkplek.taken import mislukte_taak

from rotonde.kern import wie
from rotonde.kern.models import Gebeurtenis, Meting
from rotonde.kern.soorten import Rol
from rotonde.werkplek.beheer import duur

pytestmark = pytest.mark.django_db
PAD = "/heerde/werk/beheer/"


@pytest.fixture
def beheerder() -> KeurendeClient:
    maak_gemeente(HEERDE)
    return klant_als(Rol.BEHEER)


def _stand(taak: int) -> tuple[str, int] | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, attempts FROM procrastinate_jobs WHERE id = %s", [taak])
        rij: tuple[str, int] | None = cursor.fetchone()
        return rij


def _gebeurd() -> list[tuple[str, str]]:
    with wie.als(dienst()):
        rijen = Gebeurtenis.objects.filter(object_soort="taak").order_by("tijd")
        return [(rij.soort, rij.gegevens["taak"]) for rij in rijen]


def test_wat_niet_in_orde_is_staat_bovenaan_met_wat_men_kan_doen_rel_20(beheerder: KeurendeClient) -> None:
    html = beheerder.zie(PAD).html

    assert "Er is iets niet in orde" in html
    assert "Start een werker: ./rotonde beheer worker." in html
    assert html.index("Niet in orde") < html.index("In orde")


def test_luisteraars_tellen_alleen_voor_de_eigen_gemeente(beheerder: KeurendeClient) -> None:
    for gemeente, waarde in ((HEERDE, 180), ("1509", 90_000)):
        Meting.objects.create(
            naam="luisteraar_achterstand_seconden", deel="portaal.proef", gemeente=gemeente, waarde=waarde,
            gemeten_op=timezone.now(),
        )  # fmt: skip

    lijst = beheerder.zie(PAD).html.partition('id="s-luisteraars"')[2]

    assert "Loopt achter" in lijst
    assert "3 minuten" in lijst
    assert "25 uur" not in lijst


def test_een_mislukte_taak_kan_opnieuw(beheerder: KeurendeClient) -> None:
    taak = mislukte_taak()
    assert "portaal.kondig_brief_aan" in beheerder.zie(PAD).html

    antwoord = beheerder.post(f"{PAD}taak/{taak}/opnieuw/")

    assert antwoord["Location"] == PAD
    assert _stand(taak) == ("todo", 2)
    assert _gebeurd() == [("kern.taak_opnieuw_gestart", "portaal.kondig_brief_aan")]


def test_een_mislukte_taak_kan_vervallen(beheerder: KeurendeClient) -> None:
    taak = mislukte_taak()

    beheerder.post(f"{PAD}taak/{taak}/vervallen/")

    assert _stand(taak) is None
    assert _gebeurd() == [("kern.taak_vervallen", "portaal.kondig_brief_aan")]


@pytest.mark.parametrize("wat", ["opnieuw", "vervallen"])
def test_een_taak_die_niet_is_mislukt_blijft_zoals_zij_is(beheerder: KeurendeClient, wat: str) -> None:
    taak = mislukte_taak()
    beheerder.post(f"{PAD}taak/{taak}/opnieuw/")

    antwoord = beheerder.post(f"{PAD}taak/{taak}/{wat}/")

    assert antwoord.status_code == 409
    assert _stand(taak) == ("todo", 2)


def test_wat_al_in_de_rij_staat_komt_er_geen_tweede_keer_in_rel_10(beheerder: KeurendeClient) -> None:
    eerste, tweede = (mislukte_taak("kern.meten", rij="meten") for _ in range(2))
    beheerder.post(f"{PAD}taak/{eerste}/opnieuw/")

    antwoord = beheerder.post(f"{PAD}taak/{tweede}/opnieuw/")

    assert antwoord.status_code == 409
    assert "laat deze mislukte taak vervallen" in antwoord.content.decode()
    assert _stand(tweede) == ("failed", 1)


def test_over_wie_een_taak_gaat_staat_er_niet_priv_17(beheerder: KeurendeClient) -> None:
    persoon = uuid4()
    mislukte_taak(persoon=persoon)

    assert str(persoon) not in beheerder.zie(PAD).html


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in {Rol.BEHEER, Rol.DIENST, Rol.ANONIEM}])
def test_alleen_beheer_komt_hier_sec_10(rol: Rol) -> None:
    taak = mislukte_taak()
    klant = klant_als(rol)

    assert klant.get(PAD).status_code == 403
    assert klant.post(f"{PAD}taak/{taak}/opnieuw/").status_code == 403
    assert _stand(taak) == ("failed", 1)


@pytest.mark.parametrize(
    ("seconden", "woorden"),
    [(1, "1 seconde"), (119, "119 seconden"), (120, "2 minuten"), (7_200, "2 uur"), (200_000, "2 dagen")],
)
def test_een_duur_staat_in_de_grootste_eenheid_die_past(seconden: float, woorden: str) -> None:
    assert duur(seconden) == woorden


def test_de_bladzijde_vraagt_evenveel_voor_30_mislukte_taken_als_voor_1_af_35(beheerder: KeurendeClient) -> None:
    gezien = []
    for erbij in (1, 29):
        for _ in range(erbij):
            mislukte_taak()
        with CaptureQueriesContext(connection) as vragen:
            html = beheerder.zie("/heerde/werk/beheer/").html
        gezien.append((html.count("/opnieuw/"), len(vragen)))

    assert gezien == [(1, gezien[0][1]), (30, gezien[0][1])]
