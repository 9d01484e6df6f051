"""What a page costs beside the least a page can do: the start page, the site of Heerde, and the day of a medewerker."""

from collections.abc import Callable, Iterator

from bench import Rij, afwisselend
from bench.opstelling import opstelling

RONDES = 60


def meet() -> Iterator[Rij]:
    with opstelling(bevolkt=True) as (_, bezoeker, kaal):
        yield _rij("site van de gemeente", lambda: bezoeker.vraag("/heerde/"), lambda: kaal.vraag("/pagina"))
        bezoeker.word("0246", "aanspreekpunt")
        yield _rij("dag van een medewerker", lambda: bezoeker.vraag("/heerde/werk/"), lambda: kaal.vraag("/pagina"))


def _rij(wat: str, ons: Callable[[], object], referentie: Callable[[], object]) -> Rij:
    reeks, kaal = afwisselend(ons, referentie, rondes=RONDES)
    return Rij(wat, reeks.mediaan, reeks.spreiding, kaal.mediaan)
