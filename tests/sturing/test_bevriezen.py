"""Freezing: what goes into the facts, what never does, and that counting follows the residents themselves."""

import datetime as dt
import json
from io import StringIO
from pathlib import Path

import psycopg
import pyarrow.parquet
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from tests.sturing.proefstad import DAARNA, PEILDATUM, Proefstad

from rotonde.inkomen import actions as inkomen
from rotonde.inkomen.actions import Uitstroom
from rotonde.inkomen.soorten import RedenUitstroom
from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, GeenContext, KanNuNiet, Ongeldig
from rotonde.kern.models import Gebeurtenis, Inzage
from rotonde.kern.soorten import Doel, InzageSoort, Rol
from rotonde.sturing import actions, bevriezing, jobs
from rotonde.sturing.feiten import opslag
from rotonde.sturing.feiten.onttrekken import GEGEVENSGROEP
from rotonde.sturing.models import Editie


def lees(map_: Path, editie: Editie, tabel: str) -> list[dict[str, object]]:
    rijen: list[dict[str, object]] = pyarrow.parquet.read_table(map_ / editie.hash / f"{tabel}.parquet").to_pylist()
    return rijen


def test_the_figures_are_counted_from_the_residents(stad: Proefstad) -> None:
    stad.vul()

    cijfers = stad.cijfers(stad.bevries())

    assert cijfers == {
        "jeugd.unieke_clienten": 2,
        "jeugd.kosten_totaal": 1251,
        "jeugd.kosten_per_client": 625,
        "jeugd.peildatum.aantal": 2,
        "wmo.unieke_clienten": 0,
        "wmo.kosten_totaal": 0,
        "voorzieningen.afslag_2.aandeel": 100,
        "pw.bijstand.aantal": 1,
        "pw.bijstand.instroom": 1,
        "pw.bijstand.uitstroom": 0,
        "pw.bijstand.langer_dan_jaar": 0,
        "armoede.vroegsignalering.signalen": 1,
        "armoede.vroegsignalering.hulp_geaccepteerd": 1,
        "armoede.vroegsignalering.contactpogingen": 1,
        "armoede.vroegsignalering.contacten": 1,
        "stip.contacten.telefonisch": 2,
        "stip.contacten.bezoekers": 1,
        "kd.kansen.thuiszitters": 1,
        "kd.geweld.casussen": 1,
        "kd.geweld.casussen_scheiding": 1,
        "stip.ervaring.gehoord": 70,
        "stip.ervaring.verder": 100,
        "stip.ervaring.geholpen": 0,
    }


def test_a_client_more_or_less_moves_the_count_and_leaves_the_earlier_editie_as_it_was(stad: Proefstad) -> None:
    eerste, tweede = stad.jeugdclient(), stad.jeugdclient()
    oud = stad.bevries()
    assert stad.cijfers(oud)["jeugd.unieke_clienten"] == 2

    stad.haal_terug(eerste)
    stad.haal_terug(tweede)
    assert stad.cijfers(stad.bevries())["jeugd.unieke_clienten"] == 0
    for _ in range(3):
        stad.jeugdclient()
    assert stad.cijfers(stad.bevries())["jeugd.unieke_clienten"] == 3
    assert stad.cijfers(oud)["jeugd.unieke_clienten"] == 2


def test_leaving_the_bijstand_moves_the_count(stad: Proefstad) -> None:
    uitkering = stad.uitkering(stad.persoon.pk)
    assert stad.cijfers(stad.bevries())["pw.bijstand.aantal"] == 1
    with stad.als_dienst():
        inkomen.uitstromen(Uitstroom(uitkering, dt.date(2026, 9, 1), RedenUitstroom.WERK))
    cijfers = stad.cijfers(stad.bevries())
    assert (cijfers["pw.bijstand.aantal"], cijfers["pw.bijstand.uitstroom"]) == (0, 1)


def test_what_happened_after_the_peildatum_is_not_in_the_facts_af_13(stad: Proefstad, feitenmap: Path) -> None:
    stad.vul()

    editie = stad.bevries(dt.date(2026, 6, 15))

    (signaal,) = lees(feitenmap, editie, "signaal")
    assert (signaal["afgerond_op"], signaal["resultaat"]) == (None, None)
    assert lees(feitenmap, editie, "voorziening") == lees(feitenmap, editie, "betaling") == []
    assert stad.cijfers(editie)["pw.bijstand.aantal"] == 1


def test_facts_hold_no_number_name_birth_date_address_or_free_text_priv_53(stad: Proefstad, feitenmap: Path) -> None:
    stad.vul()
    editie = stad.bevries()
    persoon = stad.persoon

    alles = " ".join(
        str(rij) for pad in (feitenmap / editie.hash).glob("*.parquet") for rij in lees(feitenmap, editie, pad.stem)
    )

    assert "jeugdwet" in alles
    geheim = (str(persoon.pk), persoon.pk.hex, str(persoon.geboortedatum), persoon.achternaam, "Anna", "Jansen", "Post")
    assert [woord for woord in geheim if woord in alles] == []


def test_two_editions_cannot_be_joined_on_a_pseudonym_priv_53(stad: Proefstad, feitenmap: Path) -> None:
    stad.vul()
    een, ander = stad.bevries(), stad.bevries(dt.date(2026, 12, 30))

    personen = [{rij["persoon"] for rij in lees(feitenmap, editie, "persoon")} for editie in (een, ander)]

    assert len(personen[0]) == len(personen[1]) == 2
    assert personen[0] & personen[1] == set()
    # Within one editie the same resident has one pseudonym, or nothing could be counted.
    assert {rij["persoon"] for rij in lees(feitenmap, een, "betaling")} == personen[0]


def test_everyone_whose_data_is_taken_gets_a_line_priv_39(stad: Proefstad) -> None:
    stad.vul()
    with stad.als_dienst():
        voor = Inzage.objects.filter(gegevensgroep=GEGEVENSGROEP).count()
    stad.bevries()
    with stad.als_dienst():
        regels = Inzage.objects.filter(gegevensgroep=GEGEVENSGROEP, soort=InzageSoort.EXPORTEREN)
        assert (voor, regels.count()) == (0, 2)
        assert {regel.doel for regel in regels} == {Doel.STATISTIEK}


def test_the_same_facts_give_the_same_editie_and_are_announced_once_rel_10(stad: Proefstad) -> None:
    stad.vul()
    een, nog_eens = stad.bevries(), stad.bevries()
    assert een.pk == nog_eens.pk
    with stad.als_dienst():
        assert Gebeurtenis.objects.filter(soort="sturing.bevroren", object_id=een.pk).count() == 1
        assert een.waarden.count() == een.verwacht


def test_an_editie_counts_again_to_the_same_figures_rel_22(stad: Proefstad) -> None:
    stad.vul()
    editie = stad.bevries()
    eerst = stad.cijfers(editie)
    stad.jeugdclient("400.00")

    for code, verwacht in eerst.items():
        antwoord = StringIO()
        call_command("indicator", code, "--gemeente", "0246", "--periode", "2026", stdout=antwoord)
        gelezen = json.loads(antwoord.getvalue())
        assert gelezen["waarde"] == (None if code.startswith("kd.") else verwacht)
        assert (gelezen["editie"], gelezen["peildatum"]) == (editie.hash, "2026-12-31")
        assert gelezen["eenheid"]
        assert gelezen["definitie"].endswith(".")
        assert gelezen["geteld_op"]


def test_the_command_says_what_is_wrong(stad: Proefstad) -> None:
    stad.bevries()
    for code, periode, zin in [
        ("bestaat.niet", "2026", "geen indicator"),
        ("pw.bijstand.aantal", "2016", "geldt vanaf 2017"),
        ("pw.bijstand.aantal", "2027", "nog geen cijfers"),
    ]:
        with pytest.raises(CommandError, match=zin):
            call_command("indicator", code, "--gemeente", "0246", "--periode", periode)


def test_frozen_files_are_read_only_and_a_change_is_noticed(stad: Proefstad, feitenmap: Path) -> None:
    stad.vul()
    editie = stad.bevries()
    bestand = feitenmap / editie.hash / "betaling.parquet"
    assert bestand.stat().st_mode & 0o222 == 0
    assert opslag.open_(editie.hash).tel("SELECT count(*) FROM betaling") == 2

    bestand.chmod(0o600)
    bestand.write_bytes(bestand.read_bytes() + b" ")

    with pytest.raises(KanNuNiet, match="gewijzigd"):
        opslag.open_(editie.hash)
    bestand.parent.chmod(0o700)
    bestand.unlink()
    with pytest.raises(KanNuNiet, match="niet meer"):
        opslag.open_(editie.hash)


def test_only_the_service_freezes_and_only_for_statistics_af_18(stad: Proefstad) -> None:
    with stad.als_dienst(), pytest.raises(GeenContext, match="statistiek"):
        actions.bevriezen(PEILDATUM)
    with stad.als(stad.consulent, Rol.BELEID), pytest.raises(GeenBevoegdheid):
        actions.bevriezen(PEILDATUM)
    with stad.op(DAARNA), wie.als(bevriezing.vrager("0246")):
        assert actions.bevriezen(PEILDATUM).pk
        with pytest.raises(Ongeldig, match="toekomst"):
            actions.bevriezen(dt.date(2027, 1, 16))


def test_another_gemeente_is_not_in_the_facts_sec_12(stad: Proefstad) -> None:
    stad.vul()
    ander = Proefstad(code="1509", naam="Tweede")
    ander.uitkering(ander.persoon.pk)
    assert stad.cijfers(stad.bevries())["pw.bijstand.aantal"] == 1
    assert ander.cijfers(ander.bevries()) | {"jeugd.unieke_clienten": 0, "pw.bijstand.aantal": 1} == ander.cijfers(
        ander.bevries()
    )


def test_without_a_peildatum_the_last_whole_year_with_facts_is_frozen(stad: Proefstad) -> None:
    stad.vul()
    with stad.op(dt.date(2029, 3, 1)), wie.als(bevriezing.vrager("0246")):
        assert bevriezing.standaard_peildatum() == PEILDATUM
    with stad.op(dt.date(2026, 12, 30)), wie.als(bevriezing.vrager("0246")):
        assert bevriezing.standaard_peildatum() == dt.date(2025, 12, 31)


def test_the_role_of_sturing_reads_editions_and_no_person_priv_17(als_sturing: psycopg.Connection) -> None:
    als_sturing.execute("SELECT set_config('rotonde.gemeente', '0246', true)")
    als_sturing.execute("SELECT count(*) FROM sturing_editie")
    als_sturing.execute("SELECT count(*) FROM sturing_indicatorwaarde")
    for tabel in ("inwoners_persoon", "inkomen_uitkering", "signalen_signaal", "voorzieningen_betaling"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), als_sturing.transaction():
            als_sturing.execute(f"SELECT count(*) FROM {tabel}")


@pytest.mark.parametrize("wijziging", ["UPDATE sturing_indicatorwaarde SET waarde = 1", "DELETE FROM sturing_editie"])
def test_a_figure_that_was_counted_stays_priv_56(als_worker: psycopg.Connection, wijziging: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        als_worker.execute(wijziging)


def test_job_and_command_give_the_same_editie_rel_10(stad: Proefstad) -> None:
    stad.vul()
    with stad.op(DAARNA):
        jobs.bevriezen("0246", PEILDATUM.isoformat())
        call_command("bevriezen", gemeente="0246", peildatum=PEILDATUM, stdout=StringIO())
    with stad.als_dienst():
        (editie,) = Editie.objects.all()
        assert editie.waarden.count() == editie.verwacht
