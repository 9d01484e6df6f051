"""From a question to the end of a term, step by step.

The day of the event does not count. Durations come first, then what was put off, then days on which the term stood
still, and last the Algemene termijnenwet (art. 1, 2 and 4) or Verordening 1182/71. Where the law leaves doubt the
earlier day is taken: the strictest for the gemeente (docs/besluiten/0010).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.klok import NEDERLAND
from rotonde.kern.opmaak import datum
from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.duur import Duur, Eenheid, lees_duur, verder, verjaardag
from rotonde.kern.termijnen.kalender import Kalender
from rotonde.kern.termijnen.schema import Regime, Termijnregel
from rotonde.kern.termijnen.vraag import Vraag

_DAG = dt.timedelta(days=1)
# Algemene termijnenwet art. 4: longer than this, in years or in hours the term runs through.
_HOOGSTENS = {Eenheid.DAG: 90, Eenheid.WEEK: 12, Eenheid.MAAND: 3, Eenheid.WERKDAG: 90}
# Shorter windows may hold fewer than two werkdagen (art. 2); no row of days off is longer than this.
_LANGER_HEEFT_WERKDAGEN = 16


class Soort(StrEnum):
    """Kinds of steps, in the words of `uitleg`."""

    BEGIN = "begin"
    DUUR = "duur"
    VERDAAGD = "verdaagd"
    OPGESCHORT = "opgeschort"
    BERICHT = "bericht"
    TWEE_WERKDAGEN = "twee werkdagen"
    WERKDAG = "werkdag"
    STORING = "storing"


@dataclass(frozen=True, slots=True)
class Stap:
    """Where the term stood after one step; `dagen` by which it moved, and why."""

    soort: Soort
    op: dt.date | dt.datetime
    dagen: int = 0
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class Termijn:
    """A computed term: rule with version, question, outcome and every step to it.

    `uitkomst` is the last day of the term, until 24:00 in the Netherlands, or for a rule with `eerste_dag` (and for
    every age) the first day on which something may or holds; for a term in hours it is a moment.
    """

    regel: Termijnregel
    variant: str
    duur: Duur
    vraag: Vraag
    uitkomst: dt.date | dt.datetime
    stappen: tuple[Stap, ...]

    @property
    def dag(self) -> dt.date:
        """The outcome as a Dutch day."""
        return self.uitkomst.astimezone(NEDERLAND).date() if isinstance(self.uitkomst, dt.datetime) else self.uitkomst

    @property
    def eerste_dag(self) -> bool:
        """True when the outcome is the first day that something may, instead of the last."""
        return self.regel.uitkomst == "eerste_dag" or self.duur.leeftijd

    @property
    def invoer(self) -> dict[str, Any]:
        """What to keep beside rule id and version, so that the same outcome can be computed again."""
        return self.vraag.invoer()

    @property
    def herkomst(self) -> dict[str, Any]:
        """Rule, version and input as one JSON value; `vraag.uit_herkomst` is the way back."""
        return {"regel": self.regel.id, "versie": self.regel.versie, "invoer": self.invoer}


def bereken(vraag: Vraag, kalender: Kalender | None = None) -> Termijn:
    """The end of a term, by the rule that holds on its start, with every step.

    Raises NietGevonden for an unknown rule or version; Ongeldig when the rule has no term, holds not on that day, or
    does not know what the question asks for (a variant, opschorting, verdaging, storing, bericht, local duration).
    """
    regel = tabel.regel(vraag.regel, op=vraag.dag, versie=vraag.versie)
    variant = _variant(regel, vraag.variant)
    duur = _duur(regel, variant, vraag)
    if duur.op_de_klok:
        return _op_de_klok(regel, variant, duur, vraag)
    return _Rekening(regel, variant, duur, vraag, kalender or tabel.kalender()).termijn()


def _variant(regel: Termijnregel, gevraagd: str) -> str:
    if not regel.varianten:
        raise Ongeldig(f"Regel {regel.id} ({regel.onderwerp}) heeft geen termijn om te berekenen.")
    keuzes = ", ".join(regel.varianten)
    if not gevraagd:
        if len(regel.varianten) > 1 and "gewoon" not in regel.varianten:
            raise Ongeldig(f"Regel {regel.id} heeft meer dan één termijn: kies een variant uit {keuzes}.")
        return "gewoon" if "gewoon" in regel.varianten else next(iter(regel.varianten))
    if gevraagd not in regel.varianten:
        raise Ongeldig(f"Regel {regel.id} kent geen variant {gevraagd}: kies uit {keuzes}.")
    return gevraagd


def _duur(regel: Termijnregel, variant: str, vraag: Vraag) -> Duur:
    """The duration of the wet, or of the verordening where the wet leaves room for one."""
    wettelijk = regel.varianten[variant].duur
    if not vraag.lokaal:
        return wettelijk
    if regel.lokaal is None:
        raise Ongeldig(f"Bij regel {regel.id} kan de verordening geen andere termijn geven: laat die weg.")
    try:
        lokaal = lees_duur(vraag.lokaal)
        einde = verder(vraag.dag, lokaal)
    except ValueError:
        raise Ongeldig(
            f"{vraag.lokaal} is geen termijn in dagen, weken of maanden: schrijf bijvoorbeeld P4W."
        ) from None
    if regel.lokaal == "korter" and einde > verder(vraag.dag, wettelijk):
        raise Ongeldig(f"Een verordening mag {regel.id} niet langer maken dan {wettelijk}: geef een kortere termijn.")
    return lokaal


def _op_de_klok(regel: Termijnregel, variant: str, duur: Duur, vraag: Vraag) -> Termijn:
    """Real time: hours run on through night, weekend and the change of the clocks."""
    if not isinstance(vraag.start, dt.datetime):
        raise Ongeldig(f"Regel {regel.id} telt in uren: geef ook het tijdstip, bijvoorbeeld {vraag.start}T09:00.")
    _weiger_wat_niet_past(regel, vraag)
    einde = (vraag.start.astimezone(dt.UTC) + dt.timedelta(minutes=duur.minuten)).astimezone(NEDERLAND)
    stappen = (Stap(Soort.BEGIN, vraag.start.astimezone(NEDERLAND)), Stap(Soort.DUUR, einde))
    return Termijn(regel, variant, duur, vraag, einde, stappen)


def _weiger_wat_niet_past(regel: Termijnregel, vraag: Vraag) -> None:
    if vraag.opschortingen and not regel.opschorting:
        raise Ongeldig(f"Regel {regel.id} kent geen opschorting: laat die weg.")
    if vraag.verdagingen < 0:
        raise Ongeldig("Een termijn kan niet minder dan nul keer verdaagd zijn.")
    if vraag.verdagingen:
        if regel.verdaging is None:
            raise Ongeldig(f"Regel {regel.id} kent geen verdaging: laat die weg.")
        if regel.verdaging.hoogstens is not None and vraag.verdagingen > regel.verdaging.hoogstens:
            keren = "één keer" if regel.verdaging.hoogstens == 1 else f"{regel.verdaging.hoogstens} keer"
            raise Ongeldig(f"Regel {regel.id} laat hoogstens {keren} verdagen toe.")
    if vraag.storingen and not regel.van_inwoner:
        raise Ongeldig(
            f"Een storing verlengt alleen een termijn van de inwoner, en {regel.id} is dat niet: laat die weg."
        )
    if vraag.bericht and not regel.uitstelbericht:
        raise Ongeldig(
            f"Een bericht dat het later wordt, verlengt {regel.id} niet: de wettelijke termijn blijft gelden."
        )
    for storing in vraag.storingen:
        tabel.regel("AWB-13", op=storing.van.astimezone(NEDERLAND).date())


class _Rekening:
    """One computation in days: where the end stands, and the steps that brought it there."""

    def __init__(self, regel: Termijnregel, variant: str, duur: Duur, vraag: Vraag, kalender: Kalender) -> None:
        _weiger_wat_niet_past(regel, vraag)
        self.regel, self.variant, self.duur, self.vraag, self.kalender = regel, variant, duur, vraag, kalender
        self.start = self.einde = vraag.dag
        self.stappen = [Stap(Soort.BEGIN, self.start)]
        self.regime = regel.regime(variant)
        self.verlengt = self._verlengt()

    def termijn(self) -> Termijn:
        self._zet(Soort.DUUR, self._na_duur())
        self._verdaag()
        self._schort_op()
        self._zet_bericht()
        self._naar_werkdag()
        self._na_storing()
        return Termijn(self.regel, self.variant, self.duur, self.vraag, self.einde, tuple(self.stappen))

    def _zet(self, soort: Soort, dag: dt.date, waarom: str = "") -> None:
        self.stappen.append(Stap(soort, dag, (dag - self.einde).days, waarom))
        self.einde = dag

    def _na_duur(self) -> dt.date:
        match self.duur.eenheid:
            case Eenheid.METEEN:
                return self.start
            case Eenheid.WERKDAG:
                return self.kalender.na_werkdagen(self.start, self.duur.aantal)
            case Eenheid.VOOR_DAG:
                return _voor_vaste_dag(self.start, self.duur)
            case Eenheid.VERJAARDAG:
                return verjaardag(self.start, self.duur.aantal)
            case Eenheid.AOW:
                return aow_datum(self.start)
        return verder(self.start, self.duur, -1 if self.regel.richting == "terug" else 1)

    def _verlengt(self) -> bool:
        """Whether an end on a day off moves; every leg of a term that was put off is judged by its own length."""
        if self.regel.richting == "terug" or self.regime not in {Regime.JA, Regime.EU}:
            return False
        duren = [self.duur]
        if self.vraag.verdagingen and self.regel.verdaging:
            duren.append(self.regel.verdaging.duur)
        if self.regime == Regime.EU:
            return all(duur.eenheid in {*_HOOGSTENS, Eenheid.JAAR} for duur in duren)
        return all(binnen_termijnenwet(duur) for duur in duren)

    def _verdaag(self) -> None:
        if self.regel.verdaging:
            for _ in range(self.vraag.verdagingen):
                self._zet(Soort.VERDAAGD, verder(self.einde, self.regel.verdaging.duur))

    def _schort_op(self) -> None:
        """Each stand-still moves the end by exactly its days; one that comes too late to stop the term is refused."""
        vorige = self.start
        for periode in sorted(self.vraag.opschortingen):
            if periode.van <= vorige:
                wat = "overlapt een andere" if vorige > self.start else "begint voor de termijn loopt"
                raise Ongeldig(f"De opschorting vanaf {datum(periode.van)} {wat}: geef een latere eerste dag.")
            if periode.van > self.einde:
                loopt_tot = self._eerste_werkdag(self.einde) if self.verlengt else self.einde
                if periode.van > loopt_tot:
                    wanneer = datum(periode.van)
                    raise Ongeldig(
                        f"De opschorting vanaf {wanneer} komt te laat: de termijn was op {datum(loopt_tot)} om."
                    )
                self._naar_werkdag()
            self._zet(Soort.OPGESCHORT, self.einde + dt.timedelta(days=periode.dagen), str(periode.reden))
            vorige = periode.tot - _DAG

    def _zet_bericht(self) -> None:
        """Awb 4:14 lid 3: told in time, the day that the gemeente named takes the place of the end."""
        bericht = self.vraag.bericht
        if bericht is None:
            return
        loopt_tot = self._eerste_werkdag(self.einde) if self.verlengt else self.einde
        if not self.start <= bericht.op <= loopt_tot:
            raise Ongeldig(
                f"Het bericht moet voor het einde van de termijn verstuurd zijn, dus uiterlijk {datum(loopt_tot)}."
            )
        if bericht.nieuwe_datum <= loopt_tot:
            raise Ongeldig(f"De nieuwe datum moet na het einde van de termijn liggen, dus na {datum(loopt_tot)}.")
        self._zet(Soort.BERICHT, bericht.nieuwe_datum)
        self.verlengt = False

    def _naar_werkdag(self) -> None:
        if not self.verlengt:
            return
        waarom = self.kalender.waarom_geen_werkdag(self.einde)
        if waarom:
            self._zet(Soort.WERKDAG, self._eerste_werkdag(self.einde), waarom)
        tweede = self._tweede_werkdag()
        if tweede > self.einde:
            self._zet(Soort.TWEE_WERKDAGEN, tweede)

    def _tweede_werkdag(self) -> dt.date:
        """The second werkdag of the term, where the wet wants two in it (art. 2; Verordening 1182/71 art. 3 lid 5)."""
        kortst = 3 if self.regime == Regime.JA else 2
        if (self.duur.eenheid == Eenheid.DAG and self.duur.aantal < kortst) or self.duur.eenheid == Eenheid.WERKDAG:
            return self.start
        if (self.einde - self.start).days > _LANGER_HEEFT_WERKDAGEN:
            return self.start
        return self.kalender.na_werkdagen(self.start, 2)

    def _na_storing(self) -> None:
        """AWB-13: a counter that was closed on the last day leaves the day after its repair."""
        for storing in sorted(self.vraag.storingen):
            if storing.raakt(self.einde):
                self._zet(Soort.STORING, storing.hersteld_op + _DAG)
                self._naar_werkdag()

    def _eerste_werkdag(self, dag: dt.date) -> dt.date:
        return self.kalender.eerste_werkdag(dag)


def binnen_termijnenwet(duur: Duur) -> bool:
    """False for a term that the Algemene termijnenwet leaves alone for its length (art. 4)."""
    return duur.aantal <= _HOOGSTENS.get(duur.eenheid, 0)


def _voor_vaste_dag(start: dt.date, duur: Duur) -> dt.date:
    """The last day before the first such day after the start."""
    maand, nummer = divmod(duur.aantal, 100)
    vast = dt.date(start.year, maand, nummer)
    return (vast if vast > start else dt.date(start.year + 1, maand, nummer)) - _DAG


def aow_datum(geboren: dt.date) -> dt.date:
    """When somebody born then reaches the AOW-leeftijd (LFT-05). Raises Ongeldig before the table begins."""
    for leeftijd in tabel.aow_leeftijden():
        dag = verjaardag(geboren, leeftijd.jaren, leeftijd.maanden)
        if leeftijd.geldig.bevat(dag):
            return dag
    raise Ongeldig(f"De AOW-leeftijd van wie op {datum(geboren)} geboren is, staat niet in de tabel.")
