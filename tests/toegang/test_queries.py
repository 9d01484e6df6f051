"""What a queue shows and hides, and which lines a look leaves."""

from dataclasses import asdict, replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import Gezin, dienst
from tests.toegang.loket import KANARIE, VRAAG, Loket, aanspreekpunt, balie, bezoeker, gemeld, inwoner, opgepakt

from rotonde.kern import klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol, Wet
from rotonde.toegang import actions, queries
from rotonde.toegang.models import Contactmoment, Melding, MeldingVerhaal
from rotonde.toegang.soorten import Spoed


def test_a_queue_shows_what_is_needed_and_neither_story_nor_name_priv_14(loket: Loket, gezin: Gezin) -> None:
    gemeld(loket, gezin.moeder)

    with wie.als(aanspreekpunt(loket.anna)):
        (regel,) = queries.wachtrij(loket.team)

    assert (regel.onderwerp, regel.kanaal, regel.veiligheid) == ("Hulp in huis", "telefoon", False)
    getoond = repr(asdict(regel))
    assert KANARIE not in getoond
    assert str(gezin.moeder) not in getoond
    assert KANARIE in MeldingVerhaal.objects.get().tekst


def test_danger_stands_first_and_then_what_must_be_acted_on_first(loket: Loket, gezin: Gezin) -> None:
    with wie.als(dienst()):
        laat, vroeg, gevaar = (
            ontvangst.melding
            for ontvangst in actions.melden_alle([
                VRAAG,
                replace(VRAAG, moment=klok.moment(date(2024, 5, 1))),
                replace(VRAAG, veiligheid=True),
            ])
        )  # fmt: skip
    with wie.als(aanspreekpunt(loket.anna)):
        regels = list(queries.wachtrij(loket.team))

    assert [regel.id for regel in regels] == [gevaar, vroeg, laat]
    assert [regel.spoed == Spoed.TE_LAAT for regel in regels] == [False, True, False]


def test_the_story_opens_for_who_is_involved_only_priv_12(loket: Loket, gezin: Gezin) -> None:
    opgepakt(loket, gezin.moeder)

    for vrager, aantal in (
        (aanspreekpunt(loket.anna), 1),
        (inwoner(gezin.moeder), 1),
        (aanspreekpunt(loket.bram), 0),
        (balie(loket), 0),
        (inwoner(gezin.vader), 0),
        (bezoeker(), 0),
        (dienst("1509"), 0),
    ):
        with wie.als(vrager):
            assert MeldingVerhaal.objects.count() == aantal, vrager.rol


def test_beleid_raad_and_beheer_see_no_melding_and_no_contact_priv_17(loket: Loket, gezin: Gezin) -> None:
    gemeld(loket, gezin.moeder)
    for rol in (Rol.BELEID, Rol.RAADSLID, Rol.BEHEER):
        with wie.als(replace(balie(loket), rol=rol)):
            assert (Melding.objects.count(), Contactmoment.objects.count()) == (0, 0)
    with wie.als(balie(loket)):
        assert Melding.objects.count() == 1


def test_opening_a_melding_leaves_a_line_first_priv_37(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)

    with wie.als(aanspreekpunt(loket.anna)), CaptureQueriesContext(connection) as vragen:
        assert queries.detail(melding).inwoner.naam == "Aukje van der Berg"

    volgorde = [vraag["sql"] for vraag in vragen]
    regel = next(nr for nr, sql in enumerate(volgorde) if "INSERT INTO kern_inzage" in sql)
    verhaal = next(nr for nr, sql in enumerate(volgorde) if 'FROM "toegang_meldingverhaal"' in sql)
    assert regel < verhaal
    with wie.als(inwoner(gezin.moeder)):
        (lijn,) = Inzage.objects.filter(gegevensgroep="melding")
    assert (lijn.actor, lijn.betrokkene) == (loket.anna, gezin.moeder)


def test_a_melding_of_somebody_else_and_one_that_is_not_there_look_the_same_sec_11(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)
    zinnen = set()
    for vrager, welke in ((loket.bram, melding), (loket.anna, loket.team)):
        with wie.als(aanspreekpunt(vrager)), pytest.raises(NietGevonden) as fout:
            queries.detail(welke)
        zinnen.add(fout.value.zin)
    assert len(zinnen) == 1


@pytest.mark.parametrize("model", [Contactmoment, Melding, MeldingVerhaal])
def test_every_row_says_under_which_wet_it_was_collected_priv_02(model: type[Melding]) -> None:
    veld = model._meta.get_field("wet")
    assert not veld.null
    assert [keuze for keuze, _ in veld.choices or []] == list(Wet)


def test_the_queue_asks_as_many_questions_for_30_as_for_1(loket: Loket, gezin: Gezin) -> None:
    aantallen = []
    for erbij in (1, 29):
        with wie.als(balie(loket)):
            actions.melden_alle([VRAAG] * erbij)
        with wie.als(aanspreekpunt(loket.anna)), CaptureQueriesContext(connection) as vragen:
            regels = list(queries.wachtrij(loket.team))
        aantallen.append((len(regels), len(vragen)))
    assert aantallen == [(1, aantallen[0][1]), (30, aantallen[0][1])]
