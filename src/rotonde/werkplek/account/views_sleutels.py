"""Toegangssleutels of an account (passkeys and keys of hardware): use one, add one, take one away (SEC-03)."""

import json
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import flows
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ListWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Account
from rotonde.werkplek.account import noodaccount
from rotonde.werkplek.account.views import MAP, eigen_account, volgende


class SleutelOpnieuwView(ReauthenticateWebAuthnView):
    """A key once more, before something that matters; who has a code too may use that."""

    template_name = f"{MAP}/sleutel_opnieuw.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().get_context_data(**kwargs)
        anders = f"{reverse('mfa_reauthenticate')}?{urlencode({'next': volgende(self.request)})}"
        return {
            **gegevens,
            **kwargs,
            "opties": json.dumps(gegevens["js_data"]["request_options"]),
            "anders": "" if noodaccount.is_noodaccount(self.request.user) else anders,
        }


class SleutelToevoegenView(AddWebAuthnView):
    """Enrol a key; what it said here counts as the second factor of this session."""

    template_name = f"{MAP}/sleutel_toevoegen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().get_context_data(**kwargs)
        opties = json.loads(json.dumps(gegevens["js_data"]["creation_options"]))
        los = noodaccount.is_noodaccount(self.request.user)
        if los:
            opties["publicKey"]["authenticatorSelection"]["authenticatorAttachment"] = "cross-platform"
        return {**gegevens, **kwargs, "opties": json.dumps(opties), "los": los}

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type=Authenticator.Type.WEBAUTHN.value)
        return antwoord

    def get_success_url(self) -> str:
        verder = volgende(self.request)
        if self.did_generate_recovery_codes and not noodaccount.is_noodaccount(self.request.user):
            return f"{reverse('mfa_view_recovery_codes')}?{urlencode({'next': verder})}"
        return verder if verder != "/" else reverse("mfa_list_webauthn")


class SleutelsView(ListWebAuthnView):
    """The keys of who is here, with the one way to add and to take away."""

    template_name = f"{MAP}/sleutels.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sleutels = [
            {"id": rij.pk, "naam": str(rij), "gemaakt": rij.created_at, "gebruikt": rij.last_used_at}
            for rij in self.get_queryset().order_by("created_at")
        ]
        return {**super().get_context_data(**kwargs), "sleutels": sleutels}


class SleutelWegView(RemoveWebAuthnView):
    """Take a key away, but never the last second factor: then nobody could come in, or anybody with the password."""

    template_name = f"{MAP}/sleutel_weg.html"

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            # Two at once take turns, so that one of them finds the last.
            Account.objects.select_for_update().get(pk=self.request.user.pk)
            sleutel = self.get_object()
            if not _andere_factoren(sleutel):
                raise KanNuNiet("Dit is uw laatste tweede stap: voeg eerst een andere sleutel toe.")
            flows.remove_authenticator(self.request, sleutel)
        return HttpResponseRedirect(reverse("mfa_list_webauthn"))


def _andere_factoren(sleutel: Authenticator) -> bool:
    soorten = [Authenticator.Type.WEBAUTHN]
    if not noodaccount.is_noodaccount(sleutel.user):
        soorten.append(Authenticator.Type.TOTP)
    return Authenticator.objects.filter(user_id=sleutel.user_id, type__in=soorten).exclude(pk=sleutel.pk).exists()


opnieuw = login_required(SleutelOpnieuwView.as_view())
toevoegen = eigen_account(SleutelToevoegenView.as_view())
overzicht = eigen_account(SleutelsView.as_view())
weg = eigen_account(SleutelWegView.as_view())
