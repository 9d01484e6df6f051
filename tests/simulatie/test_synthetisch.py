"""Gemeenten that do not exist: known by their code, refused where real ones are."""

from pathlib import Path

import pytest
from django.test import override_settings
from tests.simulatie.trekking.voorbeeld import PAKKETTEN

from rotonde.inwoners import queries as inwoners
from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Gemeente, Mutatie
from rotonde.kern.pakket import laden, register
from rotonde.kern.pakket.controle import Pakket, controleer
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie import draaiboek, synthetisch
from rotonde.simulatie.getrokken import Getrokken
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.voortgang import Voortgang


@pytest.fixture(scope="module")
def voorbeeld() -> Pakket:
    return controleer(PAKKETTEN / "1509-oude-ijsselstreek", register.ontdek())


def _laad(pakket: Pakket) -> None:
    soorten = register.ontdek()
    laden.laad(pakket, soorten, laden.bereken(pakket, soorten))


def test_a_synthetic_pack_differs_in_code_and_name_only(voorbeeld: Pakket) -> None:
    eigen = synthetisch.pakket(voorbeeld, 7)
    (zelf,) = eigen.inhoud()["gemeente"]
    assert (eigen.gemeentecode, zelf.code, zelf.naam) == ("S007", "S007", "Synthetische gemeente 007")
    rest = {soort: regels for soort, regels in eigen.inhoud().items() if soort != "gemeente"}
    assert rest == {soort: regels for soort, regels in voorbeeld.inhoud().items() if soort != "gemeente"}
    assert voorbeeld.gemeentecode == "1509"


@pytest.mark.parametrize("nummer", [0, 1000])
def test_no_number_gives_a_code_that_does_not_fit(voorbeeld: Pakket, nummer: int) -> None:
    with pytest.raises(ValueError, match="1 tot en met 999"):
        synthetisch.pakket(voorbeeld, nummer)


def test_production_refuses_a_synthetic_gemeente_priv_59(db: None, voorbeeld: Pakket) -> None:
    eigen = synthetisch.pakket(voorbeeld, 1)
    with override_settings(PRODUCTIE=True), pytest.raises(KanNuNiet, match="verzonnen"):
        _laad(eigen)
    assert not Gemeente.objects.exists()
    _laad(eigen)
    assert Gemeente.objects.get().slug == "synthetische-gemeente-001"


def test_two_of_them_hold_the_same_people_under_other_ids_af_12(
    db: None, voorbeeld: Pakket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draaiboek, "BLOKKEN", draaiboek.BLOKKEN[:1])
    getrokken = Getrokken(voorbeeld, 2024)
    nummers = [mens.bsn for mens in getrokken.bevolking.mensen]
    gevonden = []
    for nummer in (1, 2):
        eigen = synthetisch.pakket(voorbeeld, nummer)
        _laad(eigen)
        draaiboek.speel(Toneel(eigen, getrokken, Voortgang(tmp_path / "voortgang.json", lambda _: None)))
        dienst = wie.dienst(gemeente=eigen.gemeentecode, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="proef")
        with wie.als(dienst):
            gevonden.append(inwoners.ids_bij_bsn(nummers))
            assert Mutatie.objects.filter(tabel="inwoners_persoon").count() == len(gevonden[-1])
    assert gevonden[0].keys() == gevonden[1].keys()
    assert gevonden[0]
    assert not set(gevonden[0].values()) & set(gevonden[1].values())
