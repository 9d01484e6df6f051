"""Instellen: the mandaten of a municipality, as its register (and its pack) says."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from rotonde.besluiten import events
from rotonde.besluiten.models import Mandaat
from rotonde.kern import gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag, Rol, Wet


@dataclass(frozen=True, slots=True)
class MandaatOpdracht:
    """One mandaat over `[van, tot)`; see `Mandaat` for what empty means."""

    code: str
    rol: Rol
    functie: str
    functie_naam: str
    wet: Wet
    afslag: Afslag
    product: str
    groepen: tuple[str, ...]
    max_bedrag: Decimal | None
    max_maanden: int | None
    vier_ogen_vanaf: Decimal | None
    van: dt.date
    tot: dt.date | None
    bron: str


@actie("besluiten.mandaten_instellen")
def mandaten_instellen(opdrachten: Sequence[MandaatOpdracht]) -> list[Mandaat]:
    """Store each opdracht: a new code or begin day is a new mandaat, a known one only gets its new end.

    A mandaat never changes afterwards: the database refuses other content under the same code and begin day, and a
    new end that is not after today.
    """
    gemeente = wie.huidig().gemeente
    bekend = {(mandaat.code, mandaat.geldig.lower): mandaat for mandaat in Mandaat.objects.all()}
    ingesteld = []
    for opdracht in opdrachten:
        mandaat = bekend.get((opdracht.code, opdracht.van)) or Mandaat(gemeente_id=gemeente)
        velden = asdict(opdracht)
        mandaat.geldig = periode(velden.pop("van"), velden.pop("tot"))
        for veld, waarde in velden.items():
            setattr(mandaat, veld, list(waarde) if veld == "groepen" else waarde)
        mandaat.save()
        ingesteld.append(mandaat)
    feiten = [Feit("mandaat", mandaat.id, gegevens={"code": mandaat.code}) for mandaat in ingesteld]
    gebeurtenissen.noteer(events.MANDATEN_INGESTELD, feiten)
    return ingesteld
