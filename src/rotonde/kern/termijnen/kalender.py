"""Days on which people work: no Saturday, no Sunday and no recognised holiday (Algemene termijnenwet art. 1 and 3)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rotonde.kern.termijnen.schema import Feestdag, GelijkgesteldeDag

_ZATERDAG, _ZONDAG = 5, 6
_DAG = dt.timedelta(days=1)


@dataclass(frozen=True)
class Kalender:
    """The recognised holidays of every year, by the rules and the equated days given."""

    regels: Sequence[Feestdag]
    gelijkgesteld: Sequence[GelijkgesteldeDag] = ()
    _jaren: dict[int, Mapping[dt.date, str]] = field(default_factory=dict, compare=False, repr=False)

    def feestdagen(self, jaar: int) -> Mapping[dt.date, str]:
        """The recognised holidays of this year with their names; two on one day share it."""
        if jaar not in self._jaren:
            pasen = eerste_paasdag(jaar)
            dagen: dict[dt.date, str] = {}
            for regel in self.regels:
                dag = regel.in_jaar(jaar, pasen)
                if dag is not None:
                    dagen[dag] = f"{dagen[dag]} en {regel.naam}" if dag in dagen else regel.naam
            for gelijk in self.gelijkgesteld:
                if gelijk.dag.year == jaar:
                    dagen.setdefault(gelijk.dag, "dag die met een feestdag gelijkgesteld is")
            self._jaren[jaar] = MappingProxyType(dagen)
        return self._jaren[jaar]

    def waarom_geen_werkdag(self, dag: dt.date) -> str:
        """‘zaterdag’, ‘zondag’ or the name of the holiday; empty for a werkdag."""
        feest = self.feestdagen(dag.year).get(dag)
        return feest or {_ZATERDAG: "zaterdag", _ZONDAG: "zondag"}.get(dag.weekday(), "")

    def is_werkdag(self, dag: dt.date) -> bool:
        """True when this is no Saturday, Sunday or recognised holiday."""
        return dag.weekday() < _ZATERDAG and dag not in self.feestdagen(dag.year)

    def eerste_werkdag(self, dag: dt.date) -> dt.date:
        """This day, or the first after it that is a werkdag (Algemene termijnenwet art. 1 lid 1)."""
        while not self.is_werkdag(dag):
            dag += _DAG
        return dag

    def na_werkdagen(self, dag: dt.date, aantal: int) -> dt.date:
        """The day on which `aantal` werkdagen after this day have passed; the day itself does not count."""
        for _ in range(aantal):
            dag = self.eerste_werkdag(dag + _DAG)
        return dag


def eerste_paasdag(jaar: int) -> dt.date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    eeuw, in_eeuw = divmod(jaar, 100)
    gulden = jaar % 19
    maan = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (eeuw % 4) + 2 * (in_eeuw // 4) - maan - in_eeuw % 4) % 7
    schrikkel = (gulden + 11 * maan + 22 * week) // 451
    maand, dag = divmod(maan + week - 7 * schrikkel + 114, 31)
    return dt.date(jaar, maand, dag + 1)
