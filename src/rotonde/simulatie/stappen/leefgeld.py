"""Leefgeld of people who fled from Ukraine: granted when they come, and paid month by month."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from uuid import UUID

from rotonde.inkomen import actions
from rotonde.inkomen.soorten import Opvang
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.bevolking import PEILDATUM


def betalen(toneel: Toneel) -> int:
    """Grant each leefgeld on its first day, and pay what falls on one day together."""
    alle = toneel.getrokken.leefgeld
    ids: dict[int, UUID] = {}
    per_dag: dict[date, list[tuple[int, int]]] = defaultdict(list)
    with toneel.op(PEILDATUM, Wet.ALGEMEEN, Doel.BESTAANSZEKERHEID):
        toekenningen = [
            actions.Leefgeldtoekenning(toneel.personen[leefgeld.persoon], Opvang(leefgeld.opvang), leefgeld.vanaf)
            for leefgeld in alle
        ]
        ids = dict(enumerate(actions.leefgeld_toekennen_alle(toekenningen)))
    for nr, leefgeld in enumerate(alle):
        for dag, centen in leefgeld.bedragen:
            per_dag[dag].append((nr, centen))
    for dag, bedragen in sorted(per_dag.items()):
        with toneel.op(dag, Wet.ALGEMEEN, Doel.BESTAANSZEKERHEID):
            actions.leefgeld_betalen_alle(
                [actions.Leefgeldbedrag(ids[nr], dag, Decimal(centen) / 100) for nr, centen in bedragen]
            )
    return len(alle)
