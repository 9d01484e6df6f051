"""How a Dutch name sorts and is found: by its main part, without prefix and accents."""

import unicodedata

_VOORVOEGSELS = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "'t", "'s", "op", "in"})


def _kaal(tekst: str) -> str:
    zonder = "".join(teken for teken in unicodedata.normalize("NFKD", tekst) if not unicodedata.combining(teken))
    return " ".join(zonder.lower().split())


def voluit(voornamen: str, achternaam: str) -> str:
    """A name as a screen shows it."""
    return f"{voornamen} {achternaam}"


def hoofddeel(achternaam: str) -> str:
    """«van der Berg» → «berg»; a name of prefixes only keeps its last word."""
    woorden = _kaal(achternaam).split()
    while len(woorden) > 1 and woorden[0] in _VOORVOEGSELS:
        woorden = woorden[1:]
    return " ".join(woorden)


def sorteersleutel(voornamen: str, achternaam: str) -> str:
    """Main part, first names, prefix: «van der Berg», «Zoë» → «berg, zoe, van der»."""
    kaal, kern = _kaal(achternaam), hoofddeel(achternaam)
    return ", ".join(deel for deel in (kern, _kaal(voornamen), kaal.removesuffix(kern).strip()) if deel)
