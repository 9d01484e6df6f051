"""Rules of the catalogus: when an entry is stale, and when a line can be changed."""

import calendar
from datetime import date

from rotonde.catalogus.models import Aanbod, Catalogusregel
from rotonde.kern.fouten import KanNuNiet


def houdbaar_tot(aanbod: Aanbod) -> date:
    """The first day on which the entry is stale: its last check plus its houdbaarheid in calendar months.

    A day that the month does not have becomes its last day: a check on 31 January lasts a month until 28 February.
    """
    begin = aanbod.gecontroleerd_op
    jaren, maand = divmod(begin.month - 1 + aanbod.houdbaar_maanden, 12)
    jaar, maand = begin.year + jaren, maand + 1
    return date(jaar, maand, min(begin.day, calendar.monthrange(jaar, maand)[1]))


def is_verouderd(aanbod: Aanbod, datum: date) -> bool:
    """True when nobody checked the entry for longer than its houdbaarheid."""
    return datum >= houdbaar_tot(aanbod)


def check_geldt_nog(regel: Catalogusregel, datum: date) -> None:
    """Raises KanNuNiet when the line has ended: what has been cannot be changed, only followed by a new line."""
    if not geldt_nog(regel, datum):
        raise KanNuNiet(f"{regel} geldt niet meer: neem een nieuwe regel op in plaats van deze te wijzigen.")


def geldt_nog(regel: Catalogusregel, datum: date) -> bool:
    """True when the line holds on `datum` or after it."""
    return regel.geldig.upper is None or regel.geldig.upper > datum
