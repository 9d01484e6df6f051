"""A dossier that Anna opened for the family, and an Aanpak in it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.inwoners.gezin import BEGIN, GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.toegang.loket import Loket, aanspreekpunt, opgepakt

from rotonde.catalogus.models import Leefgebied, Product, lijn_van
from rotonde.catalogus.soorten import Frequentie, Leveringsvorm, Vorm
from rotonde.kern import klok, wie
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag, Wet
from rotonde.regie import actions
from rotonde.regie.actions import DoelInhoud, InzetInhoud, Opstelling, Sluiting
from rotonde.regie.nazorg.soorten import Resultaat
from rotonde.regie.soorten import Ladder

# Words that stand in a doel only: where they show, the dossier shows.
KANARIE = "tjilpkanarie"
# An ordinary day, and the days before a leap day, both nights in which the clock changes, and a new year.
BEGINDAGEN = (date(2024, 6, 1), date(2024, 2, 28), date(2024, 3, 30), date(2024, 10, 26), date(2024, 12, 31))
INZET = InzetInhoud(
    Ladder.MAATWERK, Afslag.HULP, "hulp in de buurt", Wet.WMO,
    product_code="hulp", reden_zwaarder="buren en familie kunnen dit niet",
)  # fmt: skip


def over_een_maand() -> str:
    """A day to look back on, as one types it."""
    return f"{klok.vandaag() + timedelta(days=30):%d-%m-%Y}"


@dataclass(frozen=True)
class Zaak:
    """The ids of a dossier and of what is in it."""

    dossier: UUID
    melding: UUID
    aanpak: UUID
    doel: UUID
    inzet: UUID


def doel(persoon: UUID, leefgebied: str = "wonen") -> DoelInhoud:
    return DoelInhoud(persoon, leefgebied, f"zelf het huis op orde, {KANARIE}", 4, 7, Wet.WMO)


def gezien(pagina: str) -> dict[str, str]:
    """What a form of the Aanpak sends along: the revision that it showed."""
    return dict(re.findall(r'name="(revisie)" value="(\d+)"', pagina))


def stuur(klant: KeurendeClient, pad: str, velden: dict[str, str], **hoe: Any) -> Any:
    """Open a form of the Aanpak and send it, as a browser does."""
    return klant.post(pad, {**gezien(klant.get(pad).content.decode()), **velden}, **hoe)


def klaar(dossier: UUID, moment: datetime | None = None) -> Sluiting:
    """To close a dossier in which all went well, without nazorg."""
    return Sluiting(dossier, Resultaat.GEHAALD, "Het gaat goed.", zonder_nazorg="belt zelf", moment=moment)


def geopend(loket: Loket, persoon: UUID) -> tuple[UUID, UUID]:
    """A melding and the dossier that Anna opened from it."""
    melding = opgepakt(loket, persoon)
    with wie.als(aanspreekpunt(loket.anna)):
        return melding, actions.openen(melding)


@pytest.fixture
def zaak(loket: Loket, gezin: Gezin, producten: None) -> Zaak:
    melding, dossier = geopend(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        aanpak = actions.aanpak_opstellen(Opstelling(dossier, Wet.WMO))
        doel_id = actions.doel_stellen(aanpak, doel(gezin.moeder))
        inzet = actions.inzet_kiezen(doel_id, INZET)
    return Zaak(dossier, melding, aanpak, doel_id, inzet)


@pytest.fixture
def wonen(gezin: Gezin) -> None:
    with wie.als(dienst()):
        rij = Leefgebied(
            gemeente_id=GEMEENTE, code="wonen", lijn=lijn_van(GEMEENTE, "leefgebied", "wonen"), naam="Wonen",
            volgorde=1, geldig=periode(BEGIN), herkomst="thema",
        )  # fmt: skip
        Leefgebied.objects.bulk_create([rij])


@pytest.fixture
def producten(gezin: Gezin) -> None:
    """Two products of the Wmo, the heavier first by name, and one of the Jeugdwet."""
    with wie.als(dienst()):
        Product.objects.bulk_create(
            Product(
                gemeente_id=GEMEENTE, code=code, lijn=lijn_van(GEMEENTE, "product", code), naam=naam,
                geldig=periode(BEGIN), bron="test", wet=wet, afslag=afslag, vorm=Vorm.MAATWERK, groep="hulp",
                eenheid="04", frequentie=Frequentie.WEEK, leveringsvormen=[Leveringsvorm.ZIN],
            )
            for code, naam, wet, afslag in (
                ("beschermd", "Beschermd wonen", Wet.WMO, 3),
                ("hulp", "Hulp thuis", Wet.WMO, 2),
                ("jeugdhulp", "Jeugdhulp", Wet.JEUGDWET, 2),
            )
        )  # fmt: skip
