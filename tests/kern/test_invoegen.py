"""Many rows in one statement: the same rows, the same refusals, the same audit as one by one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DataError, IntegrityError, ProgrammingError, transaction
from tests.kern.conftest import HEERDE, OIJ

from rotonde.kern import wie
from rotonde.kern.invoegen import VEEL, voeg_in, voeg_toe, werk_bij
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


def _teams(aantal: int) -> list[dict[str, object]]:
    return [{"gemeente_id": HEERDE, "code": f"team-{nr}", "naam": f"Tab\tregel\n{nr} \\N «é»"} for nr in range(aantal)]


@pytest.mark.parametrize("aantal", [VEEL - 1, VEEL])
def test_weinig_en_veel_rijen_komen_er_hetzelfde_in_af_09(dienst: Dienst, aantal: int) -> None:
    rijen = _teams(aantal)
    with wie.als(dienst(HEERDE)):
        voeg_in(Team, rijen)
        assert list(Team.objects.order_by("id").values_list("code", "naam")) == [(r["code"], r["naam"]) for r in rijen]
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="test")):
        assert Mutatie.objects.filter(tabel="kern_team", soort="I").count() == aantal


def test_elke_soort_waarde_overleeft_de_tussentabel_af_09(dienst: Dienst) -> None:
    gegevens = {"regels": ["a\tb", "c\\d"], "aantal": 2, "leeg": None}
    feit = {
        "gemeente_id": HEERDE, "actor": nieuw_id(), "actor_soort": "dienst", "rol": "dienst", "wet": Wet.ALGEMEEN,
        "doel": Doel.TOEZICHT, "grond": "proef", "proces": nieuw_id(), "soort": "proef", "object_soort": "proef",
        "object_id": nieuw_id(), "betrokkene": None, "dossier": None, "gegevens": gegevens,
    }  # fmt: skip
    with wie.als(dienst(HEERDE)):
        voeg_in(Gebeurtenis, [feit] * VEEL)
        rij = Gebeurtenis.objects.filter(soort="proef").first()
    assert rij is not None
    assert (rij.gegevens, rij.betrokkene, rij.wet, rij.object_id) == (gegevens, None, "algemeen", feit["object_id"])
    with wie.als(dienst(HEERDE)):
        voeg_in(Betrokkenheid, [_band(nieuw_id()) for _ in range(VEEL)])
        assert set(Betrokkenheid.objects.values_list("periode", flat=True)) == {periode(date(2024, 1, 1))}


def test_van_veel_rijen_houdt_de_databank_elke_rij_tegen_het_licht_sec_12(dienst: Dienst) -> None:
    vreemd = [*_teams(VEEL), {"gemeente_id": OIJ, "code": "vreemd", "naam": "vreemd"}]
    dubbel = [*_teams(VEEL), *_teams(1)]
    te_lang = [*_teams(VEEL), {"gemeente_id": HEERDE, "code": "lang", "naam": "x" * 121}]
    with wie.als(dienst(HEERDE)):
        for rijen, fout in ((vreemd, ProgrammingError), (dubbel, IntegrityError), (te_lang, DataError)):
            with pytest.raises(fout), transaction.atomic():
                voeg_in(Team, rijen)
        assert not Team.objects.exists()
        voeg_in(Team, _teams(VEEL))
        voeg_in(Team, [{**rij, "code": f"{rij['code']}-b"} for rij in _teams(VEEL)])
        assert Team.objects.count() == 2 * VEEL


@pytest.mark.parametrize("aantal", [1, VEEL])
def test_bijgewerkte_rijen_laten_na_wat_anders_werd_af_09(dienst: Dienst, aantal: int) -> None:
    with wie.als(dienst(HEERDE)):
        teams = voeg_toe(Team(gemeente_id=HEERDE, code=f"t{nr}", naam="oud") for nr in range(aantal))
        for team in teams:
            team.naam = "nieuw"
            team.code = "blijft zoals het was"
        assert werk_bij(teams, ["naam"]) == aantal
        assert set(Team.objects.values_list("naam", flat=True)) == {"nieuw"}
        assert Team.objects.filter(code="t0").exists()
        assert werk_bij([], ["naam"]) == 0
    with wie.als(dienst(OIJ)):
        assert werk_bij(teams, ["naam"]) == 0
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="test")):
        assert Mutatie.objects.filter(tabel="kern_team", soort="U").count() == aantal
