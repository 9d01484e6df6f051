"""Where who is here is signed in as well, and ending that (SEC-02, ASVS 7.5.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from rotonde.kern import beveiligingslog, sessie, toestel
from rotonde.kern.aanmelding import eis_aangemeld
from rotonde.kern.deur import afzender
from rotonde.kern.soorten import ActorSoort

HOOGSTENS = 50
"""How many are shown; all others end when everything elsewhere is ended."""


@dataclass(frozen=True)
class EigenSessie:
    """One place where who is here is signed in. `kenmerk` names it and opens nothing; without `sinds` somebody just
    typed the password there and has no rol yet."""

    kenmerk: str
    toestel: str
    sinds: datetime | None
    laatst: datetime | None
    hier: bool


def eigen(request: HttpRequest) -> list[EigenSessie]:
    """At most HOOGSTENS that run now: this one first, then the one used last."""
    gevonden = [_als_regel(request, rij, gegevens) for rij, gegevens in _van_mij(request)]
    return sorted(gevonden, key=_volgorde)[:HOOGSTENS]


def beeindig(request: HttpRequest, kenmerk: str | None = None) -> int:
    """End the one with this kenmerk, or all but this one; returns how many. Each leaves a line (SEC-26)."""
    weg = [
        rij.pk
        for rij, _ in _van_mij(request)
        if rij.pk != request.session.session_key and kenmerk in {None, _kenmerk(rij.pk)}
    ]
    Session.objects.filter(pk__in=weg).delete()
    van = afzender(request)
    for _ in weg:
        beveiligingslog.noteer("elders afgemeld", waarop=van.rol, gelukt=True, afzender=van)
    return len(weg)


def _van_mij(request: HttpRequest) -> Iterator[tuple[Session, dict[str, Any]]]:
    """Of the same person as far as that is known: the same sign-in here, or the same account in another gemeente.

    A session says whose it is inside only, so that all are read; the past is cleared every hour.
    """
    actor, account = str(eis_aangemeld(request).actor), request.session.get(SESSION_KEY)
    for rij in Session.objects.iterator(chunk_size=1000):
        gegevens = rij.get_decoded()
        aangemeld = gegevens.get(sessie.SLEUTEL)
        if aangemeld and sessie.over(aangemeld, ActorSoort(aangemeld["actor_soort"])) <= 0:
            continue
        zelfde_account = account is not None and gegevens.get(SESSION_KEY) == account
        if zelfde_account or (aangemeld and aangemeld["actor"] == actor):
            yield rij, gegevens


def _als_regel(request: HttpRequest, rij: Session, gegevens: dict[str, Any]) -> EigenSessie:
    aangemeld = gegevens.get(sessie.SLEUTEL) or {}
    return EigenSessie(
        kenmerk=_kenmerk(rij.pk),
        toestel=aangemeld.get("toestel", toestel.ONBEKEND),
        sinds=_moment(aangemeld, "begin"),
        laatst=_moment(aangemeld, "laatst"),
        hier=rij.pk == request.session.session_key,
    )


def _volgorde(regel: EigenSessie) -> tuple[bool, float]:
    return not regel.hier, -(regel.laatst.timestamp() if regel.laatst else 0.0)


def _moment(aangemeld: dict[str, Any], naam: str) -> datetime | None:
    return datetime.fromisoformat(aangemeld[naam]) if naam in aangemeld else None


def _kenmerk(sleutel: str) -> str:
    return salted_hmac("rotonde.eigen_sessie", sleutel, algorithm="sha256").hexdigest()[:32]
