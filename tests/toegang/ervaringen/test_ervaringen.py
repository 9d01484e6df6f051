"""How a resident found it: three answers about a team, of nobody (issue 4; AF-35, PRIV-58)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.toegang.loket import Loket, balie, bezoeker, medewerker

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, NietGevonden
from rotonde.kern.models import Gebeurtenis, Team
from rotonde.kern.soorten import Rol
from rotonde.toegang.ervaringen import actions, queries
from rotonde.toegang.ervaringen.actions import Antwoorden
from rotonde.toegang.ervaringen.soorten import MINSTENS, Ervaringsmoment, Schaal
from rotonde.toegang.events import Soort
from rotonde.toegang.models import Ervaring
from rotonde.vorm.formuliertoken import VELD, maak_token

PAD = "/proef/ervaring/toegang/contact/"
LIJST = "/proef/werk/toegang/ervaringen/"
GOED = Antwoorden("toegang", Ervaringsmoment.CONTACT, Schaal.WEL, Schaal.BEETJE, Schaal.HELEMAAL)
INGEVULD = {"gehoord": "4", "verder": "3", "geholpen": "5"}


def _geef(aantal: int, antwoorden: Antwoorden = GOED, op: date | None = None) -> None:
    """So many answers, last month unless on another day."""
    for _ in range(aantal):
        with klok.op(klok.moment(op or klok.vandaag() - timedelta(days=31))), wie.als(bezoeker()):
            actions.geven(antwoorden)


def _verstuur(client: Client, pad: str = PAD, **anders: str) -> tuple[int, str]:
    antwoord = client.post(pad, {**INGEVULD, VELD: maak_token(pad), **anders})
    return antwoord.status_code, antwoord.content.decode()


def _rijen() -> list[Ervaring]:
    with wie.als(dienst()):
        return list(Ervaring.objects.all())


def _beeld(moment: Ervaringsmoment = Ervaringsmoment.CONTACT) -> queries.Beeld:
    with wie.als(dienst()):
        (beeld,) = (beeld for beeld in queries.beelden() if beeld.moment == moment)
    return beeld


def test_three_answers_are_kept_with_the_month_and_nothing_more(client: KeurendeClient, loket: Loket) -> None:
    assert "Hoe ging het na een gesprek?" in client.zie(PAD).html
    status, html = _verstuur(client)
    (rij,) = _rijen()
    assert (status, "Dank u wel" in html) == (200, True)
    assert (rij.gehoord, rij.verder, rij.geholpen) == (4, 3, 5)
    assert rij.maand == klok.vandaag().replace(day=1)
    assert {veld.name for veld in Ervaring._meta.get_fields()} == {
        "id", "gemeente", "team", "moment", "maand", "gehoord", "verder", "geholpen",
    }  # fmt: skip


def test_also_of_who_is_signed_in_no_line_says_who_it_was_priv_58(gezin: Gezin, loket: Loket) -> None:
    klant = klant_als(Rol.INWONER, actor=gezin.moeder, naam="Aukje")
    status, _ = _verstuur(klant)
    with wie.als(dienst()):
        (feit,) = Gebeurtenis.objects.filter(soort=Soort.ERVARING_GEGEVEN)
    assert status == 200
    assert feit.betrokkene is None
    assert feit.actor != gezin.moeder
    assert len(_rijen()) == 1


def test_what_is_left_open_is_asked_and_what_was_answered_stays(client: KeurendeClient, loket: Loket) -> None:
    status, html = _verstuur(client, geholpen="")
    assert status == 422
    assert "Bent u geholpen?" in html
    assert html.count("checked") == 2
    assert not _rijen()


@pytest.mark.parametrize("pad", ["/proef/ervaring/nergens/contact/", "/proef/ervaring/toegang/ooit/"])
def test_an_address_that_is_not_ours_is_not_found(client: KeurendeClient, loket: Loket, pad: str) -> None:
    assert client.get(pad).status_code == 404
    assert _verstuur(client, pad)[0] == 404
    assert not _rijen()


def test_nobody_who_works_here_answers(loket: Loket) -> None:
    with wie.als(balie(loket)), pytest.raises(GeenBevoegdheid):
        actions.geven(GOED)


def test_a_team_of_elsewhere_is_not_found(loket: Loket) -> None:
    with wie.als(bezoeker()), pytest.raises(NietGevonden):
        actions.geven(Antwoorden("elders", Ervaringsmoment.CONTACT, Schaal.WEL, Schaal.WEL, Schaal.WEL))


@pytest.mark.parametrize("anders", [{"gehoord": 0}, {"geholpen": 6}, {"maand": date(2024, 6, 2)}])
def test_the_database_refuses_what_is_not_on_the_scale_and_a_day(loket: Loket, anders: dict[str, object]) -> None:
    velden = {"gehoord": 4, "verder": 4, "geholpen": 4, "maand": date(2024, 6, 1), **anders}
    with wie.als(dienst()), pytest.raises(IntegrityError), transaction.atomic():
        Ervaring.objects.create(gemeente_id=GEMEENTE, team_id=loket.team, moment="contact", **velden)


def test_of_a_few_nothing_is_told_not_even_how_many(loket: Loket) -> None:
    _geef(MINSTENS - 1)
    assert (_beeld().aantal, _beeld().gemiddelden) == (None, ())
    _geef(1)
    assert (_beeld().aantal, _beeld().gemiddelden) == (MINSTENS, (Decimal(4), Decimal(3), Decimal(5)))
    assert _beeld(Ervaringsmoment.AFSLUITING).aantal is None


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(*[st.sampled_from(Schaal)] * 3), min_size=MINSTENS, max_size=12))
def test_a_mean_is_what_one_would_count_by_hand(loket: Loket, alle: list[tuple[Schaal, Schaal, Schaal]]) -> None:
    with transaction.atomic():
        for drie in alle:
            _geef(1, Antwoorden("toegang", Ervaringsmoment.CONTACT, *drie))
        verwacht = tuple(round(Decimal(sum(kolom)) / len(alle), 1) for kolom in zip(*alle, strict=True))
        assert (_beeld().aantal, _beeld().gemiddelden) == (len(alle), verwacht)
        transaction.set_rollback(True)


def test_what_is_older_than_a_year_no_longer_counts(loket: Loket) -> None:
    _geef(MINSTENS, op=date(2024, 2, 29))
    with klok.op(klok.moment(date(2024, 3, 1))):
        assert _beeld().aantal == MINSTENS
    with klok.op(klok.moment(date(2025, 2, 28))):
        assert _beeld().aantal == MINSTENS
    with klok.op(klok.moment(date(2025, 3, 1))):
        assert _beeld().aantal is None


def test_a_month_that_runs_shows_nothing_so_that_no_answer_stands_out_in_what_changes(loket: Loket) -> None:
    _geef(MINSTENS)
    _geef(1, Antwoorden("toegang", Ervaringsmoment.CONTACT, *[Schaal.NIET] * 3), op=klok.vandaag())
    assert (_beeld().aantal, _beeld().gemiddelden) == (MINSTENS, (Decimal(4), Decimal(3), Decimal(5)))


@pytest.fixture
def kwaliteit(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.KWALITEIT, actor=medewerker("Kim", Rol.KWALITEIT), naam="Kim")


def test_the_means_and_the_addresses_stand_on_one_page(kwaliteit: KeurendeClient) -> None:
    _geef(MINSTENS)
    html = kwaliteit.zie(LIJST).html
    assert f"http://testserver{PAD}" in html
    assert 'data-kop="Geholpen">5,0' in html
    assert f"Minder dan {MINSTENS}" in html


def test_the_page_asks_as_often_for_many_teams_as_for_1_af_35(kwaliteit: KeurendeClient, loket: Loket) -> None:
    aantallen = []
    for erbij in (0, 20):
        with wie.als(dienst()):
            Team.objects.bulk_create(Team(gemeente_id=GEMEENTE, code=f"t{nr}", naam=f"T{nr}") for nr in range(erbij))
        kwaliteit.zie(LIJST)
        with CaptureQueriesContext(connection) as vragen:
            kwaliteit.zie(LIJST)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
