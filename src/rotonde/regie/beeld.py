"""A dossier as a screen shows it: plain values, nested as people read them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rotonde.inwoners.queries import Lid
from rotonde.kern.soorten import Afslag, Wet
from rotonde.kern.vervanging import Invaller
from rotonde.privacy.toestemming.soorten import Mag
from rotonde.regie.soorten import Ladder


@dataclass(frozen=True)
class InzetBeeld:
    """One inzet, as a screen shows it."""

    id: UUID
    soort: Ladder
    afslag: Afslag
    omschrijving: str
    product_code: str
    reden_zwaarder: str
    doelbinding: Mag
    wet: Wet
    revisie: int


@dataclass(frozen=True)
class EvaluatieBeeld:
    """Looking back on a doel: planned, or with what came of it."""

    id: UUID
    gepland_op: date
    gehouden_op: date | None
    erbij: str
    score: int | None
    woorden: str


@dataclass(frozen=True)
class DoelBeeld:
    """One doel with its inzet."""

    id: UUID
    persoon: UUID
    leefgebied: str
    omschrijving: str
    startscore: int
    streefscore: int
    wet: Wet
    revisie: int
    inzetten: list[InzetBeeld]
    effect: int | None
    """The last measured score minus the startscore, over all versions; None when nothing was measured."""
    evaluaties: list[EvaluatieBeeld]
    """Those that were held, over all versions, and then the one that is planned; the earliest first."""


@dataclass(frozen=True)
class AanpakBeeld:
    """One version of the Aanpak."""

    id: UUID
    versie: int
    vastgesteld_op: datetime | None
    akkoord_op: datetime | None
    reden_zonder_akkoord: str
    revisie: int
    doelen: list[DoelBeeld]


@dataclass(frozen=True)
class DossierBeeld:
    """All of a dossier that who asks may see."""

    id: UUID
    huishouden: UUID
    melding: UUID
    vrager: UUID | None
    geopend_op: datetime
    gesloten_op: datetime | None
    aanspreekpunt: str
    aanspreekpunt_id: UUID | None
    ik_houd: bool
    """Who asks is the Aanspreekpunt, or stands in for her or him today."""
    invaller: Invaller | None
    leden: list[Lid]
    aanpakken: list[AanpakBeeld]
    # Of the melding it began with: the terms of law run from there.
    wet: Wet
    gemeld_op: datetime
    # How it ended, empty while it is open.
    resultaat: str = ""
    toelichting: str = ""
    overgedragen_op: datetime | None = None
    """Since when it has another Aanspreekpunt than it began with; None when it has the first, or is closed."""

    @property
    def aanpak(self) -> AanpakBeeld | None:
        """The newest version."""
        return self.aanpakken[0] if self.aanpakken else None

    @property
    def personen(self) -> set[UUID]:
        """The household of today and everybody a doel is about: of each a line was written."""
        return {lid.id for lid in self.leden} | {doel.persoon for een in self.aanpakken for doel in een.doelen}


@dataclass(frozen=True)
class Kop:
    """What stands above a page about one part of a dossier: whose it is, and whether one can write in it."""

    id: UUID
    vrager: UUID | None
    gesloten_op: datetime | None
    aanspreekpunt: str
    aanspreekpunt_id: UUID | None
    ik_houd: bool
    leden: list[Lid]

    @property
    def namen(self) -> dict[UUID, str]:
        """The names of the household by id."""
        return {lid.id: lid.naam for lid in self.leden}

    def naam_van(self, persoon: UUID) -> str:
        """The name of a member, or that (s)he lives here no more."""
        return self.namen.get(persoon, "Iemand die hier niet meer woont")


@dataclass(frozen=True)
class Caseregel:
    """One dossier in a caseload."""

    dossier: UUID
    inwoner: str
    onderwerp: str
    geopend_op: datetime
    versie: int | None
    vastgesteld: bool
    punten: int
    laatste_contact: datetime | None
    volgende_stap: str
    terugkijken: bool
    namens: str
    """For whom who asks stands in; empty for a dossier of one's own."""
    overgedragen_op: datetime | None
    """When a colleague handed it over, as long as that is news."""
    onderzoek: date | None
    """By when the onderzoek must be finished, once that is near or past (WMO-02)."""
