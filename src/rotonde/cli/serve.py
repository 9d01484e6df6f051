"""`./rotonde serve`: the web server and the worker, without demo and without a population."""

import os
import time

from rotonde.cli.installatie import Installatie
from rotonde.cli.processen import Gestopt, Toezicht, luister_naar_seinen
from rotonde.cli.web import WORKER, controleer_poort, wacht_op_antwoord, webserver


def serve(poort: int, adres: str, *, zonder_worker: bool) -> int:
    """Serve until stopped, on the operator's own database or else on the embedded one.

    The worker runs along when its database address is known, unless `zonder_worker`. Raises Startfout when the
    port is taken or a process ends by itself.
    """
    luister_naar_seinen()
    controleer_poort(poort, adres=adres)
    soort = os.environ.get("ROTONDE_OMGEVING", "productie")
    installatie = Installatie()
    installatie.maak_map()
    try:
        with installatie.database() as adressen, Toezicht(installatie.map / "log") as toezicht:
            web = toezicht.start("web", webserver(poort, adres=adres), installatie.omgeving("web", soort, adressen))
            wacht_op_antwoord(poort, web, lambda: toezicht.mislukt("web"), adres=adres)
            if "DATABASE_URL_WORKER" in adressen and not zonder_worker:
                toezicht.start("worker", WORKER, installatie.omgeving("worker", soort, adressen))
            print(f"Rotonde staat open op http://{adres}:{poort}", flush=True)
            while True:
                toezicht.controleer()
                installatie.cluster.bewaak()
                time.sleep(0.5)
    except Gestopt:
        return 0
