"""Over any register and any voorstel: the verb and the database agree, and no besluit stands without a mandaat."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.besluiten.test_bewaking import ongeschreven
from tests.besluiten.wereld import VANDAAG, Wereld, mandaat

from rotonde.besluiten import actions
from rotonde.besluiten.fouten import GeenMandaat
from rotonde.besluiten.mandaat import na_maanden
from rotonde.besluiten.models import Besluit, Mandaat
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag

D = dt.date.fromisoformat
NAAR_KEUZE: dict[str, st.SearchStrategy[Any]] = {
    "functie": st.sampled_from(["", "wmo-consulent", "gezinscoach"]),
    "functie_naam": st.sampled_from(["Wmo-consulent", "Gezinscoach"]),
    "product": st.sampled_from(["", "wmo-begeleiding", "wmo-traplift"]),
    "groepen": st.sampled_from([(), ("begeleiding",), ("wonen", "begeleiding"), ("wonen",)]),
    "afslag": st.sampled_from([Afslag.HULP, Afslag.HULP, Afslag.ZORG]),
    "max_bedrag": st.sampled_from([None, Decimal(1_000), Decimal(3_000), Decimal(9_000)]),
    "max_maanden": st.sampled_from([None, 1, 12, 24]),
    "vier_ogen_vanaf": st.sampled_from([None, Decimal(0), Decimal(1_000), Decimal(3_000)]),
    "tot": st.sampled_from([None, VANDAAG, VANDAAG + dt.timedelta(days=1)]),
}
STIL = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=60, deadline=None, suppress_health_check=STIL)
@given(
    st.lists(st.fixed_dictionaries(NAAR_KEUZE), max_size=2),
    st.sampled_from([0, 1, 999, 1_000, 1_001, 3_000, 5_999, 6_000, 9_001]),
    st.sampled_from(["2026-12-31", "2027-01-01", "2027-12-01", "2027-12-02", "2028-12-01", "2028-12-02"]),
    st.booleans(),
)
def test_verb_and_database_judge_alike(
    wereld: Wereld, register: list[dict[str, Any]], bedrag: int, tot: str, eigen: bool
) -> None:
    """Each example has its own register; a besluit stands exactly when the database holds a mandaat for it."""
    with transaction.atomic(), wereld.als_dienst():
        opdrachten = [mandaat(f"P-{nummer}", **velden) for nummer, velden in enumerate(register)]
        mandaten = actions.mandaten_instellen(opdrachten) + list(Mandaat.objects.filter(code="T-1"))
        indiener = wereld.consulent if eigen else wereld.collega
        with wereld.als(indiener):
            voorstel = wereld.voorstel(bedrag, periode=periode(D("2026-12-01"), D(tot)))
        with wereld.als(wereld.consulent):
            in_database = [rij.id for rij in mandaten if _database_aanvaardt(voorstel.id, rij, wereld)]
            try:
                mandaat_van_besluit = actions.besluiten(voorstel.id).mandaat_id
            except GeenMandaat:
                mandaat_van_besluit = None

            assert (mandaat_van_besluit is not None) == bool(in_database)
            assert mandaat_van_besluit in [None, *in_database]
            assert Besluit.objects.count() == (1 if in_database else 0)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("dag", "maanden", "uitkomst"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-01", 12, "2027-12-01"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-05-15", 60, "2031-05-15"),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_the_month(dag: str, maanden: int, uitkomst: str) -> None:
    assert na_maanden(D(dag), maanden) == D(uitkomst)


def _database_aanvaardt(voorstel_id: Any, rij: Mandaat, wereld: Wereld) -> bool:
    """Whether the database takes this besluit under this mandaat; what it took is undone."""
    besluit = ongeschreven(voorstel_id, wereld)
    besluit.mandaat = rij
    try:
        with transaction.atomic():
            besluit.save()
            transaction.set_rollback(True)
    except IntegrityError:
        return False
    return True
