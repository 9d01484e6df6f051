"""The abonnementstarief of the Wmo per month and huishouden (EB-01), from the table of amounts."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.opmaak import MAANDEN
from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.duur import plus_maanden
from rotonde.kern.termijnen.schema import Tarief


@dataclass(frozen=True, slots=True)
class Maandbedrag:
    """What one huishouden owes for one month, in euro, and the tariff it comes from."""

    maand: dt.date
    bedrag: Decimal
    tarief: Tarief


def tarief_op(dag: dt.date) -> Tarief:
    """The tariff of that day. Raises Ongeldig when the table holds none: an amount is never guessed ahead."""
    for tarief in tabel.tarieven():
        if tarief.geldig.bevat(dag):
            return tarief
    raise Ongeldig(f"Voor {MAANDEN[dag.month - 1]} {dag.year} staat er geen abonnementstarief in de tabel.")


def bijdragen(
    start: dt.date, stop: dt.date | None, tot_en_met: dt.date, lager: Decimal | None = None
) -> list[Maandbedrag]:
    """What a huishouden owes per month, from the month after `start` to that of `stop`, or to that of `tot_en_met`.

    `lager` is the amount of a verordening that asks less. Raises Ongeldig for months without a tariff per month.
    """
    laatste = min(stop, tot_en_met) if stop else tot_en_met
    maand = plus_maanden(start.replace(day=1), 1)
    uit = []
    while maand <= laatste:
        uit.append(_maandbedrag(maand, lager))
        maand = plus_maanden(maand, 1)
    return uit


def _maandbedrag(maand: dt.date, lager: Decimal | None) -> Maandbedrag:
    tarief = tarief_op(maand)
    if tarief.per != "maand":
        raise Ongeldig(f"In {maand.year} gold een bedrag per {tarief.per}: daar zijn geen maanden uit te rekenen.")
    if maand in tarief.niet_geind:
        return Maandbedrag(maand, Decimal(0), tarief)
    return Maandbedrag(maand, tarief.bedrag if lager is None else min(tarief.bedrag, lager), tarief)
