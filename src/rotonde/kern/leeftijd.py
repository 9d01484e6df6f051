"""How old somebody is on a day."""

from datetime import date


def jaren(geboren: date, dag: date) -> int:
    """Whole years on a day; who was born on 29 February is a year older on 1 March of a year without one."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))
