"""The screens of toegang and what they are about (see tests/keuring/schermen.py)."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.keuring.schermen import GeenScherm, Ingang, Scherm
from tests.klanten import HEERDE, maak_medewerker

from rotonde.kern import wie
from rotonde.kern.models import Team
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.toegang import actions
from rotonde.toegang.actions import Contact, Oppakking, Vraag
from rotonde.toegang.soorten import Antwoord, Kanaal

VRAAG = Vraag(
    "Hulp in huis", Kanaal.BALIE, Wet.WMO, verhaal="Sinds de operatie lukt het huishouden niet.", bereikbaar="balie"
)
_EIGENAAR: dict[str, UUID] = {}


def wachtend() -> dict[str, Any]:
    """Two meldingen that wait, one of them with danger."""
    with wie.als(_dienst()):
        _wachtrij()
        actions.melden_alle([VRAAG, replace(VRAAG, veiligheid=True)])
    return {}


def eigen() -> dict[str, Any]:
    """A melding that the actor took."""
    _EIGENAAR["melding"] = maak_medewerker(Rol.AANSPREEKPUNT)
    with wie.als(_dienst()):
        _wachtrij()
        melding = actions.melden(VRAAG).melding
        actions.oppakken_alle([Oppakking(melding, _EIGENAAR["melding"])])
    return {"melding": melding}


def contact() -> dict[str, Any]:
    """A contact that the actor just registered, of which a melding must be made."""
    _EIGENAAR["contact"] = maak_medewerker(Rol.BALIE)
    gehad = Contact(Kanaal.TELEFOON, "Vervoer", 5, Antwoord.MELDING, Wet.WMO, medewerker=_EIGENAAR["contact"])
    with wie.als(_dienst()):
        return {"contact": actions.contactmoment_registreren(gehad)}


def aan_de_telefoon() -> UUID:
    return _EIGENAAR["contact"]


def eigenaar() -> UUID:
    return _EIGENAAR["melding"]


def _dienst() -> wie.Wie:
    return wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.TOEGANG, grond="test")


def _wachtrij() -> None:
    if not Team.objects.filter(gemeente_id=HEERDE, wachtrij=True).exists():
        Team.objects.bulk_create([Team(gemeente_id=HEERDE, code="toegang", naam="Toegang", wachtrij=True)])


SCHERMEN: list[Ingang] = [
    Scherm("toegang:wachtrij", Rol.AANSPREEKPUNT, wachtend),
    Scherm("toegang:zoeken", Rol.BALIE),
    Scherm("toegang:contactmoment", Rol.BALIE),
    Scherm("toegang:contact_melden", Rol.BALIE, contact, actor=aan_de_telefoon),
    Scherm("toegang:melden", Rol.BALIE),
    Scherm("toegang:melding", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    Scherm("toegang:koppelen", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    Scherm("toegang:melder", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    GeenScherm("toegang:oppakken", "POST: neemt een melding uit de wachtrij"),
    Scherm("toegang:overdragen", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    Scherm("toegang:teruggeven", Rol.AANSPREEKPUNT, eigen, actor=eigenaar),
    GeenScherm("toegang:afhandelen", "POST: handelt een melding af"),
]
