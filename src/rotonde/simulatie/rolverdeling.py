"""Who works in the demonstration: one per rol to be with one click, and colleagues for who decides."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from rotonde.kern.actions import Aanstelling
from rotonde.kern.soorten import Rol, Wet
from rotonde.simulatie.trekking import namen
from rotonde.simulatie.trekking.bevolking import BEGIN

# In the order of the walk around De Rotonde.
DEMO = (
    Rol.BALIE,
    Rol.AANSPREEKPUNT,
    Rol.PROCESREGISSEUR,
    Rol.PROFESSIONAL,
    Rol.BACKOFFICE,
    Rol.KWALITEIT,
    Rol.BELEID,
    Rol.RAADSLID,
    Rol.FG,
    Rol.BEHEER,
)
_MET_COLLEGAS = {Rol.AANSPREEKPUNT, Rol.PROCESREGISSEUR, Rol.PROFESSIONAL, Rol.PARTNER}
COLLEGAS = 3
# A second Aanspreekpunt to be with one click: who may decide on jeugdhulp, which the first may not everywhere.
JEUGD = "aanspreekpunt-jeugd"


@dataclass(frozen=True)
class Functie:
    """A function of the pack: its local name, the rol behind it, its teams, and how many mandaten name it.

    `mandaten_jeugd` of them are under the Jeugdwet.
    """

    code: str
    naam: str
    rol: Rol
    teams: tuple[str, ...]
    mandaten: int
    mandaten_jeugd: int = 0


def gebruikersnaam(gemeente: str, wie: str) -> str:
    """The account that one is with one click: a rol, or JEUGD."""
    return f"demo-{gemeente}-{wie}"


def functies(rollen: Sequence[Any], mandaten: Sequence[Any]) -> list[Functie]:
    """The functions of a pack that can sign in."""
    genoemd = Counter(mandaat.rol for mandaat in mandaten)
    jeugd = Counter(mandaat.rol for mandaat in mandaten if mandaat.wet == Wet.JEUGDWET)
    return [
        Functie(regel.code, regel.naam, regel.grondrol, tuple(regel.teams), genoemd[regel.code], jeugd[regel.code])
        for regel in rollen
        if regel.grondrol in {*DEMO, Rol.PARTNER}
    ]


def demo(
    toeval: Random, gemeente: str, alle: Sequence[Functie], teams: Mapping[str, UUID], wachtrijen: Sequence[UUID]
) -> list[Aanstelling]:
    """One medewerker per rol, in the function that may decide most, and at each queue who picks questions up."""
    aanstellingen = []
    for rol in DEMO:
        mogelijk = [functie for functie in alle if functie.rol == rol]
        functie = max(mogelijk, key=lambda f: f.mandaten, default=Functie("", rol.label, rol, (), 0))
        bij = {teams[code] for code in functie.teams if code in teams}
        if rol in {Rol.BALIE, Rol.AANSPREEKPUNT}:
            bij |= set(wachtrijen)
        aanstellingen.append(_aanstelling(gebruikersnaam(gemeente, rol), _naam(toeval), functie, sorted(bij)))
    return [*aanstellingen, *_jeugd(toeval, gemeente, alle, teams, wachtrijen)]


def _jeugd(
    toeval: Random, gemeente: str, alle: Sequence[Functie], teams: Mapping[str, UUID], wachtrijen: Sequence[UUID]
) -> list[Aanstelling]:
    """At each queue too, so that a question about a child can be followed to its besluit."""
    mogelijk = [functie for functie in alle if functie.rol == Rol.AANSPREEKPUNT]
    if not mogelijk:
        return []
    functie = max(mogelijk, key=lambda f: f.mandaten_jeugd)
    bij = {teams[code] for code in functie.teams if code in teams} | set(wachtrijen)
    return [_aanstelling(gebruikersnaam(gemeente, JEUGD), _naam(toeval), functie, sorted(bij))]


def van_partner(
    toeval: Random, gemeente: str, alle: Sequence[Functie], teams: Mapping[str, UUID], partners: Sequence[Any]
) -> list[Aanstelling]:
    """Somebody in the team of the partner that does most here beside reading; nobody where the pack has none."""
    doet = {regel.team: len(regel.mag) for regel in partners if regel.mag and regel.team in teams}
    plekken = [
        (functie, code)
        for functie in alle
        if functie.rol == Rol.PARTNER
        for code in sorted(functie.teams)
        if code in doet
    ]
    if not plekken:
        return []
    functie, team = max(plekken, key=lambda plek: doet[plek[1]])
    return [_aanstelling(gebruikersnaam(gemeente, Rol.PARTNER), _naam(toeval), functie, [teams[team]])]


def collegas(toeval: Random, gemeente: str, alle: Sequence[Functie], teams: Mapping[str, UUID]) -> list[Aanstelling]:
    """Some colleagues in each function that works with dossiers or for a partner: who proposes and who decides can be
    two people."""
    return [
        _aanstelling(
            f"sim-{gemeente}-{functie.code}-{nr}",
            _naam(toeval),
            functie,
            sorted(teams[code] for code in functie.teams if code in teams),
        )
        for functie in alle
        if functie.rol in _MET_COLLEGAS
        for nr in range(1, COLLEGAS + 1)
    ]


def _naam(toeval: Random) -> str:
    return f"{toeval.choice(namen.MEISJES + namen.JONGENS)} {toeval.choice(namen.ACHTERNAMEN)}"


def _aanstelling(account: str, naam: str, functie: Functie, teams: Sequence[UUID]) -> Aanstelling:
    return Aanstelling(account, naam, functie.naam, [functie.rol], teams, BEGIN)
