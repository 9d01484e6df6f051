"""Test clients that are somebody: signed in through the session, in the way the app itself does it."""

from datetime import date
from importlib import import_module
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import HttpRequest
from tests.keuring.client import KeurendeClient
from uuid_utils.compat import uuid7

from rotonde.kern import aanmelding, wie
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.soorten import ActorSoort, Doel, Niveau, Rol, Wet

HEERDE, OIJ = "0246", "1509"
NAMEN = {HEERDE: ("Heerde", "heerde"), OIJ: ("Oude IJsselstreek", "oude-ijsselstreek")}
BEGIN = date(2020, 1, 1)


def maak_gemeente(code: str) -> str:
    """The gemeente with this code, made when it is not there; returns its slug."""
    naam, slug = NAMEN[code]
    apps.get_model("kern", "Gemeente").objects.get_or_create(code=code, defaults={"naam": naam, "slug": slug})
    return slug


def maak_medewerker(*rollen: Rol, gemeente: str = HEERDE, naam: str = "Mila de Wit") -> UUID:
    """Somebody with an account who has these rollen in this gemeente since 2020."""
    maak_gemeente(gemeente)
    account = apps.get_model("kern", "Account").objects.create_user(f"test-{uuid7().hex}")
    with wie.als(wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")):
        medewerker = apps.get_model("kern", "Medewerker").objects.create(
            gemeente_id=gemeente, account=account, naam=naam
        )
        for rol in rollen:
            apps.get_model("kern", "RolPeriode").objects.create(
                gemeente_id=gemeente,
                medewerker=medewerker,
                rol=rol,
                periode=DateRange(BEGIN, None),
                gegeven_door=wie.DIENSTEN,
            )
    return UUID(str(medewerker.id))


def klant_als(
    rol: Rol, gemeente: str = HEERDE, *, actor: UUID | None = None, naam: str = "Mila de Wit"
) -> KeurendeClient:
    """A client signed in as `rol`. For staff the medewerker is made unless `actor` names one; for a resident `actor`
    is the id of the persoon; ANONIEM is not signed in. A resident is as sure as can be."""
    maak_gemeente(gemeente)
    klant = KeurendeClient()
    if rol == Rol.ANONIEM:
        return klant
    soort = ActorSoort.INWONER if rol == Rol.INWONER else ActorSoort.MEDEWERKER
    if actor is None:
        actor = uuid7() if rol == Rol.INWONER else maak_medewerker(rol, gemeente=gemeente, naam=naam)
    meld_klant_aan(klant, Aanmelding(gemeente, actor, soort, rol, naam, Niveau.HOOG if rol == Rol.INWONER else None))
    return klant


def meld_klant_aan(klant: KeurendeClient, als: Aanmelding) -> None:
    """Give the client the session that signing in leaves behind."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    aanmelding.meld_aan(request, als)
    request.session.save()
    klant.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
