"""What the worlds of the cube share: when it is, the birds, a gemeente with what is there, and who asks."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from tests.klanten import NAMEN
from tests.kubus.tabel import Relatie

from rotonde.catalogus.models import Aanbod, Product
from rotonde.kern import klok, wie
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet

DAG = dt.date(2026, 11, 23)
GEZAAID, NU = klok.moment(DAG, 9), klok.moment(DAG, 15)
BEGIN = dt.date(2026, 1, 1)
LOOPTIJD = periode(dt.date(2026, 11, 2), dt.date(2027, 11, 1))
VOGELS = {
    Relatie.EIGEN: "Kwikstaart",
    Relatie.TEAM: "Roodborst",
    Relatie.ANDER_TEAM: "Winterkoning",
    Relatie.EIGEN_DOSSIER: "Goudvink",
    Relatie.BESLOTEN: "Nachtegaal",
    Relatie.BENOEMD: "Tapuit",
    Relatie.ANDERE_GEMEENTE: "Wielewaal",
}
WET = Wet.WMO


@dataclass(frozen=True)
class Stad:
    """What there is in one gemeente, whoever asks."""

    code: str
    collega: UUID
    opvolger: UUID
    teams: dict[str, UUID]
    woonkern: UUID
    product: Product
    aanbieders: tuple[UUID, ...]
    gebruikersnaam: str
    aanbod: Aanbod
    potten: tuple[UUID, UUID]
    editie: UUID
    taak: int
    vervanging: UUID
    partners: dict[str, UUID]

    @property
    def slug(self) -> str:
        return NAMEN[self.code][1]


@contextmanager
def dienst(code: str, doel: Doel = Doel.HULPVERLENING) -> Iterator[None]:
    """Ask as a service of the system."""
    with wie.als(wie.dienst(gemeente=code, wet=WET, doel=doel, grond="kubus")):
        yield


@contextmanager
def als(code: str, medewerker: UUID, rol: Rol, doel: Doel = Doel.TOEZICHT) -> Iterator[None]:
    """Ask as this medewerker."""
    vrager = wie.wie(
        gemeente=code, actor=medewerker, actor_soort=ActorSoort.MEDEWERKER, rol=rol, wet=WET, doel=doel, grond="kubus",
        dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    with wie.als(vrager):
        yield


@contextmanager
def kwaliteit(stad: Stad) -> Iterator[None]:
    """Ask as the colleague, in the rol of kwaliteit."""
    with als(stad.code, stad.collega, Rol.KWALITEIT):
        yield
