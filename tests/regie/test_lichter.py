"""Before something heavier is chosen, the screen offers what is lighter (Wmo 2015 art. 2.3.2)."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from tests.inwoners.gezin import BEGIN, GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import INZET, Zaak, gezien, stuur
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.catalogus.models import Aanbod, Leefgebied, lijn_van
from rotonde.inwoners import actions as inwoners
from rotonde.kern import wie
from rotonde.kern.models import Woonkern
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag, Rol, Wet
from rotonde.regie import actions
from rotonde.regie.models import Inzet
from rotonde.regie.presenters import HOOGSTENS_LICHTER
from rotonde.regie.soorten import Ladder

HTMX = {"HX-Request": "true"}


@dataclass(frozen=True)
class Plek:
    """An entry of the sociale kaart, as far as it matters here."""

    naam: str
    afslag: Afslag = Afslag.ONDERSTEUNING
    leefgebied: str = "wonen"
    kernen: tuple[str, ...] = ("proefdorp",)
    gecontroleerd_op: date = date(2024, 5, 1)


PLEKKEN = (
    Plek("Zware buurtploeg", Afslag.HULP),
    Plek("Verouderde klusdienst", gecontroleerd_op=date(2020, 5, 1)),
    Plek("Maaltijd in het dorp"),
    Plek("Digitale klusser", kernen=("proefdorp", "elders")),
    Plek("Alleen elders", kernen=("elders",)),
    Plek("Schuldhulpmaatje", leefgebied="geld"),
)


def _leg_neer(plekken: tuple[Plek, ...]) -> None:
    with wie.als(dienst()):
        Aanbod.objects.bulk_create(
            Aanbod(
                gemeente_id=GEMEENTE, code=f"plek-{nummer}", lijn=lijn_van(GEMEENTE, "aanbod", f"plek-{nummer}"),
                naam=plek.naam, wat="Iemand denkt mee.", wet=Wet.ALGEMEEN, afslag=plek.afslag,
                leefgebieden=[plek.leefgebied], kernen=list(plek.kernen), kosten="gratis", geldig=periode(BEGIN),
                bron="test", gecontroleerd_op=plek.gecontroleerd_op, houdbaar_maanden=12,
            )
            for nummer, plek in enumerate(plekken)
        )  # fmt: skip


@pytest.fixture
def kaart(gezin: Gezin, wonen: None) -> None:
    with wie.als(dienst()):
        Woonkern.objects.bulk_create([Woonkern(gemeente_id=GEMEENTE, code="elders", naam="Elders")])
        geld = Leefgebied(
            gemeente_id=GEMEENTE, code="geld", lijn=lijn_van(GEMEENTE, "leefgebied", "geld"), naam="Geld", volgorde=2,
            geldig=periode(BEGIN), bron="test", herkomst="thema",
        )  # fmt: skip
        Leefgebied.objects.bulk_create([geld])
    _leg_neer(PLEKKEN)


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def _pad(zaak: Zaak) -> str:
    return f"/proef/werk/regie/dossier/{zaak.dossier}/doel/{zaak.doel}/inzet/"


def _aangeboden(pagina: str) -> list[str]:
    """The names of what can be chosen, from top to bottom."""
    return re.findall(r'<span class="r-alleen-horen"> ([^<]+)</span></button>', pagina)


def test_what_is_near_and_fits_stands_first_the_freshest_and_lightest_on_top(
    anna: KeurendeClient, zaak: Zaak, kaart: None
) -> None:
    pagina = anna.get(_pad(zaak)).content.decode()

    assert _aangeboden(pagina) == [
        "Digitale klusser",
        "Maaltijd in het dorp",
        "Zware buurtploeg",
        "Verouderde klusdienst",
    ]
    assert pagina.index("Maaltijd in het dorp") < pagina.index("Wie gaat er helpen?")
    assert pagina.count("Al even niet nagekeken") == 1


def test_one_can_look_on_another_leefgebied_and_in_another_kern(anna: KeurendeClient, zaak: Zaak, kaart: None) -> None:
    for keuze, namen in (
        ({"leefgebied": "geld", "kern": "proefdorp"}, ["Schuldhulpmaatje"]),
        ({"leefgebied": "wonen", "kern": "elders"}, ["Alleen elders", "Digitale klusser"]),
        ({"leefgebied": "", "kern": ""}, ["Digitale klusser"]),
        ({"leefgebied": "geld", "kern": "elders"}, []),
    ):
        pagina = anna.post(_pad(zaak), {"zoek": "ja", **keuze}).content.decode()
        assert _aangeboden(pagina) == namen, keuze
        assert ("Niets gevonden" in pagina) == (not namen)


def test_where_the_catalogus_has_other_areas_of_life_it_offers_those_of_all(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, kaart: None
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.doel_wijzigen(zaak.doel, actions.DoelWijziging("stip-zorg", "rust", 3, 6))

    assert "Schuldhulpmaatje" in _aangeboden(anna.get(_pad(zaak)).content.decode())


def test_choosing_fills_the_form_and_stores_nothing(anna: KeurendeClient, zaak: Zaak, kaart: None) -> None:
    pagina = anna.post(_pad(zaak), {"kies": "plek-2", "reden_zwaarder": "de kinderen wonen ver weg"}).content.decode()

    for deel in (
        '<option value="voorliggend" selected>',
        '<option value="1" selected>',
        'value="Maaltijd in het dorp"',
        "de kinderen wonen ver weg</textarea>",
        "U koos: Maaltijd in het dorp",
    ):
        assert deel in pagina
    assert Inzet.objects.count() == 1
    velden = {
        "soort": "voorliggend", "afslag": "1", "omschrijving": "Maaltijd in het dorp", "reden_zwaarder": "ver weg",
    }  # fmt: skip
    assert stuur(anna, _pad(zaak), velden).status_code == 302
    nieuw = Inzet.objects.exclude(pk=zaak.inzet).get()
    assert (nieuw.soort, nieuw.afslag, nieuw.wet) == (Ladder.VOORLIGGEND, Afslag.ONDERSTEUNING, Wet.WMO)


def test_choosing_a_heavier_entry_takes_its_afslag(anna: KeurendeClient, zaak: Zaak, kaart: None) -> None:
    assert '<option value="2" selected>' in anna.post(_pad(zaak), {"kies": "plek-0"}).content.decode()


def test_what_is_no_longer_there_cannot_be_chosen(anna: KeurendeClient, zaak: Zaak, kaart: None) -> None:
    antwoord = anna.post(_pad(zaak), {"kies": "plek-99"})

    assert antwoord.status_code == 404
    assert "staat niet meer op de sociale kaart" in antwoord.content.decode()


def test_htmx_gets_only_the_part_it_fills(anna: KeurendeClient, zaak: Zaak, kaart: None) -> None:
    def deel(naam: str, velden: dict[str, str]) -> str:
        antwoord = anna.post(_pad(zaak), velden, headers={**HTMX, "HX-Target": f"div#{naam}"})
        assert antwoord.status_code == 200
        return antwoord.content.decode()

    gevonden = deel("lichter", {"zoek": "ja", "leefgebied": "geld", "kern": "proefdorp"})
    velden = deel("velden", {"kies": "plek-2", "leefgebied": "wonen", "kern": ""})

    assert _aangeboden(gevonden) == ["Schuldhulpmaatje"]
    assert 'value="Maaltijd in het dorp"' in velden
    assert not any("<html" in deel or "<form" in deel for deel in (gevonden, velden))


def test_a_part_does_not_count_as_having_seen_what_another_changed_rel_11(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, kaart: None
) -> None:
    geopend_met = gezien(anna.get(_pad(zaak)).content.decode())
    with wie.als(aanspreekpunt(loket.anna)):
        actions.inzet_kiezen(zaak.doel, INZET)
    koppen = {**HTMX, "HX-Target": "div#velden"}

    velden = anna.post(_pad(zaak), {**geopend_met, "kies": "plek-2"}, headers=koppen).content.decode()
    heel = anna.post(_pad(zaak), {**geopend_met, "kies": "plek-2"}).content.decode()

    assert gezien(velden) == geopend_met
    assert "intussen veranderd" in heel
    assert gezien(heel) != geopend_met


def test_of_a_secret_address_the_kern_is_not_told_priv_24(
    anna: KeurendeClient, gezin: Gezin, zaak: Zaak, kaart: None
) -> None:
    assert '<option value="proefdorp" selected>' in anna.get(_pad(zaak)).content.decode()
    with wie.als(dienst()):
        inwoners.geheimhouding_instellen(gezin.moeder, 7)

    pagina = anna.get(_pad(zaak)).content.decode()

    assert '<option value="proefdorp" selected>' not in pagina
    assert _aangeboden(pagina) == ["Digitale klusser"]


@pytest.mark.parametrize("aantal", [HOOGSTENS_LICHTER, HOOGSTENS_LICHTER + 1])
def test_no_more_is_offered_than_one_reads_sec_24(anna: KeurendeClient, zaak: Zaak, wonen: None, aantal: int) -> None:
    _leg_neer(tuple(Plek(f"Plek {nummer:02}") for nummer in range(aantal)))

    pagina = anna.get(_pad(zaak)).content.decode()

    assert len(_aangeboden(pagina)) == HOOGSTENS_LICHTER
    assert ("U ziet de eerste 10" in pagina) == (aantal > HOOGSTENS_LICHTER)
