"""How money, numbers, dates and periods read in Dutch."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from rotonde.kern.klok import NEDERLAND

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def getal(waarde: Decimal | int | float, decimalen: int = 0) -> str:
    """1234.5 → 1.235 or, with one decimal, 1.234,5."""
    afgerond = Decimal(str(waarde)).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    return f"{afgerond:,f}".translate(str.maketrans(",.", ".,"))


def euro(bedrag: Decimal | int, decimalen: int = 2) -> str:
    """€ 1.234,50, with a no-break space."""
    teken = "-" if bedrag < 0 else ""
    return f"{teken}€\u00a0{getal(bedrag.copy_abs() if isinstance(bedrag, Decimal) else abs(bedrag), decimalen)}"


def datum(dag: date) -> str:
    """2 maart 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datumtijd(moment: datetime) -> str:
    """2 maart 2026, 14.05 uur (Dutch time)."""
    lokaal = moment.astimezone(NEDERLAND)
    return f"{datum(lokaal.date())}, {lokaal:%H.%M} uur"


def periode(bereik: DateRange) -> str:
    """A half-open range as people say it: its last day included."""
    if bereik.upper is None:
        return f"vanaf {datum(bereik.lower)}"
    return f"{datum(bereik.lower)} tot en met {datum(bereik.upper - timedelta(days=1))}"
