"""What a voorziening will cost at most: volume, tarief and how often within the period."""

from decimal import ROUND_UP, Decimal

from rotonde.catalogus.soorten import Frequentie
from rotonde.kern.periode import DateRange

CENT = Decimal("0.01")
DAGEN = {Frequentie.DAG: Decimal(1), Frequentie.WEEK: Decimal(7), Frequentie.MAAND: Decimal(365) / 12}


def raming(volume: Decimal, tarief: Decimal, frequentie: str, looptijd: DateRange) -> Decimal:
    """Euro for the whole period, rounded up to the cent; without a frequency the volume is for the whole period."""
    dagen = DAGEN.get(Frequentie(frequentie)) if frequentie else None
    keer = Decimal((looptijd.upper - looptijd.lower).days) / dagen if dagen else Decimal(1)
    return (volume * tarief * keer).quantize(CENT, rounding=ROUND_UP)
