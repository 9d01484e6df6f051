"""The meldcodes of a dossier in which one is named. The line comes first, and out of sight of whom it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rotonde.kern import inzage, klok
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import InzageSoort, RedenVertrouwelijk
from rotonde.regie.meldcode import policies
from rotonde.regie.meldcode.soorten import Beslissing, MeldcodeToestand, Stapnummer
from rotonde.regie.models import Meldcode, Meldcodestap
from rotonde.regie.toestanden import van_meldcode

GROEP = "meldcode"


@dataclass(frozen=True)
class Stapbeeld:
    """One step that was taken."""

    nummer: Stapnummer
    moment: datetime
    door: str
    wat: str
    met: str
    veilig_thuis: bool
    eerder: str
    beslissing: str


@dataclass(frozen=True)
class Meldcodebeeld:
    """One meldcode with its steps, the first one first; `tot` is the last day on which nothing shows."""

    id: UUID
    dossier: UUID
    persoon: UUID
    begonnen_op: date
    kindcheck: bool
    tot: date
    artikel: str
    uitgesteld: str
    ingelicht_op: date | None
    vrijgegeven_op: date | None
    stappen: list[Stapbeeld]

    @property
    def toestand(self) -> MeldcodeToestand:
        """Where it stands, by the steps that were taken."""
        return van_meldcode({stap.nummer.value for stap in self.stappen})

    @property
    def te_laat(self) -> bool:
        """True when whom it is about should have been told."""
        return self.vrijgegeven_op is None and self.tot < klok.vandaag()


def van_dossier(dossier: UUID) -> Rijen[Meldcodebeeld]:
    """Those in which one is named, as row level security leaves them; the newest first, with a line for each."""
    rijen = Meldcode.objects.filter(dossier_id=dossier)
    return Rijen(rijen.order_by("-begonnen_op", "-id"), _beelden)


def een(dossier: UUID, meldcode: UUID) -> Meldcodebeeld:
    """One of them. Raises NietGevonden (SEC-11)."""
    rij = policies.check_gevonden(Meldcode.objects.filter(dossier_id=dossier, pk=meldcode).first())
    return _beelden([rij])[0]


def _beelden(rijen: Iterable[Meldcode]) -> list[Meldcodebeeld]:
    gevonden = list(rijen)
    verborgen = [rij for rij in gevonden if rij.vrijgegeven_op is None]
    _schrijf(verborgen, Vertrouwelijk(RedenVertrouwelijk.MELDCODE, None))
    _schrijf([rij for rij in gevonden if rij.vrijgegeven_op is not None], None)
    stappen: dict[UUID, list[Stapbeeld]] = {rij.pk: [] for rij in gevonden}
    for stap in Meldcodestap.objects.filter(meldcode_id__in=stappen).select_related("door").order_by("moment", "id"):
        stappen[stap.meldcode_id].append(_stap(stap))
    return [_beeld(rij, stappen[rij.pk]) for rij in gevonden]


def _schrijf(rijen: list[Meldcode], vertrouwelijk: Vertrouwelijk | None) -> None:
    """The lines of meldcodes of one dossier; those that are still hidden until somebody or the clock lifts them."""
    if rijen:
        personen = [rij.persoon_id for rij in rijen]
        dossier = rijen[0].dossier_id
        inzage.noteer(InzageSoort.TONEN, personen, gegevensgroep=GROEP, dossier=dossier, vertrouwelijk=vertrouwelijk)


def _stap(stap: Meldcodestap) -> Stapbeeld:
    return Stapbeeld(
        Stapnummer(stap.nummer),
        stap.moment,
        stap.door.naam,
        stap.wat,
        stap.met,
        stap.veilig_thuis,
        stap.eerder,
        Beslissing(stap.beslissing).label if stap.beslissing else "",
    )


def _beeld(rij: Meldcode, stappen: list[Stapbeeld]) -> Meldcodebeeld:
    return Meldcodebeeld(
        rij.pk,
        rij.dossier_id,
        rij.persoon_id,
        rij.begonnen_op,
        rij.kindcheck,
        rij.tot,
        "Wmo art. 5.3.1",
        rij.uitgesteld,
        rij.ingelicht_op,
        rij.vrijgegeven_op,
        stappen,
    )
