"""Finding a person by BSN among a hundred thousand persons and among a million: goal 1.3 × the time (AF-31).

The verb, with context, row level security and the line in the inzagelog, committed. The persons live in gemeenten of
50,000, for there are some 90,000 test numbers; they are enrolled through the verb as well. The reference is the row by
its key and nothing else, at the same moment on the same tables. ROTONDE_BENCH_PERSONEN changes the million.
"""

import itertools
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from multiprocessing import get_context
from uuid import uuid4

from bench import Reeks, Rij, afwisselend
from bench.los import los

VEEL = int(os.environ.get("ROTONDE_BENCH_PERSONEN", "1000000"))
WEINIG = VEEL // 10
PER_GEMEENTE = VEEL // 20
PER_KEER = 5_000
RONDES = 400
DOEL = 1.3
EEN = "SELECT voornamen, achternaam, geboortedatum FROM inwoners_persoon WHERE gemeente_id = %s AND bsn_hash = %s"


def meet() -> Iterator[Rij]:
    with los("zoeken") as meester:
        weinig = _gevuld(meester, 0, WEINIG)
        veel = _gevuld(meester, WEINIG, VEEL)
        verhouding = veel[0].mediaan / weinig[0].mediaan
        yield _rij(WEINIG, *weinig)
        yield _rij(VEEL, *veel, doel=f"≤ {DOEL} × bij {WEINIG:,}", gehaald=verhouding <= DOEL)


def _rij(aantal: int, wij: Reeks, zij: Reeks, *, doel: str = "", gehaald: bool | None = None) -> Rij:
    wat = f"zoeken op BSN, {aantal:,} personen"
    return Rij(wat, wij.mediaan, wij.spreiding, zij.mediaan, doel=doel, gehaald=gehaald)


def _gevuld(meester: str, van: int, tot: int) -> tuple[Reeks, Reeks]:
    """Enrol persons until there are `tot`, let PostgreSQL look at them, and look some up."""
    from django.db import connections

    codes = [f"s{nummer:03d}" for nummer in range(van // PER_GEMEENTE, -(-tot // PER_GEMEENTE))]
    _maak_gemeenten(meester, codes)
    connections.close_all()
    with get_context("fork").Pool(2) as groep:
        groep.map(_schrijf_in, codes)
    with connections[meester].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE inwoners_persoon")
    return _gezocht(meester, codes[0])


def _maak_gemeenten(meester: str, codes: list[str]) -> None:
    from rotonde.kern.models import Gemeente

    Gemeente.objects.using(meester).bulk_create([Gemeente(code=code, naam=code, slug=code) for code in codes])


def _schrijf_in(code: str) -> None:
    from rotonde.inwoners.actions import Inschrijving, inschrijven_alle
    from rotonde.kern import wie
    from rotonde.kern.soorten import Doel, Wet

    nummers = _nummers()
    for begin in range(0, len(nummers), PER_KEER):
        with wie.als(wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="meting")):
            inschrijven_alle([
                Inschrijving(nummer, "Bench", f"Naam {nummer}", date(1940, 1, 1) + timedelta(int(nummer) % 25_000))
                for nummer in nummers[begin : begin + PER_KEER]
            ])  # fmt: skip


def _nummers() -> list[str]:
    from rotonde.kern.bsn import testnummers

    return list(islice(testnummers(), PER_GEMEENTE))


def _gezocht(meester: str, code: str) -> tuple[Reeks, Reeks]:
    """Somebody else each time; ours and the bare row in turns."""
    from django.db import connections

    from rotonde.inwoners.actions import Zoekvraag, zoeken
    from rotonde.kern import sleutels, wie
    from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet

    wij, zij = (itertools.cycle(random.Random(7).choices(_nummers(), k=RONDES)) for _ in range(2))
    balie = wie.wie(
        gemeente=code, actor=uuid4(), actor_soort=ActorSoort.MEDEWERKER, rol=Rol.BALIE, wet=Wet.ALGEMEEN,
        doel=Doel.TOEGANG, grond="meting", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip

    def zoek() -> None:
        with wie.als(balie):
            assert len(zoeken(Zoekvraag(bsn=next(wij))).treffers) == 1

    def kaal() -> None:
        with connections[meester].cursor() as cursor:
            cursor.execute(EEN, [code, sleutels.bsn_hashes(next(zij))[0]])
            assert cursor.fetchone()

    return afwisselend(zoek, kaal, rondes=RONDES)
