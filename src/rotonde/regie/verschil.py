"""What changed in an Aanpak while somebody was typing, beside what was typed (REL-11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from rotonde.regie import presenters
from rotonde.regie.beeld import DoelBeeld, DossierBeeld, InzetBeeld
from rotonde.regie.forms import InAanpakForm
from rotonde.toegang.queries import leefgebieden

_NIEUWE_VERSIE = "Er is een nieuwe versie van de Aanpak gemaakt."


@dataclass(frozen=True)
class Veld:
    """A field that says something else than was typed."""

    naam: str
    nu: str
    getypt: str


@dataclass(frozen=True)
class Verschil:
    """Sentences about what was added or changed, and the fields of the form that say something else now."""

    zinnen: list[str]
    velden: list[Veld]


def sinds_gezien(dossier: DossierBeeld, form: InAanpakForm, doel: UUID | None = None) -> Verschil | None:
    """What the reader of this form did not see; None when that is nothing. `doel` is the one that the form is about."""
    aanpak, gezien = dossier.aanpak, form.gezien()
    if aanpak is None or gezien == aanpak.revisie:
        return None
    velden: list[Veld] = []
    zinnen: list[str] = []
    for een in aanpak.doelen:
        if een.revisie > gezien and een.id == doel:
            velden = list(_velden(een, form))
        elif een.revisie > gezien:
            zinnen.append(_doelzin(een, presenters.namen(dossier)))
        zinnen += [_inzetzin(een, inzet) for inzet in een.inzetten if inzet.revisie > gezien]
    return Verschil(zinnen or ([] if velden else [_NIEUWE_VERSIE]), velden)


def _doelzin(doel: DoelBeeld, namen: dict[UUID, str]) -> str:
    wie = namen.get(doel.persoon, "iemand die niet meer in het huishouden woont")
    wat = f"Doel voor {wie}, {_gebied(doel.leefgebied)}: {doel.omschrijving}."
    return f"{wat} Van een {doel.startscore} naar een {doel.streefscore}."


def _inzetzin(doel: DoelBeeld, inzet: InzetBeeld) -> str:
    return f"Bij het doel {doel.omschrijving}: {inzet.omschrijving} ({inzet.soort.label}, afslag {inzet.afslag})."


def _velden(doel: DoelBeeld, form: InAanpakForm) -> Iterable[Veld]:
    for veld in form.visible_fields():
        nu, getypt = (_leesbaar(veld.name, waarde) for waarde in (getattr(doel, veld.name), veld.value()))
        if nu != getypt:
            yield Veld(str(veld.label), nu, getypt)


def _leesbaar(naam: str, waarde: object) -> str:
    tekst = "" if waarde is None else str(waarde).strip()
    return _gebied(tekst) if naam == "leefgebied" else tekst


def _gebied(code: str) -> str:
    return leefgebieden().get(code, code)
