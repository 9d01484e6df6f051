"""Who works along in a dossier, or is a guest today, finds it in a list and needs no address (issue 4)."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.test_views import REGIE, _dossiers
from tests.regie.zaak import Zaak, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import beslotenheid, betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol
from rotonde.regie import actions as regie
from rotonde.regie.meewerken import Meeregel, van_mij
from rotonde.regie.models import Dossier
from rotonde.regie.overleg import actions as overleg
from rotonde.regie.overleg.actions import Uitnodiging
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol

VANDAAG = date(2024, 6, 1)


@pytest.fixture
def bram(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")


def werkt_mee(loket: Loket, dossier: UUID, wie_mee: UUID, als: Teamrol, tot: date | None = None) -> UUID:
    with wie.als(aanspreekpunt(loket.anna)):
        return team.betrekken(Betrekking(dossier, wie_mee, als, VANDAAG, tot))


def uitgenodigd(loket: Loket, dossier: UUID, dag: date) -> UUID:
    with wie.als(aanspreekpunt(loket.anna)):
        return overleg.plannen(Uitnodiging(dossier, klok.moment(dag, 16), "Kamer 3", ("School",), (loket.bram,)))


def mee(loket: Loket, dag: date = VANDAAG) -> list[tuple[UUID, str, date | None]]:
    with klok.op(klok.moment(dag)), wie.als(aanspreekpunt(loket.bram)):
        return [(regel.dossier, regel.als, regel.tot_en_met) for regel in van_mij()]


def test_who_works_along_reads_of_whom_for_what_and_until_when_priv_12(loket: Loket, zaak: Zaak) -> None:
    werkt_mee(loket, zaak.dossier, loket.bram, Teamrol.SCHULD, VANDAAG + timedelta(days=8))
    with wie.als(aanspreekpunt(loket.bram)):
        assert list(van_mij()) == [
            Meeregel(
                zaak.dossier, "Aukje van der Berg", "Hulp in huis", "Anna", "schulddienstverlener", date(2024, 6, 8)
            )
        ]
    with wie.als(aanspreekpunt(loket.anna)):
        assert list(van_mij()) == []
    assert mee(loket, VANDAAG + timedelta(days=8)) == []


def test_a_guest_finds_it_on_that_day_only_priv_12(loket: Loket, zaak: Zaak) -> None:
    dag = VANDAAG + timedelta(days=7)
    for _ in range(2):
        uitgenodigd(loket, zaak.dossier, dag)

    assert [mee(loket, dag + timedelta(days=erna)) for erna in (-7, 0, 1)] == [
        [],
        [(zaak.dossier, "gast bij een overleg", dag)],
        [],
    ]


def test_who_is_both_has_one_line_and_stays_until_the_last(loket: Loket, zaak: Zaak) -> None:
    uitgenodigd(loket, zaak.dossier, VANDAAG)
    werkt_mee(loket, zaak.dossier, loket.bram, Teamrol.GEZIN)
    assert mee(loket) == [(zaak.dossier, "gast bij een overleg, gezinscoach", None)]


def test_who_becomes_the_aanspreekpunt_holds_it_and_no_longer_works_along(loket: Loket, zaak: Zaak) -> None:
    uitgenodigd(loket, zaak.dossier, VANDAAG)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG)
    assert mee(loket) == []


@pytest.mark.parametrize("hoe", ["gesloten", "losgelaten", "besloten", "benoemd"])
def test_what_is_shut_does_not_show_priv_13_priv_21(loket: Loket, zaak: Zaak, hoe: str) -> None:
    teamgenoot = werkt_mee(loket, zaak.dossier, loket.bram, Teamrol.GEZIN)
    if hoe == "gesloten":
        with wie.als(aanspreekpunt(loket.anna)):
            regie.sluiten(klaar(zaak.dossier))
    elif hoe == "losgelaten":
        with wie.als(aanspreekpunt(loket.anna)):
            team.loslaten(zaak.dossier, teamgenoot)
    else:
        with wie.als(dienst()):
            beslotenheid.sluit(zaak.dossier, [])
            beslotenheid.benoem(zaak.dossier, [loket.anna, *([loket.bram] if hoe == "benoemd" else [])])
    assert len(mee(loket)) == (hoe == "benoemd")


def test_who_looks_for_another_reason_does_not_work_along(loket: Loket, zaak: Zaak) -> None:
    with wie.als(dienst()):
        betrokkenheid.begin([Band(loket.bram, "dossier", zaak.dossier, "beslisser")])
    assert mee(loket) == []


def test_on_the_screen_both_rollen_find_the_way_and_each_leaves_a_line_priv_37(
    bram: KeurendeClient, loket: Loket, zaak: Zaak
) -> None:
    assert "U werkt mee" not in bram.zie(REGIE).html
    regisseur = medewerker("Rens", Rol.PROCESREGISSEUR)
    werkt_mee(loket, zaak.dossier, loket.bram, Teamrol.GEZIN, VANDAAG + timedelta(days=8))
    werkt_mee(loket, zaak.dossier, regisseur, Teamrol.PROCESREGIE)

    for klant, actor, woorden in (
        (bram, loket.bram, ("gezinscoach", "8 juni 2024")),
        (klant_als(Rol.PROCESREGISSEUR, actor=regisseur, naam="Rens"), regisseur, ("procesregisseur", "Geen einddag")),
    ):
        pagina = klant.zie(REGIE).html
        assert [woord for woord in ("U werkt mee", "Anna", *woorden) if woord not in pagina] == []
        assert f'href="{REGIE}dossier/{zaak.dossier}/"' in pagina
        with wie.als(dienst()):
            assert Inzage.objects.filter(gegevensgroep="caseload", actor=actor).count() == 1


def test_the_caseload_asks_once_for_who_works_along_nowhere_and_as_often_for_30_as_for_1_af_35(
    bram: KeurendeClient, loket: Loket, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaptureQueriesContext(connection) as vragen:
        bram.zie(REGIE)
    assert len([vraag for vraag in vragen if 'FROM "regie_dossier"' in vraag["sql"]]) == 1
    aantallen = []
    for erbij, vanaf in ((1, 4), (29, 5)):
        _dossiers(loket, erbij, vanaf)
        with wie.als(dienst()):
            open_ = set(Dossier.objects.values_list("id", flat=True))
        for dossier in open_ - {regel[0] for regel in mee(loket)}:
            werkt_mee(loket, dossier, loket.bram, Teamrol.WMO)
        with CaptureQueriesContext(connection) as vragen:
            pagina = bram.zie(REGIE).html
        aantallen.append((pagina.count("Wmo-consulent"), len(vragen)))
    assert aantallen == [(1, aantallen[0][1]), (30, aantallen[0][1])]

    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 20)
    assert bram.zie(f"{REGIE}?mee=2").html.count("Wmo-consulent") == 10
