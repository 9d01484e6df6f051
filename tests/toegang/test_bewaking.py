"""What is counted of the queue, by the worker: ages and numbers, nothing about whom."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.inwoners.gezin import Gezin, dienst
from tests.toegang.loket import Loket, gemeld, opgepakt

from rotonde.kern import klok, metingen, wie
from rotonde.kern.models import Meting
from rotonde.toegang.models import Melding

pytestmark = pytest.mark.django_db


def _geteld(naam: str) -> float | None:
    metingen.meet_alles()
    return Meting.objects.get(naam=naam, gemeente="0246").waarde


def test_de_oudste_vraag_die_niemand_oppakt_telt_mee_met_haar_leeftijd_rel_20(loket: Loket, gezin: Gezin) -> None:
    opgepakt(loket, gezin.moeder)
    assert _geteld("melding_oudste_seconden") == 0

    melding = gemeld(loket, gezin.moeder)
    with wie.als(dienst()):
        Melding.objects.filter(pk=melding).update(ontvangen_op=timezone.now() - timedelta(hours=3))

    assert _geteld("melding_oudste_seconden") == pytest.approx(3 * 3600, abs=60)


def test_een_vraag_is_te_laat_na_de_uiterste_dag_rel_20(loket: Loket, gezin: Gezin) -> None:
    melding = gemeld(loket, gezin.moeder)
    with wie.als(dienst()):
        Melding.objects.filter(pk=melding).update(uiterste_actie=klok.vandaag())
    assert _geteld("melding_te_laat") == 0

    with wie.als(dienst()):
        Melding.objects.filter(pk=melding).update(uiterste_actie=klok.vandaag() - timedelta(days=1))

    assert _geteld("melding_te_laat") == 1
