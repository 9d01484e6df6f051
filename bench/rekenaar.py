"""The slow calculator: every term counted day by day, by other means than the product (AF-39).

It imports nothing from rotonde: durations, holidays, Easter, summer time and amounts stand here once more, typed over
from the sources, in a notation of their own. Easter comes from the table of full moons, months from stepping from one
to the next, summer time from the last Sundays of March and October. Where it and the product differ, one is wrong.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache

DAG = dt.timedelta(days=1)
# The Sunday after this day is Easter, by golden number; for the years 1900 to 2199.
VOLLE_MAAN = (
    (4, 14), (4, 3), (3, 23), (4, 11), (3, 31), (4, 18), (4, 8), (3, 28), (4, 16), (4, 5),
    (3, 25), (4, 13), (4, 2), (3, 22), (4, 10), (3, 30), (4, 17), (4, 7), (3, 27),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One term: `wat` is a number and a letter (d, w, m, j, k = werkdagen, v = age); `eind` says if its end moves.

    `wet` and `eu` move; `door` does not; `terug` counts backwards; `vast` ends before a fixed day, written MMDD.
    """

    regel: str
    variant: str
    wat: str
    eind: str
    vanaf: str = "2015-01-01"


def _lees(tekst: str) -> list[Term]:
    return [Term(*regel.split()) for regel in tekst.strip().splitlines()]


TERMEN = _lees("""
AWB-01 gewoon 8w wet
AWB-02 gewoon 4w wet
AWB-05 gewoon 2w wet
AWB-06 gewoon 42d door
AWB-06 vaststellen 2w wet
AWB-07 gewoon 6w wet
AWB-08 gewoon 6w wet
AWB-08 adviescommissie 12w wet
AWB-09 gewoon 6w wet
AWB-10 gewoon 6w wet
AWB-10 klachtcommissie 10w wet
AWB-11 gewoon 1w wet
WMO-02 gewoon 6w wet
WMO-03 gewoon 7d wet
WMO-07 gewoon 2w wet
WMO-15 gewoon 1j door
EB-01 gewoon 1m door 2020-01-01
EB-02 gewoon 1m wet
EB-02 pgb 4m door
EB-03 gewoon 2m door
PGB-04 derde-bij-client 6w door
PGB-04 client-bij-svb 4w door
PGB-04 maandvergoeding-jeugd 10w door
PGB-04 betaling-svb 30d door
JW-02 gewoon 8w wet
JW-04 plan 6w wet
JW-04 op-schrift 14d wet
JW-07 gewoon 1j door
JW-09 machtiging 1j door
JW-09 voorwaardelijk 6m door
JW-09 spoed 4w door
JW-09 plan 6w door
JW-09 evaluatie 2m door
JW-11 melding 2j door
JW-11 archief 5j door
JW-11 23-jaar 23v door
JW-12 gewoon 2w wet
LFT-01 18-jaar 18v door
LFT-02 hervatting 6m door
LFT-02 21-jaar 21v door
LFT-03 hervatting 6m door
LFT-03 23-jaar 23v door
LFT-04 27-jaar 27v door
TST-01 12-jaar 12v door
TST-03 16-jaar 16v door
PW-02 gewoon 3m terug 2026-01-01
PW-03 gewoon 4w door
PW-04 gewoon 8w wet
PW-05 gewoon 4w wet
PW-08 gewoon 8w wet
PW-09 gewoon 3m wet
PW-11 gewoon 1m door
PW-12 gewoon 12m door 2026-01-01
WGS-01 gewoon 4w wet
WGS-02 gewoon 3k wet
WGS-03 gewoon 8w wet
WGS-04 gewoon 4j door
WGS-05 afkoeling 6m door
WGS-05 traject 18m door
MC-02 gewoon 5k door
MC-03 gewoon 10w wet
MC-04 gewoon 4w wet
MSG-01 gewoon 3k door
MSG-02 gewoon 10k door
MSG-03 antwoord 5k door
MSG-03 onderzoek 8w door
MSG-05 gewoon 2w wet
MSG-06 gewoon 5k door
MSG-10 gewoon 5d door
BEW-01 gewoon 15j door
BEW-02 veilig-thuis 20j door
BEW-02 cak-svb 7j door
BEW-05 gewoon 10j door
BEW-06 dossier 5j door
BEW-06 zonder-vervolg 6m door
BEW-07 ingetrokken 1j door
BEW-08 gewoon 3m wet
BEW-09 gewoon 1m eu
BEW-11 incident 3j door
AVG-01 gewoon 1m eu
AVG-04 gewoon 1m eu
AVG-06 gewoon 3j door
STA-01 gewoon 0701 vast
STA-03 gewoon 6m door
STA-04 gewoon 3w door
STA-08 gewoon 14d wet
DIG-01 onderzoek 36m door
DIG-02 gewoon 0501 vast
DIG-04 kwetsbaarheid 1w door
DIG-05 eindverslag 1m door
HUIS-01 gewoon 5k door
HUIS-02 gewoon 1k door
""")
# Rule, variant, and by how long its end may be put off.
VERDAGINGEN = (
    ("AWB-08", "gewoon", "6w"),
    ("AWB-08", "adviescommissie", "6w"),
    ("AWB-10", "gewoon", "4w"),
    ("AWB-10", "klachtcommissie", "4w"),
    ("MC-04", "gewoon", "2w"),
    ("AVG-01", "gewoon", "2m"),
    ("BEW-09", "gewoon", "2m"),
)
UREN = (("AVG-02", "gewoon", 72 * 60), ("DIG-05", "waarschuwing", 24 * 60), ("DIG-03", "gewoon", 15))


@cache
def feestdagen(jaar: int) -> frozenset[dt.date]:
    """The nine recognised holidays of a year since 2014."""
    pasen = dt.date(jaar, *VOLLE_MAAN[jaar % 19]) + DAG
    while pasen.isoweekday() != 7:
        pasen += DAG
    dagen = [dt.date(jaar, maand, dag) for maand, dag in ((1, 1), (5, 5), (12, 25), (12, 26))]
    koningsdag = dt.date(jaar, 4, 27)
    dagen.append(koningsdag - DAG if koningsdag.isoweekday() == 7 else koningsdag)
    # From Easter: Friday before, Monday after, the sixth Thursday, and the Monday after the seventh Sunday.
    hemelvaart = pasen + 5 * 7 * DAG
    while hemelvaart.isoweekday() != 4:
        hemelvaart += DAG
    dagen += [pasen - DAG - DAG, pasen + DAG, hemelvaart, pasen + 7 * 7 * DAG + DAG]
    return frozenset(dagen)


def vrij(dag: dt.date) -> bool:
    return dag.isoweekday() > 5 or dag in feestdagen(dag.year)


def einde(term: Term, start: dt.date, stil: frozenset[dt.date] = frozenset()) -> dt.date:
    """The outcome, one day at a time; days in `stil` do not count for the term."""
    if term.eind == "vast":
        dag = start
        while (dag + DAG).strftime("%m%d") != term.wat:
            dag += DAG
        return dag
    return _naar_werkdag(term, start, _tel(term, start, stil))


def verdaagd(term: Term, erbij: str, start: dt.date) -> dt.date:
    """The outcome when the end was put off once: the second leg begins where counting the first one stopped."""
    eerste = _tel(term, start, frozenset())
    return _naar_werkdag(term, start, _tel(replace(term, wat=erbij), eerste, frozenset()))


def _naar_werkdag(term: Term, start: dt.date, dag: dt.date) -> dt.date:
    if term.eind in {"wet", "eu"}:
        while vrij(dag) or _werkdagen(start, dag) < 2:
            dag += DAG
    return dag


def _tel(term: Term, start: dt.date, stil: frozenset[dt.date]) -> dt.date:
    aantal, letter = int(term.wat[:-1]), term.wat[-1]
    if letter == "v":
        return _leeftijd(start, aantal)
    if letter in "mj":
        dag = _maanden(start, aantal * (12 if letter == "j" else 1), -1 if term.eind == "terug" else 1)
        return dag + len(stil) * DAG
    over, dag = aantal * (7 if letter == "w" else 1), start
    while over:
        dag += DAG
        if dag not in stil and not (letter == "k" and vrij(dag)):
            over -= 1
    return dag


def _werkdagen(start: dt.date, dag: dt.date) -> int:
    """Werkdagen after `start` up to and including `dag`; counting stops at two."""
    gevonden = 0
    while dag > start and gevonden < 2:
        gevonden += not vrij(dag)
        dag -= DAG
    return gevonden


def _maanden(start: dt.date, aantal: int, richting: int) -> dt.date:
    jaar, maand = start.year, start.month
    for _ in range(aantal):
        maand += richting
        if maand == 13:
            jaar, maand = jaar + 1, 1
        elif maand == 0:
            jaar, maand = jaar - 1, 12
    nummer = start.day
    while not _bestaat(jaar, maand, nummer):
        nummer -= 1
    return dt.date(jaar, maand, nummer)


def _leeftijd(geboren: dt.date, jaren: int) -> dt.date:
    jaar = geboren.year + jaren
    if _bestaat(jaar, geboren.month, geboren.day):
        return dt.date(jaar, geboren.month, geboren.day)
    return dt.date(jaar, 3, 1)


def _bestaat(jaar: int, maand: int, dag: int) -> bool:
    if maand == 2:
        schrikkel = jaar % 4 == 0 and (jaar % 100 != 0 or jaar % 400 == 0)
        return dag <= (29 if schrikkel else 28)
    return dag <= (30 if maand in {4, 6, 9, 11} else 31)


def uur_later(start: dt.datetime, minuten: int) -> dt.datetime:
    """A moment in the Netherlands (naive, local) so many real minutes after a moment in UTC."""
    utc = start + dt.timedelta(minutes=minuten)
    zomer = _laatste_zondag(utc.year, 3) <= utc < _laatste_zondag(utc.year, 10)
    return (utc + dt.timedelta(hours=2 if zomer else 1)).replace(tzinfo=None)


def _laatste_zondag(jaar: int, maand: int) -> dt.datetime:
    dag = dt.datetime(jaar, maand, 31, 1, tzinfo=dt.UTC)
    while dag.isoweekday() != 7:
        dag -= DAG
    return dag


def dwangsom(dagen: int) -> int:
    """Euro for so many days in default, by the amounts since 2019."""
    som = 0
    for dag in range(1, dagen + 1):
        if dag <= 14:
            som += 23
        elif dag <= 28:
            som += 35
        elif dag <= 42:
            som += 45
    return som
