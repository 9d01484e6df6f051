"""Gemeenten that do not exist: known by their code, refused where real ones are."""

from collections.abc import Iterator
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


@pytest.fixture(scope="module")
def voorbeeld() -> Pakket:
    return controleer(PAKKETTEN / "1509-oude-ijsselstreek", register.ontdek())


def _laad(pakket: Pakket) -> None:
    soorten = register.ontdek()
    laden.laad(pakket, soorten, laden.bereken(pakket, soorten))


def test_a_synthetic_pack_differs_in_code_and_name_only(voorbeeld: Pakket) -> None:
    eigen = synthetisch.pakket(voorbeeld, 7)
    (zelf,) = eigen.inhoud()["gemeente"]
    assert (eigen.gemeentecode, zelf.code, zelf.slug) == ("S007", "S007", "synthetisch-007")
    assert zelf.naam == "Synthetische gemeente"
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
    assert Gemeente.objects.get().slug == "synthetisch-001"


@pytest.fixture
def in_dit_proces(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Print here, in the transaction of the test; of the drawing only the first block."""
    monkeypatch.setattr(draaiboek, "BLOKKEN", draaiboek.BLOKKEN[:1])
    monkeypatch.setattr(synthetisch, "tegelijk", lambda doe, aantal, processen: map(doe, range(aantal)))
    synthetisch._voorbeeld.cache_clear()
    yield
    synthetisch._voorbeeld.cache_clear()


@pytest.mark.usefixtures("in_dit_proces")
def test_two_of_them_hold_the_same_people_under_other_ids_af_12(db: None, voorbeeld: Pakket, tmp_path: Path) -> None:
    nummers = [mens.bsn for mens in Getrokken(voorbeeld, 2024).bevolking.mensen]
    gezegd: list[str] = []
    for _ in range(2):  # what is done already is not done again
        synthetisch.bevolk(voorbeeld, 2, zaad=2024, processen=1, map_=tmp_path, schrijf=gezegd.append)
    gevonden = []
    for code in synthetisch.codes(2):
        with wie.als(wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="proef")):
            gevonden.append(inwoners.ids_bij_bsn(nummers))
            assert Mutatie.objects.filter(tabel="inwoners_persoon").count() == len(gevonden[-1])
    assert gevonden[0].keys() == gevonden[1].keys()
    assert gevonden[0]
    assert not set(gevonden[0].values()) & set(gevonden[1].values())
    assert [zin.split(" in ")[0] for zin in gezegd] == [
        "Gemeente S001 is bevolkt", "Gemeente S002 is gedrukt", "Gemeente S001 is bevolkt",
    ]  # fmt: skip
