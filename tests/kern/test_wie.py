"""Who is asking reaches PostgreSQL, and without it there is nothing to see."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import wie
from rotonde.kern.fouten import GeenContext
from rotonde.kern.models import Team
from rotonde.kern.soorten import Doel, Wet
from rotonde.kern.wie import Wie

Dienst = Callable[[str], Wie]


def _instelling(naam: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [f"rotonde.{naam}"])
        return str(cursor.fetchone()[0] or "")


def test_zonder_vrager_is_er_geen_huidige() -> None:
    with pytest.raises(GeenContext):
        wie.huidig()


def test_de_context_staat_in_de_transactie(db: None, dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)) as vrager:
        assert _instelling("gemeente") == HEERDE
        assert _instelling("doel") == Doel.UITVOERING
        assert _instelling("proces") == str(vrager.proces)

    assert _instelling("gemeente") == ""


def test_de_vorige_context_komt_terug(db: None, dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        with wie.als(dienst(OIJ)):
            assert _instelling("gemeente") == OIJ

        assert _instelling("gemeente") == HEERDE
        assert wie.huidig().gemeente == HEERDE


def test_de_vorige_context_komt_ook_na_een_fout_terug_af_03(db: None, dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        with pytest.raises(DatabaseError), wie.als(dienst(OIJ)), transaction.atomic():
            Team.objects.create(gemeente_id=HEERDE, code="x", naam="van een ander")

        assert _instelling("gemeente") == HEERDE
        assert wie.huidig().gemeente == HEERDE


def test_voor_versmalt_tot_een_dossier(db: None, dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)) as vrager:
        with wie.voor(dossier=vrager.actor, wet=Wet.WMO, doel=Doel.HULPVERLENING, grond="Wmo 2.3.2"):
            assert _instelling("dossier") == str(vrager.actor)
            assert _instelling("wet") == Wet.WMO

        assert _instelling("dossier") == wie.GEEN_DOSSIER


@pytest.mark.usefixtures("team_in_beide")
def test_een_gemeente_ziet_alleen_zichzelf_sec_12(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        assert [team.gemeente_id for team in Team.objects.all()] == [HEERDE]

    assert Team.objects.count() == 0


@pytest.mark.usefixtures("team_in_beide")
def test_een_gemeente_schrijft_niet_in_een_andere_sec_12(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        Team.objects.create(gemeente_id=HEERDE, code="eigen", naam="eigen team")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Team.objects.create(gemeente_id=OIJ, code="vreemd", naam="vreemd team")
        assert Team.objects.filter(gemeente_id=OIJ).update(naam="gekaapt") == 0
