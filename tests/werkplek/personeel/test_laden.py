"""The load of personnel: read, compared, done, and done again (PRIV-23, SEC-05)."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.management import CommandError, call_command
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, OIJ, maak_gemeente, maak_medewerker, meld_klant_aan

from rotonde.kern import klok, wie
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.models import Account, Medewerker, RolPeriode, Team, Teamlid
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet

pytestmark = pytest.mark.django_db
Laad = Callable[..., str]


def _dienst(code: str = HEERDE) -> wie.Wie:
    return wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="test")


def _over(dagen: int) -> str:
    return (klok.vandaag() + timedelta(days=dagen)).isoformat()


def mens(naam: str = "jan", *rollen: str, **anders: Any) -> dict[str, Any]:
    """Somebody as a personnel system tells it, from today for half a year."""
    periode = {"van": _over(0), "tot": _over(180)}
    return {
        "kenmerk": f"oid-{naam}",
        "gebruikersnaam": naam,
        "naam": naam.title(),
        "functie": "Consulent",
        "rollen": [{"rol": rol, **periode} for rol in rollen or ("balie",)],
        "teams": [{"team": "stip", **periode}],
        **anders,
    }


@pytest.fixture(autouse=True)
def _heerde() -> None:
    maak_gemeente(HEERDE)
    with wie.als(_dienst()):
        Team.objects.create(gemeente_id=HEERDE, code="stip", naam="Stip")


@pytest.fixture
def laad(tmp_path: Path) -> Laad:
    def doe(*mensen: dict[str, Any], opties: tuple[str, ...] = ("--ja",), gemeente: str = HEERDE) -> str:
        bestand = tmp_path / "personeel.json"
        bestand.write_text(json.dumps({"personeel": list(mensen)}))
        uit = StringIO()
        call_command("personeel", "laden", str(bestand), "--gemeente", gemeente, *opties, stdout=uit, stderr=uit)
        return uit.getvalue()

    return doe


def _rollen(naam: str = "jan") -> list[str]:
    with wie.als(_dienst()):
        rijen = RolPeriode.objects.filter(medewerker__account__username=naam, periode__contains=klok.vandaag())
        return sorted(rijen.values_list("rol", flat=True))


def test_wie_nieuw_is_krijgt_account_rol_team_en_koppeling(laad: Laad) -> None:
    uit = laad(mens("jan", "balie", "aanspreekpunt"))

    assert "+ Jan (jan) komt erbij" in uit
    assert "rol Aanspreekpunt van" in uit
    assert _rollen() == ["aanspreekpunt", "balie"]
    assert not Account.objects.get(username="jan").has_usable_password()
    assert SocialAccount.objects.get(provider="personeel-0246", uid="oid-jan").user.username == "jan"
    with wie.als(_dienst()):
        assert Teamlid.objects.get().team.code == "stip"
        assert {rol.gegeven_door for rol in RolPeriode.objects.all()} == {wie.DIENSTEN}
        assert all(rol.periode.upper for rol in RolPeriode.objects.all())


def test_zonder_ja_laat_het_alleen_zien_wat_er_verandert(laad: Laad) -> None:
    assert "nog niets geladen" in laad(mens(), opties=())

    assert not Account.objects.filter(username="jan").exists()


def test_hetzelfde_bestand_nog_een_keer_verandert_niets(laad: Laad) -> None:
    laad(mens())

    assert laad(mens()) == "Er verandert niets.\n"


def test_een_rol_die_niet_meer_verteld_wordt_eindigt_meteen_priv_23(laad: Laad) -> None:
    laad(mens("jan", "balie", "aanspreekpunt"))

    assert "1 rol(len)" in laad(mens("jan", "aanspreekpunt"))

    assert _rollen() == ["aanspreekpunt"]


def test_een_rol_eindigt_vanzelf_op_haar_dag_priv_23(laad: Laad) -> None:
    laad(mens())

    with klok.op(klok.moment(klok.vandaag() + timedelta(days=179))):
        assert _rollen() == ["balie"]
    with klok.op(klok.moment(klok.vandaag() + timedelta(days=180))):
        assert _rollen() == []


@pytest.mark.parametrize("hoe", ["niet actief", "niet meer genoemd"])
def test_wie_uit_dienst_gaat_verliest_sessie_account_en_rollen_meteen_sec_05(laad: Laad, hoe: str) -> None:
    laad(mens("jan"), mens("els"))
    klant = _aangemeld("jan")
    ander = _aangemeld("els")
    klant.zie("/heerde/werk/")

    uit = laad(*([mens("jan", actief=False)] if hoe == "niet actief" else []), mens("els"))

    assert "- Jan (jan) gaat uit dienst" in uit
    assert klant.get("/heerde/werk/").status_code == 302
    assert "rotonde_aanmelding" not in klant.session
    assert not Account.objects.get(username="jan").is_active
    assert _rollen() == []
    ander.zie("/heerde/werk/")


def _aangemeld(naam: str) -> KeurendeClient:
    account = Account.objects.get(username=naam)
    klant = KeurendeClient()
    klant.force_login(account)
    with wie.als(_dienst()):
        medewerker = Medewerker.objects.get(account=account)
    meld_klant_aan(klant, Aanmelding(HEERDE, medewerker.pk, ActorSoort.MEDEWERKER, Rol.BALIE, naam.title()))
    return klant


def test_wie_terugkomt_kan_er_weer_in(laad: Laad) -> None:
    laad(mens())
    laad(mens(actief=False))
    laad(mens())

    assert Account.objects.get(username="jan").is_active
    assert _rollen() == ["balie"]


def test_wie_elders_nog_werkt_houdt_het_account_sec_05(laad: Laad) -> None:
    maak_gemeente(OIJ)
    with wie.als(_dienst(OIJ)):
        Team.objects.create(gemeente_id=OIJ, code="stip", naam="Stip")
    laad(mens())
    laad(mens(), gemeente=OIJ)

    laad(mens(actief=False))

    assert Account.objects.get(username="jan").is_active
    assert _rollen() == []


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"naam": ""}, "naam ontbreekt"),
        ({"kenmerk": None}, "kenmerk ontbreekt"),
        ({"rollen": [{"rol": "koning", "van": "2026-01-01", "tot": "2026-02-01"}]}, "rol 'koning' bestaat hier niet"),
        ({"rollen": [{"rol": "balie", "van": "2026-01-01"}]}, "heeft geen van en tot"),
        ({"rollen": [{"rol": "balie", "van": "2026-02-01", "tot": "2026-01-01"}]}, "eindigt niet na het begin"),
        ({"rollen": [{"rol": "balie", "van": "2026-02-01", "tot": "2099-01-01"}]}, "langer dan een jaar"),
        ({"teams": [{"team": "weg", "van": "2026-01-01", "tot": "2026-02-01"}]}, "team 'weg' bestaat hier niet"),
    ],
)
def test_een_regel_die_niet_klopt_wordt_genoemd_en_dan_wordt_niets_geladen(
    laad: Laad, anders: dict[str, Any], reden: str, tmp_path: Path
) -> None:
    uit = StringIO()
    (tmp_path / "p.json").write_text(json.dumps({"personeel": [mens("els"), mens() | anders]}))

    with pytest.raises(CommandError, match="niets geladen"):
        call_command("personeel", "laden", str(tmp_path / "p.json"), "--gemeente", HEERDE, "--ja", stderr=uit)

    assert uit.getvalue().startswith("persoon 2 (jan): ")
    assert reden in uit.getvalue()
    assert not Account.objects.exists()


def test_beheer_en_een_rol_met_inwoners_gaan_niet_samen_priv_23(laad: Laad) -> None:
    with pytest.raises(CommandError):
        laad(mens("jan", "beheer", "balie"))

    laad(mens("jan", "beheer", "fg"))


def test_een_bestand_dat_iedereen_laat_gaan_is_waarschijnlijk_afgekapt_sec_05(laad: Laad) -> None:
    mensen = [mens(f"m{nummer}") for nummer in range(6)]
    laad(*mensen)

    with pytest.raises(CommandError, match="4 van de 6 mensen"):
        laad(*mensen[:2])

    assert "4 uit dienst" in laad(*mensen[:2], opties=("--ja", "--ook-velen"))


def test_met_csv_gaat_het_ook(tmp_path: Path) -> None:
    bestand = tmp_path / "personeel.csv"
    bestand.write_text(
        "kenmerk;gebruikersnaam;naam;functie;actief;rol;van;tot;teams\n"
        f"oid-jan;jan;Jan;Consulent;ja;balie;{_over(0)};{_over(90)};stip\n"
        f"oid-jan;jan;Jan;Consulent;ja;aanspreekpunt;{_over(0)};{_over(90)};\n"
    )

    call_command("personeel", "laden", str(bestand), "--gemeente", HEERDE, "--ja", stdout=StringIO())

    assert _rollen() == ["aanspreekpunt", "balie"]


@pytest.mark.parametrize("inhoud", ["niets", "[]", '{"mensen": []}'])
def test_een_bestand_van_een_andere_vorm_zegt_dat_in_een_zin(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / "p.json").write_text(inhoud)

    with pytest.raises(CommandError, match="geen levering van personeel"):
        call_command("personeel", "laden", str(tmp_path / "p.json"), "--gemeente", HEERDE)


def test_een_kenmerk_van_een_ander_account_wordt_geweigerd(laad: Laad) -> None:
    laad(mens())
    ander = Account.objects.create_user("piet")
    SocialAccount.objects.create(provider="personeel-0246", uid="oid-els", user=ander)

    with pytest.raises(CommandError, match="hoort al bij een ander account"):
        laad(mens(), mens("els"))


def test_zonder_de_levering_aangemaakte_accounts_blijven_zoals_zij_zijn(laad: Laad) -> None:
    anders = maak_medewerker(Rol.BALIE)
    laad(mens())
    laad(mens())

    with wie.als(_dienst()):
        assert RolPeriode.objects.get(medewerker_id=anders).periode.upper is None
