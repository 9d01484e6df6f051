"""Random histories of many at once on the same few things, and after each what must hold (REL-09).

Each client has a connection of its own as the web process has it, draws verbs of the product and looks at nothing but
their outcome. Invariants are judged by `bench.invarianten`, as superuser. The reference is none: the goal is 0.
"""

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from bench import Rij
from bench.invarianten import Handeling, Lezer, schendingen
from bench.los import los

if TYPE_CHECKING:
    from bench.stad import Stad
    from bench.zetten import Speler

HISTORIES = int(os.environ.get("ROTONDE_BENCH_HISTORIES", "1000"))
HANDELINGEN = int(os.environ.get("ROTONDE_BENCH_HANDELINGEN", "112"))
"""In each history."""
KLANTEN = 16
TOON = 20
PER_KEER = 25
"""After how many histories a line says how far it is."""


@dataclass
class Verslag:
    """What clients met: acts by outcome, refusals by kind, of those what a constraint refused, what says to come back
    (a deadlock, a wait that took too long: the page of REL-21), and what is a bug: nothing was made of it."""

    gelukt: Counter[str] = field(default_factory=Counter)
    geweigerd: Counter[str] = field(default_factory=Counter)
    botsingen: Counter[str] = field(default_factory=Counter)
    straks: Counter[str] = field(default_factory=Counter)
    fouten: Counter[str] = field(default_factory=Counter)
    schendingen: list[str] = field(default_factory=list)
    duur: float = 0.0

    @property
    def handelingen(self) -> int:
        return sum(soort.total() for soort in (self.gelukt, self.geweigerd, self.straks, self.fouten))


def speel(code: str, zaad: int, aantal: int, lezer: Lezer, verslag: Verslag, klanten: int = KLANTEN) -> None:
    """One history in a gemeente of its own: at least `aantal` acts by `klanten` at once, then look at what is left."""
    from bench.stad import DAG, bouw

    stad = bouw(code, random.Random(zaad))
    gedaan: list[list[Handeling]] = [[] for _ in range(klanten)]
    samen = threading.Barrier(klanten)
    begin = time.monotonic()
    draden = [
        threading.Thread(
            target=_klant, args=(stad, random.Random(zaad * klanten + nr), -(-aantal // klanten), samen, lijst, verslag)
        )
        for nr, lijst in enumerate(gedaan)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    verslag.duur += time.monotonic() - begin
    handelingen = [handeling for lijst in gedaan for handeling in lijst]
    verslag.schendingen += schendingen(lezer, code, DAG, handelingen)


def _klant(
    stad: "Stad",
    kans: random.Random,
    aantal: int,
    samen: threading.Barrier,
    gedaan: list[Handeling],
    verslag: Verslag,
) -> None:
    from django.db import connection

    from bench.zetten import Speler

    try:
        connection.ensure_connection()
        samen.wait(60)
        for _ in range(aantal):
            gedaan.append(_doe(Speler(stad, kans), verslag))
    finally:
        connection.close()


def _doe(speler: "Speler", verslag: Verslag) -> Handeling:
    """One verb, as a request would do it: its own proces, one transaction, and some time before it is committed."""
    from django.db import OperationalError

    from bench.zetten import trek
    from rotonde.kern import klok, wie
    from rotonde.kern.fouten import Gebruikersfout

    soort, zet = trek(speler)
    vrager = replace(zet.vrager, proces=uuid7())
    gelukt = False
    try:
        with klok.op(speler.stad.nu()), wie.als(vrager):
            uitkomst = zet.doe()
            time.sleep(speler.kans.choice((0, 0, 0.002, 0.01)))
        gelukt = True
        zet.na(uitkomst)
        verslag.gelukt[soort] += 1
    except Gebruikersfout as fout:
        verslag.geweigerd[type(fout).__name__] += 1
        if fout.__cause__:
            verslag.botsingen[f"{soort}: {_kind(fout.__cause__)}"] += 1
    except OperationalError as fout:
        verslag.straks[f"{soort}: {_kind(fout)}"] += 1
    except Exception as fout:
        verslag.fouten[f"{soort}: {_kind(fout)}"] += 1
    return Handeling(str(vrager.proces), soort, gelukt)


def _kind(fout: BaseException) -> str:
    """A database error by its own name and the constraint; another by its name and words."""
    diag = getattr(fout.__cause__, "diag", None)
    if diag is None:
        return f"{type(fout).__name__} {fout}"
    return f"{type(fout.__cause__).__name__} {diag.constraint_name or diag.message_primary}"


def meet() -> Iterator[Rij]:
    """All histories, each in a gemeente of its own, on an empty database of its own."""
    verslag, zaad = Verslag(), int(os.environ.get("ROTONDE_BENCH_ZAAD", str(int(time.time()))))
    print(f"zaad {zaad}", flush=True)
    with los("historie", proces="web") as alias:
        from django.db import connections

        with connections[alias].cursor() as lezer:
            for nr in range(HISTORIES):
                speel(str(1000 + nr), zaad + nr, HANDELINGEN, lezer, verslag)
                if (nr + 1) % PER_KEER == 0:
                    print(_tot_nu_toe(nr + 1, verslag), flush=True)
    for schending in verslag.schendingen[:TOON]:
        print(schending, flush=True)
    yield from _rijen(verslag)


def _tot_nu_toe(histories: int, verslag: Verslag) -> str:
    """One line along the way: a run that is broken off has then shown something."""
    return (
        f"{histories} histories, {verslag.handelingen} handelingen, {verslag.fouten.total()} fouten, "
        f"{len(verslag.schendingen)} schendingen"
    )


def _rijen(verslag: Verslag) -> Iterator[Rij]:
    yield _telling("histories", HISTORIES)
    yield _telling("handelingen", verslag.handelingen)
    yield _telling("geweigerd met een zin", verslag.geweigerd.total())
    for kind, aantal in verslag.geweigerd.most_common():
        yield _telling(f"  {kind}", aantal)
    for wat, doel, soorten in (
        ("waarvan door een constraint", "", verslag.botsingen),
        ("kom zo terug", "", verslag.straks),
        ("fouten zonder zin", "0", verslag.fouten),
    ):
        yield _telling(wat, soorten.total(), doel)
        for kind, aantal in soorten.most_common():
            yield _telling(f"  {kind}", aantal)
    nooit = _nooit(verslag)
    yield _telling("werkwoorden die nooit lukten", len(nooit), "0")
    for soort in nooit:
        yield _telling(f"  {soort}", 0)
    yield _telling("schendingen", len(verslag.schendingen), "0")
    yield Rij("handelingen per seconde", verslag.handelingen / max(verslag.duur, 0.001), 0.0, eenheid="per s")


def _nooit(verslag: Verslag) -> list[str]:
    """What nobody ever managed proves nothing."""
    from bench.zetten import ZETTEN

    return [soort for soort in ZETTEN if not verslag.gelukt[soort]]


def _telling(wat: str, aantal: int, doel: str = "") -> Rij:
    return Rij(wat, aantal, 0.0, doel=doel, gehaald=aantal == 0 if doel else None, eenheid="keer")
