"""Many rows in one statement: the same rows, the same refusals, the same audit as one by one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import wie
from rotonde.kern.invoegen import voeg_in
from rotonde.kern.models import Betrokkenheid, Gebeurtenis, Mutatie, Team, nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Doel, Wet
from rotonde.kern.wie import Wie

Dienst = Callable[[str], Wie]
pytestmark = pytest.mark.usefixtures("gemeenten")


def _band(object_id: object) -> dict[str, object]:
    return {
        "gemeente_id": HEERDE, "wie_id": nieuw_id(), "object_soort": "dossier", "object_id": object_id,
        "als": "regisseur «1»", "periode": periode(date(2024, 1, 1)),
    }  # fmt: skip


def test_rijen_komen_erin_met_de_standaard_van_wat_ontbreekt(dienst: Dienst) -> None:
    object_id = nieuw_id()
    with wie.als(dienst(HEERDE)):
        voeg_in(
            Betrokkenheid,
            [_band(object_id), {**_band(object_id), "periode": periode(date(2024, 1, 1), date(2024, 2, 1))}],
        )
        rijen = list(Betrokkenheid.objects.filter(object_id=object_id).order_by("id"))
    assert len({rij.pk for rij in rijen}) == 2
    assert [rij.periode.upper for rij in rijen] == [None, date(2024, 2, 1)]
    assert {rij.als for rij in rijen} == {"regisseur «1»"}


def test_niets_is_ook_goed(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        voeg_in(Betrokkenheid, [])


def test_een_rij_van_een_andere_gemeente_wordt_geweigerd_sec_12(dienst: Dienst) -> None:
    with wie.als(dienst(OIJ)):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            voeg_in(Betrokkenheid, [_band(nieuw_id())])
        assert not Betrokkenheid.objects.exists()


def test_wat_dubbel_is_wordt_geweigerd_en_niets_blijft_staan(dienst: Dienst) -> None:
    team = {"gemeente_id": HEERDE, "code": "stip", "naam": "Stip"}
    with wie.als(dienst(HEERDE)):
        with pytest.raises(IntegrityError), transaction.atomic():
            voeg_in(Team, [{**team, "code": "ander"}, team, team])
        assert not Team.objects.exists()
        voeg_in(Team, [team])
        assert Team.objects.get().naam == "Stip"


def test_elke_rij_laat_een_mutatie_na_af_09(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)):
        voeg_in(Team, [{"gemeente_id": HEERDE, "code": code, "naam": code} for code in ("een", "twee")])
        team = Team.objects.get(code="een")
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="test")):
        assert Mutatie.objects.get(rij=team.pk).soort == "I"


def test_een_waarde_die_geen_rij_kan_zijn_is_een_fout_in_de_code(dienst: Dienst) -> None:
    with wie.als(dienst(HEERDE)), pytest.raises(TypeError, match="object"):
        voeg_in(Gebeurtenis, [{"gemeente_id": HEERDE, "soort": object()}])
