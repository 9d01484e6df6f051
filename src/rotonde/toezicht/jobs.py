"""Background work of toezicht: each gemeente by itself, and twice does no harm."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from procrastinate.contrib.django import app

from rotonde.kern import klok, wie, zegel
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import Doel, Wet
from rotonde.toezicht import actions
from rotonde.toezicht.afwijkingen.regels import METEEN, PER_DAG

# A worker that was away looks back over what it missed, no further than this.
INHALEN = timedelta(minutes=15)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="toezicht-meteen", name="toezicht.meteen", pass_context=False)
def meteen(timestamp: int) -> None:
    """What must be known at once: who looked in a besloten dossier, and a noodtoegang that nobody judged in time."""
    for _ in _gemeenten():
        actions.zoeken_naar_afwijkingen(klok.nu() - INHALEN, klok.nu(), METEEN)
        actions.noodtoegang_bewaken()


@app.periodic(cron="10 3 * * *")
@app.task(queueing_lock="toezicht-per-dag", name="toezicht.per_dag", pass_context=False)
def per_dag(timestamp: int) -> None:
    """The day before: odd access, and rights that were not reviewed in time. On the first of a month the sample."""
    vandaag = klok.vandaag()
    gisteren = vandaag - timedelta(days=1)
    for _ in _gemeenten():
        actions.zoeken_naar_afwijkingen(klok.moment(gisteren, 0), klok.moment(vandaag, 0), PER_DAG)
        actions.rechten_bewaken()
        actions.steekproef_trekken(vandaag.replace(day=1) - timedelta(days=1))


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="toezicht-zegels", name="toezicht.zegels", pass_context=False)
def zegels(timestamp: int) -> None:
    """Recompute every seal once, and let the FG of each gemeente read what came out."""
    breuken = zegel.controleer()
    for _ in _gemeenten():
        actions.zegels_controleren(breuken)


def _gemeenten() -> Iterator[str]:
    """Each gemeente in turn, as the service that watches."""
    for code in Gemeente.objects.order_by("code").values_list("code", flat=True):
        with _als_toezicht(code):
            yield code


@contextmanager
def _als_toezicht(gemeente: str) -> Iterator[None]:
    with wie.als(wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="BIO2 8.15")):
        yield
