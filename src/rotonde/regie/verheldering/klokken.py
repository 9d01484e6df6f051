"""What the law wants when, from the day of the melding: the terms of the onderzoek of the Wmo, and the first
conversation of the Wgs.

For what comes in under another wet the law sets no term before there is an aanvraag. The Wmo suspends none of these:
a delay that was agreed with the resident stands beside the day of the law.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from rotonde.kern import klok
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.tabel import kalender
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.regie.verheldering.models import Vraagverheldering
from rotonde.regie.verheldering.soorten import EigenPlan
from rotonde.toegang.soorten import Spoed
from rotonde.toegang.tijd import spoed

BEVESTIGEN, EIGEN_PLAN, ONDERZOEK = "WMO-01", "WMO-03", "WMO-02"
GESPREK, BEDREIGEND = "WGS-01", "WGS-02"
# The law says at once; our own norm gives that a day.
ONS_METEEN = "HUIS-02"
# In so many werkdagen one can still finish an onderzoek.
_OP_TIJD = 5


@dataclass(frozen=True)
class Klok:
    """One term: what, by which rule and article, its last day, what was done about it and what else to know."""

    regel: str
    wat: str
    wanneer: str
    uiterlijk: date
    artikel: str
    gedaan: str = ""
    noot: str = ""
    spoed: Spoed = Spoed.RUIM


def klokken(
    wet: Wet, gemeld: datetime, gesprekken: Sequence[Vraagverheldering] = (), bevestigd_op: date | None = None
) -> Sequence[Klok]:
    """The terms that run from this melding in the order of their days; none when the wet sets none.

    `gesprekken` is what was clarified since, the newest first.
    """
    match wet:
        case Wet.WMO:
            laatste = gesprekken[0] if gesprekken else None
            return [_bevestigen(gemeld, bevestigd_op), _eigen_plan(gemeld, laatste), _onderzoek(gemeld, gesprekken)]
        case Wet.WGS:
            return [_eerste_gesprek(gemeld, gesprekken)]
    return []


def einde(regel: str, gemeld: datetime) -> date:
    """The last day of this rule for a melding of this moment."""
    return _einde(_vraag(regel, gemeld))


# A list asks it of each row, and many came in on the same days.
_einde = lru_cache(maxsize=1024)(lambda vraag: bereken(vraag).dag)


def onderzoek_dringt(wet: Wet, gemeld: datetime) -> date | None:
    """The last day of an onderzoek that is not finished, from five werkdagen before it on; else None."""
    if wet != Wet.WMO:
        return None
    dag = einde(ONDERZOEK, gemeld)
    return dag if dag <= kalender().na_werkdagen(klok.vandaag(), _OP_TIJD) else None


def _bevestigen(gemeld: datetime, bevestigd_op: date | None) -> Klok:
    gedaan = f"bevestigd op {datum(bevestigd_op)}" if bevestigd_op else ""
    return _klok(
        BEVESTIGEN, einde(ONS_METEEN, gemeld), gemeld, gedaan, "De wet zegt: meteen. Wij doen het in 1 werkdag."
    )


def _eigen_plan(gemeld: datetime, v: Vraagverheldering | None) -> Klok:
    """The resident has these days; that they are over makes nobody late."""
    gedaan = v.get_eigen_plan_display() if v and v.eigen_plan not in {"", EigenPlan.WACHT} else ""
    dag = einde(EIGEN_PLAN, gemeld)
    noot = "" if gedaan or klok.vandaag() <= dag else "De dagen zijn om: vraag of er een plan komt."
    een = _klok(EIGEN_PLAN, dag, gemeld, gedaan, noot)
    return replace(een, wanneer=f"de inwoner heeft tot en met {datum(dag)}", spoed=Spoed.RUIM)


def _onderzoek(gemeld: datetime, gesprekken: Sequence[Vraagverheldering]) -> Klok:
    """Done with the first vraagverheldering that was finished; who talks again later does not begin it anew."""
    dag = einde(ONDERZOEK, gemeld)
    noten = []
    klaar = min((een.afgerond_op for een in gesprekken if een.afgerond_op), default=None)
    gedaan = f"afgerond op {datum(klaar.astimezone(klok.NEDERLAND))}" if klaar else ""
    v = gesprekken[0] if gesprekken else None
    if v and v.uitgesteld_tot:
        noten.append(f"Afgesproken met de inwoner: {datum(v.uitgesteld_tot)} ({v.get_uitstel_reden_display()}).")
    if klok.vandaag() > dag:
        noten.append("De inwoner mag nu zelf een aanvraag doen (art. 2.3.2 lid 9).")
    return _klok(ONDERZOEK, dag, gemeld, gedaan, " ".join(noten))


def _eerste_gesprek(gemeld: datetime, gesprekken: Sequence[Vraagverheldering]) -> Klok:
    """Within four weeks; within three werkdagen when somebody's home, gas, light or water is at stake (Wgs art. 4)."""
    eerste = min((een.gesprek_op for een in gesprekken), default=None)
    noot = f"Dreigt ontruiming of afsluiting? Dan uiterlijk {datum(einde(BEDREIGEND, gemeld))} (Wgs art. 4 lid 2)."
    return _klok(GESPREK, einde(GESPREK, gemeld), gemeld, f"gesprek op {datum(eerste)}" if eerste else "", noot)


def _klok(regel: str, dag: date, gemeld: datetime, gedaan: str, noot: str) -> Klok:
    wet = tabel.regel(regel, op=_vraag(regel, gemeld).dag)
    return Klok(
        regel,
        wet.onderwerp,
        f"uiterlijk {datum(dag)}",
        dag,
        f"{wet.wet} art. {wet.artikel}",
        gedaan,
        "" if gedaan else noot,
        Spoed.RUIM if gedaan else spoed(dag),
    )


def _vraag(regel: str, gemeld: datetime) -> Vraag:
    return Vraag(regel, gemeld.astimezone(klok.NEDERLAND).date())
