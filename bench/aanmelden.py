"""Does the time of an answer tell whether an account exists (SEC-08): 1,000 failed sign-ins each, over HTTP.

Known and unknown names take turns, so that what else the machine does falls on both alike. The counters are emptied
in between, because after ten failures the answer is another one, for both.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import psycopg

from bench import Rij, afwisselend
from bench.los import server
from rotonde.cli.bezoeker import Bezoeker

POGINGEN = int(os.environ.get("ROTONDE_BENCH_POGINGEN", "1000"))
DOEL = 5.0
PAD = "/account/inloggen/"
_MAAK = """
import django; django.setup()
from rotonde.kern.models import Account
account = Account(username="bestaat"); account.set_password("een lang wachtwoord"); account.save()
Account.objects.create(username="zonder-wachtwoord", password="!")
"""


def meet() -> Iterator[Rij]:
    with server("aanmelden") as loopt:
        subprocess.run([sys.executable, "-c", _MAAK], env=loopt.omgeving("worker"), check=True)
        bezoeker = Bezoeker(loopt.poort)
        formulier = bezoeker.vraag(PAD)
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', formulier)[0]
        with psycopg.connect(loopt.adressen["DATABASE_URL_WEB"], autocommit=True) as database:

            def probeer(naam: str) -> None:
                database.execute("DELETE FROM kern_teller")
                gegevens = {"login": naam, "password": token, "csrfmiddlewaretoken": token}
                bezoeker.vraag(PAD, gegevens)

            for wie in ("bestaat", "zonder-wachtwoord"):
                bekend, onbekend = afwisselend(
                    lambda wie=wie: probeer(wie), lambda: probeer("bestaat-niet"), rondes=POGINGEN
                )
                verschil = abs(bekend.mediaan - onbekend.mediaan)
                yield Rij(
                    f"mislukt inloggen als «{wie}», tegen een onbekend account: |Δ mediaan| {verschil:.2f} ms",
                    bekend.mediaan,
                    bekend.spreiding,
                    onbekend.mediaan,
                    doel=f"|Δ| ≤ {DOEL:.0f} ms",
                    gehaald=verschil <= DOEL,
                )
