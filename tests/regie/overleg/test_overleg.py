"""A casusoverleg: guests see the dossier on that day, and what was decided stays (issue 4)."""

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
from tests.regie.zaak import KANARIE, Zaak, geopend, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import beslotenheid, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import Rol
from rotonde.regie import actions as regie
from rotonde.regie.models import Dossier, Overleg
from rotonde.regie.overleg import actions, queries
from rotonde.regie.overleg.actions import Uitnodiging, Verslag

VANDAAG = date(2024, 6, 1)
DAG = VANDAAG + timedelta(days=7)
BESLOTEN = Verslag(VANDAAG, "Anna, Bram en de inwoner", ("School belt elke week.",))


def uitnodiging(loket: Loket, zaak: Zaak, **anders: Any) -> Uitnodiging:
    basis = Uitnodiging(zaak.dossier, klok.moment(DAG, 10), "Kamer 3", ("Hoe het op school gaat",), (loket.bram,))
    return replace(basis, **anders)


def gepland(loket: Loket, zaak: Zaak, **anders: Any) -> UUID:
    with wie.als(aanspreekpunt(loket.anna)):
        return actions.plannen(uitnodiging(loket, zaak, **anders))


def ziet(loket: Loket, dag: date) -> int:
    with klok.op(klok.moment(dag)), wie.als(aanspreekpunt(loket.bram)):
        return Dossier.objects.count()


def test_a_guest_sees_the_dossier_on_that_day_only_priv_12(loket: Loket, zaak: Zaak) -> None:
    gepland(loket, zaak)
    assert [ziet(loket, DAG + timedelta(days=erna)) for erna in (-7, -1, 0, 1, 30)] == [0, 0, 1, 0, 0]


def test_recorded_it_is_shut_to_guests_the_same_day_priv_13(loket: Loket, zaak: Zaak) -> None:
    overleg = gepland(loket, zaak)
    with klok.op(klok.moment(DAG)), wie.als(aanspreekpunt(loket.anna)):
        actions.vastleggen(zaak.dossier, overleg, replace(BESLOTEN, gehouden_op=DAG))
        (regel,) = queries.van_dossier(zaak.dossier)
        assert (regel.besluiten, regel.gasten, regel.gepland) == (["School belt elke week."], ["Bram"], False)
    assert ziet(loket, DAG) == 0


def test_called_off_it_never_opens_and_another_of_that_day_does(loket: Loket, zaak: Zaak) -> None:
    af, _ = gepland(loket, zaak), gepland(loket, zaak, moment=klok.moment(DAG, 15))
    with wie.als(aanspreekpunt(loket.anna)):
        actions.afzeggen(zaak.dossier, af)
        with pytest.raises(KanNuNiet, match="Het overleg is afgezegd"):
            actions.vastleggen(zaak.dossier, af, BESLOTEN)
    assert ziet(loket, DAG) == 1


def test_closing_ends_what_was_to_come_priv_13(loket: Loket, zaak: Zaak) -> None:
    gepland(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.sluiten(klaar(zaak.dossier))
    assert ziet(loket, DAG) == 0


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"moment": klok.moment(VANDAAG, 1)}, "later dan nu"),
        ({"moment": klok.moment(VANDAAG + timedelta(days=400))}, "binnen een jaar"),
        ({"agenda": ()}, "ten minste één punt"),
        ({"agenda": ("punt",) * 21}, "hoogstens 20"),
    ],
)
def test_what_does_not_fit_says_what_does(loket: Loket, zaak: Zaak, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Ongeldig, match=zin):
        gepland(loket, zaak, **anders)


def test_who_cannot_be_a_guest_is_refused_priv_20_priv_21(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        verwant = medewerker("Vera", Rol.AANSPREEKPUNT)
        Medewerker.objects.filter(pk=verwant).update(persoon_id=gezin.vader)
    with pytest.raises(Ongeldig, match="altijd bij"):
        gepland(loket, zaak, gasten=(loket.anna,))
    with pytest.raises(Ongeldig, match="werkt nu niet in dossiers"):
        gepland(loket, zaak, gasten=(loket.balie,))
    with pytest.raises(GeenBevoegdheid, match="eigen kring"):
        gepland(loket, zaak, gasten=(loket.bram, verwant))
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [])
        beslotenheid.benoem(zaak.dossier, [loket.anna])
    with pytest.raises(Ongeldig, match="besloten"):
        gepland(loket, zaak)
    assert gepland(loket, zaak, gasten=())


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gehouden_op": VANDAAG + timedelta(days=1)}, "moet nog komen"),
        ({"aanwezig": " "}, "wie er waren"),
        ({"besluiten": ()}, "ten minste één besluit"),
        ({"besluiten": ("een",) * 21}, "hoogstens 20"),
    ],
)
def test_what_was_decided_is_whole(loket: Loket, zaak: Zaak, anders: dict[str, Any], zin: str) -> None:
    overleg = gepland(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match=zin):
        actions.vastleggen(zaak.dossier, overleg, replace(BESLOTEN, **anders))


def test_a_guest_and_an_id_of_elsewhere_change_nothing_sec_11(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    overleg = gepland(loket, zaak)
    with klok.op(klok.moment(DAG)), wie.als(aanspreekpunt(loket.bram)), pytest.raises(GeenBevoegdheid):
        actions.afzeggen(zaak.dossier, overleg)
    _, ander = geopend(loket, gezin.buur)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(NietGevonden):
        actions.afzeggen(ander, overleg)


def test_the_database_knows_no_half_report(loket: Loket, zaak: Zaak) -> None:
    overleg = gepland(loket, zaak)
    for half in ({"gehouden_op": VANDAAG}, {"besluiten": ["iets"]}, {"agenda": []}):
        with wie.als(dienst()), pytest.raises(IntegrityError), transaction.atomic():
            Overleg.objects.filter(pk=overleg).update(**half)


def test_on_the_screen_from_planning_to_what_was_decided(loket: Loket, zaak: Zaak) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    velden = {
        "dag": f"{DAG}",
        "tijd": "10:00",
        "plek": "Kamer 3",
        "agenda": "School\n\nThuis",
        "gasten": [str(loket.bram)],
    }
    fout = anna.post(f"{dossier}overleg/", {**velden, "agenda": "x" * 201})
    assert (fout.status_code, "hoogstens 200 tekens" in fout.content.decode()) == (422, True)
    anna.post(f"{dossier}overleg/", velden)
    lijst = anna.zie(f"{dossier}overleggen/").html
    assert "8 juni 2024, 10.00 uur" in lijst
    assert "<li>Thuis</li>" in lijst
    with klok.op(klok.moment(DAG)):
        bram: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram)
        assert KANARIE in bram.zie(dossier).html
        assert "Leg vast wat er is besloten" not in bram.zie(f"{dossier}overleggen/").html
    with wie.als(dienst()):
        pad = f"{dossier}overleg/{Overleg.objects.get().pk}/"
    anna.post(
        f"{pad}vastleggen/", {"gehouden_op": f"{VANDAAG}", "aanwezig": "Anna en Bram", "besluiten": "School belt."}
    )
    assert "<li>School belt.</li>" in anna.zie(f"{dossier}overleggen/").html


def test_the_page_asks_as_often_for_20_as_for_1_af_35(loket: Loket, zaak: Zaak) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/overleggen/"
    aantallen = []
    for erbij in (1, 19):
        for nr in range(erbij):
            gepland(loket, zaak, moment=klok.moment(DAG + timedelta(days=nr)))
        anna.zie(pad)
        with CaptureQueriesContext(connection) as vragen:
            anna.zie(pad)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
