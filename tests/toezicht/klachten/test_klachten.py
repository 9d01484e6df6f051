"""A klacht has a clock and somebody who was not involved, and the resident reads the answer (issue 4; Awb 9:4-9:12)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BSN, Gezin, dienst, vraagt
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import geopend
from tests.toegang.loket import Loket, balie, inwoner, medewerker

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Vertrek
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage, Medewerker
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.kern.wie import Wie
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht.klachten import actions, queries
from rotonde.toezicht.klachten.actions import Afdoening, Klachtbrief
from rotonde.toezicht.klachten.soorten import Klachtoordeel, KlachtToestand
from rotonde.toezicht.models import Klacht

VANDAAG = date(2024, 6, 1)
TEKST = "Drie keer gebeld en niemand belde terug, grommelkanarie."
ANTWOORD = Afdoening(Klachtoordeel.GEGROND, "U hebt gelijk. Wij bellen nu dezelfde dag terug.", VANDAAG)


@pytest.fixture
def kim(loket: Loket) -> UUID:
    return medewerker("Kim", Rol.KWALITEIT)


@pytest.fixture
def klacht(loket: Loket, gezin: Gezin) -> UUID:
    """What the mother told at the desk, about Bram."""
    with wie.als(balie(loket)):
        return actions.indienen(Klachtbrief(gezin.moeder, TEKST, Kanaal.BALIE, VANDAAG, loket.bram))


def kwaliteit(wie_is: UUID) -> Wie:
    return vraagt(Rol.KWALITEIT, actor=wie_is)


def test_from_the_desk_to_an_answer_in_time(kim: UUID, klacht: UUID, gezin: Gezin) -> None:
    with wie.als(kwaliteit(kim)):
        beeld = queries.een(klacht)
        assert beeld.rij.uiterlijk == bereken(Vraag("AWB-10", VANDAAG)).dag == date(2024, 7, 15)
        assert beeld.rij.termijn["regel"] == "AWB-10"
        assert (beeld.over, beeld.toestand) == ("Bram", KlachtToestand.INGEDIEND)
        actions.oppakken(klacht)
        actions.bevestigen(klacht)
        actions.afdoen(klacht, ANTWOORD)
        assert queries.een(klacht).toestand == KlachtToestand.AFGEDAAN
    with wie.als(inwoner(gezin.moeder)):
        ((rij, _),) = queries.van(gezin.moeder)
        assert rij.bevindingen == ANTWOORD.bevindingen
    with wie.als(inwoner(gezin.vader)):
        assert queries.van(gezin.moeder) == []


def test_who_writes_it_down_does_not_read_it(loket: Loket, klacht: UUID) -> None:
    for rol, actor in ((Rol.BALIE, loket.balie), (Rol.AANSPREEKPUNT, loket.bram), (Rol.BACKOFFICE, loket.anna)):
        with wie.als(vraagt(rol, actor=actor)):
            assert not Klacht.objects.exists()


def test_who_was_involved_does_not_handle_it_by_verb_nor_in_the_database(
    loket: Loket, gezin: Gezin, kim: UUID, klacht: UUID
) -> None:
    geopend(loket, gezin.moeder)
    for betrokken in (loket.anna, loket.bram):
        with wie.als(kwaliteit(betrokken)):
            with pytest.raises(GeenBevoegdheid, match="laat een collega de klacht behandelen"):
                actions.oppakken(klacht)
            with pytest.raises(IntegrityError), transaction.atomic():
                Klacht.objects.filter(pk=klacht).update(behandelaar_id=betrokken)
    with wie.als(kwaliteit(kim)):
        actions.oppakken(klacht)
    with wie.als(kwaliteit(loket.balie)), pytest.raises(GeenBevoegdheid, match="Een collega behandelt"):
        actions.afdoen(klacht, ANTWOORD)


def test_who_was_involved_with_the_household_does_not_handle_it_by_verb_nor_in_the_database(
    loket: Loket, gezin: Gezin, kim: UUID
) -> None:
    """The dossier began with the mother: the father, who complains, has no band with it of his own."""
    geopend(loket, gezin.moeder)
    van = {}
    for persoon in (gezin.vader, gezin.buur):
        with wie.als(balie(loket)):
            van[persoon] = actions.indienen(Klachtbrief(persoon, TEKST, Kanaal.BALIE, VANDAAG))
    klacht = van[gezin.vader]
    with wie.als(kwaliteit(loket.anna)):
        with pytest.raises(GeenBevoegdheid, match="laat een collega de klacht behandelen"):
            actions.oppakken(klacht)
        with pytest.raises(IntegrityError, match="of het huishouden"), transaction.atomic():
            Klacht.objects.filter(pk=klacht).update(behandelaar_id=loket.anna)
        actions.oppakken(van[gezin.buur])
    with wie.als(kwaliteit(kim)):
        actions.oppakken(klacht)


def test_who_helped_the_household_before_somebody_left_it_does_not_handle_it_either(loket: Loket, gezin: Gezin) -> None:
    geopend(loket, gezin.moeder)
    with wie.als(dienst()):
        adres = Adresgegevens("Proeflaan", "5", "8181AA", gezin.woonkern)
        inwoners.uiteengaan(Vertrek(gezin.vader, [], adres, date(2024, 5, 1)))
    with wie.als(balie(loket)):
        klacht = actions.indienen(Klachtbrief(gezin.vader, TEKST, Kanaal.BALIE, VANDAAG))
    with wie.als(kwaliteit(loket.anna)):
        with pytest.raises(GeenBevoegdheid):
            actions.oppakken(klacht)
        with pytest.raises(IntegrityError), transaction.atomic():
            Klacht.objects.filter(pk=klacht).update(behandelaar_id=loket.anna)


def test_it_can_be_put_off_once_and_the_resident_reads_why(kim: UUID, klacht: UUID) -> None:
    with wie.als(kwaliteit(kim)):
        actions.oppakken(klacht)
        with pytest.raises(Ongeldig, match="waarom het langer duurt"):
            actions.verdagen(klacht, reden=" ")
        actions.verdagen(klacht, reden="Een collega is ziek.")
        assert queries.een(klacht).rij.uiterlijk == bereken(Vraag("AWB-10", VANDAAG, verdagingen=1)).dag
        with pytest.raises(KanNuNiet, match="al verdaagd"):
            actions.verdagen(klacht, reden="Nog eens.")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"bevindingen": " "}, "Schrijf op wat u vond"),
        ({"gehoord_op": None}, "wanneer u de inwoner sprak"),
        ({"gehoord_op": VANDAAG - timedelta(days=1)}, "nadat de klacht binnenkwam"),
        ({"gehoord_op": VANDAAG + timedelta(days=1)}, "niet later dan vandaag"),
    ],
)
def test_an_answer_says_what_was_found_and_that_the_resident_was_heard(
    kim: UUID, klacht: UUID, anders: dict[str, Any], zin: str
) -> None:
    with wie.als(kwaliteit(kim)):
        actions.oppakken(klacht)
        with pytest.raises(Ongeldig, match=zin):
            actions.afdoen(klacht, replace(ANTWOORD, **anders))
        actions.afdoen(klacht, replace(ANTWOORD, gehoord_op=None, niet_gehoord="De inwoner wilde dat niet."))
        with pytest.raises(KanNuNiet, match="noteer een nieuwe klacht"):
            actions.intrekken(klacht)


@pytest.mark.parametrize(
    ("tekst", "op", "zin"),
    [
        (" ", VANDAAG, "wat er niet goed ging"),
        (TEKST, VANDAAG + timedelta(days=1), "vandaag of eerder"),
        (TEKST, date(2023, 5, 1), "hoogstens een jaar geleden"),
    ],
)
def test_what_cannot_be_a_klacht_says_why(loket: Loket, gezin: Gezin, tekst: str, op: date, zin: str) -> None:
    with wie.als(balie(loket)), pytest.raises(Ongeldig, match=zin):
        actions.indienen(Klachtbrief(gezin.moeder, tekst, Kanaal.BALIE, op))


def test_a_resident_complains_for_oneself_only_and_reads_no_others_sec_11(klacht: UUID, gezin: Gezin) -> None:
    with wie.als(inwoner(gezin.buur)):
        with pytest.raises(NietGevonden):
            actions.indienen(Klachtbrief(gezin.moeder, TEKST, Kanaal.PORTAAL, VANDAAG))
        with pytest.raises(NietGevonden):
            actions.intrekken(klacht)
        assert not Klacht.objects.exists()


def test_a_klacht_of_the_own_circle_is_not_there_priv_20(loket: Loket, gezin: Gezin, kim: UUID, klacht: UUID) -> None:
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=kim).update(persoon_id=gezin.vader)
    with wie.als(kwaliteit(kim)):
        assert list(queries.klachten()) == []
        with pytest.raises(NietGevonden):
            queries.een(klacht)


def test_the_database_wants_an_answer_with_everything_in_it(kim: UUID, klacht: UUID) -> None:
    with wie.als(kwaliteit(kim)):
        actions.oppakken(klacht)
        for anders, naam in (
            ({"afgedaan_op": VANDAAG, "niet_gehoord": "x"}, "open_of_afgedaan"),
            ({"afgedaan_op": VANDAAG, "oordeel": "gegrond", "bevindingen": "x"}, "klacht_gehoord"),
            ({"tekst": ""}, "zegt_iets"),
        ):
            with pytest.raises(IntegrityError, match=naam), transaction.atomic():
                Klacht.objects.filter(pk=klacht).update(**anders)


@pytest.fixture
def klant(kim: UUID) -> KeurendeClient:
    return klant_als(Rol.KWALITEIT, actor=kim, naam="Kim")


def test_on_the_screen_from_desk_to_answer(loket: Loket, gezin: Gezin, klant: KeurendeClient) -> None:
    aan_de_balie = klant_als(Rol.BALIE, actor=loket.balie, naam="Balie")
    pad = "/proef/werk/toezicht/klachten/"
    assert aan_de_balie.get(pad).status_code == 403
    velden = {"bsn": "", "kanaal": "telefoon", "ontvangen_op": f"{VANDAAG}", "tekst": TEKST}
    fout = aan_de_balie.post(f"{pad}noteren/", velden)
    assert fout.status_code == 422
    aan_de_balie.post(f"{pad}noteren/", {**velden, "bsn": BSN[0]})
    with wie.als(dienst()):
        een = f"{pad}{Klacht.objects.get().pk}/"
    lijst = klant.zie(pad).html
    assert "Aukje" not in lijst
    assert "Wacht" in lijst
    assert "grommelkanarie" in klant.zie(een).html
    with wie.als(dienst()):
        assert Inzage.objects.filter(gegevensgroep="klacht", actor_soort=ActorSoort.MEDEWERKER).exists()
    klant.post(f"{een}oppakken/")
    klant.post(f"{een}bevestigen/")
    klant.post(f"{een}verdagen/", {"reden": "Een collega is ziek."})
    assert klant.post(f"{een}beantwoorden/", {"oordeel": "deels", "bevindingen": "Klopt."}).status_code == 422
    klant.post(f"{een}beantwoorden/", {"oordeel": "deels", "bevindingen": "Klopt.", "gehoord_op": f"{VANDAAG}"})
    assert "De klacht is voor een deel terecht" in klant.zie(een).html
    assert "0 klachten" not in klant.zie("/proef/werk/toezicht/").html


def test_in_mijn_rotonde_one_complains_reads_and_withdraws(loket: Loket, gezin: Gezin, klant: KeurendeClient) -> None:
    bewoner = klant_als(Rol.INWONER, actor=gezin.moeder, naam="Aukje")
    pad = "/proef/mijn/klacht/"
    assert bewoner.post(pad, {"tekst": ""}).status_code == 422
    bewoner.post(pad, {"tekst": TEKST})
    pagina = bewoner.zie(pad).html
    assert "grommelkanarie" in pagina
    assert "uiterlijk 15 juli 2024 antwoord" in pagina
    with wie.als(dienst()):
        een = Klacht.objects.get().pk
    for stap, velden in (
        ("oppakken", {}),
        ("beantwoorden", {"oordeel": "ongegrond", "bevindingen": "Wij belden wel.", "gehoord_op": f"{VANDAAG}"}),
    ):
        klant.post(f"/proef/werk/toezicht/klachten/{een}/{stap}/", velden)
    assert "Wij belden wel." in bewoner.zie(pad).html
    assert "ombudsman" in bewoner.zie(pad).html
    bewoner.post(pad, {"tekst": "Nog iets."})
    with wie.als(dienst()):
        tweede = Klacht.objects.get(afgedaan_op__isnull=True).pk
    bewoner.post(f"{pad}{tweede}/intrekken/")
    assert "Ingetrokken" in bewoner.zie(pad).html


def test_the_list_asks_as_often_for_20_as_for_1_af_35(loket: Loket, gezin: Gezin, klant: KeurendeClient) -> None:
    pad = "/proef/werk/toezicht/klachten/"
    aantallen = []
    for erbij in (1, 19):
        for _ in range(erbij):
            with wie.als(balie(loket)):
                actions.indienen(Klachtbrief(gezin.moeder, TEKST, Kanaal.BALIE, klok.vandaag()))
        klant.zie(pad)
        with CaptureQueriesContext(connection) as vragen:
            klant.zie(pad)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
