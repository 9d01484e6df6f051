"""Who was just too late reads a sentence; what no verb names stays a bug (REL-09)."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, OperationalError, transaction
from psycopg import errors
from tests.inwoners.gezin import GEMEENTE, dienst

from rotonde.kern import bevoegdheden, botsing, wie
from rotonde.kern.actie import ACTIES, actie
from rotonde.kern.bevoegdheden import Regel
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Gemeente, Team
from rotonde.kern.soorten import Rol


def _al_een_team() -> KanNuNiet:
    return KanNuNiet("Dit team is er al: kies een andere code.")


def _tweede_team(zinnen: dict[str, Callable[[], KanNuNiet]]) -> None:
    with wie.als(dienst()), transaction.atomic(), botsing.als_zin(zinnen):
        for _ in range(2):
            Team.objects.create(gemeente_id=GEMEENTE, code="toegang", naam="Toegang")


def test_a_named_constraint_is_a_sentence_rel_09(gemeente: Gemeente) -> None:
    with pytest.raises(KanNuNiet, match="er al") as fout:
        _tweede_team({"team_code": _al_een_team})

    assert isinstance(fout.value.__cause__, IntegrityError)


def test_any_other_keeps_its_traceback_rel_09(gemeente: Gemeente) -> None:
    with pytest.raises(IntegrityError, match="team_code"):
        _tweede_team({"een_andere": _al_een_team})


@pytest.mark.parametrize(
    ("oorzaak", "wordt"),
    [
        (errors.DeadlockDetected(), KanNuNiet),
        (errors.SerializationFailure(), KanNuNiet),
        (errors.QueryCanceled(), OperationalError),
    ],
    ids=["wachtten op elkaar", "zagen een ander verleden", "duurde te lang"],
)
def test_who_the_database_ended_for_another_reads_a_sentence_rel_09(
    gemeente: Gemeente, monkeypatch: pytest.MonkeyPatch, oorzaak: Exception, wordt: type[Exception]
) -> None:
    regel = Regel("actie", "test.wacht", frozenset({Rol.DIENST}), None, None, "")
    monkeypatch.setattr(bevoegdheden, "tabel", lambda: {("actie", "test.wacht"): regel})

    @actie("test.wacht")
    def wacht() -> None:
        Team.objects.create(gemeente_id=GEMEENTE, code="half", naam="Half")
        raise OperationalError from oorzaak

    del ACTIES["test.wacht"]
    with wie.als(dienst()):
        with pytest.raises(wordt):
            wacht()
        assert not Team.objects.exists()
