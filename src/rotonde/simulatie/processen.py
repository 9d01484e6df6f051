"""Several processes at the same time, for a machine with more than one core."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import Any

from django.db import connections

from rotonde.cluster.ouder import sterf_met_ouder

_doe: Callable[[int], Any]


def tegelijk(doe: Callable[[int], Any], aantal: int, *, processen: int) -> Iterator[Any]:
    """Do `doe(0)` to `doe(aantal - 1)`, so many at the same time; each outcome as it comes.

    The children are forks: they share what the parent has in memory, and none outlives it. What a child raises is
    raised here, once who had begun is done; a child that was killed raises BrokenProcessPool.
    """
    # A child may not speak over the connection of its parent.
    connections.close_all()
    begin = (doe, sterf_met_ouder())
    with ProcessPoolExecutor(processen, get_context("fork"), initializer=_onthoud, initargs=begin) as groep:
        try:
            for klaar in as_completed([groep.submit(_een, nummer) for nummer in range(aantal)]):
                yield klaar.result()
        finally:
            groep.shutdown(cancel_futures=True)


def _onthoud(doe: Callable[[int], Any], begin: Callable[[], None]) -> None:
    global _doe
    begin()
    _doe = doe


def _een(nummer: int) -> Any:
    return _doe(nummer)
