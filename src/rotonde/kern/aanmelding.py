"""From a session to an asker: what signing in leaves behind, and what each request checks again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.http import HttpRequest

from rotonde.kern import beveiligingslog, concept, klok, sessie, toestel
from rotonde.kern.bevoegdheden import Regel
from rotonde.kern.herkomst import herkomst
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import ActorSoort, Doel, Niveau, Rol, Wet
from rotonde.kern.wie import GEEN_DOSSIER, Wie, als, wie

_VERLOPEN = "rotonde.verlopen"
ANONIEM = UUID("00000000-0000-7000-8000-000000000002")
_ROL_GELDT = "SELECT EXISTS (SELECT FROM kern_rolperiode WHERE medewerker_id = %s AND rol = %s AND periode @> %s)"


@dataclass(frozen=True)
class Aanmelding:
    """Who signed in, where and as what; of a resident also how sure that is."""

    gemeente: str
    actor: UUID
    actor_soort: ActorSoort
    rol: Rol
    naam: str
    niveau: Niveau | None = None

    def reikt_tot(self, vereist: Niveau | None) -> bool:
        """Whether it is sure enough who this is; staff prove it in another way (SEC-01, SEC-03)."""
        if vereist is None or self.actor_soort != ActorSoort.INWONER:
            return True
        return self.niveau is not None and self.niveau >= vereist


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


def meld_aan(
    request: HttpRequest, aanmelding: Aanmelding, *, begonnen: datetime | None = None, bewezen: datetime | None = None
) -> None:
    """Start a signed-in session; the session key changes, so an old one is worth nothing. Leaves a line (SEC-26).

    The longest time counts from `begonnen`; `bewezen` is when it was really asked who this is. Both are now unless
    said. Who is signed in already and changes rol or gemeente keeps the moment of the first sign-in (SEC-04).
    """
    eerder = request.session.get(sessie.SLEUTEL)
    request.session.cycle_key()
    gegevens = {**_als_gegevens(aanmelding), "toestel": toestel.in_woorden(request.headers.get("User-Agent", ""))}
    sessie.begin(request, gegevens, begonnen=begonnen, bewezen=bewezen, eerder=eerder)
    with als(_vrager(aanmelding)):
        request.session[concept.IN_SESSIE] = concept.heeft(aanmelding.actor)
    _noteer(request, "aangemeld", aanmelding)


def bewijs_opnieuw(request: HttpRequest, moment: datetime) -> None:
    """Who is here proved it again at `moment`; the session goes on, under a new key. Leaves a line (SEC-04, SEC-26)."""
    request.session.cycle_key()
    sessie.bewijs(request, moment)
    _noteer(request, "opnieuw aangemeld", eis_aangemeld(request))


def _als_gegevens(aanmelding: Aanmelding) -> dict[str, str]:
    return {
        "gemeente": aanmelding.gemeente,
        "actor": str(aanmelding.actor),
        "actor_soort": aanmelding.actor_soort.value,
        "rol": aanmelding.rol.value,
        "naam": aanmelding.naam,
        "niveau": aanmelding.niveau.name if aanmelding.niveau else "",
    }


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
        herkomst=herkomst(request),
    )
    beveiligingslog.noteer(handeling, waarop=wie_is_daar.rol, gelukt=True, afzender=afzender)


def aanmelding_van(request: HttpRequest, gemeente: Gemeente, *, handeling: bool = True) -> Aanmelding | None:
    """The sign-in for this gemeente, or None: of elsewhere, or expired. That the rol still holds is asked apart.

    A session that ran out ends here, whichever gemeente is asked for. With `handeling` the request counts as something
    that its person did, so silence begins anew. `verlopen` says who it was.
    """
    ruw = request.session.get(sessie.SLEUTEL)
    if ruw is None:
        return None
    soort = ActorSoort(ruw["actor_soort"])
    niveau = Niveau[ruw["niveau"]] if ruw.get("niveau") else None
    gevonden = Aanmelding(ruw["gemeente"], UUID(ruw["actor"]), soort, Rol(ruw["rol"]), ruw["naam"], niveau)
    if sessie.over(ruw, soort) <= 0:
        request.META[_VERLOPEN] = gevonden
        request.session.flush()
        return None
    if gevonden.gemeente != gemeente.code:
        return None
    if handeling:
        sessie.raak_aan(request)
    return gevonden


def verlopen(request: HttpRequest) -> Aanmelding | None:
    """Whose session ran out on this very request, or None."""
    gevonden = request.META.get(_VERLOPEN)
    return gevonden if isinstance(gevonden, Aanmelding) else None


def heeft_rol(aanmelding: Aanmelding) -> bool:
    """True when the rol of who signed in holds today; asked outside the context of a route."""
    with als(_vrager(aanmelding)):
        return rol_geldt(aanmelding)


def rol_geldt(aanmelding: Aanmelding) -> bool:
    """The same within the context of a route: a resident stays one, the rol of a medewerker ends (SEC-05, PRIV-23)."""
    if aanmelding.actor_soort != ActorSoort.MEDEWERKER:
        return True
    # Asked at every page: building this question took Django five times as long as PostgreSQL needs to answer it.
    with connection.cursor() as cursor:
        cursor.execute(_ROL_GELDT, [aanmelding.actor, aanmelding.rol, klok.vandaag()])
        return bool(cursor.fetchone()[0])


def _vrager(aanmelding: Aanmelding) -> Wie:
    """Who signs in, while that is looked into."""
    return wie(
        gemeente=aanmelding.gemeente,
        actor=aanmelding.actor,
        actor_soort=aanmelding.actor_soort,
        rol=aanmelding.rol,
        wet=Wet.ALGEMEEN,
        doel=Doel.BEHEER,
        grond="aanmelden",
        dossier=GEEN_DOSSIER,
    )


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
