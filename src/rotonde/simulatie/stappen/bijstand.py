"""Who gets an income and when it ends, month by month."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from rotonde.inkomen.actions import Instroom, Uitstroom, instromen_alle, uitstromen_alle
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking import bijstand
from rotonde.simulatie.trekking.bijstand import Uitkering
from rotonde.simulatie.trekking.maanden import eind_van_maand


def verlenen(toneel: Toneel) -> int:
    """Start and end each uitkering in its month."""
    uitkeringen = bijstand.trek(toneel.toeval("bijstand"), toneel.doelen, toneel.bevolking)
    per_maand: dict[date, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for nr, uitkering in enumerate(uitkeringen):
        per_maand[eind_van_maand(uitkering.begin)][0].append(nr)
        if uitkering.eind is not None:
            per_maand[eind_van_maand(uitkering.eind)][1].append(nr)
    ids: dict[int, UUID] = {}
    for nr, (maand, (begint, eindigt)) in enumerate(sorted(per_maand.items())):
        with toneel.op(maand, Wet.PARTICIPATIEWET, Doel.BESTAANSZEKERHEID):
            nieuw = instromen_alle([_instroom(toneel, uitkeringen[plek]) for plek in begint])
            ids |= dict(zip(begint, nieuw, strict=True))
            uitstromen_alle([_uitstroom(ids[plek], uitkeringen[plek]) for plek in eindigt])
        toneel.voortgang.tel(nr, len(per_maand))
    return len(uitkeringen)


def _instroom(toneel: Toneel, uitkering: Uitkering) -> Instroom:
    persoon = toneel.personen[uitkering.persoon]
    return Instroom(persoon, Regeling(uitkering.regeling), uitkering.begin, RedenInstroom(uitkering.instroomreden))


def _uitstroom(id_: UUID, uitkering: Uitkering) -> Uitstroom:
    assert uitkering.eind is not None
    return Uitstroom(id_, uitkering.eind, RedenUitstroom(uitkering.uitstroomreden))
