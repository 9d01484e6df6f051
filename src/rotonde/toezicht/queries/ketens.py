"""How the chains over the logs stand, and the last head that left the database."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Sum
from psycopg import sql

from rotonde.kern import ketenkop, klok, wie
from rotonde.kern.models import Zegel
from rotonde.kern.zegel import LOGTABELLEN
from rotonde.toezicht.models import (
    Zegelcontrole,
)


@dataclass(frozen=True)
class Zegelstand:
    """The chain of one log: its seals and lines, the last seal, what waits, and what the last check found."""

    tabel: str
    naam: str
    zegels: int
    regels: int
    laatste: datetime | None
    wachtend: int | None
    controle: datetime | None
    breuken: list[dict[str, str]]


_LOGNAMEN = {
    "kern_inzage": "Wie keek",
    "kern_gebeurtenis": "Wat gebeurde",
    "kern_mutatie": "Wat veranderde",
    "kern_mutatiewaarde": "Oude waarden, versleuteld",
    "kern_beveiligingsregel": "Aanmelden en weigeringen",
}


def zegelstanden() -> list[Zegelstand]:
    """How the chain of each log stands. What waits is counted in the own gemeente; the chain is of all together."""
    geteld = Zegel.objects.values("tabel").annotate(aantal=Count("id"), som=Sum("regels"))
    tellingen = {rij["tabel"]: (rij["aantal"], rij["som"]) for rij in geteld}
    laatste: dict[str, Zegel] = {}
    for zegel in Zegel.objects.filter(tabel__in=LOGTABELLEN).order_by("tabel", "-volgnummer").distinct("tabel"):
        laatste[zegel.tabel] = zegel
    controles = {
        rij.tabel: rij
        for rij in Zegelcontrole.objects.filter(gemeente_id=wie.huidig().gemeente)
        .order_by("tabel", "-op", "-id")
        .distinct("tabel")
    }
    return [_zegelstand(t, tellingen.get(t, (0, 0)), laatste.get(t), controles.get(t)) for t in LOGTABELLEN]


def _zegelstand(
    tabel: str, telling: tuple[int, int], laatste: Zegel | None, controle: Zegelcontrole | None
) -> Zegelstand:
    return Zegelstand(
        tabel,
        _LOGNAMEN.get(tabel, tabel),
        *telling,
        laatste.verzegeld_op if laatste else None,
        _wachtend(tabel, laatste.tot_xact if laatste else 0),
        controle.op if controle else None,
        controle.breuken if controle else [],
    )


# Ciphertext that no screen may read, so that not even its lines are counted here.
_ALLEEN_WERKER = {"kern_mutatiewaarde"}


def _wachtend(tabel: str, vanaf: int) -> int | None:
    if tabel in _ALLEEN_WERKER:
        return None
    with connection.cursor() as cursor:
        # The names are our own constants.
        cursor.execute(
            sql.SQL("SELECT count(*) FROM {} WHERE gemeente_id = %s AND xact >= %s").format(sql.Identifier(tabel)),
            [wie.huidig().gemeente, vanaf],
        )
        return int(cursor.fetchone()[0])


@dataclass(frozen=True)
class Kopstand:
    """The last head of the chain that left the database: when, which one, and short enough to read out (SEC-28)."""

    nummer: int
    moment: datetime
    kort: str
    te_laat: bool


def laatste_kop() -> Kopstand | None:
    """The head that was exported last, or None when none is to be seen from here."""
    kop = ketenkop.nieuwste()
    if kop is None:
        return None
    moment = datetime.fromisoformat(kop.moment)
    return Kopstand(kop.nummer, moment, kop.kort, te_laat=klok.nu() - moment > ketenkop.OP_TIJD)
