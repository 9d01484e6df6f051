"""Who moves, and who dies, month by month."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from rotonde.inwoners import actions, queries
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie.stappen.inwoners import adresgegevens, in_deel
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.levensloop import Overledene, Verhuizing
from rotonde.simulatie.trekking.maanden import eind_van_maand


def vastleggen(toneel: Toneel, *, deel: int) -> int:
    """Record each in its month, of the households of this part."""
    levensloop = toneel.getrokken.levensloop
    wat: list[Overledene | Verhuizing] = [
        *(o for o in levensloop.overledenen if in_deel(o.mens.huishouden, deel)),
        *(v for v in levensloop.verhuizingen if in_deel(v.huis, deel)),
    ]
    for nr, (maand, dingen) in enumerate(groupby(sorted(wat, key=_dag), key=lambda ding: eind_van_maand(ding.op))):
        van_maand = list(dingen)
        with toneel.op(maand, Wet.ALGEMEEN, Doel.BEHEER):
            _verhuis(toneel, maand, [ding for ding in van_maand if isinstance(ding, Verhuizing)])
            _overlijd(toneel, [ding for ding in van_maand if isinstance(ding, Overledene)])
        toneel.voortgang.tel(nr, 48)
    return len(wat)


def _dag(ding: Overledene | Verhuizing) -> date:
    return ding.op


def _verhuis(toneel: Toneel, maand: date, verhuizingen: Sequence[Verhuizing]) -> None:
    eersten = [toneel.personen[toneel.bevolking.huizen[v.huis].volwassenen[0]] for v in verhuizingen]
    plekken = queries.woonplekken(eersten, op=maand)
    actions.verhuizen_alle(
        [
            actions.Verhuizing(plekken[persoon].huishouden, adresgegevens(toneel, v.naar), v.op)
            for persoon, v in zip(eersten, verhuizingen, strict=True)
        ]
    )


def _overlijd(toneel: Toneel, overledenen: Sequence[Overledene]) -> None:
    ids = queries.ids_bij_bsn(overledene.mens.bsn for overledene in overledenen)
    actions.overlijdens_vastleggen([actions.Overlijden(ids[o.mens.bsn], o.op) for o in overledenen])
