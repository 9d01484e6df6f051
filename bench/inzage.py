"""What row level security, the context and the inzagelog cost together on a page about people: goal 10 ms (median).

The reference is the same page of the same process image on the same database without those three
(bench/referentie/open_wsgi.py), asked in turns.
"""

import os
import re
from collections.abc import Iterator

import psycopg

from bench import Rij, afwisselend
from bench.opstelling import opstelling
from rotonde.cli.bezoeker import Bezoeker
from rotonde.cli.demo import Demo
from rotonde.cli.installatie import WORTEL
from rotonde.cli.processen import Toezicht
from rotonde.cli.web import vrije_poort, wacht_op_antwoord, webserver

RONDES = 60
DOEL = 10.0
_RECHTEN = """
GRANT SELECT, INSERT, UPDATE, DELETE ON django_session, kern_betrokkenheid TO rotonde_reservekopie;
"""


def meet() -> Iterator[Rij]:
    with opstelling(bevolkt=True) as (demo, bezoeker, _), Toezicht(demo.installatie.map / "log") as toezicht:
        open_ = Bezoeker(_start_zonder_sloten(demo, toezicht))
        for rol, paden in _PADEN.items():
            bezoeker.word("0246", rol)
            open_.cookies = dict(bezoeker.cookies)
            for wat, pad in paden.items():
                yield _rij(wat, _volg(bezoeker, pad), bezoeker, open_)


_PADEN = {
    "inwoner": {"Mijn Rotonde": "/heerde/mijn/"},
    "aanspreekpunt": {"caseload": "/heerde/werk/regie/", "dossier": r"/heerde/werk/regie/dossier/[0-9a-f-]{36}/"},
    "balie": {"wachtrij": "/heerde/werk/toegang/"},
}


def _volg(bezoeker: Bezoeker, pad: str) -> str:
    """A path with a pattern in it is the first such link on the caseload."""
    if "[" not in pad:
        return pad
    gevonden = re.search(pad, bezoeker.vraag("/heerde/werk/regie/"))
    assert gevonden, "het Aanspreekpunt van de demo heeft geen dossier"
    return gevonden[0]


def _rij(wat: str, pad: str, bezoeker: Bezoeker, open_: Bezoeker) -> Rij:
    ons, zonder = afwisselend(lambda: bezoeker.vraag(pad), lambda: open_.vraag(pad), rondes=RONDES)
    return Rij(
        f"{wat}: met sloten, tegen zonder",
        ons.mediaan,
        ons.spreiding,
        zonder.mediaan,
        doel=f"verschil ≤ {DOEL:.0f} ms",
        gehaald=ons.mediaan - zonder.mediaan <= DOEL,
    )


def _start_zonder_sloten(demo: Demo, toezicht: Toezicht) -> int:
    with psycopg.connect(demo.adressen["DATABASE_URL_EIGENAAR"]) as eigenaar:
        eigenaar.execute(_RECHTEN)
    poort = vrije_poort()
    omgeving = demo.omgeving("web") | {
        "PYTHONPATH": os.pathsep.join((str(WORTEL / "src"), str(WORTEL))),
        "DATABASE_URL_WEB": demo.adressen["DATABASE_URL_RESERVEKOPIE"],
    }
    kind = toezicht.start(
        "zonder-sloten", webserver(poort, toepassing="bench.referentie.open_wsgi:application"), omgeving
    )
    wacht_op_antwoord(poort, kind, lambda: toezicht.mislukt("zonder-sloten"))
    return poort
