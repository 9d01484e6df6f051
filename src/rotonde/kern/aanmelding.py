"""From a session to an asker: what signing in leaves behind, and what each request checks again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest

from rotonde.kern import beveiligingslog, klok
from rotonde.kern.bevoegdheden import Regel
from rotonde.kern.models import Gemeente, RolPeriode
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.kern.wie import GEEN_DOSSIER, Wie, als, wie

SLEUTEL = "rotonde_aanmelding"
ANONIEM = UUID("00000000-0000-7000-8000-000000000002")
# SEC-02 and SEC-04: idle and absolute length of a session, per kind of actor.
DUUR = {
    ActorSoort.INWONER: (timedelta(minutes=15), timedelta(hours=2)),
    ActorSoort.MEDEWERKER: (timedelta(minutes=30), timedelta(hours=12)),
}


@dataclass(frozen=True)
class Aanmelding:
    """Who signed in, where and as what."""

    gemeente: str
    actor: UUID
    actor_soort: ActorSoort
    rol: Rol
    naam: str


def aangemeld(request: HttpRequest) -> Aanmelding | None:
    """Who the door found signed in on this request, or None."""
    gevonden = getattr(request, "aanmelding", None)
    return gevonden if isinstance(gevonden, Aanmelding) else None


def eis_aangemeld(request: HttpRequest) -> Aanmelding:
    """Who is signed in, on a route that the table gives to nobody else; anything else is a bug."""
    gevonden = aangemeld(request)
    assert gevonden is not None
    return gevonden


def gemeente_van(request: HttpRequest) -> Gemeente:
    """The gemeente in the path, on a route inside a gemeente; anything else is a bug."""
    gevonden = getattr(request, "gemeente", None)
    assert isinstance(gevonden, Gemeente)
    return gevonden


def meld_aan(request: HttpRequest, aanmelding: Aanmelding) -> None:
    """Start a signed-in session; the session key changes, so an old one is worth nothing. Leaves a line (SEC-26)."""
    request.session.cycle_key()
    nu = klok.nu().isoformat()
    request.session[SLEUTEL] = {
        "gemeente": aanmelding.gemeente,
        "actor": str(aanmelding.actor),
        "actor_soort": aanmelding.actor_soort.value,
        "rol": aanmelding.rol.value,
        "naam": aanmelding.naam,
        "begin": nu,
        "laatst": nu,
    }
    _noteer(request, "aangemeld", aanmelding)


def meld_af(request: HttpRequest) -> None:
    """End the session everywhere: what the browser still holds is worth nothing (SEC-02)."""
    nu = aangemeld(request)
    request.session.flush()
    if nu is not None:
        _noteer(request, "afgemeld", nu)


def _noteer(request: HttpRequest, handeling: str, wie_is_daar: Aanmelding) -> None:
    afzender = beveiligingslog.Afzender(
        gemeente=wie_is_daar.gemeente,
        actor=wie_is_daar.actor,
        actor_soort=wie_is_daar.actor_soort,
        rol=wie_is_daar.rol,
        herkomst=request.META.get("REMOTE_ADDR", ""),
    )
    beveiligingslog.noteer(handeling, waarop=wie_is_daar.rol, gelukt=True, afzender=afzender)


def aanmelding_van(request: HttpRequest, gemeente: Gemeente) -> Aanmelding | None:
    """The sign-in for this gemeente, or None: of elsewhere, or expired. That the rol still holds is asked apart."""
    ruw = request.session.get(SLEUTEL)
    if ruw is None or ruw["gemeente"] != gemeente.code:
        return None
    soort = ActorSoort(ruw["actor_soort"])
    nu = klok.nu()
    stil, totaal = DUUR[soort]
    if nu - datetime.fromisoformat(ruw["laatst"]) > stil or nu - datetime.fromisoformat(ruw["begin"]) > totaal:
        request.session.flush()
        return None
    aanmelding = Aanmelding(gemeente.code, UUID(ruw["actor"]), soort, Rol(ruw["rol"]), ruw["naam"])
    # One write a minute is enough to measure idleness by.
    if nu - datetime.fromisoformat(ruw["laatst"]) > timedelta(minutes=1):
        request.session[SLEUTEL] = {**ruw, "laatst": nu.isoformat()}
    return aanmelding


def heeft_rol(aanmelding: Aanmelding) -> bool:
    """True when the rol of who signed in holds today; asked outside the context of a route."""
    vrager = wie(
        gemeente=aanmelding.gemeente,
        actor=aanmelding.actor,
        actor_soort=aanmelding.actor_soort,
        rol=aanmelding.rol,
        wet=Wet.ALGEMEEN,
        doel=Doel.BEHEER,
        grond="aanmelden",
        dossier=GEEN_DOSSIER,
    )
    with als(vrager):
        return rol_geldt(aanmelding)


def rol_geldt(aanmelding: Aanmelding) -> bool:
    """The same within the context of a route: a resident stays one, the rol of a medewerker ends (SEC-05, PRIV-23)."""
    if aanmelding.actor_soort != ActorSoort.MEDEWERKER:
        return True
    return RolPeriode.objects.filter(
        medewerker_id=aanmelding.actor, rol=aanmelding.rol, periode__contains=klok.vandaag()
    ).exists()


def vrager_voor(aanmelding: Aanmelding | None, gemeente: Gemeente, regel: Regel) -> Wie:
    """The asker of one request: who signed in, in the context that the route's row names."""
    assert regel.wet is not None
    assert regel.doel is not None
    return wie(
        gemeente=gemeente.code,
        actor=aanmelding.actor if aanmelding else ANONIEM,
        actor_soort=aanmelding.actor_soort if aanmelding else ActorSoort.ANONIEM,
        rol=aanmelding.rol if aanmelding else Rol.ANONIEM,
        wet=regel.wet,
        doel=regel.doel,
        grond=regel.grond,
        dossier=GEEN_DOSSIER,
    )
