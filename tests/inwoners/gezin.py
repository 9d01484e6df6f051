"""A gemeente with a household of three and one neighbour, and the people who ask about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from rotonde.inwoners import actions
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.kern import klok, wie
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import Gemeente, Woonkern
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.kern.wie import GEEN_DOSSIER, Wie

BSN = [nummer for nummer, _ in zip(testnummers(), range(40), strict=False)]
GEMEENTE = "0246"
MEDEWERKER = UUID(int=7)
BEGIN = date(2020, 3, 1)


def vraagt(
    rol: Rol, soort: ActorSoort = ActorSoort.MEDEWERKER, actor: UUID = MEDEWERKER, gemeente: str = "0246"
) -> Wie:
    """Somebody who asks in the course of the work of the front desk."""
    return wie.wie(
        gemeente=gemeente, actor=actor, actor_soort=soort, rol=rol, wet=Wet.ALGEMEEN, doel=Doel.TOEGANG,
        grond="proef", dossier=GEEN_DOSSIER,
    )  # fmt: skip


def dienst(gemeente: str = GEMEENTE) -> Wie:
    return wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")


@dataclass(frozen=True)
class Gezin:
    """The ids of the family and where it lives."""

    moeder: UUID
    vader: UUID
    kind: UUID
    buur: UUID
    huishouden: UUID
    adres: UUID
    woonkern: UUID


def inschrijving(
    nummer: int, voornaam: str, achternaam: str, geboren: date, geheimhouding: int = 0
) -> actions.Inschrijving:
    return actions.Inschrijving(BSN[nummer], voornaam, achternaam, geboren, geheimhouding=geheimhouding)


@pytest.fixture
def gemeente(db: None) -> Gemeente:
    Gemeente.objects.create(code="1509", naam="Tweede", slug="tweede")
    return Gemeente.objects.create(code=GEMEENTE, naam="Proefgemeente", slug="proef")


@pytest.fixture
def woonkern(gemeente: Gemeente) -> UUID:
    with wie.als(dienst()):
        kern = Woonkern(gemeente_id=GEMEENTE, code="proefdorp", naam="Proefdorp")
        Woonkern.objects.bulk_create([kern])
    return kern.pk


@pytest.fixture
def gezin(woonkern: UUID) -> Iterator[Gezin]:
    with klok.op(klok.moment(date(2024, 6, 1))), wie.als(dienst()):
        moeder, vader, kind, buur = actions.inschrijven_alle([
            inschrijving(0, "Aukje", "van der Berg", date(1984, 2, 3)),
            inschrijving(1, "Joris", "de Wit", date(1982, 5, 6)),
            inschrijving(2, "Zoë", "de Wit", date(2012, 7, 8)),
            inschrijving(3, "Kees", "Berghuis", date(1984, 2, 3)),
        ])  # fmt: skip
        huishouden, alleen = actions.gezinnen_vormen([
            actions.Gezin([moeder, vader], [kind], BEGIN, partners=True),
            actions.Gezin([buur], [], BEGIN, partners=False),
        ])  # fmt: skip
        adres, _ = actions.verhuizen_alle([
            actions.Verhuizing(huishouden, Adresgegevens("Proeflaan", "1", "8181 aa", woonkern), BEGIN),
            actions.Verhuizing(alleen, Adresgegevens("Proeflaan", "3", "8181AA", woonkern), BEGIN),
        ])  # fmt: skip
        yield Gezin(moeder, vader, kind, buur, huishouden, adres, woonkern)
