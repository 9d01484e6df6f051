"""Which rollen an account has in a gemeente today, and whether it proved itself twice."""

from datetime import UTC, datetime
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from rotonde.kern import klok, sessie
from rotonde.kern.aanmelding import Aanmelding, aangemeld, gemeente_van
from rotonde.kern.models import Account, Gemeente, Medewerker, RolPeriode
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.werkplek.account import noodaccount


def rollen_nu(request: HttpRequest) -> list[Aanmelding]:
    """What who is here may sign in as in this gemeente: one Aanmelding per rol that holds today."""
    gemeente = gemeente_van(request)
    medewerker = _medewerker(request, gemeente)
    return rollen_van(medewerker, gemeente) if medewerker else []


def rollen_van(medewerker: Medewerker, gemeente: Gemeente) -> list[Aanmelding]:
    """One Aanmelding per rol of this medewerker that holds today (PRIV-23)."""
    codes = RolPeriode.objects.filter(medewerker=medewerker, periode__contains=klok.vandaag()).values_list(
        "rol", flat=True
    )
    return [
        Aanmelding(gemeente.code, medewerker.id, ActorSoort.MEDEWERKER, rol, medewerker.naam)
        for rol in Rol
        if rol.value in set(codes)
    ]


def bewijsmoment(request: HttpRequest) -> datetime | None:
    """When this session itself last saw a second factor: having one enrolled is not enough (SEC-03)."""
    momenten = [record["at"] for record in _tweede_factoren(request)]
    return datetime.fromtimestamp(max(momenten), UTC) if momenten else None


def kwam_van_dienst(request: HttpRequest) -> bool:
    """True when the sign-in service of the gemeente said who this is, and not a password of our own."""
    return any(record.get("type") == "oidc" for record in get_authentication_records(request, request.user))


def vers_bewijs(request: HttpRequest) -> datetime | None:
    """When it was last really asked who this is; a service that keeps people signed in says an earlier moment."""
    momenten = [record.get("bewezen", record["at"]) for record in _tweede_factoren(request)]
    return datetime.fromtimestamp(max(momenten), UTC) if momenten else None


def tweede_factor_gebruikt(request: HttpRequest) -> bool:
    """True when a second factor was used a short while ago, or this session is signed in elsewhere and runs still.

    An account that signed in and then lay still opens no werkplek hours later (SEC-04).
    """
    moment = bewijsmoment(request)
    if moment is None:
        return False
    stil, totaal = sessie.DUUR[ActorSoort.MEDEWERKER]
    return klok.nu() - moment <= (totaal if sessie.SLEUTEL in request.session else stil)


def deur_van_tweede_factor(request: HttpRequest) -> str:
    """Where to use the second factor, a key before a code, or to enrol one first: of a sealed account a key."""
    soorten = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    if Authenticator.Type.WEBAUTHN in soorten:
        return str(settings.DEUR_SLEUTEL)
    if noodaccount.is_noodaccount(request.user):
        return str(settings.DEUR_SLEUTEL_TOEVOEGEN)
    heeft_code = Authenticator.Type.TOTP in soorten
    return str(settings.DEUR_TWEEDE_FACTOR if heeft_code else settings.DEUR_TWEEDE_FACTOR_INSTELLEN)


def _tweede_factoren(request: HttpRequest) -> list[dict[str, Any]]:
    """What this session saw of second factors, as far as that counts for who is here."""
    return [
        record for record in get_authentication_records(request, request.user) if noodaccount.telt(record, request.user)
    ]


def _medewerker(request: HttpRequest, gemeente: Gemeente) -> Medewerker | None:
    aanmelding = aangemeld(request)
    rijen = Medewerker.objects.filter(gemeente=gemeente)
    if aanmelding is not None:
        return rijen.filter(pk=aanmelding.actor).first()
    if not isinstance(request.user, Account):
        return None
    return rijen.filter(account=request.user, account__is_active=True).first()
