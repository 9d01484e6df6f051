"""The opgaven of a pack: loaded with their indicators, each over its own time."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.kern.pakket.conftest import Wijzig, proefdam, wijzig

from rotonde.catalogus import queries
from rotonde.kern import klok, wie
from rotonde.kern.soorten import Doel, Wet
from rotonde.sturing.models import Opgave

__all__ = ["proefdam", "wijzig"]
pytestmark = pytest.mark.django_db

OPGAVEN = """geldig_vanaf: 2022-01-01
bron: verzonnen
regels:
  - code: '1.1'
    thema: samen
    naam: Minder mensen zijn eenzaam
    indicatoren:
      - code: eenzaam
        naam: Aandeel eenzame inwoners
        soort: kwantitatief
        richting: omlaag
        streefjaar: 2026
        nulmeting:
          - {periode: '2020', waarde: 39.5, eenheid: procent}
"""
THEMAS = """geldig_vanaf: 2022-01-01
bron: verzonnen
regels:
  - {code: samen, naam: Samen, volgorde: 1}
"""


def laad(map_: Path) -> str:
    uitvoer = io.StringIO()
    call_command("gemeente", "laden", str(map_), ja=True, stdout=uitvoer)
    return uitvoer.getvalue()


def test_een_opgave_met_haar_nulmeting_en_een_tweede_keer_niets(proefdam: Path, wijzig: Wijzig) -> None:
    (proefdam / "opgaven.yaml").write_text(OPGAVEN, encoding="utf-8")
    (proefdam / "themas.yaml").write_text(THEMAS, encoding="utf-8")
    with klok.op(klok.moment(date(2024, 7, 1))):
        laad(proefdam)
        assert "er verandert niets" in laad(proefdam)
        wijzig("opgaven.yaml", "streefjaar: 2026", "streefjaar: 2027")
        laad(proefdam)

    with wie.als(wie.dienst(gemeente="9901", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        oud, nieuw = queries.alle_regels(Opgave)
    assert oud.indicatoren[0]["nulmeting"] == [{"periode": "2020", "waarde": "39.5", "eenheid": "procent"}]
    assert [(o.geldig.lower, o.indicatoren[0]["streefjaar"]) for o in (oud, nieuw)] == [
        (date(2022, 1, 1), 2026),
        (date(2024, 7, 1), 2027),
    ]
