"""A pack of one small, invented municipality, to change one thing in."""

from collections.abc import Callable
from pathlib import Path

import pytest

BESTANDEN = {
    "gemeente.yaml": """geldig_vanaf: 2024-01-01
code: '9901'
naam: Proefdam
provincie: Gelderland
inwoners: 1000
huishoudens: 400
toegang: Het Loket
bron: verzonnen
""",
    "huisstijl.yaml": """geldig_vanaf: 2024-01-01
afzender: Gemeente Proefdam
naam_toegang: Het Loket
ondertitel: Elke vraag is welkom
kleuren: {hoofd: '#123456', accent: '#7a3b00'}
telefoon: 0123 45 67 89
email: loket@proefdam.example
website: www.proefdam.example
adres: {straat: Kade, huisnummer: '1', postcode: 1234 AB, plaats: Proefdam}
bron: verzonnen
""",
    "kernen.yaml": """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - {code: noord, naam: Noord, aandeel: 0.6}
  - {code: zuid, naam: Zuid, aandeel: 0.4}
""",
    "teams.yaml": """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - {code: loket, naam: Het Loket, wachtrij: true, wetten: [WMO, JEUGDWET]}
""",
    "rollen.yaml": """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - {code: consulent, naam: Consulent, grondrol: AANSPREEKPUNT, teams: [loket]}
""",
    "leefgebieden.yaml": """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - {code: geld, naam: Geld, herkomst: thema, volgorde: 1}
""",
    "producten.yaml": """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - {code: hulp, naam: Hulp thuis, wet: WMO, afslag: 2, vorm: maatwerk, groep: huis,
     categorie: '01', eenheid: '04', leveringsvormen: [ZIN]}
""",
    "tarieven.yaml": """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - {product: hulp, bedrag: 30.00}
""",
    "mandaten.yaml": """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - code: M1
    rol: consulent
    wet: WMO
    afslag: 2
    max_bedrag: 5000
    max_duur_maanden: 24
""",
    "aanbod.yaml": """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - {code: maatje, naam: Een maatje, wat: Samen de post doen., wet: WGS, afslag: 1, leefgebieden: [geld],
     kernen: [noord], kanalen: [bezoek], kosten: gratis, zoekwoorden: [schulden],
     gecontroleerd_op: 2024-06-01, houdbaar_maanden: 12}
""",
}

Wijzig = Callable[[str, str, str], None]


@pytest.fixture
def proefdam(tmp_path: Path) -> Path:
    """The folder of the invented municipality, valid as it stands."""
    map_ = tmp_path / "9901-proefdam"
    map_.mkdir()
    for naam, tekst in BESTANDEN.items():
        (map_ / naam).write_text(tekst, encoding="utf-8")
    return map_


@pytest.fixture
def wijzig(proefdam: Path) -> Wijzig:
    """Replace one piece of text in one file; fails when the piece is not there."""

    def doe(naam: str, oud: str, nieuw: str) -> None:
        pad = proefdam / naam
        tekst = pad.read_text(encoding="utf-8")
        assert oud in tekst
        pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")

    return doe
