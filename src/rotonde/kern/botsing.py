"""Who was just too late: what the database refuses because of what another did meanwhile, said as a sentence (REL-09).

A verb looks first and says what is wrong in its own words. Between that look and the writing another may have been:
then a constraint holds what must hold, and this makes of it what the look would have said. Only of constraints that a
verb names: any other is a bug and keeps its traceback.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError

from rotonde.kern.fouten import Gebruikersfout, KanNuNiet

# What PostgreSQL ends of two that wait for each other, or that saw two different pasts.
_TEGELIJK = {"40P01", "40001"}


@contextmanager
def als_zin(zinnen: Mapping[str, Callable[[], Gebruikersfout]]) -> Iterator[None]:
    """Raise what is made beside the name of the broken constraint. Only in a verb, which takes back what it did."""
    try:
        yield
    except IntegrityError as fout:
        naam = getattr(getattr(fout.__cause__, "diag", None), "constraint_name", None) or ""
        if naam not in zinnen:
            raise
        raise zinnen[naam]() from fout


def is_tegelijk(fout: OperationalError) -> bool:
    """True when the database ended this work because another did the like at the same moment: that one goes on."""
    return getattr(fout.__cause__, "sqlstate", None) in _TEGELIJK


def te_laat() -> KanNuNiet:
    """For who lost by that."""
    return KanNuNiet("Een collega veranderde hier net ook iets aan: kijk hoe het nu is en probeer het opnieuw.")
