"""A datalek: its 72 hours, what must be said when, and who saw or received the data meanwhile."""

import csv
import io
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from tests.inwoners.gezin import BSN, Gezin, dienst, vraagt
from tests.klanten import klant_als, maak_medewerker

from rotonde.kern import inzage, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import ActorSoort, InzageSoort, Rol
from rotonde.privacy import actions, geraakt, queries
from rotonde.privacy.actions import Lek
from rotonde.privacy.models import Datalek
from rotonde.privacy.termijnen import meldtermijn

VRIJDAG = datetime(2024, 6, 7, 16, 30, tzinfo=UTC)
PAD = "/proef/werk/privacy/datalek/"


def lek(*personen: UUID, kennis_op: datetime = VRIJDAG) -> Lek:
    return Lek("brief naar een verkeerd adres", kennis_op, personen, kennis_op - timedelta(days=7), kennis_op)


@pytest.fixture
def datalek(gezin: Gezin) -> UUID:
    """Known on Friday afternoon; the mother's data were open for a week."""
    with klok.op(VRIJDAG), wie.als(vraagt(Rol.FG)):
        return actions.datalek_vastleggen(lek(gezin.moeder))


def _keek(persoon: UUID, moment: datetime, soort: InzageSoort = InzageSoort.TONEN, *, wie_keek: UUID) -> None:
    vrager = vraagt(Rol.AANSPREEKPUNT, ActorSoort.MEDEWERKER, wie_keek)
    with klok.op(moment), wie.als(vrager):
        inzage.noteer(soort, [persoon], gegevensgroep="dossier")


@given(
    st.integers(0, 20 * 366 * 24 * 60).map(
        lambda minuten: datetime(2015, 1, 1, tzinfo=UTC) + timedelta(minutes=minuten)
    )
)
def test_de_klok_is_precies_72_uur_na_kennis_ook_in_het_weekend_en_de_zomertijd_priv_50(kennis_op: datetime) -> None:
    # In UTC: Python finds no moment of another zone equal to one in the hour that comes twice.
    assert meldtermijn(kennis_op).uitkomst.astimezone(UTC) == kennis_op + timedelta(hours=72)


def test_van_het_lek_blijft_staan_hoe_de_klok_is_gerekend_priv_50(datalek: UUID) -> None:
    with wie.als(vraagt(Rol.FG)):
        rij = queries.datalek(datalek)

    assert rij.melden_voor == VRIJDAG + timedelta(hours=72)
    assert rij.termijn["regel"] == "AVG-02"
    assert rij.termijn["invoer"] == {"start": VRIJDAG.isoformat()}


def test_op_tijd_melden_vraagt_geen_reden_te_laat_wel_priv_50(datalek: UUID) -> None:
    with klok.op(VRIJDAG + timedelta(hours=72, seconds=1)), wie.als(vraagt(Rol.FG)):
        with pytest.raises(Ongeldig, match="72 uur zijn voorbij"):
            actions.datalek_gemeld(datalek)
        with pytest.raises(IntegrityError), transaction.atomic():
            Datalek.objects.update(gemeld_op=klok.nu())

    with klok.op(VRIJDAG + timedelta(hours=72)), wie.als(vraagt(Rol.FG)):
        actions.datalek_gemeld(datalek)
        assert queries.datalek(datalek).gemeld_op == VRIJDAG + timedelta(hours=72)


def test_niet_melden_is_een_oordeel_met_een_reden_en_dat_valt_een_keer(datalek: UUID) -> None:
    with klok.op(VRIJDAG), wie.als(vraagt(Rol.FG)):
        with pytest.raises(Ongeldig):
            actions.datalek_niet_gemeld(datalek, reden=" ")
        actions.datalek_niet_gemeld(datalek, reden="de brief kwam ongeopend terug")
        with pytest.raises(KanNuNiet):
            actions.datalek_gemeld(datalek)


def test_inwoners_inlichten_volgt_op_het_oordeel_dat_het_risico_hoog_is(datalek: UUID) -> None:
    with klok.op(VRIJDAG), wie.als(vraagt(Rol.KWALITEIT)):
        with pytest.raises(KanNuNiet):
            actions.datalek_ingelicht(datalek)
        actions.datalek_hoog_risico(datalek)
        actions.datalek_ingelicht(datalek)
        assert queries.datalek(datalek).ingelicht_op == VRIJDAG


def test_wie_zag_en_wie_ontving_tussen_twee_momenten_priv_50(gezin: Gezin) -> None:
    anna, bram = (maak_medewerker(Rol.AANSPREEKPUNT, naam=naam) for naam in ("Anna", "Bram"))
    _keek(gezin.moeder, VRIJDAG - timedelta(days=2), wie_keek=anna)
    _keek(gezin.kind, VRIJDAG - timedelta(days=1), wie_keek=anna)
    _keek(gezin.moeder, VRIJDAG - timedelta(days=1), InzageSoort.VERZENDEN, wie_keek=bram)
    _keek(gezin.buur, VRIJDAG - timedelta(days=1), wie_keek=bram)
    _keek(gezin.moeder, VRIJDAG, wie_keek=bram)

    with klok.op(VRIJDAG), wie.als(vraagt(Rol.FG)):
        gezien = geraakt.wie_zag([gezin.moeder, gezin.kind], VRIJDAG - timedelta(days=7), VRIJDAG)

    assert {(k.naam, k.regels, k.personen, k.ontvanger) for k in gezien} == {
        ("Anna", 2, 2, False),
        ("Bram", 1, 1, True),
    }


def test_het_lek_opzoeken_ziet_de_inwoner_ook_priv_42(datalek: UUID, gezin: Gezin) -> None:
    klant_als(Rol.FG).zie(f"{PAD}{datalek}/")

    with wie.als(dienst()):
        assert Inzage.objects.filter(betrokkene=gezin.moeder, gegevensgroep="inzagelog", rol=Rol.FG).count() == 1


def test_een_andere_gemeente_en_een_onbekend_lek_zijn_niet_te_vinden_sec_11(datalek: UUID) -> None:
    with wie.als(vraagt(Rol.FG, gemeente="1509")), pytest.raises(NietGevonden):
        queries.datalek(datalek)
    with wie.als(vraagt(Rol.FG)), pytest.raises(NietGevonden):
        queries.datalek(uuid4())


@pytest.mark.parametrize("rol", [Rol.AANSPREEKPUNT, Rol.BEHEER, Rol.BALIE, Rol.INWONER])
def test_alleen_kwaliteit_en_de_fg_gaan_over_datalekken_sec_10(datalek: UUID, gezin: Gezin, rol: Rol) -> None:
    with wie.als(vraagt(rol)), pytest.raises(GeenBevoegdheid):
        actions.datalek_vastleggen(lek(gezin.moeder))
    with wie.als(vraagt(rol)):
        assert not Datalek.objects.exists()
    klant_als(rol).zie(PAD, 403)


def test_de_lijst_als_bestand_heeft_geen_cel_die_een_formule_is_sec_19(datalek: UUID, gezin: Gezin) -> None:
    boef = maak_medewerker(Rol.AANSPREEKPUNT, naam="=HYPERLINK(1)")
    _keek(gezin.moeder, VRIJDAG - timedelta(days=1), wie_keek=boef)

    antwoord = klant_als(Rol.FG).get(f"{PAD}{datalek}/geraakt.csv")
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))

    assert rijen[0][0] == "Wie"
    assert "'=HYPERLINK(1)" in {rij[0] for rij in rijen}
    assert "attachment" in antwoord["Content-Disposition"]


def test_wie_zag_staat_per_bladzijde_en_in_het_bestand_helemaal_sec_24(
    datalek: UUID, gezin: Gezin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 2)
    for _ in range(3):
        _keek(gezin.moeder, VRIJDAG - timedelta(days=1), wie_keek=uuid4())
    fg = klant_als(Rol.FG)

    bladen = [fg.zie(f"{PAD}{datalek}/?pagina={nr}").html for nr in (1, 2)]
    bestand = fg.get(f"{PAD}{datalek}/geraakt.csv").content.decode("utf-8-sig").strip()

    # The FG who looks here looked in that time as well, and the file is a second way of looking.
    assert [blad.count('<th scope="row"') for blad in bladen] == [2, 2]
    assert len(bestand.splitlines()) == 1 + 3 + 2


def test_het_bestand_groeit_met_wie_keek_en_niet_met_hoe_vaak_sec_24(datalek: UUID, gezin: Gezin) -> None:
    """That is why it is made while one waits: a busy week is as long as a quiet one, in rows and in questions."""
    zij, gezien = uuid4(), []
    for keer in (1, 60):
        for minuut in range(keer):
            _keek(gezin.moeder, VRIJDAG - timedelta(days=1, minutes=minuut), wie_keek=zij)
        with klok.op(VRIJDAG + timedelta(days=1)), wie.als(vraagt(Rol.FG)), CaptureQueriesContext(connection) as vragen:
            lek_nu = queries.datalek(datalek)
            kijkers = geraakt.wie_zag(lek_nu.personen, lek_nu.van, lek_nu.tot, soort=InzageSoort.EXPORTEREN)
        gezien.append((len(kijkers), len(vragen)))
        assert max(kijker.regels for kijker in kijkers) >= keer

    assert gezien[0] == gezien[1]


def test_een_export_mag_drie_keer_per_dag_en_een_ander_merkt_er_niets_van_sec_23_sec_26(datalek: UUID) -> None:
    begin = klok.nu()
    pad = f"{PAD}{datalek}/geraakt.csv"
    with klok.op(begin), CaptureQueriesContext(connections["log"]) as geschreven:
        actor = maak_medewerker(Rol.FG)
        fg, ander = klant_als(Rol.FG, actor=actor), klant_als(Rol.FG)

        assert [fg.get(pad).status_code for _ in range(3)] == [200, 200, 200]
        vierde = fg.get(pad)
        assert ander.get(pad).status_code == 200

    assert (vierde.status_code, vierde["Retry-After"]) == (429, "86400")
    assert "Wie;Rol" not in vierde.content.decode()
    exports = [vraag["sql"] for vraag in geschreven if "'export'" in vraag["sql"]]
    assert len(exports) == 4
    with klok.op(begin + timedelta(days=1, seconds=1)):
        assert klant_als(Rol.FG, actor=actor).get(pad).status_code == 200


def test_een_export_met_oud_bewijs_vraagt_eerst_wie_men_is_en_telt_dan_niet_sec_04(datalek: UUID) -> None:
    begin = klok.nu()
    pad = f"{PAD}{datalek}/geraakt.csv"
    with klok.op(begin):
        fg = klant_als(Rol.FG)
    with klok.op(begin + timedelta(minutes=16)):
        for _ in range(5):
            antwoord = fg.get(pad)
            assert antwoord["Location"].startswith("/proef/aanmelden/opnieuw/?volgende=%2Fproef%2Fwerk%2Fprivacy")
            assert antwoord.content == b""


def test_van_vastleggen_tot_ingelicht_over_het_scherm(gezin: Gezin) -> None:
    with klok.op(VRIJDAG):
        klant = klant_als(Rol.KWALITEIT)
        velden = {
            "omschrijving": "brief naar een verkeerd adres", "kennis_op": "2024-06-07T12:00",
            "van": "2024-06-01T00:00", "tot": "2024-06-07T12:00", "personen": f"{BSN[0]}\n{gezin.kind}",
        }  # fmt: skip
        antwoord = klant.post(f"{PAD}nieuw/", velden)
        assert antwoord.status_code == 302, antwoord.content.decode()
        pad = antwoord["Location"]
        assert "Nog 65 uur" in klant.zie(pad).html
        for stap in ("gemeld", "hoog_risico", "ingelicht"):
            klant.post(f"{pad}stap/", {"stap": stap})
        html = klant.zie(pad).html

    assert "Gemeld bij de AP" in html
    assert "Alles is gedaan" in html
    with wie.als(vraagt(Rol.KWALITEIT)):
        assert set(Datalek.objects.get().personen) == {gezin.moeder, gezin.kind}


@pytest.mark.parametrize(
    ("veld", "waarde"), [("personen", "123"), ("personen", ""), ("tot", "2024-05-01T00:00"), ("kennis_op", "x")]
)
def test_een_fout_in_het_formulier_legt_niets_vast(gezin: Gezin, veld: str, waarde: str) -> None:
    goed = {
        "omschrijving": "lek", "kennis_op": "2024-06-07T12:00", "van": "2024-06-01T00:00", "tot": "2024-06-07T12:00",
        "personen": str(gezin.kind),
    }  # fmt: skip

    antwoord = klant_als(Rol.FG).post(f"{PAD}nieuw/", goed | {veld: waarde})

    assert antwoord.status_code == 422
    with wie.als(vraagt(Rol.FG)):
        assert not Datalek.objects.exists()


def _vragen(rol: Rol, pad: str) -> int:
    klant = klant_als(rol)
    # The first request of a process asks which gemeente it is; after that it is remembered.
    klant.zie(pad)
    with CaptureQueriesContext(connection) as vragen:
        klant.zie(pad)
    return len(vragen)


def test_de_lijst_vraagt_evenveel_voor_30_lekken_als_voor_1_af_35(datalek: UUID, gezin: Gezin) -> None:
    een = _vragen(Rol.FG, PAD)
    with klok.op(VRIJDAG), wie.als(vraagt(Rol.FG)):
        for _ in range(29):
            actions.datalek_vastleggen(lek(gezin.moeder))

    assert _vragen(Rol.FG, PAD) == een


def test_een_lek_vraagt_evenveel_voor_30_kijkers_als_voor_1_af_35(datalek: UUID, gezin: Gezin) -> None:
    _keek(gezin.moeder, VRIJDAG - timedelta(days=1), wie_keek=uuid4())
    een = _vragen(Rol.FG, f"{PAD}{datalek}/")
    for _ in range(29):
        _keek(gezin.moeder, VRIJDAG - timedelta(days=1), wie_keek=uuid4())

    assert _vragen(Rol.FG, f"{PAD}{datalek}/") == een
