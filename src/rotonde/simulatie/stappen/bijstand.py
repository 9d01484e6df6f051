"""Who gets an income and when it ends, in which trajectgroep they are meanwhile, and who works with help."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from rotonde.inkomen import actions
from rotonde.inkomen.actions import Instroom, Uitstroom
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling, Trajectgroep, Werksoort
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.bijstand import Uitkering
from rotonde.simulatie.trekking.maanden import eind_van_maand
from rotonde.simulatie.trekking.traject import Plaatsing, Werk


@dataclass
class _Maand:
    """What happens in one month; uitkeringen by their place among the drawn ones."""

    begint: list[int] = field(default_factory=list)
    eindigt: list[int] = field(default_factory=list)
    ingedeeld: list[Plaatsing] = field(default_factory=list)
    werk: list[Werk] = field(default_factory=list)


def verlenen(toneel: Toneel) -> int:
    """Start and end each uitkering in its month, and place and start to work who does then."""
    uitkeringen = toneel.getrokken.uitkeringen
    maanden = _per_maand(toneel)
    ids: dict[int, UUID] = {}
    for nr, (dag, maand) in enumerate(sorted(maanden.items())):
        with toneel.op(dag, Wet.PARTICIPATIEWET, Doel.BESTAANSZEKERHEID):
            nieuw = actions.instromen_alle([_instroom(toneel, uitkeringen[plek]) for plek in maand.begint])
            ids |= dict(zip(maand.begint, nieuw, strict=True))
            actions.indelen_alle([_plaatsing(toneel, plaatsing) for plaatsing in maand.ingedeeld])
            actions.uitstromen_alle([_uitstroom(ids[plek], uitkeringen[plek]) for plek in maand.eindigt])
            actions.werkregelingen_starten([_werk(toneel, werk) for werk in maand.werk])
        toneel.voortgang.tel(nr, len(maanden))
    return len(uitkeringen)


def _per_maand(toneel: Toneel) -> dict[date, _Maand]:
    maanden: dict[date, _Maand] = defaultdict(_Maand)
    for nr, uitkering in enumerate(toneel.getrokken.uitkeringen):
        maanden[eind_van_maand(uitkering.begin)].begint.append(nr)
        if uitkering.eind is not None:
            maanden[eind_van_maand(uitkering.eind)].eindigt.append(nr)
    for plaatsing in toneel.getrokken.plaatsingen:
        maanden[eind_van_maand(plaatsing.vanaf)].ingedeeld.append(plaatsing)
    for werk in toneel.getrokken.werk:
        maanden[eind_van_maand(werk.vanaf)].werk.append(werk)
    return maanden


def _instroom(toneel: Toneel, uitkering: Uitkering) -> Instroom:
    persoon = toneel.personen[uitkering.persoon]
    return Instroom(persoon, Regeling(uitkering.regeling), uitkering.begin, RedenInstroom(uitkering.instroomreden))


def _plaatsing(toneel: Toneel, plaatsing: Plaatsing) -> actions.Plaatsing:
    persoon = toneel.personen[toneel.getrokken.uitkeringen[plaatsing.uitkering].persoon]
    return actions.Plaatsing(persoon, Trajectgroep(plaatsing.groep), plaatsing.vanaf)


def _werk(toneel: Toneel, werk: Werk) -> actions.Werkstart:
    return actions.Werkstart(toneel.personen[werk.persoon], Werksoort(werk.soort), werk.vanaf)


def _uitstroom(id_: UUID, uitkering: Uitkering) -> Uitstroom:
    assert uitkering.eind is not None
    return Uitstroom(id_, uitkering.eind, RedenUitstroom(uitkering.uitstroomreden))
