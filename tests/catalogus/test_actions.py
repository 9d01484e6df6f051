"""The sociale kaart is kept by hand too: adding, checking and ending an entry."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from rotonde.catalogus import actions, policies, queries
from rotonde.catalogus.models import Aanbod
from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet
from rotonde.kern.models import Gebeurtenis, Gemeente
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet

pytestmark = pytest.mark.django_db
BEGIN = date(2024, 7, 1)


def inhoud(**anders: Any) -> dict[str, Any]:
    return {
        "naam": "Een maatje",
        "wat": "Samen de post doen.",
        "wet": Wet.WGS,
        "afslag": 1,
        "leefgebieden": ["geld"],
        "kernen": ["noord"],
        "kanalen": ["bezoek"],
        "kosten": "gratis",
        "zoekwoorden": ["schulden"],
        "gecontroleerd_op": BEGIN,
        "houdbaar_maanden": 12,
        "bron": "verzonnen",
        **anders,
    }


def als_rol(rol: Rol) -> wie.Wie:
    return wie.wie(
        gemeente="9901", actor=wie.DIENSTEN, actor_soort=ActorSoort.MEDEWERKER, rol=rol, wet=Wet.ALGEMEEN,
        doel=Doel.BEHEER, grond="proef", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _op_de_backoffice() -> Iterator[None]:
    Gemeente.objects.create(code="9901", naam="Proefdam", slug="proefdam")
    with klok.op(klok.moment(BEGIN)), wie.als(als_rol(Rol.BACKOFFICE)):
        yield


def maatje() -> Aanbod:
    return queries.regels_op(Aanbod, klok.vandaag()).get(code="maatje")


def gevonden(woorden: list[str]) -> list[tuple[str, bool]]:
    treffers = queries.zoek_aanbod(klok.vandaag(), leefgebied=None, kern=None, afslag=None, woorden=woorden)
    return [(treffer.aanbod.code, treffer.verouderd) for treffer in treffers]


def test_wat_is_opgenomen_wordt_gevonden_en_staat_in_het_gebeurtenissenlog() -> None:
    actions.opnemen("maatje", inhoud())

    assert gevonden(["POST"]) == [("maatje", False)]
    assert gevonden(["fiets"]) == []
    with wie.als(wie.dienst(gemeente="9901", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        assert list(Gebeurtenis.objects.values_list("soort", flat=True)) == ["catalogus.opgenomen"]


def test_een_code_is_maar_een_keer_in_gebruik() -> None:
    actions.opnemen("maatje", inhoud())
    with pytest.raises(KanNuNiet, match="kies een andere code"):
        actions.opnemen("maatje", inhoud())


def test_verouderd_aanbod_zakt_en_een_controle_haalt_het_terug() -> None:
    actions.opnemen("maatje", inhoud())
    actions.opnemen("zuster", inhoud(naam="Zuster", houdbaar_maanden=60))
    with klok.op(klok.moment(date(2025, 7, 1))):
        assert gevonden([]) == [("zuster", False), ("maatje", True)]
        actions.actualiseren(maatje(), {"wat": "Samen de post en de bank doen."})
        assert gevonden(["bank"]) == [("maatje", False)]

    with klok.op(klok.moment(date(2025, 6, 30))):
        assert gevonden(["bank"]) == []
        assert gevonden(["post"]) == [("maatje", False), ("zuster", False)]


def test_actualiseren_op_de_eerste_dag_verbetert_de_rij_zelf() -> None:
    actions.opnemen("maatje", inhoud())
    actions.actualiseren(maatje(), {"naam": "Een ander maatje"})

    assert [rij.naam for rij in queries.alle_regels(Aanbod)] == ["Een ander maatje"]


def test_beeindigd_aanbod_wordt_niet_meer_gevonden_en_niet_meer_gewijzigd() -> None:
    actions.opnemen("maatje", inhoud())
    with klok.op(klok.moment(date(2024, 8, 1))):
        aanbod = maatje()
        actions.beeindigen(aanbod)
        assert gevonden([]) == []
        with pytest.raises(KanNuNiet, match="geldt niet meer"):
            actions.actualiseren(queries.alle_regels(Aanbod).get(), {"naam": "Toch"})


@pytest.mark.parametrize("rol", [Rol.ANONIEM, Rol.INWONER, Rol.RAADSLID, Rol.AANSPREEKPUNT])
def test_wie_de_kaart_niet_beheert_neemt_niets_op_sec_10(rol: Rol) -> None:
    with wie.als(als_rol(rol)), pytest.raises(GeenBevoegdheid):
        actions.opnemen("maatje", inhoud())


@pytest.mark.parametrize(
    ("gecontroleerd", "maanden", "verouderd"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 12, 1), 12, date(2025, 12, 1)),
        (date(2024, 6, 15), 7, date(2025, 1, 15)),
    ],
)
def test_houdbaar_tot_telt_in_kalendermaanden(gecontroleerd: date, maanden: int, verouderd: date) -> None:
    aanbod = Aanbod(gecontroleerd_op=gecontroleerd, houdbaar_maanden=maanden)
    assert policies.houdbaar_tot(aanbod) == verouderd
    assert policies.is_verouderd(aanbod, verouderd)
    assert not policies.is_verouderd(aanbod, date.fromordinal(verouderd.toordinal() - 1))
