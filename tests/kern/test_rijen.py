"""A list that is read a page at a time reads, and logs, nothing but what is asked for (SEC-24)."""

import pytest
from django.core.paginator import Paginator
from django.db.models import QuerySet
from tests.klanten import HEERDE, OIJ, maak_gemeente

from rotonde.kern.models import Gemeente
from rotonde.kern.rijen import Rijen


@pytest.mark.django_db
def test_alleen_wat_gevraagd_wordt_is_gelezen_sec_24() -> None:
    maak_gemeente(HEERDE)
    maak_gemeente(OIJ)
    gelezen: list[str] = []

    def lees(rijen: QuerySet[Gemeente]) -> list[str]:
        codes = [rij.code for rij in rijen]
        gelezen.extend(codes)
        return codes

    rijen = Rijen(Gemeente.objects.filter(code__in=[HEERDE, OIJ]).order_by("code"), lees)

    assert len(rijen) == 2
    assert gelezen == []
    assert list(Paginator(rijen, 1).get_page("2")) == [OIJ]
    assert gelezen == [OIJ]
    assert (rijen[0], list(rijen)) == (HEERDE, [HEERDE, OIJ])
