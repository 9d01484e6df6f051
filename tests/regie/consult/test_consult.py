"""A colleague is asked for advice, and learns no more than was chosen to tell (issue 4, WERK-10)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import beslotenheid, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage, Medewerker
from rotonde.kern.soorten import Rol
from rotonde.regie import actions as regie
from rotonde.regie import queries as dossiers
from rotonde.regie.consult import actions, queries
from rotonde.regie.consult.actions import Consultvraag
from rotonde.regie.consult.soorten import Veld
from rotonde.regie.models import Consult, Dossier
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol

VANDAAG = date(2024, 6, 1)
LIJST = "/proef/werk/regie/consulten/"
# What in this household is a name, and a word out of the dossier.
GEHEIM = (KANARIE, "Aukje", "Joris", "Zoë")


def vraag(loket: Loket, zaak: Zaak, gezin: Gezin, **anders: Any) -> Consultvraag:
    basis = Consultvraag(zaak.dossier, gezin.moeder, loket.bram, "Wat werkt bij valangst?", tuple(Veld), nagelezen=True)
    return replace(basis, **anders)


def gevraagd(loket: Loket, zaak: Zaak, gezin: Gezin) -> UUID:
    with wie.als(aanspreekpunt(loket.anna)):
        return actions.vragen(vraag(loket, zaak, gezin))


def test_the_colleague_reads_what_was_chosen_and_no_more_priv_12_priv_14(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    gevraagd(loket, zaak, gezin)
    with wie.als(aanspreekpunt(loket.bram)):
        (regel,) = queries.aan_mij(loket.bram)
        assert regel.verteld == [
            "De inwoner is 40 jaar.",
            "In het huishouden wonen mensen van 42 jaar, 40 jaar en 11 jaar.",
            "Er zijn doelen op: wonen (van 4 naar 7).",
            "Er is hulp: maatwerkvoorziening (afslag 2).",
            "Het dossier is niet opgeschaald.",
        ]
        assert not any(woord.lower() in str(regel).lower() for woord in (*GEHEIM, "Berg", "Wit", "straat"))
        assert Dossier.objects.count() == 0
        with pytest.raises(NietGevonden):
            dossiers.dossier(zaak.dossier)


def test_nothing_is_told_that_was_not_chosen_and_later_changes_do_not_show(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.vragen(vraag(loket, zaak, gezin, velden=(Veld.LEEFTIJD,)))
    with klok.op(klok.moment(VANDAAG + timedelta(days=365))), wie.als(aanspreekpunt(loket.bram)):
        assert [regel.verteld for regel in queries.aan_mij(loket.bram)] == [["De inwoner is 40 jaar."]]


def test_answered_it_is_shut_to_who_answered_and_open_to_who_asked_priv_13(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    consult = gevraagd(loket, zaak, gezin)
    with wie.als(aanspreekpunt(loket.bram)):
        actions.beantwoorden(consult, "Oefen samen met de trap.")
        assert Consult.objects.count() == 0
        with pytest.raises(NietGevonden):
            queries.een(consult)
    with wie.als(aanspreekpunt(loket.anna)):
        (regel,) = queries.door_mij(loket.anna)
        assert regel.antwoord == "Oefen samen met de trap."
        with pytest.raises(KanNuNiet, match="Het consult is beantwoord"):
            actions.intrekken(consult)


def test_taken_back_it_is_shut_at_once_priv_13(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    consult = gevraagd(loket, zaak, gezin)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.intrekken(consult)
        assert list(queries.door_mij(loket.anna)) == []
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.beantwoorden(consult, "Te laat.")


def test_closing_takes_back_what_was_not_answered_priv_13(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    gevraagd(loket, zaak, gezin)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.sluiten(klaar(zaak.dossier))
    for wie_ook in (loket.anna, loket.bram):
        with wie.als(aanspreekpunt(wie_ook)):
            assert Consult.objects.count() == 0


def test_it_goes_along_with_the_dossier_priv_13(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    consult = gevraagd(loket, zaak, gezin)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.overdragen(zaak.dossier, aan=clara, gesproken_op=VANDAAG)
        assert Consult.objects.count() == 0
    with wie.als(aanspreekpunt(loket.bram)):
        actions.beantwoorden(consult, "Oefen samen.")
    with wie.als(aanspreekpunt(clara)):
        assert [regel.antwoord for regel in queries.door_mij(clara)] == ["Oefen samen."]


def test_the_aanspreekpunt_reads_what_the_team_asks_and_takes_it_back(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    with wie.als(aanspreekpunt(loket.anna)):
        team.betrekken(Betrekking(zaak.dossier, clara, Teamrol.GEZIN, VANDAAG))
    with wie.als(aanspreekpunt(clara)):
        consult = actions.vragen(vraag(loket, zaak, gezin))
    with wie.als(aanspreekpunt(loket.anna)):
        assert [(regel.id, regel.vrager) for regel in queries.door_mij(loket.anna)] == [(consult, "Clara")]
        actions.intrekken(consult)


def test_a_line_is_written_for_the_resident_at_each_look_priv_37(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    consult = gevraagd(loket, zaak, gezin)
    with wie.als(aanspreekpunt(loket.bram)):
        queries.een(consult)
    with wie.als(dienst()):
        regels = Inzage.objects.filter(gegevensgroep="consult")
        assert [rij.betrokkene for rij in regels] == [gezin.moeder]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"vraag": " "}, "Schrijf uw vraag op"),
        ({"nagelezen": False}, "Lees uw vraag na"),
    ],
)
def test_words_are_read_over_before_they_go_priv_09(
    loket: Loket, zaak: Zaak, gezin: Gezin, anders: dict[str, Any], zin: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match=zin):
        actions.vragen(vraag(loket, zaak, gezin, **anders))


def test_who_cannot_be_asked_or_asks_nothing_priv_20_priv_21(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        verwant = medewerker("Vera", Rol.AANSPREEKPUNT)
        Medewerker.objects.filter(pk=verwant).update(persoon_id=gezin.vader)
    with wie.als(aanspreekpunt(loket.anna)):
        for anders, fout, zin in (
            ({"gevraagde": loket.anna}, Ongeldig, "vraagt uzelf"),
            ({"gevraagde": loket.balie}, Ongeldig, "geeft hier geen raad"),
            ({"gevraagde": verwant}, GeenBevoegdheid, "eigen kring"),
            ({"persoon": gezin.buur}, Ongeldig, "hoort niet bij het huishouden"),
        ):
            with pytest.raises(fout, match=zin):
                actions.vragen(vraag(loket, zaak, gezin, **anders))
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.vragen(vraag(loket, zaak, gezin, gevraagde=loket.anna))
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [])
        beslotenheid.benoem(zaak.dossier, [loket.anna])
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="besloten"):
        actions.vragen(vraag(loket, zaak, gezin))


def test_what_was_asked_of_another_is_not_there_sec_11(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    consult = gevraagd(loket, zaak, gezin)
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    with wie.als(aanspreekpunt(clara)), pytest.raises(NietGevonden):
        queries.een(consult)
    # Who asked answers nothing, and who was asked takes nothing back.
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(NietGevonden):
        actions.beantwoorden(consult, "Zelf bedacht.")
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.intrekken(consult)


def test_the_database_knows_no_answer_without_a_time_and_nobody_asks_oneself(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    consult = gevraagd(loket, zaak, gezin)
    for half in ({"antwoord": "ja"}, {"beantwoord_op": klok.nu()}, {"gevraagde_id": loket.anna}):
        with wie.als(dienst()), pytest.raises(IntegrityError), transaction.atomic():
            Consult.objects.filter(pk=consult).update(**half)


def test_on_the_screen_from_question_to_answer(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    anna, bram = (klant_als(Rol.AANSPREEKPUNT, actor=wie_) for wie_ in (loket.anna, loket.bram))
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/consult/"
    velden = {"gevraagde": str(loket.bram), "persoon": str(gezin.moeder), "vraag": "Wat helpt?", "velden": ["leeftijd"]}
    fout = anna.post(pad, velden)
    assert (fout.status_code, "Lees uw vraag na" in fout.content.decode()) == (422, True)
    anna.post(pad, {**velden, "nagelezen": "on"})
    lijst = bram.zie(LIJST).html
    assert "Wat helpt?" in lijst
    assert "De inwoner is 40 jaar." in lijst
    assert not any(woord in lijst for woord in GEHEIM)
    with wie.als(dienst()):
        consult = Consult.objects.get().pk
    bram.post(f"{LIJST}{consult}/", {"antwoord": "Samen oefenen."})
    assert "Niemand wacht op uw raad" in bram.zie(LIJST).html
    assert "Samen oefenen." in anna.zie(LIJST).html
    assert bram.get(f"{LIJST}{consult}/").status_code == 404


def test_both_lists_ask_as_often_for_30_as_for_1_af_35(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    klanten: list[KeurendeClient] = [klant_als(Rol.AANSPREEKPUNT, actor=wie_) for wie_ in (loket.anna, loket.bram)]
    aantallen: list[list[int]] = [[], []]
    for erbij in (1, 29):
        for _ in range(erbij):
            gevraagd(loket, zaak, gezin)
        for klant, aantal in zip(klanten, aantallen, strict=True):
            klant.zie(LIJST)
            with CaptureQueriesContext(connection) as vragen:
                klant.zie(LIJST)
            aantal.append(len(vragen))
    assert all(een == veel for een, veel in aantallen)


def test_who_leaves_the_team_no_longer_reads_what_was_asked_priv_13(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    clara, daan = (medewerker(naam, Rol.AANSPREEKPUNT) for naam in ("Clara", "Daan"))
    morgen = VANDAAG + timedelta(days=1)
    with wie.als(aanspreekpunt(loket.anna)):
        los = team.betrekken(Betrekking(zaak.dossier, clara, Teamrol.GEZIN, VANDAAG))
        team.betrekken(Betrekking(zaak.dossier, daan, Teamrol.GEZIN, VANDAAG, morgen))
    for wie_ook in (clara, daan):
        with wie.als(aanspreekpunt(wie_ook)):
            actions.vragen(vraag(loket, zaak, gezin))
            assert Consult.objects.count() == 1
    with wie.als(aanspreekpunt(loket.anna)):
        team.loslaten(zaak.dossier, los)
        assert Consult.objects.count() == 2
    with wie.als(aanspreekpunt(clara)):
        assert Consult.objects.count() == 0
    with klok.op(klok.moment(morgen)), wie.als(aanspreekpunt(daan)):
        assert Consult.objects.count() == 0
