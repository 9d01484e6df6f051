"""Afspraken on the screen: with a keyboard and without script, from a free time to a file for a calendar."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from tests.inwoners.gezin import BSN, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.toegang.afspraken.agendablad import MAANDAG, WAAROVER, gemaakt, om, plan, rij
from tests.toegang.loket import Loket, aanspreekpunt, balie, opgepakt

from rotonde.inwoners.actions import Inschrijving, inschrijven_alle
from rotonde.kern import klok, wie
from rotonde.kern.models import Inzage, nieuw_id
from rotonde.kern.soorten import Rol, Wet
from rotonde.toegang import actions
from rotonde.toegang.models import Afspraak
from rotonde.toegang.soorten import AfspraakStatus

TOEGANG = "/proef/werk/toegang/"
TIEN = om(10).isoformat()
# The clock of the household stands at noon; a session outlasts no half hour.
STRAKS = om(12, 10, dag=MAANDAG - timedelta(days=2))
NIEUW = {"tijd": TIEN, "soort": "balie", "onderwerp": "Hulp in huis", "wet": "wmo"}


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


@pytest.fixture
def bram(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")


@pytest.fixture
def desk(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.BALIE, actor=loket.balie, naam="Balie")


def _maken(persoon: object, **vraag: object) -> str:
    achter = "&".join(f"{naam}={waarde}" for naam, waarde in vraag.items())
    return f"{TOEGANG}afspraak/maken/{persoon}/" + (f"?{achter}" if achter else "")


def _pad(afspraak: object, wat: str = "") -> str:
    return f"{TOEGANG}afspraak/{afspraak}/{wat}"


def _tijden(html: str) -> list[str]:
    return re.findall(r"(\d+\.\d\d) tot \d+\.\d\d uur</label>", html)


def test_who_is_found_can_get_an_afspraak(desk: KeurendeClient, gezin: Gezin) -> None:
    pagina = desk.post(f"{TOEGANG}zoeken/", {"bsn": BSN[0]}).content.decode()
    assert _maken(gezin.moeder) in pagina

    niet = klant_als(Rol.BACKOFFICE).post(f"{TOEGANG}zoeken/", {"bsn": BSN[0]}).content.decode()
    assert "Aukje van der Berg" in niet
    assert "Maak een afspraak" not in niet


def test_the_page_offers_the_free_half_hours_of_the_next_day_that_one_works(
    desk: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    gemaakt(loket, gezin, persoon=gezin.buur, medewerker=loket.balie)

    tijden = _tijden(desk.zie(_maken(gezin.moeder)).html)

    assert (tijden[0], tijden[-1], "10.00" in tijden, len(tijden)) == ("9.00", "16.30", False, 15)


def test_another_colleague_day_and_length_are_chosen_without_script(
    desk: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    dinsdag = MAANDAG + timedelta(days=1)
    gemaakt(loket, gezin, persoon=gezin.buur, begin=om(9, dag=dinsdag), minuten=240)

    html = desk.zie(_maken(gezin.moeder, medewerker=loket.anna, dag=dinsdag.isoformat(), minuten=120)).html

    assert _tijden(html) == ["13.00", "13.30", "14.00", "14.30", "15.00"]


def test_a_day_without_time_says_what_to_do(desk: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    zondag = MAANDAG + timedelta(days=6)

    assert "Geen vrije tijd op deze dag" in desk.zie(_maken(gezin.moeder, dag=zondag.isoformat())).html


@pytest.mark.parametrize(
    "vraag", [{"dag": "2020-01-01"}, {"dag": "9999-12-31"}, {"dag": "morgen"}, {"minuten": "7"}, {"medewerker": "x"}]
)
def test_a_choice_that_cannot_be_is_told_at_the_field(
    desk: KeurendeClient, gezin: Gezin, vraag: dict[str, str]
) -> None:
    assert "Er klopt nog iets niet" in desk.zie(_maken(gezin.moeder, **vraag), 422).html


def test_making_leads_to_the_afspraak(desk: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    pad = _maken(gezin.moeder, medewerker=loket.anna, dag=MAANDAG.isoformat())

    antwoord = desk.post(pad, NIEUW, follow=True)

    afspraak = Afspraak.objects.get()
    assert antwoord.redirect_chain == [(_pad(afspraak.pk), 302)]
    assert (afspraak.medewerker_id, afspraak.persoon_id, afspraak.begin) == (loket.anna, gezin.moeder, om(10))
    pagina = antwoord.content.decode()
    for tekst in ("De afspraak is gemaakt", "Aukje van der Berg", "maandag 3 juni 2024", "10.00 tot 10.30 uur", "Anna"):
        assert tekst in pagina


@pytest.mark.parametrize("weg", ["tijd", "soort", "onderwerp", "wet"])
def test_what_is_missing_is_told_at_the_field(desk: KeurendeClient, gezin: Gezin, weg: str) -> None:
    antwoord = desk.post(_maken(gezin.moeder), {naam: waarde for naam, waarde in NIEUW.items() if naam != weg})

    assert antwoord.status_code == 422
    assert f'href="#id_{weg}' in antwoord.content.decode()
    assert not Afspraak.objects.exists()


def test_who_is_second_reads_that_the_time_is_taken_and_sees_what_is_left(
    desk: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    gemaakt(loket, gezin, persoon=gezin.buur)

    antwoord = desk.post(_maken(gezin.moeder, medewerker=loket.anna, dag=MAANDAG.isoformat()), NIEUW)

    assert antwoord.status_code == 422
    pagina = antwoord.content.decode()
    assert "Deze tijd is niet vrij" in pagina
    assert "10.00" not in _tijden(pagina)


def test_a_spreekuur_without_a_place_is_refused_on_the_page(desk: KeurendeClient, gezin: Gezin) -> None:
    antwoord = desk.post(_maken(gezin.moeder), {**NIEUW, "soort": "spreekuur"})

    assert antwoord.status_code == 422
    assert "op welke plek het spreekuur is" in antwoord.content.decode()


def test_from_a_melding_the_wet_is_known_and_the_page_leads_there(
    anna: KeurendeClient, bram: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    melding = opgepakt(loket, gezin.moeder)
    pad = _maken(gezin.moeder, melding=melding)
    assert pad in anna.zie(f"{TOEGANG}melding/{melding}/").html

    assert 'name="wet"' not in anna.zie(pad).html
    anna.post(pad, {naam: waarde for naam, waarde in NIEUW.items() if naam != "wet"})

    afspraak = Afspraak.objects.get()
    assert (afspraak.melding_id, afspraak.wet, afspraak.medewerker_id) == (melding, Wet.WMO, loket.anna)
    bram.zie(pad, 404)
    bram.zie(_maken(gezin.moeder, melding=nieuw_id()), 404)


def test_a_page_of_nobody_and_of_elsewhere_is_not_found_sec_11(desk: KeurendeClient, gezin: Gezin) -> None:
    desk.zie(_maken(nieuw_id()), 404)
    for wat in ("", "verzetten/", "afzeggen/", "agenda.ics"):
        desk.zie(_pad(nieuw_id(), wat), 404)


def test_what_a_resident_has_to_come_stands_on_the_page_and_opens_for_who_may(
    bram: KeurendeClient, desk: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    afspraak = gemaakt(loket, gezin)

    van_bram, van_de_balie = (klant.zie(_maken(gezin.moeder)).html for klant in (bram, desk))

    for html in (van_bram, van_de_balie):
        assert "maandag 3 juni 2024, 10.00 tot 10.30 uur" in html
        assert WAAROVER not in html
    assert (_pad(afspraak) in van_bram, _pad(afspraak) in van_de_balie) == (False, True)


def test_an_afspraak_is_moved_to_a_free_time(desk: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)
    lang = gemaakt(loket, gezin, begin=om(9, dag=MAANDAG + timedelta(days=1)), minuten=90)
    assert "15.30 tot 17.00 uur" in desk.zie(_pad(lang, "verzetten/")).html
    pad = _pad(afspraak, f"verzetten/?dag={MAANDAG.isoformat()}")
    html = desk.zie(pad).html
    assert "maandag 3 juni 2024, 10.00 tot 10.30 uur" in html
    assert "10.00" in _tijden(html)

    antwoord = desk.post(pad, {"tijd": om(14).isoformat()}, follow=True)

    assert antwoord.redirect_chain == [(_pad(afspraak), 302)]
    assert "14.00 tot 14.30 uur" in antwoord.content.decode()
    assert rij(afspraak).volgnummer == 1


def test_an_afspraak_is_called_off_with_a_reason(desk: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)
    assert desk.post(_pad(afspraak, "afzeggen/"), {}).status_code == 422

    antwoord = desk.post(_pad(afspraak, "afzeggen/"), {"reden": "inwoner"}, follow=True)

    pagina = antwoord.content.decode()
    assert "Afgezegd" in pagina
    assert "de inwoner kan niet" in pagina
    assert "Verzet" not in pagina
    opnieuw = desk.post(_pad(afspraak, "afzeggen/"), {"reden": "inwoner"})
    assert opnieuw.status_code == 422
    assert "maak een nieuwe afspraak" in opnieuw.content.decode()


@pytest.mark.parametrize("uitkomst", [AfspraakStatus.GEHOUDEN, AfspraakStatus.NIET_GEKOMEN])
def test_how_it_went_is_said_with_one_button_once_it_began(
    anna: KeurendeClient, loket: Loket, gezin: Gezin, uitkomst: AfspraakStatus
) -> None:
    afspraak = gemaakt(loket, gezin, begin=STRAKS)
    pad = _pad(afspraak, f"afronden/{uitkomst}/")
    assert anna.post(pad).status_code == 409

    with klok.op(STRAKS):
        assert f'action="{pad}"' in anna.zie(_pad(afspraak)).html
        anna.post(pad)

    assert rij(afspraak).status == uitkomst
    assert anna.post(_pad(afspraak, "afronden/onzin/")).status_code == 404


def test_the_page_offers_what_can_be_done_now(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin, begin=STRAKS)
    vooraf = anna.zie(_pad(afspraak)).html
    with klok.op(STRAKS):
        erna = anna.zie(_pad(afspraak)).html

    for html, kan, kan_niet in ((vooraf, "verzetten/", "afronden/"), (erna, "afronden/", "verzetten/")):
        assert _pad(afspraak, kan) in html
        assert _pad(afspraak, kan_niet) not in html


def test_the_file_for_a_calendar_names_nobody_and_no_subject_priv_14(
    anna: KeurendeClient, bram: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    afspraak = gemaakt(loket, gezin)

    antwoord = anna.get(_pad(afspraak, "agenda.ics"))

    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8; method=REQUEST"
    assert antwoord["Content-Disposition"] == 'attachment; filename="afspraak.ics"'
    (een,) = Calendar.from_ical(antwoord.content).events
    assert een.start == om(10)
    bestand = antwoord.content.decode()
    assert "Proefgemeente" in bestand
    for woord in (WAAROVER, "Aukje", "Berg", "Anna", str(gezin.moeder)):
        assert woord not in bestand
    bram.zie(_pad(afspraak, "agenda.ics"), 404)


def test_the_front_page_shows_the_day_without_a_name_priv_14(
    anna: KeurendeClient, bram: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    afspraak = gemaakt(loket, gezin, begin=STRAKS)
    gemaakt(loket, gezin)
    vandaag, van_bram = (klant.zie("/proef/werk/").html for klant in (anna, bram))

    assert "Uw afspraken van vandaag" in vandaag
    assert "12.10 tot 12.40 uur" in vandaag
    assert "10.00 tot 10.30 uur" not in vandaag
    assert _pad(afspraak) in vandaag
    assert "Aukje" not in vandaag
    assert "Uw afspraken van vandaag" not in van_bram
    with wie.als(dienst()):
        assert not Inzage.objects.filter(gegevensgroep="afspraak").exists()


def test_ones_own_list_shows_with_whom_and_leads_to_each(
    anna: KeurendeClient, bram: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    afspraak = gemaakt(loket, gezin)
    html = anna.zie(f"{TOEGANG}afspraken/").html

    assert "Aukje van der Berg" in html
    assert _pad(afspraak) in html
    assert "U hebt geen afspraken" in bram.zie(f"{TOEGANG}afspraken/").html


def test_the_lists_ask_as_many_questions_for_30_as_for_1_af_35(
    anna: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    with wie.als(dienst()):
        personen = inschrijven_alle([Inschrijving(nummer, "Jan", "Zoekmij", MAANDAG) for nummer in BSN[10:40]])
    gezien: dict[str, list[tuple[int, int]]] = {f"{TOEGANG}afspraken/": [], "/proef/werk/": []}
    for erbij in (personen[:1], personen[1:]):
        van = personen.index(erbij[0])
        with wie.als(balie(loket)):
            actions.afspraken_maken(
                [
                    plan(loket, gezin, persoon=persoon, begin=STRAKS + timedelta(minutes=15 * nr), minuten=15)
                    for nr, persoon in enumerate(erbij, van)
                ]
            )
        for pad, aantallen in gezien.items():
            with CaptureQueriesContext(connection) as vragen:
                html = anna.zie(pad).html
            aantallen.append((html.count('<th scope="row">'), len(vragen)))

    for (een, vragen_een), (dertig, vragen_dertig) in gezien.values():
        assert (een, dertig) == (1, 30)
        assert vragen_een == vragen_dertig


def test_a_page_of_the_own_list_holds_a_hundred_sec_24(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.afspraken_maken([plan(loket, gezin, begin=om(8) + timedelta(days=nr), minuten=15) for nr in range(101)])

    eerste = anna.zie(f"{TOEGANG}afspraken/").html
    tweede = anna.zie(f"{TOEGANG}afspraken/?pagina=2").html

    assert (eerste.count('<th scope="row">'), tweede.count('<th scope="row">')) == (100, 1)
