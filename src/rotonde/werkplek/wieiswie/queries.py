"""Colleagues and partners, by name, profession, team or area of life. It is about no resident: no line is needed."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from rotonde.besluiten.models import Mandaat
from rotonde.catalogus.models import Organisatie
from rotonde.catalogus.queries import partners_op, regels_op
from rotonde.kern import klok, vervanging, wie
from rotonde.kern.models import Medewerker, RolPeriode, Teamlid
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import MEDEWERKERSROLLEN, Rol
from rotonde.kern.vervanging import Invaller
from rotonde.regie.team.policies import ROLLEN
from rotonde.toegang.queries import leefgebieden

# What somebody with only these rollen does, nobody asks advice about in a dossier.
_BUITEN_BEELD = {Rol.BEHEER, Rol.RAADSLID}


@dataclass(frozen=True)
class Collega:
    """One colleague: what (s)he does here, where, and what (s)he may grant."""

    id: UUID
    naam: str
    functie: str
    rollen: list[str]
    teams: list[str]
    mandaten: list[str]
    invaller: Invaller | None
    in_dossiers: bool
    """Works in dossiers: gives advice in one, and can work along."""

    @property
    def aanwezig(self) -> bool:
        """False while somebody stands in."""
        return self.invaller is None


@dataclass(frozen=True)
class Partner:
    """One organisation with which the gemeente works."""

    naam: str
    soort: str
    rol: str
    leefgebieden: list[str]
    deelbaar: UUID | None
    """As whom something can be shared with it, if it can."""


def collegas(woorden: str) -> Rijen[Collega]:
    """Who works here today in a rol with residents, by name; with `woorden` those of whom a name, profession or team
    holds all of these words."""
    rijen = Medewerker.objects.filter(gemeente_id=wie.huidig().gemeente, id__in=_perioden().values("medewerker_id"))
    for woord in woorden.split():
        in_team = _teams().filter(team__naam__icontains=woord).values("medewerker_id")
        rijen = rijen.filter(Q(naam__icontains=woord) | Q(functie__icontains=woord) | Q(id__in=in_team))
    return Rijen(rijen.order_by("naam", "id"), _collegas)


def partners(woorden: str) -> Rijen[Partner]:
    """The organisations of the social map today, by name; with `woorden` those of which a name, kind or area of life
    holds all of these words."""
    rijen = regels_op(Organisatie, klok.vandaag())
    namen = leefgebieden()
    for woord in woorden.split():
        codes = [code for code, naam in namen.items() if woord.lower() in naam.lower()]
        rijen = rijen.filter(Q(naam__icontains=woord) | Q(soort__icontains=woord) | Q(leefgebieden__overlap=codes))
    deelbaar = {een.organisatie or een.code: een.pk for een in partners_op(klok.vandaag())}
    return Rijen(rijen.order_by("naam", "code"), lambda blad: [_partner(rij, namen, deelbaar) for rij in blad])


def _perioden() -> "QuerySet[RolPeriode]":
    rollen = [rol for rol in MEDEWERKERSROLLEN if rol not in _BUITEN_BEELD]
    return RolPeriode.objects.filter(
        gemeente_id=wie.huidig().gemeente, rol__in=rollen, periode__contains=klok.vandaag()
    )


def _teams() -> "QuerySet[Teamlid]":
    return Teamlid.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=klok.vandaag())


def _collegas(rijen: "QuerySet[Medewerker]") -> list[Collega]:
    gevonden = list(
        rijen.annotate(
            rolcodes=_verzameld(_perioden(), "rol"), teamnamen=_verzameld(_teams(), "team__naam")
        ).values_list("id", "naam", "functie", "rolcodes", "teamnamen")
    )
    mandaten, invallers = _mandaten(klok.vandaag()), vervanging.invallers([rij[0] for rij in gevonden])
    collegas = []
    for id_, naam, functie, codes, teams in gevonden:
        rollen = [Rol(code) for code in codes]
        namen = [str(rol.label) for rol in rollen]
        mag = _mag(mandaten, rollen, functie)
        in_dossiers = not set(ROLLEN).isdisjoint(rollen)
        collegas.append(Collega(id_, naam, functie, namen, teams, mag, invallers.get(id_), in_dossiers))
    return collegas


def _verzameld(rijen: "QuerySet[Any]", veld: str) -> ArraySubquery:
    """All values of a field of the rows of each medewerker, in the statement that reads the medewerkers."""
    return ArraySubquery(rijen.filter(medewerker_id=OuterRef("pk")).order_by(veld).values(veld))


def _mandaten(dag: date) -> list[Mandaat]:
    rijen = Mandaat.objects.filter(gemeente_id=wie.huidig().gemeente, geldig__contains=dag)
    return list(rijen.order_by("wet", "afslag", "code"))


def _mag(mandaten: list[Mandaat], rollen: list[Rol], functie: str) -> list[str]:
    """What somebody in these rollen and this function may grant, each wet and afslag once; to what amount and for how
    long says the screen of besluiten."""
    eigen = [m for m in mandaten if m.rol in rollen and (not m.functie or m.functie_naam == functie)]
    return list(dict.fromkeys(f"{m.get_wet_display()}, afslag {m.afslag}" for m in eigen))


def _partner(rij: Organisatie, namen: dict[str, str], deelbaar: dict[str, UUID]) -> Partner:
    gebieden = [namen.get(code, code) for code in rij.leefgebieden]
    return Partner(rij.naam, rij.soort, rij.rol, gebieden, deelbaar.get(rij.code))
