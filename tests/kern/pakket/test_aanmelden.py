"""aanmelden.yaml: where staff of a gemeente sign in (SEC-03)."""

import pytest
from pydantic import ValidationError

from rotonde.kern import wie
from rotonde.kern.models import Gemeente
from rotonde.kern.pakket.inrichters import AanmeldenLader
from rotonde.kern.pakket.inrichting import AanmeldenRegel
from rotonde.kern.soorten import Doel, Wet

REGEL = {
    "geldig_vanaf": "2026-01-01",
    "server": "https://login.example.nl/oidc",
    "klant": "rotonde",
    "kenmerk": "oid",
    "amr": ["mfa"],
    "bron": "inrichting van de aanmelddienst",
}


@pytest.mark.django_db
def test_de_dienst_staat_bij_de_gemeente_en_zonder_dienst_is_er_geen_regel_sec_03() -> None:
    Gemeente.objects.create(code="9901", naam="Proefdam", slug="proefdam")
    lader = AanmeldenLader()
    inhoud = lader.inhoud(AanmeldenRegel.model_validate(REGEL))

    with wie.als(wie.dienst(gemeente="9901", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        assert lader.huidig() == {}
        Gemeente.objects.update(**inhoud)
        assert [segment.inhoud for segment in lader.huidig()["aanmelden"]] == [inhoud]

    assert inhoud["aanmelden"] == {
        "server": "https://login.example.nl/oidc", "klant": "rotonde", "kenmerk": "oid", "amr": ["mfa"], "acr": [],
    }  # fmt: skip


@pytest.mark.parametrize("anders", [{"server": "http://login.example.nl"}, {"geheim": "abc"}, {"klant": ""}])
def test_een_dienst_zonder_tls_of_met_geheim_hoort_niet_in_een_pakket_sec_03(anders: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        AanmeldenRegel.model_validate(REGEL | anders)
