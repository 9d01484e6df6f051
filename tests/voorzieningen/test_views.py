"""From the besluit to the budget on screen, in a client that inspects every page."""

import datetime as dt

from tests.besluiten.wereld import Wereld
from tests.klanten import klant_als
from tests.voorzieningen.hulp import START, gestart
from tests.voorzieningen.test_budget import pots

from rotonde.catalogus.models import Organisatie
from rotonde.kern.soorten import Rol
from rotonde.voorzieningen.models import Betaling, Voorziening

WERK = "/heerde/werk/voorzieningen/"


def test_from_besluit_to_payment(wereld: Wereld) -> None:
    besluit = wereld.besluit(3_000)
    marit = klant_als(Rol.AANSPREEKPUNT, actor=wereld.consulent.id)
    ingevuld = {
        "leveringsvorm": "ZIN",
        "aanbieder": str(wereld.aanbieder.id),
        "begin": "01-12-2026",
        "einde": "30-11-2027",
        "volume": "2",
        "tarief": "64,80",
        "bedrag": "3000",
    }
    assert "Er is nog niets toegewezen" in marit.get(f"{WERK}besluit/{besluit.id}/").content.decode()

    te_veel = marit.post(f"{WERK}besluit/{besluit.id}/", {**ingevuld, "bedrag": "3000,01"})
    assert te_veel.status_code == 422
    assert "er is nog" in te_veel.content.decode()
    naar = marit.post(f"{WERK}besluit/{besluit.id}/", ingevuld).headers["Location"]
    assert "Start vastleggen" in marit.get(naar).content.decode()
    te_vroeg = marit.post(f"{naar}starten/", {"dag": "01-12-2026"})
    assert (te_vroeg.status_code, "tot en met vandaag" in te_vroeg.content.decode()) == (422, True)

    with wereld.op(START):
        marit = klant_als(Rol.AANSPREEKPUNT, actor=wereld.consulent.id)
        assert marit.post(f"{naar}starten/", {"dag": "01-12-2026"}).status_code == 302
        assert marit.post(f"{naar}betalen/", {"dag": "01-12-2026", "bedrag": "3000,01"}).status_code == 422
        assert marit.post(f"{naar}betalen/", {"dag": "01-12-2026", "bedrag": "250,50"}).status_code == 302
        assert "€\u00a02.749,50" in marit.get(naar).content.decode()
    with wereld.als_dienst():
        assert (Voorziening.objects.count(), Betaling.objects.count()) == (1, 1)


def test_only_who_delivers_can_be_the_aanbieder_and_with_a_pgb_nobody(wereld: Wereld) -> None:
    besluit = wereld.besluit(3_000)
    with wereld.als_dienst():
        ander = wereld.maak_aanbieder("kennis", "Kenniscentrum")
        Organisatie.objects.filter(pk=ander.pk).update(soort="kennisinstituut")
    marit = klant_als(Rol.AANSPREEKPUNT, actor=wereld.consulent.id)
    pad = f"{WERK}besluit/{besluit.id}/"
    pgb = {
        "leveringsvorm": "PGB",
        "begin": "01-12-2026",
        "einde": "30-11-2027",
        "volume": "2",
        "tarief": "50",
        "bedrag": "3000",
    }

    pagina = marit.get(pad).content.decode()
    assert wereld.aanbieder.naam in pagina
    assert "Kenniscentrum" not in pagina
    assert marit.post(pad, {**pgb, "leveringsvorm": "ZIN", "aanbieder": str(ander.id)}).status_code == 422
    assert marit.post(pad, {**pgb, "aanbieder": str(wereld.aanbieder.id)}).status_code == 422
    assert marit.post(pad, pgb).status_code == 302


def test_the_budget_shows_every_pot_and_no_resident(wereld: Wereld) -> None:
    pots(wereld)
    gestart(wereld, 3_650)

    with wereld.op(dt.date(2027, 1, 1)):
        pagina = klant_als(Rol.BELEID).get(f"{WERK}budget/").content.decode()

    assert "Budget 2027" in pagina
    assert "€\u00a03.340,00" in pagina
    assert wereld.persoon.achternaam not in pagina


def test_without_a_budget_the_page_says_so(wereld: Wereld) -> None:
    assert "Er is geen budget geladen" in klant_als(Rol.BELEID).get(f"{WERK}budget/").content.decode()


def test_a_voorziening_is_not_for_who_is_not_involved(wereld: Wereld) -> None:
    voorziening = gestart(wereld)
    with wereld.als_dienst():
        vreemde = wereld.medewerker("Elif Kaya", "wmo-consulent")

    assert klant_als(Rol.AANSPREEKPUNT, actor=vreemde.id).get(f"{WERK}{voorziening.id}/").status_code == 404
    assert klant_als(Rol.AANSPREEKPUNT, actor=wereld.coach.id).get(f"{WERK}{voorziening.id}/").status_code == 200
    assert klant_als(Rol.BELEID).get(f"{WERK}{voorziening.id}/").status_code == 403
