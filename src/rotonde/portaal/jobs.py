"""Background work of portaal: messages outside the login, which carry no content (PRIV-32).

Of an afspraak a message says when and where, because it is of no use without; what it is about stays inside.
"""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, send_mail
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from rotonde.inwoners import queries as inwoners
from rotonde.kern import wie
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import Doel, Wet
from rotonde.toegang.afspraken import agenda, tijden
from rotonde.toegang.afspraken.queries import Uitnodiging, uitnodiging_voor_inwoner
from rotonde.vorm.huisstijl import Huisstijl, huisstijl_van

# The one variable is the name of the gemeente. No link: who learns to click links in mail is easy to mislead.
ONDERWERP = "Er staat een bericht voor u klaar bij gemeente {gemeente}"
TEKST = """Goedendag,

Er staat een bericht voor u klaar in Mijn Rotonde van gemeente {gemeente}.

Ga zelf naar de website van uw gemeente en kies Mijn Rotonde. In deze mail staat met opzet geen link
en niets over de inhoud. Zo leest niemand met u mee.

Gemeente {gemeente}
"""


NEUTRAAL_ONDERWERP = "Er staat een bericht voor u klaar"
NEUTRALE_TEKST = """Goedendag,

Er staat een bericht voor u klaar op de plek die u kent.

In deze mail staat met opzet geen link, niet van wie het is en niets over de inhoud. Zo leest niemand met u mee.
"""


@app.task(name="portaal.kondig_brief_aan", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def kondig_brief_aan(gemeente: str, persoon: str) -> None:
    """Tell a resident by mail that something waits behind the login."""
    vrager = wie.dienst(
        gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.UITVOERING, grond="Awb art. 2:14, bericht bij bekendmaking"
    )
    with wie.als(vrager):
        adres = inwoners.mailadres(UUID(persoon))
        neutraal = bool(adres) and inwoners.noem_gemeente_niet(UUID(persoon))
        naam = Gemeente.objects.get(pk=gemeente).naam
    # After the commit: first the line that the address was used, then the mail (PRIV-37).
    if neutraal:
        _mail_neutraal(adres)
    elif adres:
        send_mail(ONDERWERP.format(gemeente=naam), TEKST.format(gemeente=naam), None, [adres])


AFSPRAAK_ONDERWERP = "Uw afspraak met gemeente {gemeente}{stand}"
AFSPRAAK_TEKST = """Goedendag,

{aanhef}

Dag: {dag}
Tijd: {tijd}
Plek: {plek}

{bel}

In deze mail staat met opzet geen link en niet waar het over gaat. Zo leest niemand met u mee.

Gemeente {gemeente}
"""
GEEN_PLEK = "die zeggen we niet in een mail"


@app.task(name="portaal.mail_afspraak", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def mail_afspraak(gemeente: str, persoon: str, afspraak: str, volgnummer: int) -> None:
    """Send a resident the day, time and place of an afspraak, with the file for a calendar; never who or about what.

    Of what was changed since, the mail about that change goes instead: nobody reads two times.
    """
    vrager = wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.TOEGANG, grond="AVG art. 6 lid 1 onder e")
    with wie.als(vrager):
        uitnodiging = uitnodiging_voor_inwoner(UUID(afspraak))
        if uitnodiging is None or uitnodiging.volgnummer != volgnummer:
            return
        adres = inwoners.mailadres(UUID(persoon))
        neutraal = bool(adres) and inwoners.noem_gemeente_niet(UUID(persoon))
        stijl = huisstijl_van(Gemeente.objects.get(pk=gemeente))
    # After the commit: first the line that the address was used, then the mail (PRIV-37).
    if neutraal:
        _mail_neutraal(adres)
    elif adres:
        _afspraakmail(uitnodiging, stijl, adres).send()


def _mail_neutraal(adres: str) -> None:
    """That something waits, from a sender that names no gemeente; without such a sender nothing is sent (PRIV-26)."""
    if settings.NEUTRALE_AFZENDER:
        send_mail(NEUTRAAL_ONDERWERP, NEUTRALE_TEKST, settings.NEUTRALE_AFZENDER, [adres])


def _afspraakmail(uitnodiging: Uitnodiging, stijl: Huisstijl, adres: str) -> EmailMessage:
    stand, aanhef = _stand(uitnodiging)
    tekst = AFSPRAAK_TEKST.format(
        aanhef=aanhef.format(gemeente=stijl.gemeente),
        dag=tijden.dag_in_woorden(uitnodiging.periode),
        tijd=tijden.van_tot(uitnodiging.periode),
        plek=uitnodiging.plaats or GEEN_PLEK,
        bel=f"Kunt u niet, of hebt u een vraag? Bel {stijl.telefoon}." if stijl.telefoon else "Kunt u niet? Bel ons.",
        gemeente=stijl.gemeente,
    )
    mail = EmailMessage(AFSPRAAK_ONDERWERP.format(gemeente=stijl.gemeente, stand=stand), tekst, None, [adres])
    bestand = agenda.als_ics(
        uitnodiging, gemeente=stijl.gemeente, telefoon=stijl.telefoon, afzender=settings.DEFAULT_FROM_EMAIL, aan=adres
    )
    mail.attach(agenda.NAAM, bestand.decode(), f"text/calendar; method={agenda.methode(uitnodiging)}")
    return mail


def _stand(uitnodiging: Uitnodiging) -> tuple[str, str]:
    """What stands behind the subject, and the first sentence."""
    if uitnodiging.afgezegd:
        return " gaat niet door", "Deze afspraak met gemeente {gemeente} gaat niet door."
    if uitnodiging.volgnummer:
        return " is verzet", "Uw afspraak met gemeente {gemeente} is verzet."
    return "", "U hebt een afspraak met gemeente {gemeente}."
