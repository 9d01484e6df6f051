"""The verbs of the catalogus. A single change is a bulk change of one (AF-10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rotonde.catalogus import policies
from rotonde.catalogus.models import Aanbod, Catalogusregel, lijn_van
from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.pakket.segment import Handeling, Mutatie, Segment
from rotonde.kern.periode import DateRange, periode

AANBOD = "aanbod"


@actie("catalogus.laden")
def laden(soort: str, model: type[Catalogusregel], mutaties: Sequence[Mutatie]) -> None:
    """Apply the mutations of one kind of a pack: closings first, so that no two rows of a line ever overlap."""
    _pas_toe(soort, model, mutaties)


@actie("catalogus.opnemen")
def opnemen(code: str, inhoud: Mapping[str, Any]) -> None:
    """Add an entry to the sociale kaart from today. Raises KanNuNiet when the code is in use."""
    vandaag = klok.vandaag()
    if Aanbod.objects.filter(gemeente_id=wie.huidig().gemeente, code=code, geldig__contains=vandaag).exists():
        raise KanNuNiet(f"Er staat al aanbod met code {code}: actualiseer dat, of kies een andere code.")
    segment = Segment(vandaag, None, {"code": code, **inhoud})
    _pas_toe(AANBOD, Aanbod, [Mutatie(Handeling.OPENEN, code, segment)])


@actie("catalogus.actualiseren")
def actualiseren(aanbod: Aanbod, wijzigingen: Mapping[str, Any]) -> None:
    """Check an entry today and change it where needed: the old row ends today, a new one begins.

    On the day an entry began it is corrected in place. Raises KanNuNiet when the entry has ended.
    """
    vandaag = klok.vandaag()
    policies.check_geldt_nog(aanbod, vandaag)
    velden = {v.name for v in Aanbod._meta.concrete_fields} - {"id", "gemeente", "lijn", "geldig"}
    inhoud = {veld: getattr(aanbod, veld) for veld in velden}
    oud = Segment(aanbod.geldig.lower, aanbod.geldig.upper, inhoud)
    nieuw = replace(oud, inhoud={**inhoud, "gecontroleerd_op": vandaag, **wijzigingen})
    if oud.van >= vandaag:
        mutaties = [Mutatie(Handeling.VERVANGEN, aanbod.code, nieuw)]
    else:
        mutaties = [
            Mutatie(Handeling.SLUITEN, aanbod.code, replace(oud, tot=vandaag)),
            Mutatie(Handeling.OPENEN, aanbod.code, replace(nieuw, van=vandaag)),
        ]
    _pas_toe(AANBOD, Aanbod, mutaties)


@actie("catalogus.beeindigen")
def beeindigen(aanbod: Aanbod) -> None:
    """Take an entry off the sociale kaart; it stays as history. Raises KanNuNiet when it has ended already."""
    vandaag = klok.vandaag()
    policies.check_geldt_nog(aanbod, vandaag)
    tot = max(vandaag, date.fromordinal(aanbod.geldig.lower.toordinal() + 1))
    segment = Segment(aanbod.geldig.lower, tot, {})
    _pas_toe(AANBOD, Aanbod, [Mutatie(Handeling.SLUITEN, aanbod.code, segment)])


def _pas_toe(soort: str, model: type[Catalogusregel], mutaties: Sequence[Mutatie]) -> None:
    gemeente = wie.huidig().gemeente
    bestaand = [m for m in mutaties if m.handeling is not Handeling.OPENEN]
    rijen = _rijen(model, gemeente, (m.sleutel for m in bestaand))
    gesloten = [_sluit(rijen, m) for m in bestaand if m.handeling is Handeling.SLUITEN]
    vervangen = [_vervang(rijen, m) for m in bestaand if m.handeling is Handeling.VERVANGEN]
    nieuw = [
        model(
            gemeente_id=gemeente,
            lijn=lijn_van(gemeente, soort, m.sleutel),
            geldig=_bereik(m.segment),
            **m.segment.inhoud,
        )
        for m in mutaties
        if m.handeling is Handeling.OPENEN
    ]
    velden = [v.name for v in model._meta.concrete_fields if v.name not in {"id", "gemeente", "lijn", "code"}]
    model._default_manager.bulk_update(gesloten, ["geldig"], batch_size=500)
    model._default_manager.bulk_update(vervangen, velden, batch_size=500)
    model._default_manager.bulk_create(nieuw, batch_size=500)
    for werkwoord, geraakt in (("beeindigd", gesloten), ("gewijzigd", vervangen), ("opgenomen", nieuw)):
        feiten = [Feit(soort, rij.id, gegevens={"code": rij.code}) for rij in geraakt]
        if feiten:
            gebeurtenissen.noteer(f"catalogus.{werkwoord}", feiten)


def _rijen(model: type[Catalogusregel], gemeente: str, codes: Iterable[str]) -> dict[tuple[str, date], Catalogusregel]:
    gevonden = model._default_manager.select_for_update().filter(gemeente_id=gemeente, code__in=set(codes))
    return {(rij.code, rij.geldig.lower): rij for rij in gevonden}


def _sluit(rijen: dict[tuple[str, date], Catalogusregel], mutatie: Mutatie) -> Catalogusregel:
    rij = rijen[mutatie.sleutel, mutatie.segment.van]
    rij.geldig = _bereik(mutatie.segment)
    return rij


def _vervang(rijen: dict[tuple[str, date], Catalogusregel], mutatie: Mutatie) -> Catalogusregel:
    rij = _sluit(rijen, mutatie)
    for veld, waarde in mutatie.segment.inhoud.items():
        setattr(rij, veld, waarde)
    return rij


def _bereik(segment: Segment) -> DateRange:
    return periode(segment.van, segment.tot)
