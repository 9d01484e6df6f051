"""How often somebody may do something: counted in the database, so over all processes and hosts together (SEC-23).

What is counted hides behind a keyed hash: the table says neither who nor from where. A window begins with the first
time and is over by itself.
"""

import hashlib
import hmac
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.http import HttpRequest

from rotonde.kern import klok
from rotonde.kern.fouten import TeVaak
from rotonde.kern.herkomst import bron
from rotonde.kern.models import Teller

MINUUT, UUR, DAG = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Grens:
    """At most `hoogstens` times within `binnen`. `telt` says which requests count.

    With `op_slot` the last time that is allowed starts the window anew: then one waits all of it.
    """

    hoogstens: int
    binnen: timedelta
    telt: Callable[[HttpRequest], bool] = lambda request: True
    op_slot: bool = False


EXPORT = "export"
GRENZEN: dict[str, Grens] = {
    "openbaar_formulier": Grens(20, UUR, telt=lambda request: request.method == "POST"),
    "zoeken": Grens(60, MINUUT, telt=lambda request: request.method == "POST" or bool(request.GET)),
    EXPORT: Grens(3, DAG),
    # A system that tells every ten seconds; who guesses a secret gets no further either.
    "levering": Grens(6, MINUUT),
}
"""What the column `grens` of the table of bevoegdheden may name."""

# SEC-08: ten failures lock an account for an hour. A whole town hall shares one address, so that limit is wider.
MISSERS_ACCOUNT = Grens(10, UUR, op_slot=True)
MISSERS_BRON = Grens(100, UUR, op_slot=True)
# Longer than a code of an app may count, with the tolerance for who types slowly.
CODE = Grens(1, 2 * MINUUT)

_TEL = """
INSERT INTO kern_teller AS t (sleutel, begin, aantal) VALUES (%(sleutel)s, %(nu)s, 1)
ON CONFLICT (sleutel) DO UPDATE SET
  aantal = CASE WHEN t.begin <= %(verlopen)s THEN 1 ELSE t.aantal + 1 END,
  begin = CASE WHEN t.begin <= %(verlopen)s OR (%(op_slot)s AND t.aantal + 1 = %(hoogstens)s)
               THEN %(nu)s ELSE t.begin END
RETURNING begin, aantal
"""


def tel(naam: str, wie: str, grens: Grens) -> None:
    """Count once more; raises TeVaak beyond the limit. One statement, so that two at once are counted as two.

    Outside a transaction it stands at once, whatever becomes of the request.
    """
    nu = klok.nu()
    waarden: dict[str, str | int | datetime] = {
        "sleutel": _sleutel(naam, wie),
        "nu": nu,
        "verlopen": nu - grens.binnen,
        "op_slot": grens.op_slot,
        "hoogstens": grens.hoogstens,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TEL, waarden)
        begin, aantal = cursor.fetchone()
    if aantal > grens.hoogstens:
        raise TeVaak(_seconden(begin + grens.binnen, nu))


def geef_terug(naam: str, wie: str) -> None:
    """Take back what was counted last: it turned out not to be a failure."""
    Teller.objects.filter(sleutel=_sleutel(naam, wie), aantal__gt=0).update(aantal=F("aantal") - 1)


def eis(naam: str, request: HttpRequest, actor: str | None) -> None:
    """Count a request against the limit `naam`, per account when signed in, else per source; raises TeVaak."""
    grens = GRENZEN[naam]
    if grens.telt(request):
        tel(naam, f"account {actor}" if actor else f"bron {bron(request)}", grens)


def ruim_op() -> int:
    """Forget what no window reaches any more; returns how many."""
    langste = max(grens.binnen for grens in (*GRENZEN.values(), MISSERS_ACCOUNT, MISSERS_BRON))
    weg, _ = Teller.objects.filter(begin__lt=klok.nu() - langste).delete()
    return weg


def _sleutel(naam: str, wie: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"{naam}\x1f{wie}".encode(), hashlib.sha256).hexdigest()


def _seconden(tot: datetime, nu: datetime) -> int:
    return max(1, math.ceil((tot - nu).total_seconds()))
