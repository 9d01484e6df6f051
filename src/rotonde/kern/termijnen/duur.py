"""How long a term is: the notations of the table, and what a duration adds to a day."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum


class Eenheid(StrEnum):
    """In what a term counts."""

    MINUUT = "minuut"
    UUR = "uur"
    DAG = "dag"
    WEEK = "week"
    MAAND = "maand"
    JAAR = "jaar"
    WERKDAG = "werkdag"
    METEEN = "onverwijld"
    VOOR_DAG = "voor een vaste dag"
    VERJAARDAG = "verjaardag"
    AOW = "aow-leeftijd"


_KLOK = {Eenheid.MINUUT, Eenheid.UUR}
_LEEFTIJD = {Eenheid.VERJAARDAG, Eenheid.AOW}
_MEERVOUD = {
    Eenheid.MINUUT: "minuten",
    Eenheid.UUR: "uur",
    Eenheid.DAG: "dagen",
    Eenheid.WEEK: "weken",
    Eenheid.MAAND: "maanden",
    Eenheid.JAAR: "jaar",
    Eenheid.WERKDAG: "werkdagen",
}
_VORMEN = (
    (re.compile(r"P(?P<aantal>[1-9][0-9]{0,3})(?P<eenheid>[DWMY])"), None),
    (re.compile(r"PT(?P<aantal>[1-9][0-9]{0,3})(?P<eenheid>[HM])"), None),
    (re.compile(r"(?P<aantal>[1-9][0-9]{0,2}) werkdag(en)?"), Eenheid.WERKDAG),
    (re.compile(r"onverwijld"), Eenheid.METEEN),
    (re.compile(r"voor --(?P<maand>[0-9]{2})-(?P<dag>[0-9]{2})"), Eenheid.VOOR_DAG),
    (re.compile(r"verjaardag (?P<aantal>[1-9][0-9]?)"), Eenheid.VERJAARDAG),
    (re.compile(r"aow-leeftijd"), Eenheid.AOW),
)
_LETTERS = {
    "D": Eenheid.DAG, "W": Eenheid.WEEK, "M": Eenheid.MAAND, "Y": Eenheid.JAAR,
    "TH": Eenheid.UUR, "TM": Eenheid.MINUUT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duur:
    """A length in one unit. For a fixed day `aantal` is 100 × month + day."""

    aantal: int
    eenheid: Eenheid

    @property
    def op_de_klok(self) -> bool:
        """True when it counts real time instead of days."""
        return self.eenheid in _KLOK

    @property
    def leeftijd(self) -> bool:
        return self.eenheid in _LEEFTIJD

    @property
    def minuten(self) -> int:
        return self.aantal * (60 if self.eenheid == Eenheid.UUR else 1)

    def __str__(self) -> str:
        """As people read it: 6 weken."""
        match self.eenheid:
            case Eenheid.METEEN | Eenheid.AOW:
                return str(self.eenheid)
            case Eenheid.VOOR_DAG:
                return f"voor {self.aantal % 100:02}-{self.aantal // 100:02} van elk jaar"
            case Eenheid.VERJAARDAG:
                return f"{self.aantal}e verjaardag"
            case eenheid:
                return f"{self.aantal} {eenheid if self.aantal == 1 else _MEERVOUD[eenheid]}"


def lees_duur(tekst: str) -> Duur:
    """The duration that is written as P6W, PT72H, ‘5 werkdagen’, ‘onverwijld’, ‘voor --07-01’, ‘verjaardag 18’.

    Raises ValueError for anything else.
    """
    for vorm, eenheid in _VORMEN:
        if gevonden := vorm.fullmatch(tekst):
            delen = gevonden.groupdict()
            if eenheid == Eenheid.VOOR_DAG:
                maand, dag = int(delen["maand"]), int(delen["dag"])
                dt.date(2023, maand, dag)
                return Duur(100 * maand + dag, eenheid)
            letter = ("T" if tekst.startswith("PT") else "") + delen.get("eenheid", "")
            return Duur(int(delen.get("aantal", 0)), eenheid or _LETTERS[letter])
    raise ValueError(f"{tekst} is geen duur|schrijf bijvoorbeeld P6W, PT72H of 5 werkdagen")


def verder(dag: dt.date, duur: Duur, richting: int = 1) -> dt.date:
    """The day on which days, weeks, months or years after (or before) this day end.

    The day itself does not count. A month ends on the same day number, or on its last day when it lacks that number.
    """
    aantal = richting * duur.aantal
    match duur.eenheid:
        case Eenheid.DAG:
            return dag + dt.timedelta(days=aantal)
        case Eenheid.WEEK:
            return dag + dt.timedelta(weeks=aantal)
        case Eenheid.MAAND:
            return plus_maanden(dag, aantal)
        case Eenheid.JAAR:
            return plus_maanden(dag, 12 * aantal)
    raise ValueError(f"{duur} telt niet in kalenderdagen.")


def plus_maanden(dag: dt.date, maanden: int) -> dt.date:
    """The same day number `maanden` later or earlier; the last day of that month when it lacks the number."""
    jaar, maand = divmod(12 * dag.year + dag.month - 1 + maanden, 12)
    return dt.date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def verjaardag(geboren: dt.date, jaren: int, maanden: int = 0) -> dt.date:
    """The day on which somebody reaches an age; where the day is missing, the first of the next month (LFT-01)."""
    jaar, maand = divmod(12 * (geboren.year + jaren) + geboren.month - 1 + maanden, 12)
    laatste = monthrange(jaar, maand + 1)[1]
    if geboren.day <= laatste:
        return dt.date(jaar, maand + 1, geboren.day)
    return dt.date(jaar, maand + 1, laatste) + dt.timedelta(days=1)
