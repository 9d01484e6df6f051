"""What a load would change, in words first: who comes, who goes, and which rollen and teams begin and end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount

from rotonde.kern.models import Medewerker, RolPeriode, Team, Teamlid
from rotonde.kern.soorten import Rol
from rotonde.werkplek.personeel.lezen import Mens, Toekenning


@dataclass(frozen=True)
class Wijziging:
    """What changes for one person. `medewerker` is None for who is new; `weg`: works here no longer."""

    mens: Mens
    medewerker: UUID | None
    weg: bool
    rollen_erbij: tuple[Toekenning, ...]
    rollen_eraf: tuple[UUID, ...]
    teams_erbij: tuple[Toekenning, ...]
    teams_eraf: tuple[UUID, ...]
    gegevens: bool

    @property
    def is_leeg(self) -> bool:
        andere = (self.rollen_erbij, self.rollen_eraf, self.teams_erbij, self.teams_eraf, self.gegevens)
        return self.medewerker is not None and not any(andere)

    def regels(self) -> Iterator[str]:
        """For a person to read before it happens."""
        wie = f"{self.mens.naam} ({self.mens.gebruikersnaam})"
        if self.weg:
            yield f"- {wie} gaat uit dienst: alle toegang eindigt meteen"
            return
        yield f"+ {wie} komt erbij" if self.medewerker is None else f"  {wie}"
        for toekenning in self.rollen_erbij:
            yield f"    + rol {Rol(toekenning.code).label} van {toekenning.van} tot {toekenning.tot}"
        for toekenning in self.teams_erbij:
            yield f"    + team {toekenning.code} van {toekenning.van} tot {toekenning.tot}"
        if self.rollen_eraf or self.teams_eraf:
            yield f"    - {len(self.rollen_eraf)} rol(len) en {len(self.teams_eraf)} team(s) eindigen vandaag"
        if self.gegevens:
            yield "    naam of functie verandert"


def verschil(mensen: Sequence[Mens], provider: str, vandaag: date) -> list[Wijziging]:
    """The changes between what the file says and what holds today, for who asks (`kern.wie`), new people first.

    Only who came by a load is looked at: accounts made by hand stay as they are. Who is not in the file any more has
    left. The same file again gives nothing.
    """
    bekend = _bekend(provider)
    teams = dict(Team.objects.values_list("id", "code"))
    gelezen = {mens.kenmerk: mens for mens in mensen}
    vertrokken = [_vertrokken(kenmerk, medewerker) for kenmerk, medewerker in bekend.items() if kenmerk not in gelezen]
    alle = [_wijziging(mens, bekend.get(mens.kenmerk), teams, vandaag) for mens in (*mensen, *vertrokken)]
    nodig = [wijziging for wijziging in alle if wijziging is not None and not wijziging.is_leeg]
    return sorted(nodig, key=lambda wijziging: (wijziging.medewerker is not None, wijziging.mens.gebruikersnaam))


def _bekend(provider: str) -> dict[str, Medewerker]:
    """Who came by a load before, by what the sign-in service calls them."""
    kenmerken = dict(SocialAccount.objects.filter(provider=provider).values_list("user_id", "uid"))
    rijen = Medewerker.objects.filter(account_id__in=kenmerken).select_related("account")
    return {kenmerken[rij.account_id]: rij for rij in rijen}


def _vertrokken(kenmerk: str, rij: Medewerker) -> Mens:
    return Mens(kenmerk, rij.account.username, rij.naam, rij.functie, frozenset(), frozenset(), actief=False)


def _wijziging(mens: Mens, rij: Medewerker | None, teams: dict[UUID, str], vandaag: date) -> Wijziging | None:
    if rij is None:
        erbij = (tuple(sorted(mens.rollen)), (), tuple(sorted(mens.teams)), ())
        return Wijziging(mens, None, False, *erbij, gegevens=False) if mens.actief else None
    rollen = RolPeriode.objects.filter(medewerker=rij).values_list("id", "rol", "periode")
    leden = Teamlid.objects.filter(medewerker=rij).values_list("id", "team_id", "periode")
    in_teams = [(id_, teams[team], periode) for id_, team, periode in leden]
    return _vergelijk(mens, rij, _lopend(rollen, vandaag), _lopend(in_teams, vandaag))


def _vergelijk(mens: Mens, rij: Medewerker, rollen: dict[UUID, Toekenning], leden: dict[UUID, Toekenning]) -> Wijziging:
    wil_rollen, wil_teams = (mens.rollen, mens.teams) if mens.actief else (frozenset(), frozenset())
    rollen_eraf = tuple(id_ for id_, heeft in rollen.items() if heeft not in wil_rollen)
    teams_eraf = tuple(id_ for id_, heeft in leden.items() if heeft not in wil_teams)
    return Wijziging(
        mens=mens,
        medewerker=rij.pk,
        weg=not mens.actief,
        rollen_erbij=tuple(sorted(wil_rollen - set(rollen.values()))),
        rollen_eraf=rollen_eraf,
        teams_erbij=tuple(sorted(wil_teams - set(leden.values()))),
        teams_eraf=teams_eraf,
        gegevens=mens.actief and (rij.naam, rij.functie) != (mens.naam, mens.functie),
    )


def _lopend(rijen: Iterable[tuple[UUID, str, Any]], vandaag: date) -> dict[UUID, Toekenning]:
    """What holds today or will hold; what is over stays as it was."""
    return {
        id_: Toekenning(code, periode.lower, periode.upper or date.max)
        for id_, code, periode in rijen
        if periode.upper is None or periode.upper > vandaag
    }
