"""Background work of regie: each gemeente by itself, and twice does no harm."""

from procrastinate.contrib.django import app

from rotonde.kern import wie
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import Doel, Wet
from rotonde.regie.acties import naar_achttien
from rotonde.regie.meldcode import actions as meldcode


@app.periodic(cron="20 4 * * *")
@app.task(queueing_lock="regie-naar-18", name="regie.naar_18", pass_context=False)
def naar_18(timestamp: int) -> None:
    """For whom it is time to plan the step to eighteen years."""
    for code in Gemeente.objects.order_by("code").values_list("code", flat=True):
        with wie.als(wie.dienst(gemeente=code, wet=Wet.JEUGDWET, doel=Doel.HULPVERLENING, grond="Jeugdwet art. 2.3")):
            naar_achttien.plannen()


@app.periodic(cron="40 0 * * *")
@app.task(queueing_lock="regie-meldcodes", name="regie.meldcodes", pass_context=False)
def meldcodes(timestamp: int) -> None:
    """What whom it is about may know from today (MC-04)."""
    for code in Gemeente.objects.order_by("code").values_list("code", flat=True):
        with wie.als(wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.HULPVERLENING, grond="Wmo 2015 art. 5.3.1")):
            meldcode.vrijgeven()
