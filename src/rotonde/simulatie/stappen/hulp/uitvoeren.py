"""From besluit to money: toewijzen, starten, betalen."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Doel
from rotonde.simulatie.stappen.hulp.beslissen import Toekenning
from rotonde.simulatie.stappen.hulp.loop import Lopen
from rotonde.simulatie.trekking.hulp import Hulp
from rotonde.voorzieningen import actions as voorzieningen


def wijs_toe(lopen: Lopen, toekenningen: Sequence[Toekenning]) -> None:
    """Make the voorziening of each besluit, on the day of deciding."""
    with lopen.toneel.op(toekenningen[0].hulp.besluit, lopen.wet, Doel.UITVOERING, uur=15):
        gemaakt = voorzieningen.toewijzen_bulk([_toewijzing(lopen, toekenning) for toekenning in toekenningen])
    for toekenning, voorziening in zip(toekenningen, gemaakt, strict=True):
        lopen.voorziening[toekenning.hulp.client, toekenning.hulp.volgnummer] = voorziening.pk


def per_betaaldag(hulp: Sequence[Hulp]) -> dict[date, list[tuple[Hulp, int]]]:
    """What is paid on each day: for which provision, and how many cents."""
    uit: dict[date, list[tuple[Hulp, int]]] = defaultdict(list)
    for h in hulp:
        for dag, centen in h.bedragen:
            uit[dag].append((h, centen))
    return uit


def betaal(lopen: Lopen, dag: date, van_maand: Sequence[Hulp], bedragen: Sequence[tuple[Hulp, int]]) -> None:
    """Start what began in the month of `dag`, and pay these cents on it."""
    betalingen = [
        voorzieningen.BetaalRegel(lopen.voorziening[h.client, h.volgnummer], dag, Decimal(centen) / 100)
        for h, centen in bedragen
    ]
    with lopen.toneel.op(dag, lopen.wet, Doel.UITVOERING):
        voorzieningen.starten_bulk(
            [voorzieningen.StartRegel(lopen.voorziening[h.client, h.volgnummer], h.begin) for h in van_maand]
        )
        voorzieningen.betalen_bulk(betalingen)


def _toewijzing(lopen: Lopen, toekenning: Toekenning) -> voorzieningen.ToewijzingRegel:
    hulp = toekenning.hulp
    vormen = lopen.toneel.producten[hulp.product].leveringsvormen
    vorm = Leveringsvorm.ZIN if Leveringsvorm.ZIN in vormen else Leveringsvorm.GELD
    return voorzieningen.ToewijzingRegel(
        toekenning.besluit,
        lopen.toneel.aanbieder if vorm == Leveringsvorm.ZIN else None,
        vorm,
        periode(hulp.begin, hulp.eind),
        toekenning.volume,
        toekenning.tarief,
        Decimal(hulp.toe_te_kennen) / 100,
    )
