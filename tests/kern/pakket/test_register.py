"""Which kinds there are, and in which order they can be loaded."""

import pytest

from rotonde.kern.pakket.register import Soort, Verwijzing, ontdek, op_volgorde, registreer
from rotonde.kern.pakket.schema import Regel


class EenRegel(Regel):
    code: str


class AndereRegel(Regel):
    code: str


def test_de_gemeente_gaat_voor_alles_en_een_doel_voor_wie_ernaar_verwijst() -> None:
    volgorde = list(ontdek())
    assert volgorde[0] == "gemeente"
    for naam, soort in ontdek().items():
        for verwijzing in soort.verwijzingen:
            assert volgorde.index(verwijzing.naar) < volgorde.index(naam)


def test_elke_verwijzing_wijst_naar_een_bestaand_veld_en_soort() -> None:
    soorten = ontdek()
    for soort in soorten.values():
        for verwijzing in soort.verwijzingen:
            assert verwijzing.veld in soort.schema.model_fields
            doel = soorten[verwijzing.naar].schema
            assert verwijzing.doelveld is None or verwijzing.doelveld in doel.model_fields


def test_een_kring_van_verwijzingen_wordt_geweigerd() -> None:
    kring = {
        "a": Soort("a", EenRegel, verwijzingen=(Verwijzing("code", "b"),)),
        "b": Soort("b", EenRegel, verwijzingen=(Verwijzing("code", "a"),)),
    }
    with pytest.raises(ValueError, match="kring"):
        op_volgorde(kring)
    zelf = {"a": Soort("a", EenRegel, verwijzingen=(Verwijzing("code", "a"),))}
    assert list(op_volgorde(zelf)) == ["a"]


def test_een_bestand_hoort_bij_een_kamer() -> None:
    soort = ontdek()["kernen"]
    assert registreer(soort) is soort
    with pytest.raises(ValueError, match="kernen is al geregistreerd"):
        registreer(Soort("kernen", AndereRegel))
