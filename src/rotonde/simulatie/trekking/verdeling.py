"""Dividing a whole number over parts so that the sum is exact."""

from collections.abc import Sequence


def verdeel(totaal: int, gewichten: Sequence[float]) -> list[int]:
    """Whole parts in proportion to `gewichten` that add up to `totaal`: the largest remainders round up.

    Each part differs less than one from its exact share. Raises ValueError when nothing has weight.
    """
    som = sum(gewichten)
    if som <= 0:
        raise ValueError("Er is niets om over te verdelen: geef ten minste één gewicht boven nul.")
    aandelen = [totaal * gewicht / som for gewicht in gewichten]
    delen = [int(aandeel) for aandeel in aandelen]
    volgorde = sorted(range(len(delen)), key=lambda nr: (delen[nr] - aandelen[nr], nr))
    for nr in volgorde[: totaal - sum(delen)]:
        delen[nr] += 1
    return delen


def verdeel_begrensd(totaal: int, gewichten: Sequence[float], grenzen: Sequence[int]) -> list[int]:
    """As `verdeel`, and no part above its bound: what does not fit goes to the others in proportion.

    Raises ValueError when all bounds together are below `totaal`.
    """
    if sum(grenzen) < totaal:
        raise ValueError(f"Er past {sum(grenzen)} in de grenzen, en er is {totaal} te verdelen.")
    delen = [0] * len(gewichten)
    vrij = list(range(len(gewichten)))
    rest = totaal
    while rest:
        stuk = verdeel(rest, [gewichten[nr] for nr in vrij])
        for nr, deel in zip(vrij, stuk, strict=True):
            delen[nr] = min(grenzen[nr], delen[nr] + deel)
        rest = totaal - sum(delen)
        vrij = [nr for nr in vrij if delen[nr] < grenzen[nr]]
    return delen
