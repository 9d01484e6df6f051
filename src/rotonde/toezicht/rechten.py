"""Who may what: rollen, teams and mandaten per medewerker, and when somebody else last looked at them (SEC-07)."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rotonde.besluiten.models import Mandaat
from rotonde.kern import klok, wie
from rotonde.kern.models import Medewerker, RolPeriode, Teamlid
from rotonde.kern.opmaak import periode as leesbaar
from rotonde.kern.soorten import Afslag, Rol, Wet
from rotonde.toezicht.models import Rechtenbeoordeling

MAANDEN, MAANDEN_BEHEER = 12, 3


@dataclass(frozen=True)
class Recht:
    """One thing that a medewerker has, and for how long."""

    naam: str
    periode: str


@dataclass(frozen=True)
class Rechtenregel:
    """All that one medewerker may today. `laatst` is when somebody else last signed for it."""

    medewerker: UUID
    naam: str
    functie: str
    rollen: list[Recht]
    teams: list[Recht]
    mandaten: list[str]
    is_beheer: bool
    laatst: date | None
    laatste_oordeel: str
    uiterlijk: date

    @property
    def te_laat(self) -> bool:
        return self.uiterlijk < klok.vandaag()

    def inhoud(self) -> dict[str, Any]:
        """What is kept with a signature: what was looked at, without a name."""
        return {
            "rollen": [[recht.naam, recht.periode] for recht in self.rollen],
            "teams": [[recht.naam, recht.periode] for recht in self.teams],
            "mandaten": self.mandaten,
        }


def lijst() -> list[Rechtenregel]:
    """Everybody who has a rol today, who is due first on top."""
    gemeente = wie.huidig().gemeente
    met_rol = RolPeriode.objects.filter(gemeente_id=gemeente, periode__contains=klok.vandaag())
    regels = _regels(set(met_rol.values_list("medewerker_id", flat=True)))
    return sorted(regels, key=lambda regel: (regel.uiterlijk, regel.naam, regel.medewerker))


def van(medewerker: UUID) -> Rechtenregel | None:
    """One medewerker, or None for who does not work here."""
    return next(iter(_regels({medewerker})), None)


def _regels(ids: set[UUID]) -> list[Rechtenregel]:
    vandaag = klok.vandaag()
    rollen: dict[UUID, list[Recht]] = defaultdict(list)
    teams: dict[UUID, list[Recht]] = defaultdict(list)
    codes: dict[UUID, set[str]] = defaultdict(set)
    sinds: dict[UUID, date] = {}
    for rij in RolPeriode.objects.filter(medewerker_id__in=ids, periode__contains=vandaag).order_by("rol", "id"):
        rollen[rij.medewerker_id].append(Recht(Rol(rij.rol).label, leesbaar(rij.periode)))
        codes[rij.medewerker_id].add(rij.rol)
        sinds[rij.medewerker_id] = min(sinds.get(rij.medewerker_id, vandaag), rij.periode.lower)
    leden = Teamlid.objects.filter(medewerker_id__in=ids, periode__contains=vandaag).select_related("team")
    for lid in leden.order_by("team__naam", "id"):
        teams[lid.medewerker_id].append(Recht(lid.team.naam, leesbaar(lid.periode)))
    laatste = {
        rij.medewerker_id: rij for rij in Rechtenbeoordeling.objects.filter(medewerker_id__in=ids).order_by("op")
    }
    mandaten = list(Mandaat.objects.filter(geldig__contains=vandaag).order_by("wet", "afslag", "code"))
    return [
        _regel(m, rollen[m.pk], teams[m.pk], _mandaten(mandaten, codes[m.pk], m.functie), codes[m.pk],
               laatste.get(m.pk), sinds.get(m.pk, vandaag))
        for m in Medewerker.objects.filter(id__in=ids, gemeente_id=wie.huidig().gemeente)
    ]  # fmt: skip


def _regel(
    m: Medewerker,
    rollen: list[Recht],
    teams: list[Recht],
    mandaten: list[str],
    codes: Iterable[str],
    laatste: Rechtenbeoordeling | None,
    sinds: date,
) -> Rechtenregel:
    is_beheer = Rol.BEHEER in codes
    laatst = laatste.op.astimezone(klok.NEDERLAND).date() if laatste else None
    return Rechtenregel(
        m.pk,
        m.naam,
        m.functie,
        rollen,
        teams,
        mandaten,
        is_beheer,
        laatst,
        laatste.get_oordeel_display() if laatste else "",
        _maanden_na(laatst or sinds, MAANDEN_BEHEER if is_beheer else MAANDEN),
    )


def _mandaten(mandaten: Iterable[Mandaat], rollen: Iterable[str], functie: str) -> list[str]:
    """In words, once each: what the rollen and the function of somebody may decide."""
    eigen = (m for m in mandaten if m.rol in rollen and (not m.functie or functie in (m.functie, m.functie_naam)))
    return list(dict.fromkeys(f"{Wet(m.wet).label}, {Afslag(m.afslag).label.lower()}" for m in eigen))


def _maanden_na(dag: date, maanden: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
