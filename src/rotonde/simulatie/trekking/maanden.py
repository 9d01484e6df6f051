"""Months, because work that is alike goes together once a month."""

from datetime import date, timedelta


def eind_van_maand(dag: date) -> date:
    """The last day of the month."""
    volgende = (dag.replace(day=28) + timedelta(days=4)).replace(day=1)
    return volgende - timedelta(days=1)


def werkdag_voor(dag: date) -> date:
    """The last Monday to Friday before a day."""
    vorige = dag - timedelta(days=1)
    return vorige - timedelta(days=max(0, vorige.weekday() - 4))
