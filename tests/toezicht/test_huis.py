"""The house itself: besloten dossiers by the verb, who may what, and whether the logs are whole."""

from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings
from tests.inwoners.gezin import BSN, Gezin, dienst, vraagt
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak
from tests.toegang.loket import Loket, aanspreekpunt, inwoner, medewerker

from rotonde.kern import inzage, ketenkop, klok, noodtoegang, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.models import Beveiligingsregel, Gebeurtenis, Inzage, Medewerker, Mutatie
from rotonde.kern.opmaak import datumtijd
from rotonde.kern.soorten import InzageSoort, RedenNoodtoegang, RedenVertrouwelijk, Rol
from rotonde.kern.zegel import LOGTABELLEN, Breuk
from rotonde.regie import queries as regie
from rotonde.toezicht import actions, queries, rechten
from rotonde.toezicht.actions import Sluiting
from rotonde.toezicht.models import Bevinding, Rechtenbeoordeling
from rotonde.toezicht.soorten import Beslotensoort, Oordeel, Rechtenoordeel

REDEN = "Iemand uit het gezin werkt bij ons team."


@pytest.fixture
def kim(loket: Loket) -> UUID:
    with wie.als(dienst()):
        return medewerker("Kim", Rol.KWALITEIT)


@pytest.fixture
def besloten(zaak: Zaak, gezin: Gezin, kim: UUID) -> UUID:
    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        return actions.besloten_maken(Sluiting(gezin.vader, Beslotensoort.COLLEGA, REDEN, []))[0]


# The own circle (PRIV-20)


def test_over_de_eigen_kring_oordeelt_toezicht_niet_priv_20_sec_13(
    besloten: UUID, zaak: Zaak, loket: Loket, gezin: Gezin, kim: UUID
) -> None:
    """Kim turns out to be the father: of what there is about that household another sees it all and Kim nothing."""
    with wie.als(aanspreekpunt(loket.anna)):
        nood = noodtoegang.begin(
            zaak.dossier, [gezin.moeder], reden=RedenNoodtoegang.CRISIS, toelichting=REDEN, duur=timedelta(hours=1)
        )
        vertrouwelijk = Vertrouwelijk(RedenVertrouwelijk.MELDCODE, None)
        inzage.noteer(InzageSoort.TONEN, [gezin.kind], gegevensgroep="dossier", vertrouwelijk=vertrouwelijk)
    with wie.als(vraagt(Rol.FG)):
        (regel,) = queries.vertrouwelijke_regels()
        assert (len(queries.besloten_dossiers()), len(queries.noodtoegangen())) == (1, 1)
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=kim).update(persoon_id=gezin.vader)

    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        assert (queries.besloten_dossiers(), queries.noodtoegangen(), queries.vertrouwelijke_regels()) == ([], [], [])
        assert not Inzage.objects.filter(betrokkene=gezin.kind).exists()
        for doe in (
            lambda: actions.benoemen(besloten, loket.bram),
            lambda: actions.besloten_opheffen(besloten, REDEN),
            lambda: actions.noodtoegang_beoordelen(nood.pk, Oordeel.TERECHT, REDEN),
            lambda: actions.vertrouwelijkheid_opheffen(regel.inzage, REDEN),
        ):
            with pytest.raises(NietGevonden):
                doe()
        with pytest.raises(GeenBevoegdheid, match="over u"):
            actions.besloten_maken(Sluiting(gezin.moeder, Beslotensoort.COLLEGA, REDEN, []))


# Besloten (PRIV-21)


def test_kwaliteit_sluit_het_aanspreekpunt_blijft_en_de_rest_ziet_niets_priv_21(
    besloten: UUID, zaak: Zaak, loket: Loket, gezin: Gezin, kim: UUID
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        assert regie.dossier(zaak.dossier).id == zaak.dossier
    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        (regel,) = queries.besloten_dossiers()
        assert regel.benoemden == [(loket.anna, "Anna")]
        with pytest.raises(KanNuNiet, match="al besloten"):
            actions.besloten_maken(Sluiting(gezin.moeder, Beslotensoort.COLLEGA, REDEN, []))
    with wie.als(inwoner(gezin.moeder)):
        assert regie.dossiers_van(gezin.moeder) == [zaak.dossier]


def test_benoemen_werkt_meteen_en_intrekken_ook_priv_21(besloten: UUID, zaak: Zaak, loket: Loket, kim: UUID) -> None:
    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        actions.benoemen(besloten, loket.bram)
    with wie.als(aanspreekpunt(loket.bram)):
        assert regie.dossier(zaak.dossier).id == zaak.dossier
    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        actions.benoeming_intrekken(besloten, loket.bram)
        with pytest.raises(KanNuNiet, match="Aanspreekpunt"):
            actions.benoeming_intrekken(besloten, loket.anna)
        with pytest.raises(GeenBevoegdheid):
            actions.benoemen(besloten, kim)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        regie.dossier(zaak.dossier)


def test_weer_open_met_een_reden_en_daarna_nog_eens_kan_niet_priv_21(besloten: UUID, kim: UUID) -> None:
    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        with pytest.raises(Ongeldig):
            actions.besloten_opheffen(besloten, "kort")
        actions.besloten_opheffen(besloten, "De collega werkt hier niet meer.")
        with pytest.raises(KanNuNiet):
            actions.besloten_opheffen(besloten, "De collega werkt hier niet meer.")


@pytest.mark.parametrize("rol", [Rol.FG, Rol.AANSPREEKPUNT, Rol.BEHEER])
def test_alleen_kwaliteit_sluit_een_dossier_sec_10(rol: Rol, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(vraagt(rol)), pytest.raises(GeenBevoegdheid):
        actions.besloten_maken(Sluiting(gezin.moeder, Beslotensoort.COLLEGA, REDEN, []))


def test_sluiten_benoemen_en_openen_op_het_scherm_zonder_inhoud_priv_21(
    zaak: Zaak, loket: Loket, gezin: Gezin, kim: UUID
) -> None:
    klant = klant_als(Rol.KWALITEIT, actor=kim)
    velden = {"bsn": BSN[0], "soort": "collega", "reden": REDEN, "benoemden": []}
    assert klant.post("/proef/werk/toezicht/besloten/nieuw/", {**velden, "reden": "kort"}).status_code == 422
    assert klant.post("/proef/werk/toezicht/besloten/nieuw/", velden).status_code == 302
    assert klant.post("/proef/werk/toezicht/besloten/nieuw/", velden).status_code == 422
    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        (regel,) = queries.besloten_dossiers()
    pad = f"/proef/werk/toezicht/besloten/{regel.id}/"

    assert klant.post(f"{pad}benoemen/", {"medewerker": str(loket.bram)}).status_code == 302

    html = klant.zie(pad).html
    assert "Bram" in html
    assert [woord for woord in (KANARIE, "Aukje", "Joris", str(zaak.dossier)) if woord in html] == []
    assert klant.post(f"{pad}intrekken/{loket.bram}/").status_code == 302
    assert klant.post(f"{pad}opheffen/", {"reden": "Dit is niet meer nodig nu."}).status_code == 302
    assert "Weer open" in klant.zie("/proef/werk/toezicht/besloten/").html


# Who may what (SEC-07)


def test_de_lijst_zegt_rol_team_en_periode_van_iedereen_sec_07(loket: Loket, kim: UUID) -> None:
    with wie.als(vraagt(Rol.FG)):
        regels = {regel.naam: regel for regel in rechten.lijst()}

    assert set(regels) == {"Balie", "Anna", "Bram", "Kim"}
    assert [(r.naam, r.periode) for r in regels["Anna"].rollen] == [("Aanspreekpunt", "vanaf 1 januari 2020")]


@pytest.mark.parametrize(("rol", "maanden", "uiterlijk"), [
    (Rol.BALIE, 12, date(2025, 6, 3)), (Rol.BEHEER, 3, date(2024, 9, 3)),
])  # fmt: skip
def test_iedereen_elk_jaar_en_beheer_elk_kwartaal_sec_07(
    rol: Rol, maanden: int, uiterlijk: date, loket: Loket, kim: UUID
) -> None:
    with wie.als(dienst()):
        ander = medewerker("Ander", rol)
    with klok.op(klok.moment(date(2024, 6, 3))), wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        actions.rechten_beoordelen(ander, Rechtenoordeel.KLOPT, "")
        regel = rechten.van(ander)

    assert regel is not None
    assert regel.uiterlijk == uiterlijk
    for dag, te_laat in [(uiterlijk, False), (uiterlijk + timedelta(days=1), True)]:
        with klok.op(klok.moment(dag)):
            assert regel.te_laat is te_laat


def test_te_laat_nagelopen_wordt_een_keer_een_bevinding_sec_07(loket: Loket, kim: UUID) -> None:
    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        actions.rechten_beoordelen(loket.anna, Rechtenoordeel.KLOPT, "")
    with wie.als(dienst()):
        assert [actions.rechten_bewaken(), actions.rechten_bewaken()] == [3, 0]
        gevonden = set(Bevinding.objects.filter(regel="rechten_te_laat").values_list("medewerker_id", flat=True))

    assert gevonden == {loket.balie, loket.bram, kim}


def test_niemand_tekent_voor_zichzelf_ook_niet_in_de_database_sec_13_sec_07(kim: UUID) -> None:
    with wie.als(vraagt(Rol.KWALITEIT, actor=kim)):
        with pytest.raises(GeenBevoegdheid):
            actions.rechten_beoordelen(kim, Rechtenoordeel.KLOPT, "")
        with pytest.raises(DatabaseError, match="rechten_door_een_ander"), transaction.atomic():
            Rechtenbeoordeling.objects.bulk_create([
                Rechtenbeoordeling(gemeente_id="0246", medewerker_id=kim, beoordelaar_id=kim,
                                   oordeel=Rechtenoordeel.KLOPT, inhoud={}, op=klok.nu())
            ])  # fmt: skip


def test_wat_anders_moet_staat_erbij_en_wat_is_bekeken_blijft_bewaard_sec_07(loket: Loket, kim: UUID) -> None:
    klant = klant_als(Rol.KWALITEIT, actor=kim)
    pad = f"/proef/werk/toezicht/rechten/{loket.anna}/"

    assert klant.post(pad, {"oordeel": "aanpassen", "opmerking": ""}).status_code == 422
    assert (
        klant.post(pad, {"oordeel": "aanpassen", "opmerking": "Anna werkt niet meer in dit team."}).status_code == 302
    )

    with wie.als(vraagt(Rol.FG)):
        (rij,) = Rechtenbeoordeling.objects.all()
    assert rij.inhoud["rollen"] == [["Aanspreekpunt", "vanaf 1 januari 2020"]]


# The logs


def test_een_breuk_staat_op_het_scherm_en_zonder_breuk_staat_er_dat_het_klopt_sec_27(loket: Loket, kim: UUID) -> None:
    klant = klant_als(Rol.KWALITEIT, actor=kim)
    pad = "/proef/werk/toezicht/log/"
    assert "Nog niet gecontroleerd" in klant.zie(pad).html

    with wie.als(dienst()):
        actions.zegels_controleren([])
    assert "De logboeken kloppen" in klant.zie(pad).html

    with klok.op(klok.nu() + timedelta(days=1)), wie.als(dienst()):
        actions.zegels_controleren([Breuk("kern_inzage", 3, "de regels zijn niet meer wat verzegeld is")])
    html = klant.zie(pad).html
    assert "Er is een breuk gevonden" in html
    assert "zegel 3: de regels zijn niet meer wat verzegeld is" in html


def test_de_laatste_kop_buiten_de_database_staat_op_het_scherm_sec_28(
    loket: Loket, kim: UUID, settings: Settings, tmp_path: Path
) -> None:
    klant = klant_als(Rol.FG)
    pad = "/proef/werk/toezicht/log/"
    settings.ROTONDE_KETENMAP = tmp_path
    assert "Er is hier geen kop te zien" in klant.zie(pad).html

    ketenkop.voer_uit()
    with klok.op(klok.nu() + timedelta(minutes=20)):
        tweede = ketenkop.voer_uit()
        html = klant.zie(pad).html
    assert f"<dd>{tweede.nummer}</dd>" in html
    assert tweede.nummer == 2
    assert datumtijd(datetime.fromisoformat(tweede.moment)) in html
    assert "te oud" not in html

    with klok.op(klok.nu() + timedelta(hours=3)):
        assert "De laatste kop is te oud" in klant_als(Rol.FG).zie(pad).html
    (tmp_path / ketenkop.BESTAND).write_text("geen kop\n", encoding="utf-8")
    assert "Er is hier geen kop te zien" in klant.zie(pad).html


def test_wat_nog_op_een_zegel_wacht_wordt_geteld_in_de_eigen_gemeente_sec_27(loket: Loket) -> None:
    with wie.als(vraagt(Rol.FG)):
        voor = {stand.tabel: stand.wachtend for stand in queries.zegelstanden()}
        inzage.noteer(InzageSoort.TONEN, [loket.anna, loket.bram], gegevensgroep="proef")
        na = {stand.tabel: stand.wachtend for stand in queries.zegelstanden()}

        assert set(voor) == set(LOGTABELLEN)
        assert na["kern_inzage"] == voor["kern_inzage"] + 2
        assert na["kern_mutatie"] == Mutatie.objects.count()


def test_een_vertrouwelijke_regel_laat_toezicht_met_een_reden_zien_priv_41(gezin: Gezin, kim: UUID) -> None:
    with wie.als(dienst()):
        inzage.noteer(
            InzageSoort.TONEN, [gezin.moeder], gegevensgroep="meldcodekanarie",
            vertrouwelijk=Vertrouwelijk(RedenVertrouwelijk.MELDCODE, None),
        )  # fmt: skip
        regel = Inzage.objects.get(gegevensgroep="meldcodekanarie").pk
    klant, moeder = klant_als(Rol.KWALITEIT, actor=kim), klant_als(Rol.INWONER, actor=gezin.moeder)
    assert "Veilig Thuis" in klant.zie("/proef/werk/toezicht/vertrouwelijk/").html
    pad = f"/proef/werk/toezicht/vertrouwelijk/{regel}/"

    assert klant.post(pad, {"reden": "kort"}).status_code == 422
    assert "meldcodekanarie" not in moeder.zie("/proef/mijn/inzage/").html
    assert klant.post(pad, {"reden": "De betrokkene is nu ingelicht."}).status_code == 302

    assert "meldcodekanarie" in moeder.zie("/proef/mijn/inzage/").html


def test_elke_logregel_noemt_een_actor_en_er_is_geen_beheerscherm_naast_de_werkwoorden_sec_06(loket: Loket) -> None:
    for model in (Gebeurtenis, Inzage, Beveiligingsregel):
        assert not model._meta.get_field("actor").null
    with wie.als(dienst()), pytest.raises(DatabaseError), transaction.atomic():
        Gebeurtenis.objects.bulk_create([
            Gebeurtenis(gemeente_id="0246", actor=None, actor_soort="dienst", rol="dienst", wet="algemeen",
                        doel="beheer", grond="test", proces=loket.anna, soort="test", object_soort="test",
                        object_id=loket.anna)
        ])  # fmt: skip
    assert not apps.is_installed("django.contrib.admin")


@pytest.mark.parametrize("rol", [Rol.INWONER, Rol.BALIE, Rol.AANSPREEKPUNT, Rol.BACKOFFICE, Rol.BELEID, Rol.BEHEER])
def test_toezicht_is_alleen_van_kwaliteit_en_de_fg_sec_10(rol: Rol, gezin: Gezin) -> None:
    for pad in ("", "noodtoegang/", "bevindingen/", "incidenten/", "besloten/", "rechten/", "log/", "vertrouwelijk/"):
        klant_als(rol).zie(f"/proef/werk/toezicht/{pad}", 403)
