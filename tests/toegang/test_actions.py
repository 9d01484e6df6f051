"""The verbs of toegang: a question always stands in one queue or has one owner."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.inwoners.gezin import Gezin, dienst
from tests.toegang.loket import KANARIE, VRAAG, Loket, aanspreekpunt, balie, bezoeker, gemeld, inwoner, opgepakt

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, Medewerker, Team, nieuw_id
from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import uit_herkomst
from rotonde.toegang import actions, queries
from rotonde.toegang.actions import Contact, Oppakking
from rotonde.toegang.models import Contactmoment, Melding, MeldingVerhaal
from rotonde.toegang.soorten import Antwoord, Kanaal, MeldingStatus


def test_a_question_waits_in_the_queue_with_a_deadline(loket: Loket, gezin: Gezin) -> None:
    melding = Melding.objects.get(pk=gemeld(loket, gezin.moeder))

    assert (melding.team_id, melding.eigenaar_id, melding.status) == (loket.team, None, MeldingStatus.NIEUW)
    assert melding.uiterste_actie == date(2024, 6, 7)


def test_a_deadline_keeps_the_rule_version_and_input_it_came_from_rel_12(loket: Loket, gezin: Gezin) -> None:
    melding = Melding.objects.get(pk=gemeld(loket, gezin.moeder))

    assert melding.termijn == {"regel": "HUIS-01", "versie": "2026-11", "invoer": {"start": "2024-06-01"}}
    assert bereken(uit_herkomst(melding.termijn)).dag == melding.uiterste_actie


def test_a_visitor_asks_without_a_name_and_gets_a_code_to_come_back_with(loket: Loket) -> None:
    with wie.als(bezoeker()):
        ontvangst = actions.melden(replace(VRAAG, kanaal=Kanaal.PORTAAL, bereikbaar="06 99999999"))

        assert not Melding.objects.exists()
        assert not MeldingVerhaal.objects.exists()
    melding = Melding.objects.get(pk=ontvangst.melding)
    assert (melding.persoon_id, melding.terugkoppelcode) == (None, ontvangst.terugkoppelcode)
    assert len(ontvangst.terugkoppelcode) == 10
    assert MeldingVerhaal.objects.get(melding=melding).bereikbaar == "06 99999999"


def test_a_resident_asks_for_oneself_and_for_nobody_else(loket: Loket, gezin: Gezin) -> None:
    with wie.als(inwoner(gezin.moeder)):
        ontvangst = actions.melden(replace(VRAAG, kanaal=Kanaal.PORTAAL, persoon=gezin.moeder))

        assert KANARIE in queries.verhaal_van(ontvangst.melding)
        assert [regel.id for regel in queries.meldingen_van(gezin.moeder)] == [ontvangst.melding]
        with pytest.raises(GeenBevoegdheid):
            actions.melden(replace(VRAAG, persoon=gezin.vader))


def test_a_visitor_cannot_ask_in_the_name_of_somebody(loket: Loket, gezin: Gezin) -> None:
    with wie.als(bezoeker()), pytest.raises(GeenBevoegdheid):
        actions.melden(replace(VRAAG, persoon=gezin.moeder))


def test_without_any_queue_a_question_is_refused_instead_of_lost(loket: Loket) -> None:
    Team.objects.update(wachtrij=False)
    with wie.als(balie(loket)), pytest.raises(Ongeldig, match="geen wachtrij"):
        actions.melden(VRAAG)


def test_who_takes_it_owns_it_and_it_leaves_the_queue(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)

    with wie.als(aanspreekpunt(loket.anna)):
        assert list(queries.wachtrij(loket.team)) == []
        assert [regel.id for regel in queries.mijn_meldingen([loket.anna])] == [melding]
        assert KANARIE in queries.detail(melding).verhaal


def test_the_second_who_reaches_for_it_gets_a_sentence(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)

    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(KanNuNiet, match="al opgepakt"):
        actions.oppakken(melding)
    assert Melding.objects.get(pk=melding).eigenaar_id == loket.anna


def test_nobody_puts_a_melding_on_the_desk_of_a_colleague(loket: Loket, gezin: Gezin) -> None:
    melding = gemeld(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(GeenBevoegdheid):
        actions.oppakken_alle([Oppakking(melding, loket.bram)])
    with wie.als(dienst()):
        actions.oppakken_alle([Oppakking(melding, loket.bram)])


def test_the_desk_does_not_take_meldingen_sec_10(loket: Loket, gezin: Gezin) -> None:
    melding = gemeld(loket, gezin.moeder)
    with wie.als(balie(loket)), pytest.raises(GeenBevoegdheid):
        actions.oppakken(melding)


def test_nobody_takes_a_melding_about_oneself_priv_20(loket: Loket, gezin: Gezin) -> None:
    Medewerker.objects.filter(pk=loket.anna).update(persoon_id=gezin.moeder)
    eigen, ander = gemeld(loket, gezin.moeder), gemeld(loket, gezin.buur)

    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(NietGevonden):
            actions.oppakken(eigen)
        actions.oppakken(ander)


def test_what_is_given_back_waits_again_and_is_closed_to_who_gave_it_priv_13(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)

    with wie.als(aanspreekpunt(loket.anna)):
        assert MeldingVerhaal.objects.count() == 1
        actions.teruggeven(melding, team=None)

        assert MeldingVerhaal.objects.count() == 0
        assert [regel.id for regel in queries.wachtrij(loket.team)] == [melding]
        with pytest.raises(NietGevonden):
            queries.detail(melding)


def test_what_is_settled_is_closed_to_who_settled_it_and_not_to_the_resident_priv_13(
    loket: Loket, gezin: Gezin
) -> None:
    melding = opgepakt(loket, gezin.moeder)

    with wie.als(aanspreekpunt(loket.anna)):
        actions.afhandelen(melding)

        assert MeldingVerhaal.objects.count() == 0
        with pytest.raises(NietGevonden):
            queries.detail(melding)
        with pytest.raises(KanNuNiet):
            actions.afhandelen(melding)
    with wie.als(inwoner(gezin.moeder)):
        assert KANARIE in queries.verhaal_van(melding)
        assert queries.meldingen_van(gezin.moeder)[0].status == MeldingStatus.AFGEHANDELD


def test_only_the_owner_settles_returns_or_hands_over(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.bram)):
        with pytest.raises(NietGevonden):
            actions.afhandelen(melding)
        with pytest.raises(NietGevonden):
            actions.teruggeven(melding, team=None)
        with pytest.raises(NietGevonden):
            actions.overdragen(melding, aan=loket.bram)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.overdragen(melding, aan=loket.bram)
        assert MeldingVerhaal.objects.count() == 0
    with wie.als(aanspreekpunt(loket.bram)):
        assert KANARIE in queries.detail(melding).verhaal


def test_a_melding_goes_to_another_and_one_with_a_dossier_only_along_with_that_rel_09(
    loket: Loket, gezin: Gezin
) -> None:
    melding = opgepakt(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="heeft de melding al"):
            actions.overdragen(melding, aan=loket.anna)
        with pytest.raises(KanNuNiet, match="hoort geen dossier"):
            actions.overdragen(melding, aan=loket.bram, met_dossier=True)
        # Who tried to keep it still sees it.
        assert KANARIE in queries.detail(melding).verhaal
        actions.naar_dossier_brengen([melding])
        with pytest.raises(KanNuNiet, match="draag het dossier over"):
            actions.overdragen(melding, aan=loket.bram)
        actions.overdragen(melding, aan=loket.bram, met_dossier=True)

    assert Melding.objects.get(pk=melding).eigenaar_id == loket.bram


def test_an_anonymous_melding_gets_its_resident_once(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, None)

    with wie.als(aanspreekpunt(loket.anna)):
        actions.inwoner_koppelen(melding, persoon=gezin.buur)

        with pytest.raises(KanNuNiet):
            actions.inwoner_koppelen(melding, persoon=gezin.vader)
    with wie.als(inwoner(gezin.buur)):
        assert KANARIE in queries.verhaal_van(melding)


def test_contacts_are_registered_in_bulk_and_may_stay_anonymous(loket: Loket, gezin: Gezin) -> None:
    toen = klok.moment(date(2023, 4, 5))
    with wie.als(balie(loket)):
        anoniem, bekend = actions.contactmomenten_registreren([
            Contact(Kanaal.TELEFOON, "Openingstijden", 3, Antwoord.BEANTWOORD, Wet.ALGEMEEN, moment=toen),
            Contact(Kanaal.BALIE, "Vervoer", 12, Antwoord.VERWEZEN, Wet.WMO, persoon=gezin.buur),
        ])  # fmt: skip

    rij = Contactmoment.objects.get(pk=anoniem)
    assert (rij.persoon_id, rij.moment, rij.medewerker_id, rij.duur) == (None, toen, loket.balie, 3)
    assert Contactmoment.objects.get(pk=bekend).wet == Wet.WMO


def test_every_step_is_announced_without_a_word_of_the_story(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.afhandelen(melding)

    regels = Gebeurtenis.objects.filter(object_id=melding).order_by("id")
    assert [regel.soort for regel in regels] == ["toegang.gemeld", "toegang.opgepakt", "toegang.afgehandeld"]
    assert {regel.betrokkene for regel in regels} == {gezin.moeder}
    assert not any(regel.gegevens for regel in regels)


@pytest.mark.parametrize(
    "anders",
    [
        {"team_id": None},
        {"status": MeldingStatus.OPGEPAKT},
        {"eigenaar_id": "anna"},
        {"status": MeldingStatus.OPGEPAKT, "team_id": None},
    ],
)
def test_the_database_refuses_both_and_neither_queue_and_owner(
    loket: Loket, gezin: Gezin, anders: dict[str, object]
) -> None:
    melding = gemeld(loket, gezin.moeder)
    waarden = {kolom: loket.anna if waarde == "anna" else waarde for kolom, waarde in anders.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Melding.objects.filter(pk=melding).update(**waarden)
    Melding.objects.filter(pk=melding).update(status="opgepakt", team=None, eigenaar=loket.anna)


def test_the_database_refuses_a_team_of_another_gemeente_sec_12(loket: Loket, gezin: Gezin) -> None:
    melding = gemeld(loket, gezin.moeder)
    with wie.als(dienst("1509")):
        elders = Team(id=nieuw_id(), gemeente_id="1509", code="elders", naam="Elders", wachtrij=True)
        Team.objects.bulk_create([elders])
    with pytest.raises(IntegrityError), transaction.atomic():
        Melding.objects.filter(pk=melding).update(team_id=elders.pk)
