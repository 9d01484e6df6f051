"""The verbs of approving beforehand: signalen go on their day, on the word of somebody who said so (PRIV-47)."""

from datetime import date

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Doorlopendakkoord
from rotonde.kern.periode import periode, sluit
from rotonde.kern.soorten import SIGNAAL
from rotonde.privacy.lijsten import nu_geldend


@actie("privacy.akkoord_geven")
def akkoord_geven() -> None:
    """Approve beforehand, for a year, that signalen go when their term ends. Raises KanNuNiet when that stands."""
    vandaag = klok.vandaag()
    tot = date(vandaag.year + 1, vandaag.month, min(vandaag.day, 28))
    if nu_geldend():
        raise KanNuNiet("Er is al een doorlopend akkoord. Trek dat eerst in.")
    akkoord = Doorlopendakkoord.objects.create(
        gemeente_id=wie.huidig().gemeente, soort=SIGNAAL, periode=periode(vandaag, tot), gegeven_door=wie.huidig().actor
    )
    gebeurtenissen.noteer("privacy.akkoord_gegeven", [Feit("doorlopendakkoord", akkoord.pk)])


@actie("privacy.akkoord_intrekken")
def akkoord_intrekken() -> None:
    """Take it back: from today (one of today: from tomorrow) a list of signalen waits for somebody again.

    Raises KanNuNiet when there is none.
    """
    akkoord = nu_geldend()
    if akkoord is None:
        raise KanNuNiet("Er is nu geen doorlopend akkoord.")
    akkoord.periode = sluit(akkoord.periode, klok.vandaag())
    akkoord.save(update_fields=["periode"])
    gebeurtenissen.noteer("privacy.akkoord_ingetrokken", [Feit("doorlopendakkoord", akkoord.pk)])
