"""Burgerservicenummer: elfproef, the range reserved for tests, and how it shows on a screen."""

from collections.abc import Iterator

from rotonde.kern.fouten import Ongeldig

_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def voldoet(bsn: str) -> bool:
    """True when `bsn` has nine digits and passes the elfproef (Wabb; logisch ontwerp BSN)."""
    if len(bsn) != len(_GEWICHTEN) or not (bsn.isascii() and bsn.isdigit()) or bsn == "000000000":
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, bsn, strict=True)) % 11 == 0


def is_testnummer(bsn: str) -> bool:
    """True for the range that is never given to a person (PRIV-59)."""
    return bsn.startswith("999") and voldoet(bsn)


def testnummers() -> Iterator[str]:
    """All test numbers in ascending order, some 90,000."""
    for nummer in range(999_000_000, 1_000_000_000):
        if voldoet(str(nummer)):
            yield str(nummer)


def eis(bsn: str) -> str:
    """Return the number without spaces and dots; raises Ongeldig when it is no BSN."""
    schoon = bsn.replace(" ", "").replace(".", "")
    if not voldoet(schoon):
        raise Ongeldig("Dit burgerservicenummer klopt niet: controleer de negen cijfers en probeer het opnieuw.")
    return schoon


def gemaskeerd(bsn: str) -> str:
    """Only the last three digits, as every screen shows it (PRIV-60)."""
    return f"••••••{bsn[-3:]}"
