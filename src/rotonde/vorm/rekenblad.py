"""A table as CSV for a spreadsheet program, in which no cell can act as a formula (SEC-19)."""

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet program runs a cell that begins with one of these; behind a quote it is text.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def veilig(waarde: object) -> str:
    """The value as text that is never a formula; a sign before it may hide behind spaces."""
    tekst = str(waarde)
    return f"'{tekst}" if tekst.lstrip(" ").startswith(_FORMULE) else tekst


def csv_bestand(kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> bytes:
    """The table with semicolons, as Dutch spreadsheet programs read it (UTF-8 with a mark at the start)."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL)
    schrijver.writerow(map(veilig, kop))
    schrijver.writerows([veilig(waarde) for waarde in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")
