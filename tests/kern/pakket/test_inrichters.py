"""Setting up the gemeente itself: only a load does it, and nothing that others point to disappears."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from rotonde.kern import actions, wie
from rotonde.kern.fouten import GeenBevoegdheid
from rotonde.kern.models import Gebeurtenis, Gemeente, Woonkern
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet

pytestmark = pytest.mark.django_db


def vrager(rol: Rol, soort: ActorSoort) -> wie.Wie:
    return wie.wie(
        gemeente="9901", actor=wie.DIENSTEN, actor_soort=soort, rol=rol, wet=Wet.ALGEMEEN, doel=Doel.BEHEER,
        grond="proef", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


@pytest.fixture
def _als_dienst() -> Iterator[None]:
    with wie.als(vrager(Rol.DIENST, ActorSoort.DIENST)):
        yield


@pytest.mark.usefixtures("_als_dienst")
def test_inrichten_maakt_en_wijzigt_op_code_en_laat_de_rest_staan() -> None:
    actions.gemeente_inrichten({"naam": "Proefdam", "slug": "proefdam"})
    noord = {"code": "noord", "naam": "Noord", "aandeel": Decimal("0.6")}
    actions.kernen_inrichten([noord, {"code": "zuid", "naam": "Zuid", "aandeel": Decimal("0.4")}])
    eerste = Woonkern.objects.get(code="noord").id

    actions.kernen_inrichten([{**noord, "naam": "Noorderend"}])

    assert Woonkern.objects.get(code="noord").id == eerste
    assert list(Woonkern.objects.order_by("code").values_list("naam", flat=True)) == ["Noorderend", "Zuid"]
    assert [g.gegevens["codes"] for g in Gebeurtenis.objects.order_by("tijd", "id")][-1] == ["noord"]


@pytest.mark.usefixtures("_als_dienst")
def test_een_nieuwe_huisstijl_laat_de_naam_staan() -> None:
    actions.gemeente_inrichten({"naam": "Proefdam", "slug": "proefdam"})
    actions.gemeente_inrichten({"huisstijl": {"kleuren": {"hoofd": "#123456"}}})

    gemeente = Gemeente.objects.get(code="9901")
    assert (gemeente.naam, gemeente.huisstijl["kleuren"]["hoofd"]) == ("Proefdam", "#123456")


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.DIENST])
def test_alleen_een_lading_richt_een_gemeente_in_sec_10(rol: Rol) -> None:
    with wie.als(vrager(rol, ActorSoort.MEDEWERKER)), pytest.raises(GeenBevoegdheid):
        actions.gemeente_inrichten({"naam": "Proefdam", "slug": "proefdam"})
