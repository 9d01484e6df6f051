"""What residents said of each team, from so many answers on that nobody can be told from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Sum

from rotonde.kern import klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Team
from rotonde.toegang.ervaringen.models import VRAGEN, Ervaring
from rotonde.toegang.ervaringen.soorten import MINSTENS, Ervaringsmoment


@dataclass(frozen=True)
class Beeld:
    """Of one team after one kind of moment: how many answers, and the means on the scale of 1 to 5 by question.

    Below MINSTENS both are empty: neither how few nor what they said is told.
    """

    team: str
    naam: str
    moment: Ervaringsmoment
    aantal: int | None
    gemiddelden: tuple[Decimal, ...]


def team(code: str) -> Team:
    """Raises NietGevonden."""
    rij = Team.objects.filter(gemeente_id=wie.huidig().gemeente, code=code).first()
    if rij is None:
        raise NietGevonden("Dit team is er niet: kijk of u het hele adres hebt overgenomen.")
    return rij


def moment(code: str) -> Ervaringsmoment:
    """Raises NietGevonden."""
    if code not in Ervaringsmoment.values:
        raise NietGevonden("Deze vragen zijn er niet: kijk of u het hele adres hebt overgenomen.")
    return Ervaringsmoment(code)


def maanden() -> tuple[date, date]:
    """The year of which is counted, [from, until): the month that still runs is left out. Who works in a team and looks
    after each contact would else see what the last resident said, by what changed."""
    deze = klok.vandaag().replace(day=1)
    return deze.replace(year=deze.year - 1), deze


def beelden() -> list[Beeld]:
    """Every team with every kind of moment, by name."""
    teams = Team.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("naam", "code")
    return list(_beelden(list(teams)))


@dataclass(frozen=True)
class Antwoordregel:
    """What one visitor said, as statistics read it: the month, and the three answers on the scale of 1 to 5."""

    maand: date
    moment: Ervaringsmoment
    gehoord: int
    verder: int
    geholpen: int


def historie(dag: date) -> list[Antwoordregel]:
    """Every answer of the months that were over by the end of `dag`, for statistics. Nothing in it leads to anybody."""
    eerste_open = (dag + timedelta(days=1)).replace(day=1)
    rijen = Ervaring.objects.filter(gemeente_id=wie.huidig().gemeente, maand__lt=eerste_open)
    velden = rijen.order_by("maand", "moment", *VRAGEN).values_list("maand", "moment", *VRAGEN)
    return [Antwoordregel(maand, Ervaringsmoment(moment), *cijfers) for maand, moment, *cijfers in velden]


def _beelden(teams: list[Team]) -> Iterator[Beeld]:
    geteld = _geteld()
    for rij in teams:
        for moment in Ervaringsmoment:
            aantal, gemiddelden = geteld.get((rij.pk, moment), (0, ()))
            if aantal < MINSTENS:
                yield Beeld(rij.code, rij.naam, moment, None, ())
            else:
                yield Beeld(rij.code, rij.naam, moment, aantal, gemiddelden)


def _geteld() -> dict[tuple[UUID, str], tuple[int, tuple[Decimal, ...]]]:
    """How many and the means to one decimal, by team and moment."""
    van, tot = maanden()
    rijen = Ervaring.objects.filter(gemeente_id=wie.huidig().gemeente, maand__gte=van, maand__lt=tot)
    sommen_van = {f"som_{vraag}": Sum(vraag) for vraag in VRAGEN}
    per_groep = rijen.values("team_id", "moment").annotate(aantal=Count("id"), **sommen_van)
    return {
        (team, moment): (aantal, tuple(round(Decimal(som) / aantal, 1) for som in sommen))
        for team, moment, aantal, *sommen in per_groep.values_list("team_id", "moment", "aantal", *sommen_van)
    }
