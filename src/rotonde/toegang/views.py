"""The screens of toegang: the queue, one melding, and what is typed at the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from rotonde.inwoners.actions import Zoekvraag, zoeken
from rotonde.kern import bsn
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.rijen import Rijen
from rotonde.toegang import actions, presenters, queries
from rotonde.toegang.forms import BsnForm, ContactForm, MelderForm, MeldingForm, TeamForm, ZoekForm, ingevuld, lukt
from rotonde.vorm.bladen import blad_van

_WACHTRIJ = "toegang/wachtrij.html"
_ZOEKEN = "toegang/zoeken.html"


@require_safe
def wachtrij(request: HttpRequest) -> HttpResponse:
    """What waits for a team."""
    return _wachtrij(request, TeamForm(request.GET, teams=queries.teams_met_wachtrij()))


@require_POST
def oppakken(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Take a melding from the queue; when a colleague was first, the queue as it is now says so."""
    try:
        actions.oppakken(melding)
    except KanNuNiet as fout:
        form = TeamForm(request.POST, teams=queries.teams_met_wachtrij())
        return _wachtrij(request, form, fout=fout.zin)
    messages.success(request, "De melding staat op uw naam.")
    url = reverse("toegang:melding", args=[melding])
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


@require_safe
def melding(request: HttpRequest, melding: UUID) -> HttpResponse:
    """One melding with its story, for its owner."""
    detail = queries.detail(melding)
    gegevens = {
        "detail": detail,
        "feiten": presenters.feiten(detail),
        "stappen": presenters.stappen(detail),
        "pad": [("Wachtrij", reverse("toegang:wachtrij"))],
    }
    return render(request, "toegang/melding.html", gegevens)


@require_POST
def teruggeven(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Put a melding back in the queue."""
    actions.teruggeven(melding, team=None)
    messages.success(request, "De melding staat weer in de wachtrij.")
    return redirect("toegang:wachtrij")


@require_POST
def afhandelen(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Settle a melding without a dossier."""
    actions.afhandelen(melding)
    messages.success(request, "De melding is afgehandeld.")
    return redirect("toegang:wachtrij")


@require_http_methods(["GET", "HEAD", "POST"])
def koppelen(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Say about whom an anonymous melding is."""
    detail = queries.detail(melding)
    form = BsnForm(ingevuld(request))
    if form.is_valid() and lukt(
        form, lambda: actions.inwoner_koppelen(melding, persoon=_inwoner(form.cleaned_data["bsn"]))
    ):
        messages.success(request, "De inwoner is gekoppeld aan de melding.")
        return redirect("toegang:melding", melding)
    gegevens = {"form": form, "detail": detail}
    return render(request, "toegang/koppelen.html", gegevens, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def melder(request: HttpRequest, melding: UUID) -> HttpResponse:
    """Decide to see who told us, and why; the answer shows it once."""
    form = MelderForm(ingevuld(request))
    if form.is_valid():
        gegevens = {"melder": actions.melder_openen(melding, form.reden()), "melding": melding}
        return render(request, "toegang/melder_geopend.html", gegevens)
    queries.detail(melding)
    return render(request, "toegang/melder.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def inwoner_zoeken(request: HttpRequest) -> HttpResponse:
    """Look somebody up; what is typed travels in the body, never in an address (PRIV-15, PRIV-60)."""
    form = ZoekForm(ingevuld(request))
    deel = _gevraagd_deel(request, "gevonden", "zoekvak")
    gegevens: dict[str, object] = {"form": form, "alleen_gevonden": deel == "gevonden"}
    if form.is_valid():
        lukt(form, lambda: gegevens.update(gevonden=zoeken(form.vraag())))
    # What is not right stands with the fields, so then they come along.
    if deel and form.errors:
        deel = "zoekvak"
    return render(request, f"{_ZOEKEN}#{deel}" if deel else _ZOEKEN, gegevens, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def contactmoment(request: HttpRequest) -> HttpResponse:
    """Register a contact."""
    form = ContactForm(ingevuld(request))
    if form.is_valid() and lukt(
        form, lambda: actions.contactmoment_registreren(form.contact(_misschien_inwoner(form.cleaned_data["bsn"])))
    ):
        messages.success(request, "Het contact is vastgelegd.")
        return redirect("toegang:contactmoment")
    return render(request, "toegang/contactmoment.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def melden(request: HttpRequest) -> HttpResponse:
    """Write down a question of somebody at the desk or on the phone."""
    form = MeldingForm(ingevuld(request))
    if form.is_valid() and lukt(form, lambda: actions.melden(form.vraag(_misschien_inwoner(form.cleaned_data["bsn"])))):
        messages.success(request, "De melding staat in de wachtrij.")
        return redirect("toegang:wachtrij")
    return render(request, "toegang/melden.html", {"form": form}, status=_status(form))


def _wachtrij(request: HttpRequest, form: TeamForm, *, fout: str = "") -> HttpResponse:
    team = form.gekozen()
    rijen: Rijen[queries.Regel] | list[queries.Regel] = queries.wachtrij(team) if team else []
    blad = blad_van(request, rijen)
    gegevens = {
        "form": form,
        "team": team,
        "bijschrift": f"Dit wacht op {form.naam_van(team)}, het dringendste bovenaan",
        "blad": blad,
        "regels": presenters.met_namen(blad) if team else [],
        "waarom_niet": presenters.waarom_niet_oppakken(),
        "fout": fout,
    }
    sjabloon = f"{_WACHTRIJ}#lijst" if getattr(request, "htmx", False) else _WACHTRIJ
    return render(request, sjabloon, gegevens, status=KanNuNiet.status if fout else 200)


def _inwoner(nummer: str) -> UUID:
    gevonden = zoeken(Zoekvraag(bsn=bsn.eis(nummer))).ids
    if not gevonden:
        raise NietGevonden("Met dit burgerservicenummer is geen inwoner gevonden: controleer het nummer.")
    return gevonden[0]


def _misschien_inwoner(nummer: str) -> UUID | None:
    return _inwoner(nummer) if nummer else None


def _gevraagd_deel(request: HttpRequest, *delen: str) -> str:
    """Which of these parts of the page htmx asks for, by the id of what it fills; empty for the whole page."""
    gevraagd = request.headers.get("HX-Target", "").rpartition("#")[2]
    return gevraagd if gevraagd in delen else ""


def _status(form: BsnForm) -> int:
    return 422 if form.errors else 200
