"""What the operator sees: state of each part, queue of jobs, listeners and versions. No person is in it (PRIV-17)."""

import platform
from dataclasses import dataclass

import django
from django.db import connection

import rotonde
from rotonde.kern import gezondheid, metingen, opmaak, taken, wie
from rotonde.kern.gezondheid import ONDERDELEN, Cijfer, Stand

# Figures that count seconds, and how people call them; a figure that is not here shows under its own name.
LEEFTIJDEN = {
    "hartslag": "laatste teken van leven",
    "laatste_ronde": "laatste ronde",
    "laatste_kop": "laatste kop",
    "oudste_taak": "oudste taak wacht",
    "achterstand": "achterstand",
    "oudste": "oudste vraag wacht",
    "verschil": "verschil",
}
# Of these "never" is news; where nothing waits there is nothing to say.
OOIT = ("hartslag", "laatste_ronde", "laatste_kop")
AANTALLEN = {
    "vrij_mb": "MB vrij",
    "wachtend": "wachten",
    "te_laat": "te laat",
    "ontbreekt": "migraties ontbreken",
    "mislukt": "mislukt",
}


@dataclass(frozen=True)
class Deel:
    """One part as a row: how it is, in words, and what to do when it is not well."""

    titel: str
    gezond: bool
    cijfers: tuple[str, ...]
    doen: str


@dataclass(frozen=True)
class Luisteraar:
    """One listener as a row: how far it is behind in this gemeente."""

    naam: str
    achterstand: str
    bij: bool


def delen() -> list[Deel]:
    """The state of every part; what is wrong stands first."""
    rijen = [_deel(naam, stand) for naam, stand in gezondheid.meet().items()]
    return sorted(rijen, key=lambda rij: rij.gezond)


def luisteraars() -> list[Luisteraar]:
    """How far each listener is behind here, as the worker counted it last."""
    eigen = wie.huidig().gemeente
    return [
        Luisteraar(m.deel, duur(m.waarde or 0), (m.waarde or 0) <= 60)
        for m in metingen.laatste()
        if m.naam == "luisteraar_achterstand_seconden" and m.gemeente == eigen
    ]


def mislukte_taken() -> list[taken.Mislukt]:
    """Jobs that wait for a decision of the operator."""
    return list(taken.mislukte())


def drukte() -> list[taken.Drukte]:
    """The queue by task."""
    return list(taken.drukte())


def versies() -> list[tuple[str, str]]:
    """What runs here, for who reports a fault."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), (SELECT count(*) FROM django_migrations)")
        postgres, migraties = cursor.fetchone()
    return [
        ("Rotonde", rotonde.__version__),
        ("PostgreSQL", str(postgres).split(" ")[0]),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("Migraties", opmaak.getal(migraties)),
    ]


def duur(seconden: float) -> str:
    """A length of time as people say it: in the largest unit of which there are at least two."""
    for eenheid, lengte in (("dagen", 86_400), ("uur", 3_600), ("minuten", 60)):
        if seconden >= 2 * lengte:
            return f"{int(seconden // lengte)} {eenheid}"
    heel = int(seconden)
    return f"{heel} {'seconde' if heel == 1 else 'seconden'}"


def _deel(naam: str, stand: Stand) -> Deel:
    deel = ONDERDELEN[naam]
    cijfers = tuple(_woorden(n, w) for n, w in stand.cijfers.items() if w is not None or n in OOIT)
    return Deel(deel.titel, stand.gezond, cijfers, deel.doen)


def _woorden(naam: str, waarde: Cijfer) -> str:
    if naam in LEEFTIJDEN:
        return f"{LEEFTIJDEN[naam]}: {'nooit' if waarde is None else duur(float(waarde))}"
    if naam in AANTALLEN and isinstance(waarde, int):
        return f"{opmaak.getal(waarde)} {AANTALLEN[naam]}"
    return f"{naam.replace('_', ' ')}: {'onbekend' if waarde is None else waarde}"
