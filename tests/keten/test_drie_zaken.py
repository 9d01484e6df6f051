"""Three people who come to the gemeente, from the phone to the end, with the keyboard alone (issue 4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from playwright.sync_api import Browser, expect
from tests.keten.toetsen import Toetsen
from tests.keuring.browser import chromium
from tests.klanten import HEERDE, klant_als, maak_medewerker
from tests.regie.zaak import over_een_maand
from tests.server import Server

from rotonde.inwoners.actions import Gezin, Inschrijving, gezin_vormen, inschrijven_alle
from rotonde.kern import bsn, klok, wie
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.regie import actions as regie
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Oppakking, Vraag
from rotonde.toegang.soorten import Kanaal

if TYPE_CHECKING:
    from rotonde.simulatie.toneel import Toneel

pytestmark = [pytest.mark.browser, pytest.mark.committen]
SESSIE = "rotonde"
_NUMMERS = [nummer for nummer, _ in zip(bsn.testnummers(), range(90_010), strict=False)][-6:]
Aan = Callable[[str], Toetsen]


@dataclass(frozen=True)
class Huis:
    """Who works here, and who called: an older resident, and a family whose dossier is open."""

    sessies: dict[str, str]
    ouder: str
    dossier: UUID


@pytest.fixture
def huis(heerde: "Toneel") -> Huis:
    """Before the browser: what is made here goes through the ORM."""
    medewerkers = {
        "balie": (Rol.BALIE, maak_medewerker(Rol.BALIE, naam="Bo Balie")),
        "anna": (Rol.AANSPREEKPUNT, maak_medewerker(Rol.AANSPREEKPUNT, naam="Anna Aanspreekpunt")),
        "coach": (Rol.AANSPREEKPUNT, maak_medewerker(Rol.AANSPREEKPUNT, naam="Coach Gezin")),
        "schuld": (Rol.AANSPREEKPUNT, maak_medewerker(Rol.AANSPREEKPUNT, naam="Sam Schuldhulp")),
        "rens": (Rol.PROCESREGISSEUR, maak_medewerker(Rol.PROCESREGISSEUR, naam="Rens Regisseur")),
    }
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.HULPVERLENING, grond="test")):
        ouder, vader, moeder, kind = inschrijven_alle([
            Inschrijving(_NUMMERS[0], "Toos", "Vanouds", date(1942, 3, 4)),
            Inschrijving(_NUMMERS[1], "Bart", "Gezinsma", date(1981, 3, 4)),
            Inschrijving(_NUMMERS[2], "Ilse", "Gezinsma", date(1983, 3, 4)),
            Inschrijving(_NUMMERS[3], "Job", "Gezinsma", date(klok.vandaag().year - 13, 1, 4)),
        ])  # fmt: skip
        gezin_vormen(Gezin([ouder], [], date(2001, 1, 1), partners=False))
        gezin_vormen(Gezin([vader, moeder], [kind], date(2010, 1, 1), partners=True))
        gebeld = Vraag("Geld en school", Kanaal.TELEFOON, Wet.WMO, verhaal="Wij redden het niet meer.", persoon=moeder)
        melding = toegang.melden(gebeld).melding
        toegang.oppakken_alle([Oppakking(melding, medewerkers["anna"][1])])
        dossier = regie.openen(melding)
    sessies = {
        naam: klant_als(rol, actor=id_, naam=naam.title()).cookies[SESSIE].value
        for naam, (rol, id_) in medewerkers.items()
    }
    return Huis(sessies, _NUMMERS[0], dossier)


@pytest.fixture
def browser(huis: Huis) -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def aan(browser: Browser, server: Server, huis: Huis) -> Aan:
    """Somebody behind a keyboard of their own."""

    def zet(naam: str) -> Toetsen:
        context = browser.new_context(locale="nl-NL")
        context.add_cookies([{"name": SESSIE, "value": huis.sessies[naam], "url": server.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        return Toetsen(page)

    return zet


def test_an_older_resident_who_may_fall_gets_help_of_afslag_1(aan: Aan, server: Server, huis: Huis) -> None:
    werk = f"{server.url}/heerde/werk"
    balie, anna = aan("balie"), aan("anna")
    balie.ga_naar(f"{werk}/toegang/melden/")
    balie.stel_in("kanaal", "telefoon")
    balie.vul("onderwerp", "Bang om te vallen")
    balie.stel_in("wet", "Wmo")
    balie.vul("verhaal", "Ik durf de trap niet meer op.")
    balie.vul("bsn", huis.ouder)
    balie.kies("Zet in de wachtrij")
    expect(balie.page.get_by_text("De melding staat in de wachtrij.")).to_be_visible()

    anna.ga_naar(f"{werk}/toegang/")
    anna.kies("Bang om te vallen")
    expect(anna.page.get_by_text("Ik durf de trap niet meer op.")).to_be_visible()
    anna.volg("Open een dossier")
    anna.kies("Open het dossier")
    _stel_op(anna)
    _stel_doel(anna, "Toos Vanouds", "Zonder angst de trap op", "Wmo")
    anna.volg("Kies wie er helpt")
    # The lighter help that is there already comes first: no besluit is needed for it.
    anna.kies("Kies Bewegen met de buurtcoach")
    expect(anna.page.get_by_text("U koos: Bewegen met de buurtcoach")).to_be_visible()
    anna.vul("reden_zwaarder", "Alleen oefenen durft zij niet.")
    anna.kies("Bewaar de inzet")
    _leg_akkoord_vast(anna)

    pagina = anna.page.locator("main")
    expect(pagina).to_contain_text("Bewegen met de buurtcoach")
    expect(pagina).to_contain_text("voorliggende of algemene voorziening")
    expect(anna.page.get_by_role("link", name="Vraag een besluit aan")).to_have_count(0)


def test_a_family_has_one_aanpak_three_professionals_and_goes_up_and_down(aan: Aan, server: Server, huis: Huis) -> None:
    dossier = f"{server.url}/heerde/werk/regie/dossier/{huis.dossier}/"
    anna, rens = aan("anna"), aan("rens")
    anna.ga_naar(dossier)
    _zet_thuiszitter(anna)
    _stel_op(anna)
    for wie_is, wat, wet in (
        ("Bart Gezinsma", "Elke maand de vaste lasten betaald", "Wet gemeentelijke schuldhulpverlening"),
        ("Job Gezinsma", "Weer elke dag naar school", "Jeugdwet"),
        ("Ilse Gezinsma", "Weer slapen en minder angst", "Wmo"),
    ):
        _stel_doel(anna, wie_is, wat, wet)
    expect(anna.page.locator("main")).to_contain_text("Weer slapen en minder angst")
    _laat_drie_meewerken(anna)
    # Who works along finds the dossier in a list: nobody types an address.
    _open_uit_lijst(rens, server, "procesregisseur")
    _schaal_op(anna, rens)
    for collega, vak in (("coach", "gezinscoach"), ("schuld", "schulddienstverlener")):
        ziet = aan(collega)
        _open_uit_lijst(ziet, server, vak)
        expect(ziet.page.locator("main")).to_contain_text("Tante Els haalt Job op")
        expect(ziet.page.locator("main")).to_contain_text("Weer elke dag naar school")
    for wie_doet, naar, reden in (
        (rens, "niveau 1, casusregie", "Job slaapt weer thuis."),
        (anna, "niet opgeschaald", "Het gaat goed met allemaal."),
    ):
        _schaal_af(wie_doet, naar, reden)


def test_who_calls_without_a_name_is_helped_without_one(aan: Aan, server: Server) -> None:
    werk = f"{server.url}/heerde/werk"
    balie, anna = aan("balie"), aan("anna")
    balie.ga_naar(f"{werk}/toegang/contact/")
    balie.stel_in("kanaal", "telefoon")
    balie.vul("onderwerp", "Zorgen om een buurvrouw")
    balie.stel_in("wet", "Wmo")
    balie.vul("duur", "6")
    balie.stel_in("antwoord", "vraag")
    balie.kies("Leg vast en maak een melding")
    expect(balie.page.get_by_role("heading", level=1)).to_be_visible()
    balie.vul("verhaal", "De gordijnen blijven dicht.")
    balie.kies("Zet in de wachtrij")
    expect(balie.page.get_by_text("De melding staat in de wachtrij.")).to_be_visible()

    anna.ga_naar(f"{werk}/toegang/")
    expect(anna.page.locator("main")).to_contain_text("Zonder naam")
    expect(anna.page.locator("main")).not_to_contain_text("gordijnen")
    anna.kies("Zorgen om een buurvrouw")
    expect(anna.page.locator("main")).to_contain_text("De gordijnen blijven dicht.")
    expect(anna.page.locator("main")).to_contain_text("nog niet bekend")
    anna.kies("Handel af zonder dossier")
    expect(anna.page.get_by_text("De melding is afgehandeld.")).to_be_visible()


def _stel_op(anna: Toetsen) -> None:
    anna.volg("Stel de Aanpak op")
    anna.naar(anna.page.locator("main form").get_by_role("button").first)
    anna.page.keyboard.press("Enter")
    expect(anna.page.get_by_role("link", name="Stel een doel").first).to_be_visible()


def _stel_doel(anna: Toetsen, wie_is: str, wat: str, wet: str) -> None:
    anna.volg("Stel een doel")
    anna.stel_in("persoon", wie_is)
    anna.stel_in("leefgebied", "Gezondheid")
    anna.vul("omschrijving", wat)
    anna.vul("startscore", "4")
    anna.vul("streefscore", "7")
    anna.stel_in("wet", wet)
    anna.kies("Bewaar het doel")
    expect(anna.page.locator("main")).to_contain_text(wat)


def _leg_akkoord_vast(anna: Toetsen) -> None:
    anna.volg("Leg het akkoord vast")
    anna.wijs_aan("akkoord", "ja")
    anna.vul("evalueren_op", over_een_maand())
    anna.kies("Stel de Aanpak vast")
    expect(anna.page.get_by_text("De Aanpak ligt vast")).to_be_visible()


def _zet_thuiszitter(anna: Toetsen) -> None:
    anna.volg("Bekijk de kenmerken")
    anna.volg("Zet een kenmerk")
    anna.stel_in("persoon", "Job Gezinsma")
    anna.stel_in("code", "Thuiszitter")
    anna.dag("sinds", klok.vandaag() - timedelta(days=40))
    anna.kies("Zet het kenmerk")
    expect(anna.page.get_by_text("Het kenmerk staat in het dossier.")).to_be_visible()


def _laat_drie_meewerken(anna: Toetsen) -> None:
    for collega, vak in (
        ("Coach Gezin", "gezinscoach"),
        ("Sam Schuldhulp", "schulddienstverlener"),
        ("Rens Regisseur", "procesregisseur"),
    ):
        anna.volg("Laat een collega meewerken")
        anna.stel_in("medewerker", collega)
        anna.stel_in("als", vak)
        anna.kies("Laat meewerken")
        expect(anna.page.locator("main")).to_contain_text(collega)


def _open_uit_lijst(collega: Toetsen, server: Server, vak: str) -> None:
    collega.ga_naar(f"{server.url}/heerde/werk/")
    collega.volg("Mijn dossiers")
    expect(collega.page.get_by_role("table", name="waarin u meewerkt")).to_contain_text(vak)
    collega.volg("Ilse Gezinsma")
    expect(collega.page.get_by_role("heading", level=1)).to_contain_text("Ilse Gezinsma")


def _schaal_op(anna: Toetsen, rens: Toetsen) -> None:
    anna.volg("Bekijk de opschaling")
    anna.volg("Schaal op")
    anna.vul("reden", "De spanning in huis loopt op.")
    anna.kies("Schaal op")
    expect(anna.page.locator("main")).to_contain_text("niveau 1, casusregie")
    rens.volg("Bekijk de opschaling")
    rens.volg("Schaal op")
    rens.vul("reden", "Het is niet veilig voor Job.")
    rens.vul("veiligheidsplan", "Tante Els haalt Job op als het misgaat, en belt Rens.")
    rens.dag("herzien_op", klok.vandaag() + timedelta(days=30))
    rens.kies("Schaal op")
    expect(rens.page.locator("main")).to_contain_text("Niveau 2, procesregie")


def _schaal_af(wie_doet: Toetsen, naar: str, reden: str) -> None:
    wie_doet.volg("Bekijk de opschaling")
    wie_doet.volg("Schaal af")
    wie_doet.vul("reden", reden)
    wie_doet.kies("Schaal af")
    expect(wie_doet.page.get_by_text(f"Dit dossier staat nu op: {naar}.")).to_be_visible()
