"""Pages of an account: the views of allauth in our frame."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import AccountInactiveView, LoginView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Account
from rotonde.werkplek.account import noodaccount

View = Callable[..., HttpResponseBase]
MAP = "werkplek/account"

wachtwoord_opnieuw = login_required(ReauthenticateView.as_view(template_name=f"{MAP}/wachtwoord_opnieuw.html"))
inactief = AccountInactiveView.as_view(template_name=f"{MAP}/inactief.html")
code_opnieuw = login_required(CodeReauthenticateView.as_view(template_name=f"{MAP}/code_opnieuw.html"))


def volgende(request: HttpRequest) -> str:
    """Where somebody was going, when that is a page of ours."""
    pad = request.GET.get("next", "")
    veilig = pad.startswith("/") and url_has_allowed_host_and_scheme(pad, allowed_hosts=None)
    return pad if veilig else "/"


def eigen_account(view: View) -> View:
    """Only for who has a password here: a second factor of ours adds nothing to a sign-in elsewhere, and would be
    fresh proof that the service never saw (SEC-04)."""

    @wraps(view)
    def met_wachtwoord(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, Account) or not request.user.has_usable_password():
            raise NietGevonden("Deze pagina is er niet: u logt in bij uw gemeente.")
        return view(request, *args, **kwargs)

    beschermd: View = login_required(met_wachtwoord)
    return beschermd


class CodeView(AuthenticateView):
    """The second factor: a key, a code, or the choice of either; of a sealed account the key only."""

    template_name = f"{MAP}/code.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = self.stage.login.user
        gegevens: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **gegevens,
            "met_code": not noodaccount.alleen_met_sleutel(account),
            "met_sleutel": noodaccount.heeft_sleutel(account),
            "opties": json.dumps(gegevens["js_data"]["request_options"]),
        }


class CodeInstellenView(ActivateTOTPView):
    """Enrol an authenticator app; the code typed here counts as the second factor of this session."""

    template_name = f"{MAP}/code_instellen.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if noodaccount.is_noodaccount(request.user):
            return HttpResponseRedirect(f"{reverse('mfa_add_webauthn')}?{urlencode({'next': volgende(request)})}")
        if Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).exists():
            return HttpResponseRedirect(volgende(request))
        antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return antwoord

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        return antwoord

    def get_success_url(self) -> str:
        return f"{reverse('mfa_view_recovery_codes')}?{urlencode({'next': volgende(self.request)})}"


class HerstelcodesView(ViewRecoveryCodesView):
    """The codes for who loses a phone, and the way on."""

    template_name = f"{MAP}/herstelcodes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "verder": volgende(self.request)}


class InloggenView(LoginView):
    """A password: in production only for the sealed accounts, and without any it is not there (SEC-03)."""

    template_name = f"{MAP}/inloggen.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.PRODUCTIE and not settings.NOODACCOUNTS:
            raise Http404
        antwoord: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return antwoord


inloggen = InloggenView.as_view()
code = CodeView.as_view()
code_instellen = eigen_account(CodeInstellenView.as_view())
herstelcodes = eigen_account(HerstelcodesView.as_view())
