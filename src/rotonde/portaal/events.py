"""What portaal listens to: who gave an e-mail address hears of a letter that was sent, another Aanspreekpunt, and of an
afspraak."""

from datetime import timedelta

from rotonde.besluiten.events import BESLUIT_BEKENDGEMAAKT
from rotonde.inwoners import queries as inwoners
from rotonde.kern import klok
from rotonde.kern.luisteraars import luister
from rotonde.kern.models import Gebeurtenis
from rotonde.portaal.jobs import kondig_brief_aan, mail_afspraak
from rotonde.regie.events import Soort as Regie
from rotonde.toegang.events import Soort

# A history that is loaded or drawn tells of letters that were read long ago.
NOG_NIEUWS = timedelta(days=7)


@luister("portaal.brief_aankondigen", BESLUIT_BEKENDGEMAAKT, Soort.BEVESTIGD, Regie.OVERGEDRAGEN)
def brief_aankondigen(gebeurtenis: Gebeurtenis) -> None:
    """Put the mail in the queue, in the transaction that moves the reading position: once per letter, and once per
    Aanspreekpunt. That there is another one, Mijn Rotonde says; a mail carries no content (PRIV-32)."""
    if gebeurtenis.betrokkene is None or klok.nu() - gebeurtenis.tijd > NOG_NIEUWS:
        return
    if inwoners.heeft_mailadres(gebeurtenis.betrokkene):
        kondig_brief_aan.defer(gemeente=gebeurtenis.gemeente_id, persoon=str(gebeurtenis.betrokkene))


@luister("portaal.afspraak_mailen", Soort.AFSPRAAK_GEMAAKT, Soort.AFSPRAAK_VERZET, Soort.AFSPRAAK_AFGEZEGD)
def afspraak_mailen(gebeurtenis: Gebeurtenis) -> None:
    """Put the mail with the invitation in the queue: once per change."""
    if gebeurtenis.betrokkene is None or klok.nu() - gebeurtenis.tijd > NOG_NIEUWS:
        return
    if inwoners.heeft_mailadres(gebeurtenis.betrokkene):
        mail_afspraak.defer(
            gemeente=gebeurtenis.gemeente_id,
            persoon=str(gebeurtenis.betrokkene),
            afspraak=str(gebeurtenis.object_id),
            volgnummer=gebeurtenis.gegevens["volgnummer"],
        )
