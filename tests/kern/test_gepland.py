"""A statement that is asked often is planned once, and its plan shows each asker their own rows (decision 0022)."""

from collections.abc import Callable

import pytest
from django.db import connection
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import wie
from rotonde.kern.models import Team
from rotonde.kern.wie import Wie

KEREN = 12


def _namen() -> set[str]:
    return set(Team.objects.values_list("naam", flat=True))


def _gepland() -> tuple[int, int]:
    """Plans made for whoever asks, and plans made for one asker, of the question for teams on this connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(generic_plans), 0), coalesce(sum(custom_plans), 0) FROM pg_prepared_statements "
            "WHERE statement LIKE %s",
            ['SELECT "kern_team"."naam"%'],
        )
        algemeen, eigen = cursor.fetchone()
        return int(algemeen), int(eigen)


@pytest.mark.usefixtures("team_in_beide")
def test_een_plan_van_de_een_toont_een_ander_alleen_het_eigene_priv_01(dienst: Callable[[str], Wie]) -> None:
    for _ in range(KEREN):
        for gemeente in (HEERDE, OIJ):
            with wie.als(dienst(gemeente)):
                assert _namen() == {f"Team van {gemeente}"}
    assert _namen() == set()

    assert _gepland()[0] > 0
    assert sum(_gepland()) >= KEREN


@pytest.mark.usefixtures("team_in_beide")
def test_wat_een_keer_gevraagd_wordt_houdt_geen_plan_vast(dienst: Callable[[str], Wie]) -> None:
    with wie.als(dienst(HEERDE)):
        vraag = Team.objects.filter(naam__in=["a", "b", "c"]).values_list("code", flat=True)
        assert list(vraag) == []
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%$1, $2, $3)%"])
            assert cursor.fetchone() == (0,)
