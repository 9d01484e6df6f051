"""The dossier on the screen, from the melding to an Aanpak that is fixed."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BEGIN, BSN, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak, over_een_maand, stuur
from tests.toegang.loket import VRAAG, Loket, aanspreekpunt, opgepakt

from rotonde.inwoners.actions import Gezin as Gezinsvorming
from rotonde.inwoners.actions import Inschrijving, gezinnen_vormen, inschrijven_alle
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Afslag, Rol, Wet
from rotonde.regie import actions, doorgeven, presenters, queries
from rotonde.regie.actions import Opening
from rotonde.regie.beeld import DossierBeeld
from rotonde.regie.models import Aanpak, Dossier, Inzet
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Oppakking
from rotonde.toegang.models import Melding
from rotonde.toegang.presenters import Stap

REGIE = "/proef/werk/regie/"
INZET = {
    "soort": "maatwerk", "product_code": "hulp", "omschrijving": "hulp in huis", "reden_zwaarder": "niemand kan",
}  # fmt: skip


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


@pytest.fixture
def bram(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")


def _pad(zaak: Zaak, wat: str = "") -> str:
    return f"{REGIE}dossier/{zaak.dossier}/{wat}"


def test_from_a_melding_to_an_aanpak_that_is_fixed(
    anna: KeurendeClient, loket: Loket, gezin: Gezin, wonen: None, producten: None
) -> None:
    melding = opgepakt(loket, gezin.moeder)
    assert "Open een dossier" in anna.get(f"/proef/werk/toegang/melding/{melding}/").content.decode()
    assert "Aukje" in anna.get(f"{REGIE}openen/{melding}/").content.decode()

    pad = anna.post(f"{REGIE}openen/{melding}/").headers["Location"]
    assert "Bij welke wet hoort deze Aanpak" not in anna.get(f"{pad}aanpak/").content.decode()
    anna.post(f"{pad}aanpak/")
    doel = {
        "persoon": str(gezin.moeder), "leefgebied": "wonen", "omschrijving": "Zelf koken", "startscore": "4",
        "streefscore": "7", "wet": "wmo",
    }  # fmt: skip
    assert stuur(anna, f"{pad}doel/", doel).status_code == 302
    beeld = Dossier.objects.get().aanpakken.get().doelen.get()
    assert (beeld.aanpak.wet, beeld.wet) == (Wet.ALGEMEEN, Wet.WMO)
    assert stuur(anna, f"{pad}doel/{beeld.pk}/inzet/", INZET).status_code == 302
    antwoord = stuur(anna, f"{pad}akkoord/", {"akkoord": "ja", "evalueren_op": over_een_maand()}, follow=True)

    pagina = antwoord.content.decode()
    for tekst in (
        "De Aanpak ligt vast",
        "Zelf koken",
        "hulp in huis",
        "Afslag </span>2",
        "met akkoord van de inwoner",
        "Anna",
    ):
        assert tekst in pagina
    assert "Kies wie er helpt" not in pagina
    assert Aanpak.objects.get().akkoord_op is not None
    assert "Naar het dossier" in anna.get(f"/proef/werk/toegang/melding/{melding}/").content.decode()


def test_a_dossier_of_somebody_else_is_not_found_on_any_screen_priv_12_sec_11(
    anna: KeurendeClient, bram: KeurendeClient, zaak: Zaak
) -> None:
    paden = [
        "",
        "aanpak/",
        "doel/",
        f"doel/{zaak.doel}/",
        f"doel/{zaak.doel}/inzet/",
        "akkoord/",
        "overdragen/",
        "sluiten/",
    ]
    for wat in paden:
        anna.zie(_pad(zaak, wat))
        assert KANARIE not in bram.get(_pad(zaak, wat)).content.decode()
        bram.zie(_pad(zaak, wat), 404)


@pytest.mark.parametrize("rol", [Rol.INWONER, Rol.BALIE, Rol.BELEID, Rol.RAADSLID, Rol.BEHEER])
def test_regie_is_closed_to_who_has_no_work_there_sec_10(zaak: Zaak, rol: Rol) -> None:
    klant = klant_als(rol)
    klant.zie(REGIE, 403)
    klant.zie(_pad(zaak), 403)


def test_after_transfer_a_saved_link_is_worth_nothing_priv_13(
    anna: KeurendeClient, bram: KeurendeClient, loket: Loket, zaak: Zaak
) -> None:
    antwoord = anna.post(_pad(zaak, "overdragen/"), {"aan": str(loket.bram), "gesproken_op": "01-06-2024"}, follow=True)

    assert antwoord.redirect_chain == [(REGIE, 302)]
    anna.zie(_pad(zaak), 404)
    assert KANARIE in bram.get(_pad(zaak)).content.decode()


def test_after_closing_a_saved_link_is_worth_nothing_priv_13(anna: KeurendeClient, zaak: Zaak) -> None:
    ingevuld = {"resultaat": "gehaald", "toelichting": "Het gaat goed.", "zonder_nazorg": "belt zelf"}
    antwoord = anna.post(_pad(zaak, "sluiten/"), ingevuld, follow=True)

    assert "Het dossier is gesloten" in antwoord.content.decode()
    anna.zie(_pad(zaak), 404)


def test_a_look_leaves_a_line_for_every_member_of_the_household_priv_37(
    anna: KeurendeClient, gezin: Gezin, zaak: Zaak
) -> None:
    with CaptureQueriesContext(connection) as vragen:
        anna.get(_pad(zaak))

    volgorde = [vraag["sql"] for vraag in vragen]
    regel = next(nr for nr, sql in enumerate(volgorde) if "INSERT INTO kern_inzage" in sql)
    namen = next(nr for nr, sql in enumerate(volgorde) if '"voornamen"' in sql)
    doel = next(nr for nr, sql in enumerate(volgorde) if '"omschrijving"' in sql)
    assert regel < min(namen, doel)
    with wie.als(dienst()):
        lijnen = Inzage.objects.filter(dossier=zaak.dossier, gegevensgroep="dossier")
        assert set(lijnen.values_list("betrokkene", flat=True)) == {gezin.moeder, gezin.vader, gezin.kind}


def test_what_does_not_fit_is_said_in_the_form_and_nothing_changes(
    anna: KeurendeClient, zaak: Zaak, producten: None
) -> None:
    for wat, velden, zin in (
        (f"doel/{zaak.doel}/inzet/", {**INZET, "reden_zwaarder": ""}, "waarom een lichtere oplossing"),
        (f"doel/{zaak.doel}/inzet/", {**INZET, "product_code": ""}, "Kies bij maatwerk een product"),
        (f"doel/{zaak.doel}/inzet/", {**INZET, "product_code": "jeugdhulp"}, "of hij dit zelf inbrengt"),
        (f"doel/{zaak.doel}/inzet/", {**INZET, "soort": "netwerk", "product_code": ""}, "Kies een afslag"),
        ("aanpak/", {}, "De Aanpak is in de maak"),
        ("akkoord/", {"akkoord": "nee", "evalueren_op": over_een_maand()}, "waarom u verdergaat"),
        ("akkoord/", {"akkoord": "ja", "reden": "toch niet", "evalueren_op": over_een_maand()}, "laat dit leeg"),
        ("overdragen/", {"gesproken_op": "morgen"}, "gesproken"),
    ):
        antwoord = stuur(anna, _pad(zaak, wat), velden)
        assert antwoord.status_code == 422, wat
        assert zin in antwoord.content.decode()
    assert (Inzet.objects.count(), Aanpak.objects.get().vastgesteld_op) == (1, None)


def test_wet_and_afslag_of_an_inzet_follow_from_the_product(anna: KeurendeClient, zaak: Zaak, producten: None) -> None:
    pad = _pad(zaak, f"doel/{zaak.doel}/inzet/")
    pagina = anna.get(pad).content.decode()
    assert pagina.index("Hulp thuis (afslag 2)") < pagina.index("Beschermd wonen (afslag 3)")
    assert pagina.index("Beschermd wonen (afslag 3)") < pagina.index("(Jeugdwet, afslag")

    assert stuur(anna, pad, {**INZET, "product_code": "beschermd"}).status_code == 302
    assert stuur(anna, pad, {"soort": "eigen_kracht", "omschrijving": "zelf koken", "afslag": "1"}).status_code == 302
    gekozen = {rij.product_code: (rij.wet, rij.afslag) for rij in Inzet.objects.exclude(pk=zaak.inzet)}
    assert gekozen == {"beschermd": (Wet.WMO, Afslag.ZORG), "": (Wet.WMO, Afslag.ONDERSTEUNING)}


def test_an_anonymous_melding_says_why_no_dossier_can_be_opened(anna: KeurendeClient, loket: Loket) -> None:
    melding = opgepakt(loket, None)

    assert "koppel eerst de inwoner" in anna.get(f"/proef/werk/toegang/melding/{melding}/").content.decode()
    assert anna.post(f"{REGIE}openen/{melding}/").status_code == 422


def test_an_empty_caseload_says_what_to_do(bram: KeurendeClient) -> None:
    assert "U hebt nog geen dossiers" in bram.get(REGIE).content.decode()


def _dossiers(loket: Loket, aantal: int, vanaf: int) -> list[UUID]:
    """As many households of one, each with a dossier that Anna holds."""
    with wie.als(dienst()):
        personen = inschrijven_alle(
            [Inschrijving(BSN[nr], f"Kind{nr}", "Veelling", BEGIN) for nr in range(vanaf, vanaf + aantal)]
        )
        gezinnen_vormen([Gezinsvorming([persoon], [], BEGIN, partners=False) for persoon in personen])
        meldingen = [o.melding for o in toegang.melden_alle([replace(VRAAG, persoon=p) for p in personen])]
        toegang.oppakken_alle([Oppakking(melding, loket.anna) for melding in meldingen])
        actions.openen_bulk([Opening(melding) for melding in meldingen])
    return personen


def test_the_caseload_asks_as_many_questions_for_30_as_for_1_and_leaves_a_line_each_priv_37(
    anna: KeurendeClient, loket: Loket
) -> None:
    aantallen, personen = [], []
    for erbij, vanaf in ((1, 4), (29, 5)):
        personen += _dossiers(loket, erbij, vanaf)
        with wie.als(dienst()):
            voor = Inzage.objects.filter(gegevensgroep="caseload").count()
        with CaptureQueriesContext(connection) as vragen:
            pagina = anna.get(REGIE).content.decode()
        aantallen.append((pagina.count("Nog geen Aanpak"), len(vragen)))

    assert aantallen == [(1, aantallen[0][1]), (30, aantallen[0][1])]
    with wie.als(dienst()):
        lijnen = Inzage.objects.filter(gegevensgroep="caseload")
        assert (voor, lijnen.count()) == (1, 31)
        assert set(lijnen.values_list("betrokkene", flat=True)) == set(personen)


def test_the_caseload_is_shown_a_page_at_a_time_and_only_who_shows_has_a_line_sec_24_priv_37(
    anna: KeurendeClient, loket: Loket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 2)
    personen = _dossiers(loket, 3, 4)

    eerste = anna.zie(REGIE).html
    with wie.als(dienst()):
        gezien = set(Inzage.objects.filter(gegevensgroep="caseload").values_list("betrokkene", flat=True))
    tweede = anna.zie(f"{REGIE}?pagina=2").html

    assert [blad.count("Nog geen Aanpak") for blad in (eerste, tweede)] == [2, 1]
    assert len(gezien) == 2
    assert gezien < set(personen)


def test_a_higher_room_adds_its_next_step(anna: KeurendeClient, zaak: Zaak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presenters, "_VOLGENDE", [])

    @presenters.volgende_stap
    def _aanvragen(dossier: DossierBeeld) -> list[Stap]:
        assert dossier.id == zaak.dossier
        return [Stap("Vraag een besluit aan", "/ergens/"), Stap("Verleng", "/nergens/", reden="Dat kan nu niet.")]

    pagina = anna.get(_pad(zaak)).content.decode()

    assert 'href="/ergens/"' in pagina
    assert "Dat kan nu niet." in pagina
    assert "/nergens/" not in pagina


def test_who_only_sees_a_dossier_reads_why_the_buttons_do_not_work(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        betrokkenheid.begin([Band(loket.bram, "dossier", zaak.dossier, "meedenker")])
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")

    pagina = bram.get(_pad(zaak)).content.decode()

    assert "Alleen het Aanspreekpunt van dit dossier kan dit doen" in pagina
    assert queries.aanspreekpunt_van(zaak.dossier) == "Anna"


def test_a_question_of_a_household_with_an_aanspreekpunt_goes_to_that_one_who_is_not_named_priv_12(
    bram: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(dienst()):
        tweede = toegang.melden(replace(VRAAG, persoon=gezin.vader)).melding
        toegang.oppakken_alle([Oppakking(tweede, loket.bram)])
    pad = f"/proef/werk/regie/openen/{tweede}/"

    geweigerd = bram.post(pad, {})
    assert geweigerd.status_code == 422
    tekst = geweigerd.content.decode()
    assert ("al een open dossier" in tekst, "Geef door aan het Aanspreekpunt" in tekst, "Anna" in tekst) == (
        True, True, False,
    )  # fmt: skip
    assert bram.post(pad, {"doorgeven": "ja"}).status_code == 302

    assert Melding.objects.get(pk=tweede).eigenaar_id == loket.anna
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet, match="uw eigen dossiers"):
        doorgeven.naar_aanspreekpunt(tweede)


def test_without_an_open_dossier_there_is_nobody_to_pass_it_on_to(loket: Loket, gezin: Gezin) -> None:
    with wie.als(dienst()):
        melding = toegang.melden(replace(VRAAG, persoon=gezin.vader)).melding
        toegang.oppakken_alle([Oppakking(melding, loket.bram)])
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(KanNuNiet, match="geen open dossier"):
        doorgeven.naar_aanspreekpunt(melding)


def test_the_caseload_says_that_a_dossier_was_handed_over(bram: KeurendeClient, loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=klok.vandaag())
    assert "Overgedragen op 1 juni 2024" in bram.zie(REGIE).html
