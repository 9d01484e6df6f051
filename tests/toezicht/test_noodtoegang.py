"""Noodtoegang by the verb and on the screen: one dossier, word at once, a judgement by somebody else (PRIV-18, 19)."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from tests.inwoners.gezin import BSN, Gezin, dienst, vraagt
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import klok, wie
from rotonde.kern.fouten import Gebruikersfout, GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage, Medewerker, Noodtoegang
from rotonde.kern.soorten import InzageSoort, RedenNoodtoegang, Rol
from rotonde.regie import queries as regie
from rotonde.toezicht import actions, queries
from rotonde.toezicht.actions import Aanvraag
from rotonde.toezicht.models import Beoordeling, Incident, Kennisgeving
from rotonde.toezicht.soorten import Bericht, Oordeel

MAANDAG = klok.moment(date(2024, 6, 3), 22)
WAAROM = "De politie staat voor de deur en vraagt wie er woont."
MOTIEF = "Er was echt gevaar, het kon niet wachten."


def _open(persoon: UUID, toelichting: str = WAAROM, minuten: int = 60) -> Noodtoegang:
    return actions.noodtoegang_openen(Aanvraag(persoon, RedenNoodtoegang.GEVAAR, toelichting, minuten))


@pytest.fixture
def nood(zaak: Zaak, loket: Loket, gezin: Gezin) -> Noodtoegang:
    """Bram opened the dossier of Anna on a Monday night."""
    with klok.op(MAANDAG), wie.als(aanspreekpunt(loket.bram)):
        return _open(gezin.kind)


@pytest.fixture
def kwaliteit(loket: Loket) -> UUID:
    with wie.als(dienst()):
        return medewerker("Kim", Rol.KWALITEIT)


def test_wie_noodtoegang_heeft_ziet_dat_dossier_en_na_een_uur_niets_meer_priv_18(
    nood: Noodtoegang, zaak: Zaak, loket: Loket
) -> None:
    with klok.op(MAANDAG + timedelta(minutes=59)), wie.als(aanspreekpunt(loket.bram)):
        assert regie.dossier(zaak.dossier).id == zaak.dossier
    with klok.op(MAANDAG + timedelta(minutes=61)), wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        regie.dossier(zaak.dossier)


def test_het_aanspreekpunt_en_kwaliteit_krijgen_meteen_bericht_priv_18(
    nood: Noodtoegang, loket: Loket, kwaliteit: UUID
) -> None:
    with wie.als(dienst()):
        assert set(Kennisgeving.objects.values_list("soort", "object_id", "aan_id", "aan_rol")) == {
            (Bericht.NOODTOEGANG, nood.pk, loket.anna, ""),
            (Bericht.NOODTOEGANG, nood.pk, None, Rol.KWALITEIT),
        }
    for vrager, verwacht in [
        (aanspreekpunt(loket.anna), 1),
        (vraagt(Rol.KWALITEIT, actor=kwaliteit), 1),
        (aanspreekpunt(loket.bram), 0),
    ]:
        with wie.als(vrager):
            assert queries.aantal_ongelezen() == verwacht


def test_mislukt_het_bericht_dan_is_er_ook_geen_toegang_priv_18(
    zaak: Zaak, loket: Loket, gezin: Gezin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*args: object) -> int:
        raise RuntimeError("geen bericht")

    monkeypatch.setattr("rotonde.toezicht.actions.noodtoegang.meld", stuk)
    with klok.op(MAANDAG), wie.als(aanspreekpunt(loket.bram)):
        with pytest.raises(RuntimeError):
            _open(gezin.moeder)
        with pytest.raises(NietGevonden):
            regie.dossier(zaak.dossier)
    with wie.als(dienst()):
        assert not Noodtoegang.objects.exists()


def test_elk_gebruik_staat_als_noodtoegang_in_het_log_van_de_inwoner_priv_18(
    nood: Noodtoegang, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    with klok.op(MAANDAG + timedelta(minutes=5)), wie.als(aanspreekpunt(loket.bram)):
        regie.dossier(zaak.dossier)

    with wie.als(dienst()):
        soorten = set(Inzage.objects.filter(actor=loket.bram, betrokkene=gezin.moeder).values_list("soort", flat=True))
    assert soorten == {InzageSoort.NOODTOEGANG}
    html = klant_als(Rol.INWONER, actor=gezin.moeder).zie("/proef/mijn/inzage/").html
    assert "met noodtoegang" in html


@pytest.mark.parametrize("toelichting", ["", "te kort", " " * 40])
def test_zonder_uitleg_gaat_er_niets_open_priv_18(toelichting: str, zaak: Zaak, loket: Loket, gezin: Gezin) -> None:
    with klok.op(MAANDAG), wie.als(aanspreekpunt(loket.bram)), pytest.raises(Ongeldig, match="20 tekens"):
        _open(gezin.moeder, toelichting)


def test_meer_dan_een_uur_weigert_de_database_ook_via_het_werkwoord_priv_18(
    zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    with klok.op(MAANDAG), wie.als(aanspreekpunt(loket.bram)), pytest.raises(DatabaseError, match="een_uur"):
        _open(gezin.moeder, minuten=61)


def test_wie_al_betrokken_is_heeft_geen_noodtoegang_nodig(zaak: Zaak, loket: Loket, gezin: Gezin) -> None:
    with klok.op(MAANDAG), wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet):
        _open(gezin.moeder)


def test_zonder_dossier_is_er_niets_te_openen(zaak: Zaak, loket: Loket, gezin: Gezin) -> None:
    with klok.op(MAANDAG), wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        _open(gezin.buur)


@pytest.mark.parametrize("wie_ben_ik", ["moeder", "vader", "kind"])
def test_het_eigen_gezin_gaat_ook_met_noodtoegang_niet_open_en_de_poging_staat_er_priv_20(
    wie_ben_ik: str, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=loket.bram).update(persoon_id=getattr(gezin, wie_ben_ik))

    with klok.op(MAANDAG), wie.als(aanspreekpunt(loket.bram)), pytest.raises(Gebruikersfout):
        _open(gezin.moeder)

    with wie.als(dienst()):
        assert not Noodtoegang.objects.exists()


def _geweigerd_bij(rol: Rol, loket: Loket, gezin: Gezin) -> None:
    with klok.op(MAANDAG), wie.als(vraagt(rol, actor=loket.balie)), pytest.raises(GeenBevoegdheid):
        _open(gezin.moeder)


@pytest.mark.parametrize(
    "rol", [Rol.BALIE, Rol.BACKOFFICE, Rol.PROFESSIONAL, Rol.PARTNER, Rol.KWALITEIT, Rol.FG, Rol.BEHEER]
)
def test_alleen_wie_met_dossiers_werkt_vraagt_noodtoegang_sec_10(
    rol: Rol, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    _geweigerd_bij(rol, loket, gezin)


# Review


def test_een_ander_beoordeelt_en_onterecht_wordt_een_incident_dat_de_fg_hoort_priv_19(
    nood: Noodtoegang, kwaliteit: UUID, loket: Loket
) -> None:
    with klok.op(MAANDAG + timedelta(days=1)), wie.als(vraagt(Rol.KWALITEIT, actor=kwaliteit)):
        actions.noodtoegang_beoordelen(nood.pk, Oordeel.ONTERECHT, "Er was geen enkele reden voor.")

        (incident,) = Incident.objects.all()
        assert (incident.bron_id, incident.medewerker_id) == (nood.pk, loket.bram)
        with pytest.raises(KanNuNiet):
            actions.noodtoegang_beoordelen(nood.pk, Oordeel.TERECHT, MOTIEF)
    with wie.als(vraagt(Rol.FG)):
        assert [bericht.soort for bericht in queries.berichten()] == [Bericht.INCIDENT]


def test_terecht_is_geen_incident_priv_19(nood: Noodtoegang, kwaliteit: UUID) -> None:
    with klok.op(MAANDAG + timedelta(days=1)), wie.als(vraagt(Rol.KWALITEIT, actor=kwaliteit)):
        actions.noodtoegang_beoordelen(nood.pk, Oordeel.TERECHT, MOTIEF)

        assert not Incident.objects.exists()
        assert queries.noodtoegang(nood.pk).oordeel == Oordeel.TERECHT


def test_niemand_beoordeelt_de_eigen_noodtoegang_sec_13_priv_19(nood: Noodtoegang, loket: Loket) -> None:
    with wie.als(vraagt(Rol.KWALITEIT, actor=loket.bram)), pytest.raises(GeenBevoegdheid):
        actions.noodtoegang_beoordelen(nood.pk, Oordeel.TERECHT, MOTIEF)


def _beoordeling(nood: Noodtoegang, gebruiker: UUID, beoordelaar: UUID) -> None:
    with transaction.atomic():
        Beoordeling.objects.bulk_create([
            Beoordeling(gemeente_id=nood.gemeente_id, noodtoegang=nood, gebruiker_id=gebruiker,
                        beoordelaar_id=beoordelaar, oordeel=Oordeel.TERECHT, motivering=MOTIEF, op=MAANDAG)
        ])  # fmt: skip


def test_de_database_weigert_wie_zichzelf_beoordeelt_ook_onder_een_andere_naam_sec_13_priv_19(
    nood: Noodtoegang, loket: Loket
) -> None:
    with wie.als(dienst()):
        with pytest.raises(DatabaseError, match="beoordeling_door_een_ander"):
            _beoordeling(nood, loket.bram, loket.bram)
        with pytest.raises(DatabaseError, match="wie de noodtoegang gebruikte"):
            _beoordeling(nood, uuid4(), loket.bram)
        _beoordeling(nood, loket.bram, loket.anna)


def _bewaak(moment: datetime) -> int:
    with klok.op(moment), wie.als(dienst()):
        return actions.noodtoegang_bewaken()


def test_na_vijf_werkdagen_zonder_oordeel_hoort_de_fg_het_een_keer_priv_19(nood: Noodtoegang, kwaliteit: UUID) -> None:
    """Monday 3 June: the fifth working day is Monday 10 June."""
    laatste_dag = klok.moment(date(2024, 6, 10), 23)

    assert _bewaak(laatste_dag) == 0
    assert _bewaak(laatste_dag + timedelta(hours=2)) == 1
    assert _bewaak(laatste_dag + timedelta(days=3)) == 0

    with wie.als(vraagt(Rol.FG)):
        assert [bericht.soort for bericht in queries.berichten()] == [Bericht.NIET_BEOORDEELD]


def test_wie_op_tijd_beoordeelt_houdt_de_fg_erbuiten_priv_19(nood: Noodtoegang, kwaliteit: UUID) -> None:
    with klok.op(MAANDAG + timedelta(days=2)), wie.als(vraagt(Rol.KWALITEIT, actor=kwaliteit)):
        actions.noodtoegang_beoordelen(nood.pk, Oordeel.TERECHT, MOTIEF)

    assert _bewaak(MAANDAG + timedelta(days=30)) == 0


# The screens


def _formulier(**anders: object) -> dict[str, object]:
    return {"bsn": BSN[0], "reden": "gevaar", "toelichting": WAAROM, "minuten": 30, **anders}


def test_van_formulier_tot_dossier_en_de_beoordeling_op_het_scherm_priv_18_priv_19(
    zaak: Zaak, loket: Loket, gezin: Gezin, kwaliteit: UUID
) -> None:
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram)
    bram.zie(f"/proef/werk/regie/dossier/{zaak.dossier}/", 404)

    antwoord = bram.post("/proef/werk/toezicht/nood/", _formulier())

    assert antwoord.status_code == 302
    assert "Open het dossier" in bram.zie(antwoord["Location"]).html
    assert KANARIE in bram.zie(f"/proef/werk/regie/dossier/{zaak.dossier}/").html
    assert "iemand is nu in gevaar" in klant_als(Rol.AANSPREEKPUNT, actor=loket.anna).zie(
        "/proef/werk/toezicht/berichten/").html  # fmt: skip
    kim = klant_als(Rol.KWALITEIT, actor=kwaliteit)
    lijst = kim.zie("/proef/werk/toezicht/noodtoegang/").html
    assert "Te beoordelen" in lijst
    assert "Bram" not in lijst
    assert KANARIE not in lijst


@pytest.mark.parametrize("fout", [{"toelichting": "kort"}, {"reden": ""}, {"minuten": 90}, {"bsn": BSN[39]}])
def test_een_onvolledig_formulier_opent_niets_en_zegt_wat_er_mist_priv_18(
    fout: dict[str, object], zaak: Zaak, loket: Loket
) -> None:
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram)

    assert klant.post("/proef/werk/toezicht/nood/", _formulier(**fout)).status_code == 422

    with wie.als(dienst()):
        assert not Noodtoegang.objects.exists()


def test_een_ander_ziet_mijn_noodtoegang_niet_sec_11(nood: Noodtoegang, loket: Loket) -> None:
    pad = f"/proef/werk/toezicht/nood/{nood.pk}/"

    klant_als(Rol.AANSPREEKPUNT, actor=loket.anna).zie(pad, 404)
    assert "Voorbij" in klant_als(Rol.AANSPREEKPUNT, actor=loket.bram).zie(pad).html
