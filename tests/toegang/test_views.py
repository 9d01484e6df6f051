"""The desk on the screen: as a page, as a part of one, and in every state."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BSN, GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.toegang.loket import KANARIE, VRAAG, Loket, aanspreekpunt, gemeld, opgepakt

from rotonde.inwoners.actions import Inschrijving, inschrijven_alle
from rotonde.kern import klok, wie
from rotonde.kern.bevoegdheden import tabel
from rotonde.kern.bsn import gemaskeerd
from rotonde.kern.models import Inzage, Team
from rotonde.kern.soorten import Rol
from rotonde.toegang import actions
from rotonde.toegang.models import Contactmoment, Melding
from rotonde.toegang.soorten import Antwoord, MeldingStatus

WACHTRIJ = "/proef/werk/toegang/"
CONTACT = {"kanaal": "telefoon", "onderwerp": "Vervoer", "wet": "wmo", "duur": "5", "antwoord": "beantwoord"}


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


@pytest.fixture
def balie(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.BALIE, actor=loket.balie, naam="Balie")


def _pad(melding: object, wat: str = "") -> str:
    return f"{WACHTRIJ}melding/{melding}/{wat}"


def test_the_queue_shows_neither_story_nor_name_priv_14(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    gemeld(loket, gezin.moeder)

    pagina = anna.get(WACHTRIJ).content.decode()

    assert "Hulp in huis" in pagina
    assert KANARIE not in pagina
    assert "Aukje" not in pagina


def test_the_queue_tells_whether_somebody_asked_by_name(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    gemeld(loket, gezin.moeder)
    assert "Op naam" in anna.get(WACHTRIJ).content.decode()

    gemeld(loket, None)
    assert "Zonder naam" in anna.get(WACHTRIJ).content.decode()


def test_an_empty_queue_and_no_queue_say_so(anna: KeurendeClient, loket: Loket) -> None:
    assert "Er wacht niemand" in anna.get(WACHTRIJ).content.decode()
    with wie.als(dienst()):
        Team.objects.update(wachtrij=False)
    assert "nog geen wachtrij" in anna.get(WACHTRIJ).content.decode()


def test_htmx_gets_the_list_only_and_without_it_the_whole_page(anna: KeurendeClient, loket: Loket) -> None:
    gemeld(loket, None)

    deel = anna.get(WACHTRIJ, headers={"HX-Request": "true"}).content.decode()
    heel = anna.get(WACHTRIJ, {"team": str(loket.team)}).content.decode()

    assert "<html" not in deel
    assert deel.strip()[:40] in heel
    assert ("Pak op" in deel, "Pak op" in heel) == (True, True)


def test_the_desk_may_look_and_reads_why_it_cannot_take(balie: KeurendeClient, loket: Loket) -> None:
    gemeld(loket, None)

    pagina = balie.get(WACHTRIJ).content.decode()

    assert "Pak op" not in pagina
    assert "vraag iemand met de juiste rol" in pagina


def test_taking_leads_to_the_melding_with_its_story(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    melding = gemeld(loket, gezin.moeder)

    antwoord = anna.post(_pad(melding, "oppakken/"), follow=True)

    assert antwoord.redirect_chain == [(_pad(melding), 302)]
    pagina = antwoord.content.decode()
    assert KANARIE in pagina
    assert "Aukje van der Berg" in pagina


def test_htmx_is_told_where_to_go(anna: KeurendeClient, loket: Loket) -> None:
    melding = gemeld(loket, None)
    antwoord = anna.post(_pad(melding, "oppakken/"), headers={"HX-Request": "true"})
    assert antwoord.headers["HX-Redirect"] == _pad(melding)


@pytest.mark.parametrize("kop", [{}, {"HX-Request": "true"}])
def test_who_is_second_sees_the_queue_as_it_is_now(
    anna: KeurendeClient, loket: Loket, gezin: Gezin, kop: dict[str, str]
) -> None:
    melding = gemeld(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.bram)):
        actions.oppakken(melding)

    antwoord = anna.post(_pad(melding, "oppakken/"), headers=kop)

    assert antwoord.status_code == 409
    assert "al opgepakt door een collega" in antwoord.content.decode()


def test_the_melding_of_a_colleague_is_not_found_sec_11(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    melding = gemeld(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.bram)):
        actions.oppakken(melding)

    for pad in (_pad(melding), _pad(melding, "koppelen/")):
        anna.zie(pad, 404)


def test_settling_leads_to_the_queue(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)

    antwoord = anna.post(_pad(melding, "afhandelen/"), follow=True)

    assert antwoord.redirect_chain == [(WACHTRIJ, 302)]
    assert Melding.objects.get(pk=melding).status == MeldingStatus.AFGEHANDELD
    anna.zie(_pad(melding), 404)


def test_a_melding_goes_back_in_the_queue_that_is_chosen(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    with wie.als(dienst()):
        ander = Team.objects.create(gemeente_id=GEMEENTE, code="jeugd", naam="Jeugd", wachtrij=True)
    melding = opgepakt(loket, gezin.moeder)
    assert "Jeugd" in anna.zie(_pad(melding, "teruggeven/")).html

    antwoord = anna.post(_pad(melding, "teruggeven/"), {"team": str(ander.pk)}, follow=True)

    assert antwoord.redirect_chain == [(WACHTRIJ, 302)]
    rij = Melding.objects.get(pk=melding)
    assert (rij.status, rij.team_id, rij.eigenaar_id) == (MeldingStatus.NIEUW, ander.pk, None)
    anna.zie(_pad(melding), 404)


def test_a_melding_is_handed_to_a_colleague_who_can_have_it(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)
    pagina = anna.zie(_pad(melding, "overdragen/")).html
    assert [str(wie_) in pagina for wie_ in (loket.bram, loket.anna, loket.balie)] == [True, False, False]

    anna.post(_pad(melding, "overdragen/"), {"aan": str(loket.bram)})

    assert Melding.objects.get(pk=melding).eigenaar_id == loket.bram
    anna.zie(_pad(melding), 404)


def test_the_queue_shows_red_before_the_last_day_has_passed(anna: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    gemeld(loket, gezin.moeder)
    getoond = {}
    for dagen in (30, 0, -1):
        with wie.als(dienst()):
            Melding.objects.update(uiterste_actie=klok.vandaag() + timedelta(days=dagen))
        pagina = anna.get(WACHTRIJ).content.decode()
        getoond[dagen] = [woord in pagina for woord in ("Bijna te laat", "Te laat")]
    assert getoond == {30: [False, False], 0: [True, False], -1: [False, True]}


def test_a_resident_is_linked_by_bsn_and_a_wrong_one_says_what_to_do(
    anna: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    melding = opgepakt(loket, None)

    assert "Koppel de inwoner" in anna.get(_pad(melding)).content.decode()
    for fout in ("123", BSN[30]):
        antwoord = anna.post(_pad(melding, "koppelen/"), {"bsn": fout})
        assert antwoord.status_code == 422
        assert "controleer" in antwoord.content.decode()
    anna.post(_pad(melding, "koppelen/"), {"bsn": BSN[3]})

    assert Melding.objects.get(pk=melding).persoon_id == gezin.buur
    assert "Koppel de inwoner" not in anna.get(_pad(melding)).content.decode()


def test_somebody_is_found_by_number_or_by_two_fields_and_the_search_is_logged_priv_15(
    balie: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    for getypt in ({"bsn": BSN[0]}, {"achternaam": "van der Berg", "geboortedatum": "1984-02-03"}):
        pagina = balie.post(f"{WACHTRIJ}zoeken/", getypt).content.decode()
        assert "Aukje van der Berg" in pagina
        assert BSN[0] not in pagina
    with wie.als(dienst()):
        assert Inzage.objects.filter(betrokkene=gezin.moeder, gegevensgroep="zoekresultaat").count() == 2


def test_a_search_that_says_too_little_or_finds_nobody_says_what_to_do(balie: KeurendeClient, loket: Loket) -> None:
    te_weinig = balie.post(f"{WACHTRIJ}zoeken/", {"achternaam": "van der Berg"})
    niemand = balie.post(f"{WACHTRIJ}zoeken/", {"achternaam": "Nergens", "geboortedatum": "1950-01-01"})

    assert (te_weinig.status_code, niemand.status_code) == (422, 200)
    assert "of twee gegevens" in te_weinig.content.decode()
    assert "Niemand gevonden" in niemand.content.decode()


def test_a_search_asks_as_many_questions_for_20_as_for_1_af_35(
    balie: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    vraag = {"achternaam": "Zoekmij", "geboortedatum": "1970-05-06"}
    aantallen = []
    for erbij in (BSN[10:11], BSN[11:32]):
        with wie.als(dienst()):
            inschrijven_alle([Inschrijving(nummer, "Jan", "Zoekmij", date(1970, 5, 6)) for nummer in erbij])
        with CaptureQueriesContext(connection) as vragen:
            pagina = balie.post(f"{WACHTRIJ}zoeken/", vraag).content.decode()
        aantallen.append((len(vragen), pagina.count('<th scope="row">Jan Zoekmij')))

    assert [gezien for _, gezien in aantallen] == [1, 20]
    assert aantallen[0][0] == aantallen[1][0]
    assert "Er zijn er meer" in pagina


@pytest.mark.parametrize("nummer", ["", BSN[0]])
def test_a_contact_is_registered_with_or_without_a_resident(
    balie: KeurendeClient, loket: Loket, gezin: Gezin, nummer: str
) -> None:
    antwoord = balie.post(f"{WACHTRIJ}contact/", {**CONTACT, "bsn": nummer})

    assert antwoord.status_code == 302
    rij = Contactmoment.objects.get()
    assert (rij.persoon_id, rij.duur) == (gezin.moeder if nummer else None, 5)


def test_a_resident_without_a_number_is_found_by_two_things_and_then_chosen_priv_15(
    balie: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    twee = {**CONTACT, "achternaam": "van der Berg", "geboortedatum": "1984-02-03"}

    eerst = balie.post(f"{WACHTRIJ}contact/", twee)
    assert (eerst.status_code, Contactmoment.objects.count()) == (422, 0)
    assert f'value="{gezin.moeder}"' in eerst.content.decode()
    assert balie.post(f"{WACHTRIJ}contact/", {**twee, "persoon": str(gezin.vader)}).status_code == 422
    assert balie.post(f"{WACHTRIJ}contact/", {**twee, "persoon": str(gezin.moeder)}).status_code == 302

    assert Contactmoment.objects.get().persoon_id == gezin.moeder


def test_a_contact_without_its_melding_is_still_there_the_next_morning_and_counts_from_its_own_day(
    loket: Loket,
) -> None:
    gebeld = klok.moment(date(2026, 3, 2), 16)
    with klok.op(gebeld):
        balie = klant_als(Rol.BALIE, actor=loket.balie)
        naar = balie.post(f"{WACHTRIJ}contact/", {**CONTACT, "antwoord": "", "verder": "melding"}).headers["Location"]
    with klok.op(klok.moment(date(2026, 3, 3), 9)):
        balie = klant_als(Rol.BALIE, actor=loket.balie)
        assert "Hier moet nog een melding van komen" in balie.zie(f"{WACHTRIJ}contact/").html
        balie.post(naar, {"kanaal": "telefoon", "onderwerp": "Vervoer", "wet": "wmo", "verhaal": KANARIE})
        assert "Hier moet nog een melding van komen" not in balie.zie(f"{WACHTRIJ}contact/").html

    melding = Melding.objects.get()
    assert (melding.ontvangen_op, melding.termijn["invoer"]["start"]) == (gebeld, "2026-03-02")


def test_who_is_not_found_is_not_made_up(balie: KeurendeClient, loket: Loket) -> None:
    niemand = {**CONTACT, "achternaam": "Nergens", "geboortedatum": "1950-01-01"}
    for velden in (niemand, {**CONTACT, "bsn": BSN[30]}, {**CONTACT, "achternaam": "Nergens"}):
        assert balie.post(f"{WACHTRIJ}contact/", velden).status_code == 422
    assert Contactmoment.objects.count() == 0


def test_a_contact_becomes_a_melding_without_typing_it_again(balie: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    zonder_antwoord = {**CONTACT, "antwoord": "", "bsn": BSN[0], "verder": "melding"}
    naar = balie.post(f"{WACHTRIJ}contact/", zonder_antwoord).headers["Location"]
    pagina = balie.zie(naar).html
    assert ('value="Vervoer"' in pagina, 'name="bsn"' in pagina) == (True, False)

    antwoord = balie.post(naar, {"kanaal": "telefoon", "onderwerp": "Vervoer", "wet": "wmo", "verhaal": KANARIE})

    assert antwoord.headers["Location"] == WACHTRIJ
    contact, melding = Contactmoment.objects.get(), Melding.objects.get()
    assert (contact.antwoord, melding.contactmoment_id) == (Antwoord.MELDING, contact.pk)
    assert melding.persoon_id == contact.persoon_id == gezin.moeder
    nog_eens = balie.post(naar, {"kanaal": "telefoon", "onderwerp": "Vervoer", "wet": "wmo"})
    assert "is al een melding gemaakt" in nog_eens.content.decode()
    assert Melding.objects.count() == 1


def test_a_contact_whose_melding_was_not_written_down_asks_for_it_until_it_is(
    balie: KeurendeClient, anna: KeurendeClient, loket: Loket
) -> None:
    pad = f"{WACHTRIJ}contact/"
    naar = balie.post(pad, {**CONTACT, "verder": "melding"}).headers["Location"]

    assert (naar in balie.zie(pad).html, naar in anna.zie(pad).html) == (True, False)
    balie.post(naar, {"kanaal": "telefoon", "onderwerp": "Vervoer", "wet": "wmo"})
    assert naar not in balie.zie(pad).html


def test_who_makes_no_meldingen_cannot_say_that_one_was_made(balie: KeurendeClient, loket: Loket) -> None:
    pad = f"{WACHTRIJ}contact/"
    backoffice = klant_als(Rol.BACKOFFICE)

    assert [woord in backoffice.zie(pad).html for woord in ("maak een melding", "melding gemaakt")] == [False, False]
    assert backoffice.post(pad, {**CONTACT, "verder": "melding"}).status_code == 422
    assert Contactmoment.objects.count() == 0
    assert backoffice.post(pad, CONTACT).status_code == 302
    assert [woord in balie.zie(pad).html for woord in ("maak een melding", "melding gemaakt")] == [True, True]


def test_who_works_for_a_partner_looks_nobody_up_and_notes_no_contact(loket: Loket) -> None:
    """A partner refers and supports; who lives here is not for a partner to see (issue 4)."""
    partner = klant_als(Rol.PARTNER)
    for pad in ("zoeken/", "contact/"):
        partner.zie(f"{WACHTRIJ}{pad}", 403)
    html = partner.zie("/proef/werk/").html
    assert "Inwoner zoeken" not in html
    assert "Contact noteren" not in html


def test_who_works_for_a_partner_gets_those_screens_and_nothing_else_sec_10() -> None:
    """Not one route of the own work of the gemeente: dossiers, besluiten, voorzieningen, income, signals, oversight."""
    kamers = ("regie", "besluiten", "voorzieningen", "inkomen", "signalen", "toezicht", "privacy", "catalogus")
    routes = {naam for (soort, naam), regel in tabel().items() if soort == "route" and Rol.PARTNER in regel.rollen}

    assert [naam for naam in routes if naam.split(":")[0] in kamers] == []
    assert {naam for naam in routes if naam.startswith("toegang:")} == {"toegang:verwijzen", "toegang:ondersteunen"}


def test_a_contact_of_a_colleague_leads_to_no_melding_sec_11(
    anna: KeurendeClient, balie: KeurendeClient, loket: Loket
) -> None:
    naar = balie.post(f"{WACHTRIJ}contact/", {**CONTACT, "verder": "melding"}).headers["Location"]

    anna.zie(naar, 404)
    assert anna.post(naar, {"kanaal": "telefoon", "onderwerp": "Vervoer", "wet": "wmo"}).status_code == 404
    balie.zie(naar)


def test_who_is_on_the_phone_stays_there_for_the_next_contact(balie: KeurendeClient, loket: Loket) -> None:
    pad = f"{WACHTRIJ}contact/"
    assert 'value="telefoon" selected' not in balie.zie(pad).html
    balie.post(pad, CONTACT)
    assert 'value="telefoon" selected' in balie.zie(pad).html


def test_to_link_a_resident_no_name_and_no_address_is_read(balie: KeurendeClient, loket: Loket, gezin: Gezin) -> None:
    with CaptureQueriesContext(connection) as gevraagd:
        balie.post(f"{WACHTRIJ}contact/", {**CONTACT, "bsn": BSN[0]})

    assert Contactmoment.objects.get().persoon_id == gezin.moeder
    over_haar = [vraag["sql"] for vraag in gevraagd if 'FROM "inwoners_' in vraag["sql"]]
    assert over_haar
    assert not [vraag for vraag in over_haar if "voornamen" in vraag or "inwoners_adres" in vraag]


def test_what_is_missing_is_named_and_nothing_is_stored(balie: KeurendeClient, loket: Loket) -> None:
    for pad, velden in (("contact/", {**CONTACT, "duur": "0"}), ("melden/", {"kanaal": "balie"})):
        antwoord = balie.post(f"{WACHTRIJ}{pad}", velden)
        assert antwoord.status_code == 422
    assert (Contactmoment.objects.count(), Melding.objects.count()) == (0, 0)


def test_the_desk_writes_a_question_down_and_cannot_read_it_back(
    balie: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    velden = {"kanaal": "telefoon", "onderwerp": "Vervoer", "wet": "wmo", "verhaal": KANARIE, "bsn": BSN[0]}

    antwoord = balie.post(f"{WACHTRIJ}melden/", velden, follow=True)

    assert "De melding staat in de wachtrij" in antwoord.content.decode()
    melding = Melding.objects.get()
    assert (melding.persoon_id, melding.onderwerp) == (gezin.moeder, "Vervoer")
    assert KANARIE not in antwoord.content.decode()


@pytest.mark.parametrize("rol", [Rol.INWONER, Rol.BELEID, Rol.RAADSLID, Rol.BEHEER, Rol.FG])
def test_the_queue_is_closed_to_who_has_no_work_there_sec_10(loket: Loket, rol: Rol) -> None:
    klant_als(rol).zie(WACHTRIJ, 403)


def test_a_visitor_is_led_to_the_door_of_staff(loket: Loket) -> None:
    antwoord = KeurendeClient().get(WACHTRIJ)
    assert antwoord.status_code == 302
    assert "/aanmelden/werk/" in antwoord.headers["Location"]


def test_the_page_of_the_queue_asks_as_many_questions_for_30_as_for_1(anna: KeurendeClient, loket: Loket) -> None:
    aantallen = []
    for erbij in (1, 29):
        with wie.als(dienst()):
            actions.melden_alle([replace(VRAAG, verhaal="")] * erbij)
        with CaptureQueriesContext(connection) as vragen:
            pagina = anna.get(WACHTRIJ).content.decode()
        aantallen.append((pagina.count("Pak op"), len(vragen)))
    assert aantallen == [(1, aantallen[0][1]), (30, aantallen[0][1])]


def test_the_queue_is_shown_a_page_at_a_time_the_most_urgent_first_sec_24(
    anna: KeurendeClient, loket: Loket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 2)
    with wie.als(dienst()):
        actions.melden_alle([replace(VRAAG, verhaal="")] * 4 + [replace(VRAAG, verhaal="", veiligheid=True)])

    bladen = [anna.zie(f"{WACHTRIJ}?team={loket.team}&pagina={nr}").html for nr in (1, 2, 3)]

    assert [blad.count("Pak op") for blad in bladen] == [2, 2, 1]
    assert [blad.count("Veiligheid") for blad in bladen] == [1, 0, 0]
    assert f"?pagina=2&amp;team={loket.team}" in bladen[0]


def test_a_bsn_does_not_come_back_as_it_was_typed_and_need_not_be_typed_again_priv_60(
    balie: KeurendeClient, loket: Loket, gezin: Gezin
) -> None:
    pad = f"{WACHTRIJ}contact/"

    pagina = balie.post(pad, {**CONTACT, "duur": "0", "bsn": BSN[0]}).content.decode()

    assert BSN[0] not in pagina
    assert f'value="{gemaskeerd(BSN[0])}"' in pagina
    bewaard = re.findall(r'name="bsn_bewaard" value="([^"]+)"', pagina)[0]
    assert balie.post(pad, {**CONTACT, "bsn": gemaskeerd(BSN[0]), "bsn_bewaard": bewaard}).status_code == 302
    assert Contactmoment.objects.get().persoon_id == gezin.moeder


def test_a_kept_bsn_is_worth_nothing_to_a_colleague_priv_60(
    anna: KeurendeClient, balie: KeurendeClient, gezin: Gezin
) -> None:
    pad = f"{WACHTRIJ}contact/"
    pagina = balie.post(pad, {**CONTACT, "duur": "0", "bsn": BSN[0]}).content.decode()
    bewaard = re.findall(r'name="bsn_bewaard" value="([^"]+)"', pagina)[0]

    assert anna.post(pad, {**CONTACT, "bsn": gemaskeerd(BSN[0]), "bsn_bewaard": bewaard}).status_code == 422
    assert Contactmoment.objects.count() == 0
