"""Background work of privacy: propose what is due, and carry out what somebody approved."""

from contextlib import suppress
from uuid import UUID

from procrastinate.contrib.django import app

from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Gemeente, Vernietigingslijst
from rotonde.kern.soorten import SIGNAAL, Doel, LijstStatus, Wet
from rotonde.privacy import bewaring, lijsten
from rotonde.privacy.actions import vernietiging
from rotonde.privacy.deling import actions as deling


@app.periodic(cron="20 4 * * *")
@app.task(queueing_lock="privacy.voorstellen", name="privacy.voorstellen", pass_context=False)
def voorstellen(timestamp: int) -> None:
    """Each night, propose per gemeente what may go; somebody else says yes or no (PRIV-45).

    What somebody approved beforehand gets a list of its own and waits for nobody (PRIV-47).
    """
    for code in Gemeente.objects.values_list("code", flat=True):
        with bewaring.als_dienst(code):
            if lijsten.nu_geldend() and (vooraf := vernietiging.lijst_opstellen(soort=SIGNAAL)):
                # What is close to who approved beforehand waits on its list for somebody else (PRIV-20).
                with suppress(KanNuNiet):
                    vernietiging.lijst_aannemen(vooraf)
            vernietiging.lijst_opstellen()


@app.periodic(cron="*/5 * * * *")
@app.task(
    queueing_lock="privacy.vernietigen", lock="privacy.vernietigen", name="privacy.vernietigen", pass_context=False
)
def vernietigen(timestamp: int) -> None:
    """Carry out what was approved, one transaction per list and one worker at a time."""
    for code in Gemeente.objects.values_list("code", flat=True):
        for lijst_id in _goedgekeurd(code):
            with bewaring.als_dienst(code):
                vernietiging.lijst_uitvoeren(lijst_id)


@app.periodic(cron="45 0 * * *")
@app.task(queueing_lock="privacy.delingen", name="privacy.delingen", pass_context=False)
def delingen(timestamp: int) -> None:
    """What residents may know from today of what was shared about them (MC-04)."""
    for code in Gemeente.objects.order_by("code").values_list("code", flat=True):
        with wie.als(wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond="Wmo art. 5.3.1")):
            deling.vrijgeven()


def _goedgekeurd(code: str) -> list[UUID]:
    with bewaring.als_dienst(code):
        rijen = Vernietigingslijst.objects.filter(status=LijstStatus.GOEDGEKEURD).order_by("beoordeeld_op")
        return list(rijen.values_list("id", flat=True))
