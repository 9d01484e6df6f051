"""What other rooms ask of the catalogus, on a day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from rotonde.catalogus import queries
from rotonde.catalogus.models import Functie, Leefgebied, Thema
from rotonde.kern import klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.pakket import laden
from rotonde.kern.pakket.controle import Pakket, controleer
from rotonde.kern.pakket.register import ontdek
from rotonde.kern.soorten import Afslag, Doel, Rol, Wet

pytestmark = pytest.mark.django_db
GEMEENTEN = Path(__file__).resolve().parents[2] / "gemeenten"
DAG = date(2024, 12, 15)


@pytest.fixture(scope="module")
def pakketten() -> list[Pakket]:
    return [controleer(GEMEENTEN / naam, ontdek()) for naam in ("0246-heerde", "1509-oude-ijsselstreek")]


@pytest.fixture(autouse=True)
def _in_oude_ijsselstreek(pakketten: list[Pakket]) -> Iterator[None]:
    soorten = {naam: soort for naam, soort in ontdek().items() if naam not in {"mandaten", "budgetten"}}
    with klok.op(klok.moment(DAG)):
        for pakket in pakketten:
            laden.laad(pakket, soorten, laden.bereken(pakket, soorten))
        with wie.als(wie.dienst(gemeente="1509", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
            yield


def test_de_matrix_per_afslag() -> None:
    assert queries.matrix_op(DAG, None).count() == 97
    assert {afslag: queries.matrix_op(DAG, afslag).count() for afslag in Afslag} == {1: 42, 2: 56, 3: 12}


def test_de_afslagen_van_een_regel() -> None:
    assert queries.afslagen_van(DAG, "V-A-1") == [Afslag.ONDERSTEUNING, Afslag.HULP, Afslag.ZORG]
    assert queries.afslagen_van(DAG, "T-A-1") == []
    with pytest.raises(NietGevonden, match="staat niet in de matrix"):
        queries.afslagen_van(DAG, "X-A-1")


def test_een_product_bestaat_pas_vanaf_zijn_dag() -> None:
    product = queries.product_op(DAG, "jw-ambulant")
    assert (product.wet, product.afslag, product.categorie) == (Wet.JEUGDWET, Afslag.HULP, "45")
    with pytest.raises(NietGevonden, match="bestaat niet op 31-12-2020"):
        queries.product_op(date(2020, 12, 31), "jw-ambulant")


def test_een_product_van_een_andere_gemeente_bestaat_hier_niet() -> None:
    with pytest.raises(NietGevonden):
        queries.product_op(DAG, "wmo-avslh")
    with wie.als(wie.dienst(gemeente="0246", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        assert queries.product_op(DAG, "wmo-avslh").afslag == Afslag.ONDERSTEUNING


def test_producten_per_wet_en_afslag() -> None:
    zorg = queries.producten_op(DAG, Wet.JEUGDWET, Afslag.ZORG)
    assert {product.wet for product in zorg} == {Wet.JEUGDWET}
    assert {product.afslag for product in zorg} == {Afslag.ZORG}
    assert queries.producten_op(DAG, None, None).count() > zorg.count()


def test_een_tarief_wisselt_op_nieuwjaar() -> None:
    oud, nieuw = (
        queries.tarief_op(date(2024, 12, 31), "jw-ambulant"),
        queries.tarief_op(date(2025, 1, 1), "jw-ambulant"),
    )
    assert oud is not None
    assert nieuw is not None
    assert oud < nieuw


def test_aanbod_wordt_gevonden_op_leefgebied_kern_en_woord() -> None:
    treffers = queries.zoek_aanbod(
        DAG, leefgebied="werk-en-inkomen", kern="ulft", afslag=Afslag.ONDERSTEUNING, woorden=["schulden"]
    )
    assert {treffer.aanbod.code for treffer in treffers} == {"thuisadministratie", "inloop-geldzaken"}
    assert not queries.zoek_aanbod(DAG, leefgebied=None, kern="wapenveld", afslag=None)


def test_aanbod_voor_iemand_is_in_de_eigen_kern_of_overal_en_het_lichtste_eerst() -> None:
    in_ulft = queries.aanbod_voor(DAG, leefgebied="meedoen", kern="ulft")
    overal = queries.aanbod_voor(DAG, leefgebied="meedoen", kern=None)

    assert in_ulft
    assert all("ulft" in treffer.aanbod.kernen for treffer in in_ulft)
    assert all(set(treffer.aanbod.kernen) == set(queries.kernen()) for treffer in overal)
    assert {t.aanbod.code for t in overal} <= {t.aanbod.code for t in in_ulft}
    assert in_ulft == sorted(in_ulft, key=lambda t: (t.verouderd, t.aanbod.afslag, t.aanbod.naam))
    assert not queries.aanbod_voor(DAG, leefgebied="meedoen", kern="wapenveld")


def test_gezocht_wordt_op_leefgebieden_waarvoor_er_aanbod_is() -> None:
    gebieden = list(queries.leefgebieden_met_aanbod(DAG))

    assert gebieden == [code for code in queries.leefgebieden_voor_aanpak(DAG) if code in gebieden]
    assert all(queries.aanbod_voor(DAG, leefgebied=code, kern=None) for code in gebieden)


def test_wat_er_niet_meer_is_wordt_niet_gekozen() -> None:
    assert queries.aanbod_op(DAG, "thuisadministratie").naam
    with pytest.raises(NietGevonden, match="sociale kaart"):
        queries.aanbod_op(date(1999, 1, 1), "thuisadministratie")


def test_zoeken_kost_een_vraag_aan_de_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert len(queries.zoek_aanbod(DAG, leefgebied=None, kern=None, afslag=None)) > 20


def test_functies_dragen_een_rol_van_het_platform() -> None:
    rollen = dict(queries.regels_op(Functie, DAG).values_list("code", "grondrol"))
    assert rollen["aanspreekpunt"] == Rol.AANSPREEKPUNT
    assert rollen["professional-met-mandaat"] == Rol.PROFESSIONAL
    assert rollen["wijkverpleegkundige"] == Rol.PARTNER
    assert rollen["rechter"] == ""


def test_themas_en_leefgebieden_hebben_een_volgorde() -> None:
    for model in (Thema, Leefgebied):
        plekken = list(queries.regels_op(model, DAG).values_list("volgorde", flat=True))
        assert len(plekken) == len(set(plekken))


def test_een_inwoner_en_een_aanpak_hebben_elk_een_lijst_zonder_dubbele() -> None:
    with wie.als(wie.dienst(gemeente="0246", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        vraag, aanpak = queries.leefgebieden_voor_vraag(DAG), queries.leefgebieden_voor_aanpak(DAG)

    assert (len(vraag), len(aanpak)) == (12, 7)
    assert len(set(vraag.values())) == 12
    assert vraag["opvoeding"] == aanpak["stip-opvoeden"] == "Opvoeden"


def test_wie_een_lijst_heeft_gebruikt_die_voor_vraag_en_aanpak() -> None:
    vraag = queries.leefgebieden_voor_vraag(DAG)
    assert vraag == queries.leefgebieden_voor_aanpak(DAG)
    assert vraag["meedoen"] == "Samenleven en meedoen"
