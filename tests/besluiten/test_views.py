"""From the Aanpak to the letter on screen, in a client that inspects every page."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.besluiten.wereld import Wereld, mandaat
from tests.keuring.client import KeurendeClient
from tests.keuring.pdf import keur
from tests.klanten import klant_als

from rotonde.besluiten import actions
from rotonde.besluiten.models import Beschikking, Besluit, Voorstel
from rotonde.catalogus.models import Tarief, lijn_van
from rotonde.kern.models import Inzage, Medewerker
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol

WERK = "/heerde/werk/besluiten/"
INGEVULD = {
    "ontvangen_op": "23-11-2026",
    "soort": "toekennen",
    "begin": "01-12-2026",
    "einde": "30-11-2027",
    "volume": "2",
    "bedrag": "3000,00",
    "toelichting": "U durft de post niet meer te openen.",
}


def klant(wereld: Wereld, medewerker: Medewerker) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=medewerker.id, naam=medewerker.naam)


def test_from_the_aanpak_to_the_letter(wereld: Wereld) -> None:
    """The list offers the inzet; a voorstel, the besluit and its announcement follow; the letter opens."""
    marit = klant(wereld, wereld.consulent)
    assert "Begeleiding" in marit.get(WERK).content.decode()

    naar_voorstel = marit.post(f"{WERK}inzet/{wereld.inzet.id}/", INGEVULD).headers["Location"]
    assert "Toekennen" in marit.get(naar_voorstel).content.decode()
    naar_besluit = marit.post(naar_voorstel).headers["Location"]
    assert "bekendmaken" in marit.get(naar_besluit).content.decode()
    assert marit.post(naar_besluit).status_code == 302
    assert "Bezwaar maken kan tot en met 4 januari 2027" in marit.get(naar_besluit).content.decode()

    brief = marit.get(f"{naar_besluit}brief/")
    assert brief.headers["Content-Type"] == "application/pdf"
    assert brief.headers["Content-Disposition"].startswith('attachment; filename="brief-B-2026-')
    assert keur(brief.content) == []
    assert "Er wacht geen aanvraag" in marit.get(WERK).content.decode()


def test_the_page_of_the_dossier_leads_to_each_next_step(wereld: Wereld) -> None:
    marit, dossier = klant(wereld, wereld.consulent), f"/heerde/werk/regie/dossier/{wereld.dossier.id}/"
    naar_voorstel = f"{WERK}inzet/{wereld.inzet.id}/"
    assert naar_voorstel in marit.get(dossier).content.decode()

    gedaan = marit.post(naar_voorstel, INGEVULD).headers["Location"]
    pagina = marit.get(dossier).content.decode()
    assert (gedaan in pagina, naar_voorstel in pagina) == (True, False)

    besluit = marit.post(gedaan).headers["Location"]
    assert besluit in marit.get(dossier).content.decode()


def test_without_mandaat_the_screen_says_why_and_who_can(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        voorstel = wereld.voorstel()
    bram = klant(wereld, wereld.coach)

    pagina = bram.get(f"{WERK}voorstel/{voorstel.id}/").content.decode()
    weigering = bram.post(f"{WERK}voorstel/{voorstel.id}/")

    assert "Want uw functie (gezinscoach) heeft hiervoor geen mandaat." in pagina
    assert "Dit kan wel: een Wmo-consulent." in pagina
    assert weigering.status_code == 403
    assert "Dit kan wel: een Wmo-consulent." in weigering.content.decode()
    with wereld.als_dienst():
        assert not Besluit.objects.exists()


def test_a_letter_is_not_for_who_is_not_involved(wereld: Wereld) -> None:
    besluit = wereld.besluit()
    with wereld.als_dienst():
        vreemde = wereld.medewerker("Elif Kaya", "wmo-consulent")
        voor = Inzage.objects.count()

    for deel in ("", "brief/"):
        assert klant(wereld, vreemde).get(f"{WERK}{besluit.id}/{deel}").status_code == 404
        assert klant(wereld, wereld.collega).get(f"{WERK}{besluit.id}/{deel}").status_code == 200
    with wereld.als_dienst():
        assert Inzage.objects.count() == voor + 2


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"einde": "30-11-2026"}, "De laatste dag ligt voor de eerste dag"),
        ({"bedrag": ""}, "geen tarief bekend"),
        ({"toelichting": ""}, 'aria-invalid="true"'),
    ],
)
def test_a_form_with_a_fault_stores_nothing(wereld: Wereld, anders: dict[str, str], zin: str) -> None:
    antwoord = klant(wereld, wereld.consulent).post(f"{WERK}inzet/{wereld.inzet.id}/", {**INGEVULD, **anders})

    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    with wereld.als_dienst():
        assert not Voorstel.objects.exists()


def test_an_amount_left_empty_is_worked_out_with_the_tarief(wereld: Wereld) -> None:
    """Two hours a week at 64.80 for 365 days: 2 x 64.80 x 365 / 7, rounded up."""
    with wereld.als_dienst():
        Tarief.objects.create(
            gemeente_id=wereld.code,
            code=wereld.product.code,
            lijn=lijn_van(wereld.code, "tarief", wereld.product.code),
            geldig=periode(dt.date(2026, 1, 1)),
            bron="test",
            bedrag=Decimal("64.80"),
        )

    klant(wereld, wereld.consulent).post(f"{WERK}inzet/{wereld.inzet.id}/", {**INGEVULD, "bedrag": ""})

    with wereld.als_dienst():
        assert Voorstel.objects.get().bedrag == Decimal("6757.72")


def test_a_refusal_is_proposed_and_announced(wereld: Wereld) -> None:
    marit = klant(wereld, wereld.consulent)

    naar_voorstel = marit.post(f"{WERK}inzet/{wereld.inzet.id}/", {**INGEVULD, "soort": "afwijzen"}).headers["Location"]
    assert "Afwijzen" in marit.get(naar_voorstel).content.decode()
    naar_besluit = marit.post(naar_voorstel).headers["Location"]
    marit.post(naar_besluit)

    assert "Naar de voorziening" not in marit.get(naar_besluit).content.decode()
    with wereld.als_dienst():
        assert Beschikking.objects.count() == 1


def test_the_list_asks_the_database_as_often_for_one_row_as_for_thirty(
    wereld: Wereld,
) -> None:
    marit = klant(wereld, wereld.consulent)
    with wereld.als(wereld.consulent):
        wereld.voorstel()
    marit.get(WERK)
    with CaptureQueriesContext(connection) as een:
        marit.get(WERK)
    with wereld.als(wereld.consulent):
        for _ in range(29):
            wereld.voorstel()
    with CaptureQueriesContext(connection) as dertig:
        pagina = marit.get(WERK).content.decode()

    assert pagina.count("Voorstel ligt klaar") == 30
    assert len(een) == len(dertig)


def test_the_list_is_shown_a_page_at_a_time_sec_24(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 2)
    marit = klant(wereld, wereld.consulent)
    with wereld.als(wereld.consulent):
        for _ in range(3):
            wereld.voorstel()

    bladen = [marit.zie(f"{WERK}?pagina={nr}").html for nr in (1, 2)]

    assert [blad.count("Voorstel ligt klaar") for blad in bladen] == [2, 1]


def test_who_has_no_rol_for_it_is_refused(wereld: Wereld) -> None:
    with wereld.als_dienst():
        actions.mandaten_instellen([mandaat("T-9")])

    assert klant_als(Rol.BELEID).get(WERK).status_code == 403
    assert klant_als(Rol.BALIE).get(WERK).status_code == 403
