"""What a decision that is late costs, to the euro (Awb 4:17, 4:18; AWB-05, AWB-06)."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.opmaak import datum
from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.schema import Dwangsomregel
from rotonde.kern.termijnen.vraag import Vraag

_DAG = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """A dwangsom that runs, or will: both terms behind it, the amounts that hold for it, and what is due.

    `dagen` are the days in default up to and including the day asked for, at most those of the table; `bedrag` is in
    euro. `vaststellen` is the last day to fix the amount by beschikking, counted from the last of those days.
    """

    ingebreke: Termijn
    loopt: Termijn
    tarief: Dwangsomregel
    dagen: int
    bedrag: Decimal
    vaststellen: Termijn | None

    @property
    def eerste_dag(self) -> dt.date:
        """The first day that costs money: the day after the two weeks."""
        return self.ingebreke.dag + _DAG

    @property
    def laatste_dag(self) -> dt.date:
        """The last day that can cost money."""
        return self.loopt.dag


def bereken_dwangsom(beslissen: Termijn | dt.date, ingebrekestelling: dt.date, tot_en_met: dt.date) -> Dwangsom:
    """The dwangsom up to and including a day: that of the bekendmaking, or today while there is no decision.

    `beslissen` is the term of deciding, or its last day. Raises Ongeldig when the gemeente was put in default before
    that term had passed, for such a letter starts nothing (AWB-05).
    """
    laatste = beslissen.dag if isinstance(beslissen, Termijn) else beslissen
    if ingebrekestelling <= laatste:
        raise Ongeldig(
            f"De ingebrekestelling van {datum(ingebrekestelling)} is te vroeg: "
            f"beslissen kon tot en met {datum(laatste)}."
        )
    ingebreke = bereken(Vraag("AWB-05", ingebrekestelling))
    loopt = bereken(Vraag("AWB-06", ingebreke.dag))
    tarief = tarief_op(ingebreke.dag + _DAG)
    dagen = min(max((tot_en_met - ingebreke.dag).days, 0), sum(trede.dagen for trede in tarief.treden))
    vaststellen = None
    if dagen:
        vaststellen = bereken(Vraag("AWB-06", ingebreke.dag + dagen * _DAG, variant="vaststellen"))
    return Dwangsom(ingebreke, loopt, tarief, dagen, bedrag(tarief, dagen), vaststellen)


def bedrag(tarief: Dwangsomregel, dagen: int) -> Decimal:
    """What so many days in default cost in euro, up to the ceiling. Raises ValueError below 0."""
    if dagen < 0:
        raise ValueError(f"{dagen} dagen in gebreke bestaat niet.")
    som, over = Decimal(0), dagen
    for trede in tarief.treden:
        som += min(over, trede.dagen) * trede.bedrag
        over = max(over - trede.dagen, 0)
    return som


def tarief_op(eerste_dag: dt.date) -> Dwangsomregel:
    """The amounts of a dwangsom that begins on this day; they stay while it runs. Raises Ongeldig before the law."""
    for tarief in tabel.dwangsomregels():
        if tarief.geldig.bevat(eerste_dag):
            return tarief
    raise Ongeldig(f"Voor {datum(eerste_dag)} staan er geen bedragen van de dwangsom in de tabel.")
