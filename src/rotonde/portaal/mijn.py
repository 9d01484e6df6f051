"""What Mijn Rotonde shows: only what is about the resident who asks (PRIV-27)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from rotonde.besluiten import queries as besluiten
from rotonde.besluiten.queries import Brief
from rotonde.regie import queries as regie
from rotonde.regie.aanzet import queries as aanzetten
from rotonde.regie.aanzet.queries import Regel as Aanzetregel
from rotonde.regie.beeld import DoelBeeld
from rotonde.toegang import queries as toegang
from rotonde.toegang.bevestiging import queries as bevestigingen
from rotonde.toegang.ervaringen.soorten import Ervaringsmoment
from rotonde.toegang.partners import queries as partners
from rotonde.toegang.partners.queries import Ondersteund
from rotonde.toegang.queries import Regel
from rotonde.toegang.soorten import MeldingStatus
from rotonde.toezicht.klachten import queries as klachten
from rotonde.toezicht.klachten.soorten import KlachtToestand
from rotonde.toezicht.models import Klacht

# So many one reads on a page; the rest stands in what one can ask for under the AVG.
HOOGSTENS = 20
# How a question stands, as the resident reads it; a kind of `{% status %}` beside it.
STATUS = {
    MeldingStatus.NIEUW: ("Ontvangen", "nieuw"),
    MeldingStatus.OPGEPAKT: ("Wij zijn ermee bezig", "bezig"),
    MeldingStatus.DOSSIER: ("U hebt een Aanspreekpunt", "bezig"),
    MeldingStatus.AFGEHANDELD: ("Klaar", "goed"),
}


@dataclass(frozen=True)
class MijnVraag:
    """One question, its state in plain words, and by when somebody acts."""

    regel: Regel
    status: str
    soort: str
    bevestigd: bool
    ervaring_url: str

    @property
    def wacht(self) -> bool:
        return self.regel.status == MeldingStatus.NIEUW


# How a klacht stands, as the resident reads it.
KLACHT = {
    KlachtToestand.INGEDIEND: ("Ontvangen", "nieuw"),
    KlachtToestand.BEHANDELD: ("Wij zoeken het uit", "bezig"),
    KlachtToestand.AFGEDAAN: ("Beantwoord", "goed"),
    KlachtToestand.INGETROKKEN: ("Ingetrokken", "neutraal"),
}


@dataclass(frozen=True)
class MijnKlacht:
    """One klacht with its answer, and whether it can still be withdrawn."""

    rij: Klacht
    status: str
    soort: str
    open: bool


def mijn_klachten(persoon: UUID) -> list[MijnKlacht]:
    """The klachten of one resident, as that resident."""
    open_ = {KlachtToestand.INGEDIEND, KlachtToestand.BEHANDELD}
    return [MijnKlacht(rij, *KLACHT[stand], open=stand in open_) for rij, stand in klachten.van(persoon)]


@dataclass(frozen=True)
class MijnAanpak:
    """What was agreed: with whom, and the doelen that are about this resident."""

    aanspreekpunt: str
    overgedragen_op: datetime | None
    doelen: list[DoelBeeld]
    ervaring_url: str


@dataclass(frozen=True)
class MijnRotonde:
    """All of the page."""

    vragen: list[MijnVraag]
    aanpakken: list[MijnAanpak]
    brieven: list[Brief]
    ondersteuning: list[Ondersteund]
    aanzetten: list[Aanzetregel]


def mijn_rotonde(persoon: UUID) -> MijnRotonde:
    """The questions, plans and letters of one resident, as that resident."""
    bevestigd, team = bevestigingen.bevestigd(persoon), toegang.wachtrijcode()
    vragen = [
        MijnVraag(regel, *STATUS[regel.status], regel.id in bevestigd, _ervaring(regel, team))
        for regel in toegang.meldingen_van(persoon)
    ]
    aanpakken = [_aanpak(dossier, persoon, team) for dossier in regie.dossiers_van(persoon)]
    geholpen = partners.ondersteuning_van(persoon)[:HOOGSTENS]
    return MijnRotonde(vragen, aanpakken, besluiten.brieven_van(persoon), geholpen, aanzetten.over_mij(persoon))


def _ervaring(regel: Regel, team: str) -> str:
    """Where one tells, without a name, how it went with a question that is done."""
    if regel.status != MeldingStatus.AFGEHANDELD or not team:
        return ""
    return reverse("portaal:ervaring", args=[team, Ervaringsmoment.CONTACT.value])


def _aanpak(dossier_id: UUID, persoon: UUID, team: str) -> MijnAanpak:
    dossier = regie.dossier(dossier_id)
    # The newest version first; a household has one dossier, so what is about another is left out here too.
    nieuwste = dossier.aanpak.doelen if dossier.aanpak else []
    afgesloten = team and dossier.gesloten_op is not None
    url = reverse("portaal:ervaring", args=[team, Ervaringsmoment.AFSLUITING.value]) if afgesloten else ""
    mijne = [doel for doel in nieuwste if doel.persoon == persoon]
    return MijnAanpak(dossier.aanspreekpunt, dossier.overgedragen_op, mijne, url)
