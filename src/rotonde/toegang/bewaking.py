"""What toegang watches: that no question waits past the day on which somebody had to act (REL-20)."""

from collections.abc import Mapping

from django.db.models import Min
from django.utils import timezone

from rotonde.kern import klok, metingen, wie
from rotonde.kern.gezondheid import Stand, onderdeel
from rotonde.kern.metingen import meting
from rotonde.toegang.models import Melding
from rotonde.toegang.soorten import MeldingStatus


@meting("melding_oudste_seconden", uitleg="Age of the oldest melding that nobody has picked up")
def oudste() -> Mapping[str, float | None]:
    """The age of the melding that waits longest in any queue of this gemeente; 0 when none waits."""
    wachtend = Melding.objects.filter(gemeente_id=wie.huidig().gemeente, status=MeldingStatus.NIEUW)
    begin = wachtend.aggregate(begin=Min("ontvangen_op"))["begin"]
    return {"": max(0.0, (timezone.now() - begin).total_seconds()) if begin else 0.0}


@meting("melding_te_laat", uitleg="Meldingen in a queue whose last day to act has passed")
def te_laat() -> Mapping[str, float | None]:
    """How many meldingen still wait although somebody had to act before today."""
    wachtend = Melding.objects.filter(gemeente_id=wie.huidig().gemeente, status=MeldingStatus.NIEUW)
    return {"": wachtend.filter(uiterste_actie__lt=klok.vandaag()).count()}


@onderdeel("vragen", titel="Vragen van inwoners", doen="Vraag de teams om de vragen op te pakken die te lang wachten.")
def vragen() -> Stand:
    """No melding waits past its last day to act."""
    aantal = int(metingen.totaal("melding_te_laat"))
    return Stand(aantal == 0, {"te_laat": aantal, "oudste": int(metingen.hoogste("melding_oudste_seconden") or 0)})
