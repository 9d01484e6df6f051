"""25 simulated years beside an independent calculation: nothing early, nothing late (PRIV-44). Full size in bench."""

from pathlib import Path

import pytest
from bench import bewaarproef
from django.conf import LazySettings
from tests.privacy.afgesloten import als_werker

pytestmark = pytest.mark.committen


def test_in_25_jaar_gaat_niets_te_vroeg_en_niets_te_laat_weg_priv_44(settings: LazySettings, tmp_path: Path) -> None:
    settings.ROTONDE_VERNIETIGINGEN = tmp_path / "vernietigingen.jsonl"

    uitslag = bewaarproef.loop_af(bewaarproef.trek(70, jaren=9), als_werker, maanden=6)

    assert (uitslag.te_vroeg, uitslag.te_laat) == (0, 0)
    assert uitslag.vernietigd >= 15
    assert uitslag.herstart > 0
    assert uitslag.geblokkeerd > 0
