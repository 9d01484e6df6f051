"""Nobody enters a restored database before what happened after the copy has been done again (PRIV-46)."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError

from rotonde.kern import herstel
from rotonde.kern.herstel import HERSTELSTAPPEN, herstelstap, waarom_dicht
from rotonde.kern.soorten import HerstelSoort
from rotonde.kern.startcontrole import controleer_start

pytestmark = pytest.mark.django_db


class Lijst:
    """A list outside the database of what must be gone, and a database that still has it."""

    def __init__(self, aantal: int) -> None:
        self.nog = aantal
        self.kapot = False

    def openstaand(self) -> int:
        return self.nog

    def doe(self) -> int:
        gedaan = self.nog
        self.nog = 1 if self.kapot else 0
        return gedaan


@pytest.fixture
def lijst() -> Iterator[Lijst]:
    """A step that a room registered, with two things still to be destroyed again."""
    lijst = Lijst(2)
    herstelstap("proef.vernietigingslijst", openstaand=lijst.openstaand, doe=lijst.doe)
    yield lijst
    del HERSTELSTAPPEN["proef.vernietigingslijst"]


def afronden() -> str:
    uitvoer = StringIO()
    call_command("herstel", "afronden", stdout=uitvoer)
    return uitvoer.getvalue()


def test_zonder_terugzetten_gaat_de_deur_open() -> None:
    assert waarom_dicht() == ""
    controleer_start()


def test_wat_nog_vernietigd_moet_houdt_de_deur_dicht_tot_het_gedaan_is_priv_46(lijst: Lijst) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"2 handelingen van «proef.vernietigingslijst»"):
        controleer_start()

    assert "proef.vernietigingslijst: 2 opnieuw gedaan" in afronden()

    assert lijst.nog == 0
    controleer_start()


def test_een_stap_die_niet_alles_doet_houdt_de_deur_dicht_priv_46(lijst: Lijst) -> None:
    lijst.kapot = True

    with pytest.raises(RuntimeError, match="laat er nog 1 openstaan"):
        afronden()

    assert waarom_dicht()


def test_een_kopie_die_half_is_teruggezet_houdt_de_deur_dicht_priv_46() -> None:
    herstel.noteer(HerstelSoort.TERUGGEZET, "k1", gelukt=True)

    assert "kopie k1 is niet afgerond" in waarom_dicht()
    assert "De deuren mogen open." in afronden()
    assert waarom_dicht() == ""


def test_afronden_van_een_eerdere_keer_opent_niet_de_volgende_keer_priv_46() -> None:
    for _ in range(2):
        herstel.noteer(HerstelSoort.TERUGGEZET, "k1", gelukt=True)
        assert waarom_dicht()
        afronden()
    herstel.noteer(HerstelSoort.TERUGGEZET, "k1", gelukt=True)

    assert "kopie k1" in waarom_dicht()
    assert "kopie k1" in waarom_dicht()


def test_afronden_van_een_andere_kopie_opent_niets() -> None:
    herstel.noteer(HerstelSoort.TERUGGEZET, "k1", gelukt=True)

    with pytest.raises(CommandError, match="kopie k1 is niet afgerond"):
        call_command("herstel", "afronden", "--kopie", "een-andere", stdout=StringIO())


def test_de_stand_noemt_de_laatste_kopie_en_alleen_een_geslaagde_proef_rel_14() -> None:
    assert (herstel.stand().kopie, herstel.stand().proef) == (None, None)

    herstel.noteer(HerstelSoort.KOPIE, "k1", gelukt=True)
    herstel.noteer(HerstelSoort.PROEF, "k1", gelukt=False)

    assert herstel.stand().kopie is not None
    assert herstel.stand().proef is None
    herstel.noteer(HerstelSoort.PROEF, "k1", gelukt=True)
    assert herstel.stand().proef is not None
