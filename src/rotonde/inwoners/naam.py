"""How a Dutch name sorts and is found: by its main part, without prefix and accents."""

import unicodedata

_VOORVOEGSELS = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "'t", "'s", "op", "in"})


def _kaal(tekst: str) -> str:
    zonder = "".join(teken for teken in unicodedata.normalize("NFKD", tekst) if not unicodedata.combining(teken))
    return " ".join(zonder.lower().split())


# From how many letters on a name may differ in how many: of a short name one letter is a great part.
_FOUTEN = ((8, 2), (3, 1))


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


def schrijffouten(getypt: str, sleutel: str) -> int | None:
    """In how many letters what was typed differs from the surname of a sorteersleutel, or None when in too many.

    A letter too many, too few or another, or two that changed places, each count once; «ij» is «y». Of a double name
    one half is enough.
    """
    gezocht = _klank(hoofddeel(getypt))
    toegestaan = next((fouten for lengte, fouten in _FOUTEN if len(gezocht) >= lengte), 0)
    heel = _klank(sleutel.partition(", ")[0])
    delen = {heel, *heel.replace("-", " ").split()}
    verschil = min(_afstand(gezocht, deel) for deel in delen if deel)
    return verschil if verschil <= toegestaan else None


def _klank(naam: str) -> str:
    return naam.replace("ij", "y")


def _afstand(een: str, ander: str) -> int:
    """The optimal string alignment distance."""
    eerder: list[int] = []
    vorige = list(range(len(ander) + 1))
    for i, letter in enumerate(een, 1):
        deze = [i]
        for j, tegen in enumerate(ander, 1):
            stap = min(vorige[j] + 1, deze[j - 1] + 1, vorige[j - 1] + (letter != tegen))
            verwisseld = i > 1 and j > 1 and letter == ander[j - 2] and een[i - 2] == tegen
            deze.append(min(stap, eerder[j - 2] + 1) if verwisseld else stap)
        eerder, vorige = vorige, deze
    return vorige[-1]
