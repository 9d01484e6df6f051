"""What loading a pack would change: pure comparison of time lines, without a database.

A changed line closes the old segment and opens a new one. The day of the change is the ``geldig_vanaf``
of the pack when that lies after the start of what is stored, and otherwise today: rewriting a line
without a new date never rewrites the past.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from rotonde.kern.pakket.segment import Handeling, Mutatie, Segment, Tijdlijnen

Velden = dict[str, tuple[Any, Any]]
"""Per field what it was and what it becomes."""


@dataclass
class Verschil:
    """Mutations of one kind, and what a reader of the diff wants to know: keys, and of changed ones the fields."""

    nieuw: list[str] = field(default_factory=list)
    gewijzigd: dict[str, Velden] = field(default_factory=dict)
    vervallen: list[str] = field(default_factory=list)
    mutaties: list[Mutatie] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.mutaties)


def vergelijk(huidig: Tijdlijnen, gewenst: Tijdlijnen, vandaag: date) -> Verschil:
    """What turns ``huidig`` into ``gewenst`` on ``vandaag``; empty when a pack is loaded a second time."""
    uit = Verschil()
    for sleutel, segmenten in gewenst.items():
        _een_sleutel(uit, sleutel, huidig.get(sleutel, []), segmenten, vandaag)
    for sleutel in huidig.keys() - gewenst.keys():
        _vervallen(uit, sleutel, huidig[sleutel], vandaag)
    uit.vervallen.sort()
    return uit


def vergelijk_ongedateerd(huidig: Tijdlijnen, gewenst: Tijdlijnen) -> Verschil:
    """The same for rows without dates: new and changed. What left the pack stays, since others may point to it."""
    uit = Verschil()
    for sleutel, (doel,) in gewenst.items():
        staand = huidig.get(sleutel)
        if staand is None:
            uit.nieuw.append(sleutel)
            uit.mutaties.append(Mutatie(Handeling.OPENEN, sleutel, doel))
        elif staand[0].inhoud != doel.inhoud:
            uit.gewijzigd[sleutel] = _anders(staand[0].inhoud, doel.inhoud)
            uit.mutaties.append(Mutatie(Handeling.VERVANGEN, sleutel, doel))
    return uit


def tijdlijn(segmenten: Sequence[Segment]) -> list[Segment]:
    """Segments in order; one without an end lasts until the next begins."""
    oplopend = sorted(segmenten, key=lambda s: s.van)
    volgenden = [*(s.van for s in oplopend[1:]), None]
    return [replace(s, tot=volgende) if s.tot is None else s for s, volgende in zip(oplopend, volgenden, strict=True)]


def _een_sleutel(uit: Verschil, sleutel: str, staand: list[Segment], gewenst: list[Segment], vandaag: date) -> None:
    if not staand:
        uit.nieuw.append(sleutel)
    stand = list(staand)
    begin = len(uit.mutaties)
    velden: Velden = {}
    for segment in gewenst:
        velden |= _een_segment(uit, sleutel, stand, segment, vandaag)
    if staand and len(uit.mutaties) > begin:
        uit.gewijzigd[sleutel] = dict(sorted(velden.items()))


def _een_segment(uit: Verschil, sleutel: str, stand: list[Segment], doel: Segment, vandaag: date) -> Velden:
    """Bring ``stand`` (kept up to date) in line with one wanted segment; gives the fields that change."""
    laatste = max((s for s in stand if s.overlapt(doel.van, doel.tot)), key=lambda s: s.van, default=None)
    if laatste is None:
        _schrijf(uit, stand, Mutatie(Handeling.OPENEN, sleutel, doel))
        return _anders({}, doel.inhoud)
    if laatste.inhoud == doel.inhoud:
        if laatste.tot == doel.tot:
            return {}
        _schrijf(uit, stand, Mutatie(Handeling.SLUITEN, sleutel, replace(laatste, tot=doel.tot)))
        return {"geldig_tot": (laatste.tot, doel.tot)}
    knip = doel.van if doel.van > laatste.van else vandaag
    if knip <= laatste.van or (doel.tot is not None and knip >= doel.tot):
        _schrijf(uit, stand, Mutatie(Handeling.VERVANGEN, sleutel, replace(doel, van=laatste.van)))
    else:
        if laatste.tot is None or laatste.tot > knip:
            _schrijf(uit, stand, Mutatie(Handeling.SLUITEN, sleutel, replace(laatste, tot=knip)))
        _schrijf(uit, stand, Mutatie(Handeling.OPENEN, sleutel, replace(doel, van=knip)))
    return _anders(laatste.inhoud, doel.inhoud)


def _anders(oud: dict[str, Any], nieuw: dict[str, Any]) -> Velden:
    return {v: (oud.get(v), nieuw.get(v)) for v in oud.keys() | nieuw.keys() if oud.get(v) != nieuw.get(v)}


def _vervallen(uit: Verschil, sleutel: str, staand: list[Segment], vandaag: date) -> None:
    """A key that left the pack ends today; one that would begin later never held and ends after one day."""
    for segment in staand:
        if segment.tot is None or segment.tot > vandaag:
            tot = max(vandaag, segment.van + timedelta(days=1))
            if segment.tot != tot:
                uit.vervallen.append(sleutel)
                uit.mutaties.append(Mutatie(Handeling.SLUITEN, sleutel, replace(segment, tot=tot)))


def _schrijf(uit: Verschil, stand: list[Segment], mutatie: Mutatie) -> None:
    stand[:] = [s for s in stand if s.van != mutatie.segment.van] + [mutatie.segment]
    uit.mutaties.append(mutatie)
