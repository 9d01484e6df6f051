"""The verbs of simulatie that write rows of their own; all else goes through the verbs of the rooms (AF-19)."""

from decimal import Decimal

from allauth.idp.oidc.models import Client
from django.conf import settings

from rotonde.kern import wie
from rotonde.kern.actie import actie
from rotonde.simulatie.afdruk.voorbeeld import Voorbeeld
from rotonde.simulatie.models import Trekkingstap


@actie("simulatie.stap_afronden")
def stap_afronden(stap: str, *, zaad: int, seconden: float) -> None:
    """Mark a step of the drawing as done, in the transaction that did it."""
    rij = Trekkingstap(gemeente_id=wie.huidig().gemeente, stap=stap, zaad=zaad, seconden=Decimal(f"{seconden:.2f}"))
    Trekkingstap.objects.bulk_create([rij])


@actie("simulatie.gemeente_afdrukken")
def gemeente_afdrukken(voorbeeld: Voorbeeld, nummer: int) -> int:
    """Fill the gemeente of `kern.wie` with every row of the example, as print `nummer`; returns how many rows.

    Raises IntegrityError when something is there already, or a constraint or guard refuses it. All or nothing.
    """
    return voorbeeld.druk(nummer)


@actie("simulatie.makelaar_inrichten")
def makelaar_inrichten(klant: str, terug: str) -> None:
    """Let the stand-in for DigiD know its client, with the secret and the address (`terug`) of this run."""
    kent = Client(id=klant, name="Rotonde", skip_consent=True)
    kent.set_scopes(["openid"])
    kent.set_redirect_uris([terug])
    kent.set_secret(settings.MAKELAAR_GEHEIM)
    velden = ("name", "skip_consent", "scopes", "redirect_uris", "secret")
    Client.objects.update_or_create(id=klant, defaults={veld: getattr(kent, veld) for veld in velden})
