"""What partners drafted: in one's own dossiers, on a deling with one's own team, and about oneself. The line in the
inzagelog comes first (PRIV-37)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from rotonde.catalogus.queries import leefgebieden_voor_aanpak
from rotonde.inwoners import queries as inwoners
from rotonde.kern import inzage, klok, vervanging, wie
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import InzageSoort, Wet
from rotonde.regie import toestanden
from rotonde.regie.aanzet import policies
from rotonde.regie.aanzet.actions import GROEP
from rotonde.regie.aanzet.soorten import AanzetToestand
from rotonde.regie.models import Aanzet, Regie
from rotonde.regie.soorten import Ladder


@dataclass(frozen=True)
class Regel:
    """One aanzet as a screen shows it; `naam` is that of the resident where who asks knows it."""

    id: UUID
    dossier: UUID
    naam: str
    partner: str
    door: str
    leefgebied: str
    omschrijving: str
    startscore: int
    streefscore: int
    soort: Ladder
    hulp: str
    reden_zwaarder: str
    wet: Wet
    gemaakt_op: datetime
    toestand: AanzetToestand
    reden: str

    @property
    def stand_soort(self) -> str:
        """The kind of `{% status %}` that goes with it."""
        return {AanzetToestand.OPEN: "wacht", AanzetToestand.OVERGENOMEN: "goed"}.get(self.toestand, "neutraal")

    @property
    def open(self) -> bool:
        """True while it waits for the Aanspreekpunt."""
        return self.toestand == AanzetToestand.OPEN


def in_mijn_dossiers() -> Rijen[Regel]:
    """In dossiers that who asks holds, or stands in for: what waits first, then the newest; a line for each."""
    return Rijen(
        _rijen(_van_mij()).order_by(F("beoordeeld_op").desc(nulls_first=True), "-gemaakt_op", "-id"), _met_namen
    )


def aantal_te_beoordelen() -> int:
    """How many wait there; a number, so nothing shows."""
    return Aanzet.objects.filter(_van_mij(), uitkomst="").count()


def op_deling(deling: UUID) -> list[Regel]:
    """What was drafted on a deling with one's own team, the oldest first; a line for its resident."""
    rijen = _rijen(Q(deling_id=deling), Q(deling__gestopt_op__isnull=True))
    return _gewone(rijen.order_by("gemaakt_op", "id"))


def over_mij(persoon: UUID) -> list[Regel]:
    """What partners drafted about somebody, for that persoon, the newest first."""
    return _gewone(_rijen(Q(persoon_id=persoon)).order_by("-gemaakt_op", "-id"))


def een(aanzet: UUID, *, dossier: UUID) -> Regel:
    """One of a dossier that can be decided on. Raises NietGevonden (SEC-11), KanNuNiet when it was already."""
    rij = policies.check_gevonden(_rijen(Q(pk=aanzet, dossier_id=dossier)).first())
    policies.check_kan(rij, "regie.aanzet_terugleggen")
    return _met_namen([rij])[0]


def _van_mij() -> Q:
    houdt = Regie.objects.filter(vervanging.houdt("medewerker_id"), periode__endswith__isnull=True)
    return Q(gemeente_id=wie.huidig().gemeente, dossier_id__in=houdt.values("dossier_id"))


def _rijen(*welke: Q) -> "QuerySet[Aanzet]":
    rijen = Aanzet.objects.filter(*welke, gemeente_id=wie.huidig().gemeente)
    return rijen.select_related("deling__partner", "medewerker")


def _met_namen(rijen: Iterable[Aanzet]) -> list[Regel]:
    gevonden = list(rijen)
    namen = inwoners.namen({rij.persoon_id for rij in gevonden}, gegevensgroep=GROEP) if gevonden else {}
    return _regels(gevonden, namen)


def _gewone(rijen: Iterable[Aanzet]) -> list[Regel]:
    gevonden = list(rijen)
    inzage.noteer(InzageSoort.TONEN, {rij.persoon_id for rij in gevonden}, gegevensgroep=GROEP)
    return _regels(gevonden, {})


def _regels(rijen: list[Aanzet], namen: dict[UUID, str]) -> list[Regel]:
    gebieden = leefgebieden_voor_aanpak(klok.vandaag()) if rijen else {}
    return [
        Regel(
            rij.pk,
            rij.dossier_id,
            namen.get(rij.persoon_id, ""),
            rij.deling.partner.naam,
            rij.medewerker.naam,
            gebieden.get(rij.leefgebied, rij.leefgebied),
            rij.omschrijving,
            rij.startscore,
            rij.streefscore,
            Ladder(rij.soort),
            rij.hulp,
            rij.reden_zwaarder,
            Wet(rij.wet),
            rij.gemaakt_op,
            toestanden.van_aanzet(rij.uitkomst),
            rij.reden,
        )
        for rij in rijen
    ]
