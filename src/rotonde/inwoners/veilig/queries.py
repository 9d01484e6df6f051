"""What was agreed about reaching somebody today, for who wrote the lines already. One answer for every way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from rotonde.inwoners.models import Veiligcontact
from rotonde.inwoners.veilig.soorten import Weg
from rotonde.kern import klok, wie
from rotonde.kern.teruglezen import of_niets, tijd

_VELDEN = (
    "geen_mail", "geen_post", "geen_telefoon", "geen_voicemail", "geen_huisbezoek", "neutraal", "bellen_van",
    "bellen_tot", "uitleg",
)  # fmt: skip
_DICHT = {
    Weg.MAIL: "geen_mail",
    Weg.POST: "geen_post",
    Weg.TELEFOON: "geen_telefoon",
    Weg.HUISBEZOEK: "geen_huisbezoek",
}


@dataclass(frozen=True)
class Veilig:
    """What holds for one resident today."""

    geen_mail: bool = False
    geen_post: bool = False
    geen_telefoon: bool = False
    geen_voicemail: bool = False
    geen_huisbezoek: bool = False
    neutraal: bool = False
    bellen_van: time | None = None
    bellen_tot: time | None = None
    uitleg: str = ""

    def mag(self, weg: Weg, van: datetime | None = None, tot: datetime | None = None) -> bool:
        """Whether somebody may be reached in this way, and for a call also from then until then."""
        if getattr(self, _DICHT[weg]):
            return False
        if weg != Weg.TELEFOON or self.bellen_van is None or self.bellen_tot is None or van is None or tot is None:
            return True
        begin, einde = van.astimezone(klok.NEDERLAND), tot.astimezone(klok.NEDERLAND)
        return begin.date() == einde.date() and self.bellen_van <= begin.time() and einde.time() <= self.bellen_tot

    @property
    def zinnen(self) -> list[str]:
        """What a medewerker does and does not, a sentence each."""
        gevonden = [zin for naam, zin in _ZINNEN.items() if getattr(self, naam)]
        if self.bellen_van and self.bellen_tot and not self.geen_telefoon:
            gevonden.append(f"Bel alleen tussen {self.bellen_van:%H:%M} en {self.bellen_tot:%H:%M} uur.")
        return [*gevonden, *([self.uitleg] if self.uitleg else [])]


_ZINNEN = {
    "geen_mail": "Stuur geen mail.",
    "geen_post": "Stuur geen post.",
    "geen_telefoon": "Bel niet.",
    "geen_voicemail": "Spreek geen voicemail in.",
    "geen_huisbezoek": "Ga niet langs.",
    "neutraal": "Noem de gemeente niet als een ander meeluistert of meeleest.",
}


def van(persoon: UUID) -> Veilig | None:
    """What holds for somebody today; None when everything is safe."""
    return voor([persoon]).get(persoon)


def voor(personen: Iterable[UUID]) -> dict[UUID, Veilig]:
    """The same for many, without those for whom everything is safe."""
    rijen = _geldend(klok.vandaag()).filter(persoon_id__in=list(personen))
    return {persoon: Veilig(*velden) for persoon, *velden in rijen.values_list("persoon_id", *_VELDEN)}


def in_woorden(persoon: UUID, naam: str) -> list[tuple[str, list[str]]]:
    """What stands above a page about somebody: name and sentences; empty when every way is safe."""
    gevonden = van(persoon)
    return [(naam, gevonden.zinnen)] if gevonden else []


def mag(persoon: UUID, weg: Weg) -> bool:
    """Whether somebody may be reached in this way today."""
    gevonden = van(persoon)
    return gevonden is None or gevonden.mag(weg)


def als_json(persoon: str, dag: date) -> Subquery:
    """The same in the statement that reads people: `persoon` names their id there. `uit_json` reads it."""
    velden: dict[str, Any] = {veld: F(veld) for veld in _VELDEN}
    return Subquery(_geldend(dag).filter(persoon_id=OuterRef(persoon)).values(json=JSONObject(**velden))[:1])


def uit_json(gegeven: dict[str, Any] | None) -> Veilig | None:
    """What `als_json` found."""
    if gegeven is None:
        return None
    uren = {naam: of_niets(tijd, gegeven[naam]) for naam in ("bellen_van", "bellen_tot")}
    return Veilig(**{**gegeven, **uren})


def _geldend(dag: date) -> "QuerySet[Veiligcontact]":
    return Veiligcontact.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=dag)
