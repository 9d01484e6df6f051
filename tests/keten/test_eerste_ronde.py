"""One question of one resident around De Rotonde, from the portal to a figure in the monitor, in a real browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.keuring.pdf import keur
from tests.regie.zaak import over_een_maand
from tests.server import Server

from rotonde.kern import klok

pytestmark = [pytest.mark.browser, pytest.mark.committen]
VRAAG = "Het lukt mij niet meer om ons huis schoon te houden."
DOEL = "Ik wil het huis weer op orde krijgen"
HULP = "Hulp bij het huishouden, twee uur per week"
WIE = {"inwoner": "Inwoner", "aanspreekpunt": "Aanspreekpunt", "raadslid": "Raadslid"}


@pytest.fixture
def als_rol(browser: Browser, server: Server) -> Callable[[str], Page]:
    """A browser of their own for each who takes part, signed in with the one click of the demo."""

    def aanmelden(rol: str) -> Page:
        page = browser.new_context(locale="nl-NL").new_page()
        page.set_default_timeout(15_000)
        page.goto(server.url)
        page.get_by_role("button", name=f"{WIE[rol]} in Heerde").click()
        return page

    return aanmelden


def test_een_vraag_gaat_de_rotonde_rond(server: Server, als_rol: Callable[[str], Page]) -> None:
    inwoner, aanspreekpunt = als_rol("inwoner"), als_rol("aanspreekpunt")
    _stelt_vraag(inwoner, server)
    assert _cijfer(als_rol("raadslid"), server, "wmo.unieke_clienten") == "0"

    _pakt_op_en_opent(aanspreekpunt, server)
    _maakt_aanpak(aanspreekpunt)
    _wordt_geweigerd_zonder_mandaat(aanspreekpunt)
    _besluit_met_mandaat(aanspreekpunt)
    _wijst_toe_en_betaalt(aanspreekpunt)

    _ziet_stand_brief_en_inzage(inwoner, server)
    assert _cijfer(als_rol("raadslid"), server, "wmo.unieke_clienten") == "1"


def _stelt_vraag(inwoner: Page, server: Server) -> None:
    inwoner.goto(f"{server.url}/heerde/vraag/")
    inwoner.locator("[name=verhaal]").fill(VRAAG)
    inwoner.locator("[name=leefgebied]").select_option(label="Huishouden")
    inwoner.locator("[name=veiligheid][value=nee]").check()
    inwoner.locator("[name=namens][value=op_naam]").check()
    inwoner.locator("[name=voorkeur][value=bellen]").check()
    inwoner.locator("[name=bereikbaar]").fill("0612345678, na vier uur")
    inwoner.get_by_role("button", name="Vraag versturen").click()
    expect(inwoner.get_by_text("U krijgt één vast Aanspreekpunt")).to_be_visible()

    inwoner.goto(f"{server.url}/heerde/mijn/")
    expect(inwoner.get_by_role("row", name="Huishouden")).to_contain_text("Ontvangen")


def _pakt_op_en_opent(aanspreekpunt: Page, server: Server) -> None:
    """The queue does not tell the story; who takes the melding reads it (PRIV-14)."""
    aanspreekpunt.goto(f"{server.url}/heerde/werk/toegang/")
    expect(aanspreekpunt.locator("main")).to_contain_text("Huishouden")
    expect(aanspreekpunt.locator("main")).not_to_contain_text(VRAAG)

    aanspreekpunt.get_by_role("button", name="Pak op").click()
    expect(aanspreekpunt.get_by_text(VRAAG)).to_be_visible()
    aanspreekpunt.get_by_role("link", name="Open een dossier").click()
    aanspreekpunt.get_by_role("button", name="Open het dossier").click()
    expect(aanspreekpunt.get_by_role("heading", level=1)).to_contain_text("Dossier van")


def _maakt_aanpak(aanspreekpunt: Page) -> None:
    """One Aanpak over two wetten: an inzet that the Aanspreekpunt may grant, and one that it may not."""
    aanspreekpunt.get_by_role("link", name="Stel de Aanpak op").click()
    aanspreekpunt.locator("main form").get_by_role("button").click()
    _stelt_doel(aanspreekpunt, DOEL, "wmo")
    _kiest_inzet(aanspreekpunt, DOEL, HULP, "wmo-mvho")
    _stelt_doel(aanspreekpunt, "Ik wil rust in huis na schooltijd", "jeugdwet")
    _kiest_inzet(aanspreekpunt, "Ik wil rust in huis na schooltijd", "Ambulante hulp", "jw-ambulant")
    aanspreekpunt.get_by_role("link", name="Leg het akkoord vast").click()
    aanspreekpunt.get_by_label("Ja, de inwoner is akkoord").check()
    aanspreekpunt.locator("[name=evalueren_op]").fill(over_een_maand())
    aanspreekpunt.get_by_role("button", name="Stel de Aanpak vast").click()
    expect(aanspreekpunt.get_by_text("De Aanpak ligt vast")).to_be_visible()


def _stelt_doel(aanspreekpunt: Page, wat: str, wet: str) -> None:
    aanspreekpunt.get_by_role("link", name="Stel een doel").first.click()
    aanspreekpunt.locator("[name=persoon]").select_option(index=2)
    aanspreekpunt.locator("[name=leefgebied]").select_option(label="Zorg en welzijn")
    aanspreekpunt.locator("[name=omschrijving]").fill(wat)
    aanspreekpunt.locator("[name=startscore]").fill("3")
    aanspreekpunt.locator("[name=streefscore]").fill("7")
    aanspreekpunt.locator("[name=wet]").select_option(wet)
    aanspreekpunt.get_by_role("button", name="Bewaar het doel").click()


def _kiest_inzet(aanspreekpunt: Page, doel: str, wat: str, product: str) -> None:
    """Wet and afslag follow from the product; a heavier step says why a lighter one does not do."""
    aanspreekpunt.locator("main a[href*='/inzet/']").last.click()
    expect(aanspreekpunt.get_by_text(doel)).to_be_visible()
    aanspreekpunt.locator("[name=soort]").select_option(label="maatwerkvoorziening")
    aanspreekpunt.locator("[name=product_code]").select_option(product)
    aanspreekpunt.locator("[name=omschrijving]").fill(wat)
    aanspreekpunt.locator("[name=reden_zwaarder]").fill("De hulp van afslag 1 is geprobeerd en was niet genoeg.")
    aanspreekpunt.get_by_role("button", name="Bewaar de inzet").click()


def _wordt_geweigerd_zonder_mandaat(aanspreekpunt: Page) -> None:
    """The Aanspreekpunt has no mandaat for jeugdhulp: no button, but the reason and who can."""
    dossier = aanspreekpunt.url
    _stelt_voor(aanspreekpunt, "Ambulante hulp")
    expect(aanspreekpunt.get_by_role("button", name="Toekennen")).to_have_count(0)
    expect(aanspreekpunt.locator("main")).to_contain_text("mandaat")
    expect(aanspreekpunt.locator("main")).to_contain_text("Gezinscoach")
    aanspreekpunt.goto(dossier)


def _besluit_met_mandaat(aanspreekpunt: Page) -> None:
    _stelt_voor(aanspreekpunt, HULP)
    aanspreekpunt.get_by_role("button", name="Toekennen").click()
    aanspreekpunt.get_by_role("button", name="Brief maken en bekendmaken").click()
    expect(aanspreekpunt.get_by_text("De inwoner kreeg de brief")).to_be_visible()


def _stelt_voor(aanspreekpunt: Page, inzet: str) -> None:
    vandaag = klok.vandaag()
    aanspreekpunt.get_by_role("link", name=f"Vraag een besluit aan: {inzet}").click()
    aanspreekpunt.get_by_label("Toekennen").check()
    aanspreekpunt.locator("[name=begin]").fill(f"{vandaag:%d-%m-%Y}")
    aanspreekpunt.locator("[name=einde]").fill(f"{vandaag + timedelta(days=180):%d-%m-%Y}")
    aanspreekpunt.locator("[name=volume]").fill("2")
    aanspreekpunt.locator("[name=toelichting]").fill("U kunt dit zelf niet door uw rug.")
    aanspreekpunt.get_by_role("button", name="Voorstel opslaan").click()


def _wijst_toe_en_betaalt(aanspreekpunt: Page) -> None:
    """Granted in kind, started, and paid once: the money weighs on the budget."""
    aanspreekpunt.get_by_role("link", name="Naar de voorziening").click()
    aanspreekpunt.get_by_label("Zorg in natura").check()
    aanspreekpunt.locator("[name=aanbieder]").select_option(index=1)
    aanspreekpunt.get_by_role("button", name="Toewijzen").click()
    aanspreekpunt.get_by_role("button", name="Start vastleggen").click()
    aanspreekpunt.locator("[name=dag]").fill(f"{klok.vandaag():%d-%m-%Y}")
    aanspreekpunt.locator("[name=bedrag]").fill("72,20")
    aanspreekpunt.locator("main form").last.get_by_role("button").click()
    expect(aanspreekpunt.locator("main")).to_contain_text("€\u00a072,20")
    aanspreekpunt.get_by_role("link", name="Budget").first.click()
    expect(aanspreekpunt.locator("main")).to_contain_text("€\u00a072,20")


def _ziet_stand_brief_en_inzage(inwoner: Page, server: Server) -> None:
    """The resident sees how it stands, reads the very letter, and who looked, by rol and not by name (PRIV-40)."""
    inwoner.goto(f"{server.url}/heerde/mijn/")
    expect(inwoner.locator("main")).to_contain_text("Uw Aanspreekpunt is")
    expect(inwoner.locator("main")).to_contain_text(DOEL)
    naam = inwoner.get_by_text("Uw Aanspreekpunt is").inner_text().removeprefix("Uw Aanspreekpunt is ").rstrip(".")

    with inwoner.expect_download() as brief:
        inwoner.get_by_role("link", name="Besluit over").click()
    bytes_ = brief.value.path().read_bytes()
    assert keur(bytes_) == []
    assert "999" not in brief.value.suggested_filename

    inwoner.goto(f"{server.url}/heerde/mijn/inzage/")
    expect(inwoner.locator("main")).to_contain_text("Aanspreekpunt van Gemeente Heerde")
    expect(inwoner.locator("main")).not_to_contain_text(naam)


def _cijfer(raadslid: Page, server: Server, code: str) -> str:
    """Freeze the facts as the worker does, and read the figure of this year as a raadslid."""
    vandaag = klok.vandaag()
    server.opdracht("bevriezen", "--gemeente", "0246", "--peildatum", vandaag.isoformat())
    raadslid.goto(f"{server.url}/heerde/monitor/{vandaag.year}/")
    regel = raadslid.locator("tr", has=raadslid.locator(f"a[href*='{code}']"))
    return regel.locator("[data-kop=Geteld]").inner_text()
