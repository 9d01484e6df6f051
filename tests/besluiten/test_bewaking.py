"""What the database refuses when only the database stands between (migration 0002)."""

import datetime as dt
import threading
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction
from tests.besluiten.test_besluit import eigen_voorstel
from tests.besluiten.wereld import VANDAAG, Wereld, mandaat

from rotonde.besluiten import actions
from rotonde.besluiten.fouten import AlBesloten
from rotonde.besluiten.models import Besluit, Mandaat, Voorstel
from rotonde.kern import klok
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag, Rol

D = dt.date.fromisoformat


@pytest.mark.parametrize(
    "veld",
    [
        pytest.param({"bedrag": Decimal(1)}, id="ander bedrag dan voorgesteld"),
        pytest.param({"periode": periode(D("2026-12-01"), D("2030-12-01"))}, id="andere periode"),
        pytest.param({"datum": D("2026-11-22")}, id="andere dag"),
        pytest.param({"rol": Rol.PROCESREGISSEUR}, id="andere rol"),
        pytest.param({"genomen_door": "collega"}, id="in naam van een ander"),
        pytest.param({"mandaat": "andere groep"}, id="mandaat voor een ander product"),
        pytest.param({"afslag": Afslag.ZORG}, id="andere afslag"),
    ],
)
def test_the_database_refuses_a_besluit_that_its_mandaat_does_not_cover(
    wereld: Wereld, veld: dict[str, object]
) -> None:
    with wereld.als_dienst():
        andere = actions.mandaten_instellen([mandaat("T-9", groepen=("wonen",))])[0]
    vervang = {"collega": wereld.collega, "andere groep": andere}
    with wereld.als(wereld.consulent):
        besluit = ongeschreven(wereld.voorstel().id, wereld)
        for naam, waarde in veld.items():
            setattr(besluit, naam, vervang.get(str(waarde), waarde))

        with pytest.raises(IntegrityError, match="geen geldig mandaat"), transaction.atomic():
            besluit.save()

        assert not Besluit.objects.exists()
        ongeschreven(wereld.voorstel().id, wereld).save()


def test_the_database_refuses_an_own_voorstel_from_four_eyes_up(wereld: Wereld) -> None:
    voorstel = eigen_voorstel(wereld)

    with wereld.als(wereld.consulent), pytest.raises(IntegrityError, match="geen geldig mandaat"), transaction.atomic():
        ongeschreven(voorstel.id, wereld).save()


def test_what_was_decided_stays_decided(wereld: Wereld) -> None:
    besluit = wereld.besluit(bekend=False)

    with wereld.als(wereld.consulent), pytest.raises(DatabaseError, match=r"permission denied|alleen toe te voegen"):
        Besluit.objects.filter(pk=besluit.pk).update(bedrag=1)


def test_a_mandaat_never_changes_afterwards(wereld: Wereld) -> None:
    with wereld.als_dienst():
        for veranderd in (mandaat("T-1", max_bedrag=Decimal(99_000)), mandaat("T-1", tot=VANDAAG)):
            with pytest.raises(IntegrityError, match="verandert niet achteraf"), transaction.atomic():
                actions.mandaten_instellen([veranderd])

        actions.mandaten_instellen([mandaat("T-1", tot=D("2026-11-24"))])
        assert Mandaat.objects.get().geldig.upper == D("2026-11-24")


@pytest.mark.committen
def test_two_people_deciding_at_once_make_one_besluit_rel_09() -> None:
    with klok.op(klok.moment(VANDAAG)):
        wereld = Wereld()
        with wereld.als(wereld.consulent):
            voorstel = wereld.voorstel().id
    klaar, uitkomsten = threading.Barrier(2), []

    def beslis(wie_besluit: str) -> None:
        try:
            with klok.op(klok.moment(VANDAAG)), wereld.als(getattr(wereld, wie_besluit)):
                klaar.wait(timeout=20)
                actions.besluiten(voorstel)
            uitkomsten.append("besloten")
        except AlBesloten:
            uitkomsten.append("al besloten")
        finally:
            connections.close_all()

    draden = [threading.Thread(target=beslis, args=(naam,)) for naam in ("consulent", "collega")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted(uitkomsten) == ["al besloten", "besloten"]
    with wereld.als_dienst():
        assert Besluit.objects.count() == 1


def ongeschreven(voorstel_id: UUID, wereld: Wereld) -> Besluit:
    """The besluit as the verb would write it, by hand: only the database stands between."""
    voorstel = Voorstel.objects.select_related("product").get(pk=voorstel_id)
    return Besluit(
        gemeente_id=wereld.code,
        aanvraag_id=voorstel.aanvraag_id,
        voorstel=voorstel,
        dossier_id=voorstel.dossier_id,
        persoon_id=voorstel.persoon_id,
        product=voorstel.product,
        wet=voorstel.wet,
        afslag=voorstel.product.afslag,
        soort=voorstel.soort,
        periode=voorstel.periode,
        bedrag=voorstel.bedrag,
        mandaat=Mandaat.objects.get(code="T-1"),
        genomen_door=wereld.consulent,
        rol=Rol.AANSPREEKPUNT,
        datum=VANDAAG,
    )
