"""What was typed and not sent (REL-11, PRIV-47)."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import concept, klok, wie
from rotonde.kern.models import Concept
from rotonde.kern.wie import Wie

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gemeenten")]
PAD = "/heerde/werk/"
ACTOR = uuid4()
Dienst = Callable[[str], Wie]


def _bewaar(dienst: Dienst, tekst: str = "verhaal=over+Sanne", gemeente: str = HEERDE) -> None:
    with wie.als(dienst(gemeente)):
        concept.bewaar(ACTOR, PAD, QueryDict(tekst))


def test_het_komt_terug_bij_wie_het_typte_en_alleen_daar_rel_11(dienst: Dienst) -> None:
    _bewaar(dienst, "verhaal=over+Sanne&keuze=1&keuze=2")

    with wie.als(dienst(HEERDE)):
        terug = concept.van(ACTOR, PAD)
        assert terug is not None
        assert dict(terug.velden.lists()) == {"verhaal": ["over Sanne"], "keuze": ["1", "2"]}
        assert concept.van(uuid4(), PAD) is None
        assert concept.van(ACTOR, "/heerde/elders/") is None
    with wie.als(dienst(OIJ)):
        assert concept.van(ACTOR, PAD) is None


def test_het_laatste_vervangt_wat_er_stond_rel_11(dienst: Dienst) -> None:
    _bewaar(dienst)
    _bewaar(dienst, "verhaal=later")

    with wie.als(dienst(HEERDE)):
        terug = concept.van(ACTOR, PAD)
        assert terug is not None
        assert terug.velden["verhaal"] == "later"
        assert Concept.objects.count() == 1


def test_het_staat_versleuteld_en_zonder_tokens_en_wachtwoorden_sec_31(dienst: Dienst) -> None:
    _bewaar(dienst, "verhaal=Sanne&csrfmiddlewaretoken=geheim&password=geheim")

    with wie.als(dienst(HEERDE)):
        terug = concept.van(ACTOR, PAD)
        assert terug is not None
        assert "geheim" not in str(terug)
        assert b"Sanne" not in bytes(Concept.objects.get().cijfer)


def test_na_twee_dagen_is_het_weg_priv_47(dienst: Dienst) -> None:
    begin = klok.nu()
    with klok.op(begin):
        _bewaar(dienst)
        _bewaar(dienst, gemeente=OIJ)

    with klok.op(begin + timedelta(days=2, seconds=-1)), wie.als(dienst(HEERDE)):
        terug = concept.van(ACTOR, PAD)
        assert terug is not None
        assert terug.tot == begin + timedelta(days=2)
    with klok.op(begin + timedelta(days=2)), wie.als(dienst(HEERDE)):
        assert concept.van(ACTOR, PAD) is None
    with klok.op(begin + timedelta(days=2, seconds=-1)):
        assert concept.ruim_op() == 0
    with klok.op(begin + timedelta(days=2)):
        assert concept.ruim_op() == 2


def test_niets_getypt_is_geen_concept(dienst: Dienst) -> None:
    _bewaar(dienst, "verhaal=&csrfmiddlewaretoken=x")

    with wie.als(dienst(HEERDE)):
        assert not concept.heeft(ACTOR)
