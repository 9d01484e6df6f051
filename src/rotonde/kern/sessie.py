"""How long a session holds, its silence and its longest time, and how fresh the proof is (SEC-02, SEC-04)."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from rotonde.kern import klok
from rotonde.kern.sessieopslag import SessionStore
from rotonde.kern.soorten import ActorSoort

SLEUTEL = "rotonde_aanmelding"
# Silence and longest time, per kind of actor.
DUUR = {
    ActorSoort.INWONER: (timedelta(minutes=15), timedelta(hours=2)),
    ActorSoort.MEDEWERKER: (timedelta(minutes=30), timedelta(hours=12)),
}
WAARSCHUW = timedelta(minutes=2)
"""How long before the end a person is warned, and may go on."""
VERS = timedelta(minutes=15)
"""How long proof of who this is counts for what matters most: exports, mandaat, noodtoegang, rollen (eigen)."""
# One write a minute is enough to measure silence by.
_FIJN = timedelta(minutes=1)


def begin(
    request: HttpRequest,
    gegevens: dict[str, str],
    *,
    begonnen: datetime | None,
    bewezen: datetime | None,
    eerder: dict[str, Any] | None,
) -> None:
    """Write the sign-in into the session. `eerder` is the sign-in that this one follows: of the same person it keeps
    the moments, so that nobody lengthens a session by changing rol; of another it counts for nothing.
    """
    nu = klok.nu()
    momenten = {"begin": (begonnen or nu).isoformat(), "bewezen": (bewezen or nu).isoformat()}
    if begonnen is None and eerder is not None and eerder["actor"] == gegevens["actor"]:
        momenten = {naam: eerder[naam] for naam in momenten}
    request.session[SLEUTEL] = {**gegevens, **momenten, "laatst": nu.isoformat()}


def over(ruw: dict[str, Any], soort: ActorSoort) -> int:
    """After how many whole seconds the session ends by itself; 0 or less: it has ended."""
    stil, totaal = DUUR[soort]
    einde = min(datetime.fromisoformat(ruw["laatst"]) + stil, datetime.fromisoformat(ruw["begin"]) + totaal)
    return int((einde - klok.nu()).total_seconds())


def raak_aan(request: HttpRequest) -> None:
    """Somebody did something: silence begins anew."""
    ruw = request.session[SLEUTEL]
    nu = klok.nu()
    if nu - datetime.fromisoformat(ruw["laatst"]) > _FIJN:
        request.session[SLEUTEL] = {**ruw, "laatst": nu.isoformat()}


def verleng(request: HttpRequest) -> None:
    """Who was warned says to be here still; the longest time stays what it was."""
    request.session[SLEUTEL] = {**request.session[SLEUTEL], "laatst": klok.nu().isoformat()}


def bewijs(request: HttpRequest, moment: datetime) -> None:
    """It was proven again who this is."""
    request.session[SLEUTEL] = {**request.session[SLEUTEL], "bewezen": moment.isoformat()}


def is_vers(request: HttpRequest) -> bool:
    """True when it was proven lately who this is."""
    ruw = request.session.get(SLEUTEL)
    return ruw is not None and klok.nu() - datetime.fromisoformat(ruw["bewezen"]) <= VERS


def stand(request: HttpRequest) -> dict[str, Any] | None:
    """For the page of who is signed in: `over` seconds until silence ends it, `verlengbaar` when going on helps."""
    ruw = request.session.get(SLEUTEL)
    if ruw is None:
        return None
    soort = ActorSoort(ruw["actor_soort"])
    einde = datetime.fromisoformat(ruw["begin"]) + DUUR[soort][1]
    seconden = over(ruw, soort)
    return {
        "over": seconden,
        "waarschuw": int(WAARSCHUW.total_seconds()),
        "minuten": int(DUUR[soort][0].total_seconds() // 60),
        "verlengbaar": einde - klok.nu() > timedelta(seconds=seconden + 1),
    }


def ruim_op() -> None:
    """Forget sessions whose longest time is over: nobody comes in with them, and a list of sessions reads them all."""
    SessionStore.clear_expired()
