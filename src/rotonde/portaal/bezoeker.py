"""Who stands at a public page: somebody without a name, or a resident who signed in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from uuid_utils.compat import uuid7

from rotonde.kern import wie
from rotonde.kern.aanmelding import ANONIEM, aangemeld
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.vorm.formuliertoken import met_formuliertoken

View = Callable[..., HttpResponse]


@contextmanager
def zonder_naam() -> Iterator[wie.Wie]:
    """The same gemeente, wet and doel, but as a visitor, under a process of its own.

    Also for who is signed in: no line anywhere may say who it was (PRIV-58).
    """
    bezoeker = replace(wie.huidig(), actor=ANONIEM, actor_soort=ActorSoort.ANONIEM, rol=Rol.ANONIEM, proces=uuid7())
    with wie.als(bezoeker) as vrager:
        yield vrager


def met_token(view: View) -> View:
    """A form for both: who is signed in has a session to abuse and proves more than a visitor does (SEC-09)."""
    voor_bezoeker, voor_inwoner = met_formuliertoken(view), csrf_protect(view)

    @wraps(view)
    def kies(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return (voor_inwoner if aangemeld(request) else voor_bezoeker)(request, *args, **kwargs)

    vrij: View = csrf_exempt(kies)
    return vrij
