"""What was shared: of a dossier, of oneself, and with one's own team. The line comes before the data (PRIV-37)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.db.models import Q, QuerySet

from rotonde.catalogus.soorten import Partnersoort
from rotonde.kern import collegas, inzage, klok, wie
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.models import Medewerker
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import InzageSoort, Wet
from rotonde.privacy import toestanden
from rotonde.privacy.deling import policies
from rotonde.privacy.deling.actions import GROEP, achterhouden
from rotonde.privacy.deling.models import Deling
from rotonde.privacy.deling.soorten import Deelgrond, DelingToestand


@dataclass(frozen=True)
class Regel:
    """One deling as a screen shows it; `geldt` says whether the partner may read it at this moment."""

    id: UUID
    dossier: UUID
    persoon: UUID
    partner: str
    soort: Partnersoort
    wet: Wet
    grond: Deelgrond
    artikel: str
    toestemming: UUID | None
    verteld: list[str]
    bericht: str
    waarvoor: str
    afweging: str
    overdracht: bool
    op_papier: bool
    gedeeld_op: datetime
    gedeeld_door: str
    tot_en_met: date
    vertrouwelijk_tot: date | None
    toestand: DelingToestand
    verzonden_op: date | None
    ontvangen_op: date | None
    ontvangen_door: str
    uitkomst: str
    toelichting: str
    gestopt_op: datetime | None
    geldt: bool

    @property
    def wacht_op_ontvangst(self) -> bool:
        """True while a partner that was asked to go on has not said that it got the question."""
        return self.overdracht and self.ontvangen_op is None and self.gestopt_op is None


def van_dossier(dossier: UUID) -> Rijen[Regel]:
    """What was shared of a dossier, the newest first; a line for each resident that shows."""
    return Rijen(_rijen(Q(dossier_id=dossier)), partial(_getoond, dossier=dossier))


def van_mij(persoon: UUID) -> Rijen[Regel]:
    """What was shared about somebody, for that persoon, the newest first (PRIV-11)."""
    return Rijen(_rijen(Q(toont_aan_id=persoon)), _getoond)


def met_mijn_team() -> Rijen[Regel]:
    """What partners of which one is in the team may read today, the newest first; a line for each."""
    return Rijen(_rijen(_met_mijn_team()), _getoond)


def aantal_te_bevestigen() -> int:
    """How many of those ask to go on with a resident and wait for a yes; a number, so nothing shows."""
    return _rijen(_met_mijn_team()).filter(overdracht=True, ontvangen_op__isnull=True).count()


def een(deling: UUID, *, dossier: UUID) -> Regel:
    """One of a dossier. Raises NietGevonden (SEC-11)."""
    return _een(Q(pk=deling, dossier_id=dossier), dossier)


def een_met_mijn_team(deling: UUID) -> Regel:
    """One that was shared with one's own team. Raises NietGevonden (SEC-11)."""
    return _een(Q(pk=deling) & _met_mijn_team())


def met_open_overdracht(dossiers: Iterable[UUID]) -> set[UUID]:
    """Of which of these dossiers a partner was asked to go on with somebody, and did not say yet that it got that."""
    rijen = Deling.objects.filter(
        dossier_id__in=list(dossiers), overdracht=True, ontvangen_op__isnull=True, gestopt_op__isnull=True
    )
    return set(rijen.values_list("dossier_id", flat=True))


def _met_mijn_team() -> Q:
    """Row level security leaves what one's teams are involved in, and what is in one's own dossiers: that not."""
    teams = collegas.teams_van(wie.huidig().actor)
    return Q(
        partner__team__in=list(teams.values()),
        op_papier=False,
        gestopt_op__isnull=True,
        periode__contains=klok.vandaag(),
    )


def _een(welke: Q, dossier: UUID | None = None) -> Regel:
    gevonden = _getoond(_rijen(welke), dossier)
    if not gevonden:
        raise policies.niet_gevonden()
    return gevonden[0]


def _rijen(welke: Q) -> "QuerySet[Deling]":
    rijen = Deling.objects.filter(welke, gemeente_id=wie.huidig().gemeente).select_related("partner")
    return rijen.order_by("-gedeeld_op", "-id")


def _getoond(rijen: "QuerySet[Deling]", dossier: UUID | None = None) -> list[Regel]:
    gevonden = list(rijen)
    wiens: dict[Vertrouwelijk | None, set[UUID]] = {}
    for rij in gevonden:
        wiens.setdefault(achterhouden(rij), set()).add(rij.persoon_id)
    for houd, personen in wiens.items():
        inzage.noteer(InzageSoort.TONEN, personen, gegevensgroep=GROEP, dossier=dossier, vertrouwelijk=houd)
    namen = _namen({rij.gedeeld_door for rij in gevonden})
    return [_regel(rij, namen) for rij in gevonden]


def _namen(medewerkers: set[UUID]) -> dict[UUID, str]:
    return dict(Medewerker.objects.filter(pk__in=medewerkers).values_list("id", "naam"))


def _regel(rij: Deling, namen: dict[UUID, str]) -> Regel:
    return Regel(
        rij.pk,
        rij.dossier_id,
        rij.persoon_id,
        rij.partner.naam,
        Partnersoort(rij.soort),
        Wet(rij.wet),
        Deelgrond(rij.grond),
        rij.artikel,
        rij.toestemming_id,
        list(rij.verteld),
        rij.bericht,
        rij.waarvoor,
        rij.afweging,
        rij.overdracht,
        rij.op_papier,
        rij.gedeeld_op,
        namen.get(rij.gedeeld_door, ""),
        rij.periode.upper - timedelta(days=1),
        rij.vertrouwelijk_tot if rij.toont_aan_id is None else None,
        toestanden.van_deling(rij),
        rij.verzonden_op,
        rij.ontvangen_op,
        rij.ontvangen_door,
        str(rij.get_uitkomst_display()) if rij.uitkomst else "",
        rij.toelichting,
        rij.gestopt_op,
        policies.geldt(rij),
    )
