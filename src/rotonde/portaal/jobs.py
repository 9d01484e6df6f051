"""Background work of portaal: messages outside the login, which carry no content (PRIV-32)."""

from uuid import UUID

from django.core.mail import send_mail
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from rotonde.inwoners import queries as inwoners
from rotonde.kern import wie
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import Doel, Wet

# The one variable is the name of the gemeente. No link: who learns to click links in mail is easy to mislead.
ONDERWERP = "Er staat een bericht voor u klaar bij gemeente {gemeente}"
TEKST = """Goedendag,

Er staat een bericht voor u klaar in Mijn Rotonde van gemeente {gemeente}.

Ga zelf naar de website van uw gemeente en kies Mijn Rotonde. In deze mail staat met opzet geen link
en niets over de inhoud. Zo leest niemand met u mee.

Gemeente {gemeente}
"""


@app.task(name="portaal.kondig_brief_aan", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def kondig_brief_aan(gemeente: str, persoon: str) -> None:
    """Tell a resident by mail that something waits behind the login."""
    vrager = wie.dienst(
        gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.UITVOERING, grond="Awb art. 2:14, bericht bij bekendmaking"
    )
    with wie.als(vrager):
        adres = inwoners.mailadres(UUID(persoon))
        naam = Gemeente.objects.get(pk=gemeente).naam
    # After the commit: first the line that the address was used, then the mail (PRIV-37).
    if adres:
        send_mail(ONDERWERP.format(gemeente=naam), TEKST.format(gemeente=naam), None, [adres])
