"""Odd access shows by itself: five of five patterns, and little of what is normal (PRIV-22)."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.inwoners.gezin import GEMEENTE, dienst, vraagt
from tests.klanten import klant_als, maak_medewerker
from tests.toezicht import verkeer
from tests.toezicht.verkeer import EERSTE_DAG, PATRONEN, Dorp

from rotonde.kern import beslotenheid, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, Ongeldig
from rotonde.kern.models import Inzage, Team
from rotonde.kern.soorten import Rol
from rotonde.simulatie.trekking.bron import bron
from rotonde.toezicht import actions, queries
from rotonde.toezicht.afwijkingen.regels import ALLE, METEEN, PER_DAG
from rotonde.toezicht.afwijkingen.steekproef import PER_TEAM
from rotonde.toezicht.models import Bevinding, Incident
from rotonde.toezicht.soorten import Afhandeling

DAGEN = verkeer.werkdagen_vanaf(EERSTE_DAG, 4)
ZAAD = 20240603
MOTIEF = "De medewerker viel in voor een zieke collega."


@pytest.fixture
def dorp(woonkern: UUID) -> Dorp:
    return verkeer.bouw(woonkern, zaad=ZAAD)


def _kijk_na(dag: date, codes: Sequence[str] = PER_DAG) -> int:
    with klok.op(klok.moment(dag + timedelta(days=1), 3)), wie.als(dienst()):
        van = klok.moment(dag, 0)
        return actions.zoeken_naar_afwijkingen(van, klok.moment(dag + timedelta(days=1), 0), codes)


def _gevonden() -> list[Bevinding]:
    with wie.als(vraagt(Rol.FG)):
        return list(Bevinding.objects.order_by("regel", "sleutel"))


def test_vijf_patronen_worden_gevonden_en_van_gewoon_werk_hoogstens_twee_procent_priv_22(dorp: Dorp) -> None:
    toeval = bron(ZAAD, GEMEENTE, "verkeer")
    regels = sum(verkeer.werkdag(dorp, dag, toeval) for dag in DAGEN)
    for dag in DAGEN:
        _kijk_na(dag)
    gewoon = {inzage for bevinding in _gevonden() for inzage in bevinding.inzagen}
    print(f"gewoon verkeer: {len(gewoon)} van {regels} regels in een bevinding ({100 * len(gewoon) / regels:.2f} %)")

    assert regels > 500
    assert len(gewoon) / regels <= 0.02

    voor = {bevinding.pk for bevinding in _gevonden()}
    dag = DAGEN[-1]
    daders = {regel: patroon(dorp, dag) for regel, patroon in PATRONEN.items()}
    _kijk_na(dag)

    erbij = [bevinding for bevinding in _gevonden() if bevinding.pk not in voor]
    gevonden = {
        regel for regel, dader in daders.items() if (regel, dader) in {(b.regel, b.medewerker_id) for b in erbij}
    }
    print(f"gezaaide patronen: {len(gevonden)} van {len(PATRONEN)} gevonden")
    assert gevonden == set(PATRONEN)


@pytest.mark.parametrize("regel", PATRONEN)
def test_elk_patroon_wordt_door_de_eigen_regel_gevonden_en_door_geen_andere_priv_22(regel: str, dorp: Dorp) -> None:
    verkeer.werkdag(dorp, DAGEN[0], bron(1, GEMEENTE, "verkeer"))
    _kijk_na(DAGEN[0])
    voor = {bevinding.pk for bevinding in _gevonden()}
    dader = PATRONEN[regel](dorp, DAGEN[0])

    _kijk_na(DAGEN[0])

    erbij = {(b.regel, b.medewerker_id) for b in _gevonden() if b.pk not in voor}
    assert erbij == {(regel, dader)}


def test_twee_keer_kijken_vindt_niets_dubbel(dorp: Dorp) -> None:
    verkeer.nacht(dorp, DAGEN[0])

    assert [_kijk_na(DAGEN[0]), _kijk_na(DAGEN[0])] == [1, 0]


def test_elke_blik_in_een_besloten_dossier_komt_bij_kwaliteit_ook_van_wie_benoemd_is_priv_21(dorp: Dorp) -> None:
    benoemd = dorp.aanspreekpunten[0]
    dossier, huis = dorp.klanten[benoemd][0]
    with klok.op(klok.moment(DAGEN[0], 8)), wie.als(dienst()):
        beslotenheid.sluit(dossier, [("persoon", persoon) for persoon in huis])
        beslotenheid.benoem(dossier, [benoemd])
    verkeer.kijk(benoemd, huis, klok.moment(DAGEN[0], 9), dossier=dossier)
    verkeer.kijk(dorp.balie[0], huis[:1], klok.moment(DAGEN[0], 9))
    verkeer.kijk(benoemd, dorp.klanten[benoemd][1][1], klok.moment(DAGEN[0], 9))

    _kijk_na(DAGEN[0], METEEN)

    gevonden = [(b.regel, b.medewerker_id) for b in _gevonden()]
    assert sorted(gevonden, key=str) == sorted([("besloten", benoemd)] * 2 + [("besloten", dorp.balie[0])], key=str)


# The sample


def test_de_steekproef_heeft_twintig_regels_per_team_en_is_telkens_dezelfde_priv_22(dorp: Dorp) -> None:
    with wie.als(dienst()):
        Team.objects.bulk_create([Team(gemeente_id="0246", code="stil", naam="Stil team")])
    verkeer.werkdag(dorp, DAGEN[0], bron(2, GEMEENTE, "verkeer"))
    verkeer.kijk(dorp.balie[0], dorp.huizen[50], klok.moment(date(2024, 7, 1), 9))

    with klok.op(klok.moment(date(2024, 7, 2))), wie.als(dienst()):
        assert actions.steekproef_trekken(date(2024, 6, 30)) == 1
        assert actions.steekproef_trekken(date(2024, 6, 1)) == 0

    (bevinding,) = _gevonden()
    assert (bevinding.regel, bevinding.team_id, bevinding.aantal) == ("steekproef", dorp.team, PER_TEAM)
    with wie.als(vraagt(Rol.FG)):
        dagen = {regel.tijd.date() for regel in queries.bevinding(bevinding.pk)[1]}
    assert dagen == {DAGEN[0]}


# Settling


@pytest.fixture
def bevinding(dorp: Dorp) -> Bevinding:
    verkeer.nacht(dorp, DAGEN[0])
    _kijk_na(DAGEN[0])
    return _gevonden()[0]


def test_verklaard_sluit_de_bevinding_en_onverklaard_opent_een_incident_priv_22(
    bevinding: Bevinding, dorp: Dorp
) -> None:
    verkeer.veel(dorp, DAGEN[0])
    verkeer.werkdag(dorp, DAGEN[0], bron(3, GEMEENTE, "verkeer"))
    _kijk_na(DAGEN[0], ["veel"])
    (ander,) = (b for b in _gevonden() if b.regel == "veel")
    with wie.als(vraagt(Rol.KWALITEIT)):
        actions.bevinding_afhandelen(bevinding.pk, Afhandeling.VERKLAARD, MOTIEF)
        assert not Incident.objects.exists()
        actions.bevinding_afhandelen(ander.pk, Afhandeling.INCIDENT, MOTIEF)

        assert [i.medewerker_id for i in Incident.objects.all()] == [ander.medewerker_id]
        assert queries.bevindingen("", open_=True) == []
        with pytest.raises(KanNuNiet):
            actions.bevinding_afhandelen(bevinding.pk, Afhandeling.INCIDENT, MOTIEF)


def test_zonder_motivering_of_over_zichzelf_gaat_het_niet_sec_13(bevinding: Bevinding) -> None:
    with wie.als(vraagt(Rol.KWALITEIT)), pytest.raises(Ongeldig):
        actions.bevinding_afhandelen(bevinding.pk, Afhandeling.VERKLAARD, "kort")
    assert bevinding.medewerker_id is not None
    with wie.als(vraagt(Rol.KWALITEIT, actor=bevinding.medewerker_id)), pytest.raises(GeenBevoegdheid):
        actions.bevinding_afhandelen(bevinding.pk, Afhandeling.VERKLAARD, MOTIEF)


def test_de_fg_sluit_een_incident_met_wat_er_is_gedaan(bevinding: Bevinding) -> None:
    with wie.als(vraagt(Rol.KWALITEIT)):
        actions.bevinding_afhandelen(bevinding.pk, Afhandeling.INCIDENT, MOTIEF)
        (regel,) = queries.incidenten()
        with pytest.raises(GeenBevoegdheid):
            actions.incident_sluiten(regel.id, "Er is een gesprek geweest.")
    with wie.als(vraagt(Rol.FG)):
        actions.incident_sluiten(regel.id, "Er is een gesprek geweest.")
        (regel,) = queries.incidenten()

    assert regel.gesloten_op is not None


# What is shown: lines and pseudonyms


def test_regels_lezen_staat_met_elke_inwoner_in_het_log_een_niveau_diep_priv_42(
    bevinding: Bevinding, dorp: Dorp
) -> None:
    huis = dorp.klanten[dorp.aanspreekpunten[4]][0][1]
    for _ in range(2):
        with wie.als(vraagt(Rol.FG)):
            queries.bevinding(bevinding.pk)

    with wie.als(vraagt(Rol.FG)):
        gelezen = Inzage.objects.filter(gegevensgroep="inzagelog").values_list("betrokkene", flat=True)
        assert sorted(gelezen) == sorted(huis * 2)
    assert _kijk_na(klok.vandaag()) == 0


def test_een_naam_staat_er_pas_na_een_besluit_met_een_reden_priv_40(bevinding: Bevinding) -> None:
    assert bevinding.medewerker_id is not None
    klant = klant_als(Rol.KWALITEIT)
    pad = f"/proef/werk/toezicht/bevindingen/{bevinding.pk}/"
    schuilnaam = queries.pseudoniem(bevinding.medewerker_id, "M")
    voor = klant.zie(pad).html
    assert schuilnaam in voor
    assert "a4," not in voor

    antwoord = klant.post(f"/proef/werk/toezicht/namen/{bevinding.medewerker_id}/", {"reden": MOTIEF})

    assert antwoord.status_code == 302
    na = klant.zie(pad).html
    assert schuilnaam not in na
    assert "a4," in na


def test_op_het_scherm_staat_geen_naam_of_geboortedatum_van_een_inwoner(bevinding: Bevinding) -> None:
    html = klant_als(Rol.FG).zie(f"/proef/werk/toezicht/bevindingen/{bevinding.pk}/").html

    assert [naam for naam in (*verkeer.NAMEN, "Anne", "1980") if naam in html] == []


def test_een_bevinding_afhandelen_op_het_scherm(bevinding: Bevinding) -> None:
    klant = klant_als(Rol.KWALITEIT, actor=maak_medewerker(Rol.KWALITEIT))
    pad = f"/proef/werk/toezicht/bevindingen/{bevinding.pk}/"

    assert klant.post(pad, {"afhandeling": "verklaard", "motivering": "kort"}).status_code == 422
    assert klant.post(pad, {"afhandeling": "verklaard", "motivering": MOTIEF}).status_code == 302

    assert "Er zijn geen bevindingen" in klant.zie("/proef/werk/toezicht/bevindingen/").html
    assert "Verklaard" in klant.zie("/proef/werk/toezicht/bevindingen/?stand=klaar").html


def test_elke_regel_heeft_een_naam_een_uitleg_en_een_venster_priv_22() -> None:
    assert [regel.code for regel in ALLE.values() if not (regel.naam and regel.uitleg and regel.venster)] == []
    assert {*PER_DAG, *METEEN} < set(ALLE)
