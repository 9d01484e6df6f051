"""How long somebody who leaves can still do anything (SEC-05): from the load of personnel to the first refusal.

Every medewerker of a gemeente has an open session that asks for a page without end; then one of them leaves.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench import Rij
from bench.los import Loopt, server
from rotonde.cli.bezoeker import Bezoeker

MENSEN = int(os.environ.get("ROTONDE_BENCH_MENSEN", "40"))
DOEL = 60.0
_SESSIES = """
import django, json, sys; django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest
from rotonde.kern import aanmelding, wie
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
sleutels = {}
with wie.als(wie.dienst(gemeente="0246", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="bench")):
    mensen = list(Medewerker.objects.select_related("account"))
for mens in mensen:
    vraag = HttpRequest()
    vraag.session = import_module(settings.SESSION_ENGINE).SessionStore()
    vraag.session[SESSION_KEY] = str(mens.account_id)
    vraag.session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    vraag.session[HASH_SESSION_KEY] = mens.account.get_session_auth_hash()
    aanmelding.meld_aan(vraag, Aanmelding("0246", mens.pk, ActorSoort.MEDEWERKER, Rol.BALIE, mens.naam))
    vraag.session.save()
    sleutels[mens.account.username] = vraag.session.session_key
print(json.dumps(sleutels))
"""


def meet() -> Iterator[Rij]:
    with server("uitdienst") as loopt, tempfile.TemporaryDirectory() as map_:
        _laad_gemeente(loopt)
        bestand = Path(map_) / "personeel.json"
        _laad(loopt, bestand, MENSEN)
        uit = subprocess.run(
            [sys.executable, "-c", _SESSIES], env=loopt.omgeving("worker"), check=True, capture_output=True, text=True
        )
        sessies = json.loads(uit.stdout.splitlines()[-1])
        weg = sessies[f"m{MENSEN - 1}"]
        geweigerd: list[float] = []
        begonnen = threading.Event()
        draad = threading.Thread(target=_vraag_door, args=(loopt.poort, weg, begonnen, geweigerd))
        draad.start()
        begonnen.wait()
        begin = time.perf_counter()
        _laad(loopt, bestand, MENSEN - 1)
        klaar = time.perf_counter()
        draad.join()
        ander = Bezoeker(loopt.poort)
        ander.cookies["rotonde"] = sessies["m0"]
        assert "Vandaag" in ander.vraag("/heerde/werk/"), "wie blijft, moet erin blijven"
        yield Rij(
            f"uit dienst van één van {MENSEN}: van het laden tot de eerste weigering",
            geweigerd[0] - begin, 0, doel=f"≤ {DOEL:.0f}", gehaald=geweigerd[0] - begin <= DOEL, eenheid="s",
        )  # fmt: skip
        yield Rij("het laden zelf, met opstarten", klaar - begin, 0, eenheid="s")


def _vraag_door(poort: int, sessie: str, begonnen: threading.Event, geweigerd: list[float]) -> None:
    bezoeker = Bezoeker(poort)
    einde = time.perf_counter() + 120
    while time.perf_counter() < einde:
        bezoeker.cookies = {"rotonde": sessie}
        bezoeker.verbinding.request("GET", "/heerde/werk/", headers={"Cookie": f"rotonde={sessie}"})
        antwoord = bezoeker.verbinding.getresponse()
        antwoord.read()
        if antwoord.status != 200:
            assert begonnen.is_set(), f"de sessie gold niet: {antwoord.status}"
            geweigerd.append(time.perf_counter())
            return
        begonnen.set()
    geweigerd.append(float("inf"))


def _laad_gemeente(loopt: Loopt) -> None:
    from rotonde.cli.installatie import WORTEL

    map_ = WORTEL / "gemeenten" / "0246-heerde"
    _django(loopt, "gemeente", "laden", str(map_), "--ja")


def _laad(loopt: Loopt, bestand: Path, aantal: int) -> None:
    vandaag = time.strftime("%Y-%m-%d")
    tot = time.strftime("%Y-%m-%d", time.localtime(time.time() + 90 * 86400))
    mensen = [
        {
            "kenmerk": f"oid-{nummer}",
            "gebruikersnaam": f"m{nummer}",
            "naam": f"Medewerker {nummer}",
            "rollen": [{"rol": "balie", "van": vandaag, "tot": tot}],
        }
        for nummer in range(aantal)
    ]
    bestand.write_text(json.dumps({"personeel": mensen}))
    _django(loopt, "personeel", "laden", str(bestand), "--gemeente", "0246", "--ja")


def _django(loopt: Loopt, *opdracht: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", *opdracht], env=loopt.omgeving("worker"), check=True, stdout=subprocess.DEVNULL
    )
