"""Case marks: said only when the definition of the gemeente holds, and for a period (issue 4)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BEGIN, GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import Zaak, geopend, klaar
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.catalogus.models import Kenmerksoort, lijn_van
from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol, Wet
from rotonde.regie import actions as regie
from rotonde.regie.kenmerken import actions, queries
from rotonde.regie.kenmerken.actions import Kenmerking
from rotonde.regie.models import Kenmerk

VANDAAG = date(2024, 6, 1)
VIER_WEKEN = VANDAAG - timedelta(days=28)


@pytest.fixture(autouse=True)
def soorten(zaak: Zaak) -> None:
    """What this gemeente means by two of them."""
    with wie.als(dienst()):
        Kenmerksoort.objects.bulk_create(
            Kenmerksoort(
                gemeente_id=GEMEENTE, code=code, lijn=lijn_van(GEMEENTE, "kenmerken", code), naam=naam,
                definitie=f"Wat {naam} is.", minstens_dagen=dagen, leeftijd_van=van, leeftijd_tot=tot, volgorde=1,
                geldig=periode(BEGIN), bron="test",
            )
            for code, naam, dagen, van, tot in (
                ("thuiszitter", "Thuiszitter", 28, 5, 18),
                ("scheiding", "Scheiding", 0, 0, 150),
            )
        )  # fmt: skip


def gezet(loket: Loket, zaak: Zaak, persoon: UUID, code: str = "scheiding", sinds: date = VANDAAG) -> UUID:
    with wie.als(aanspreekpunt(loket.anna)):
        return actions.zetten(Kenmerking(zaak.dossier, persoon, code, sinds))


def test_it_holds_from_a_day_until_a_day(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    kenmerk = gezet(loket, zaak, gezin.kind, "thuiszitter", VIER_WEKEN)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="geldt al voor deze inwoner"):
            actions.zetten(Kenmerking(zaak.dossier, gezin.kind, "thuiszitter", VIER_WEKEN))
        actions.beeindigen(zaak.dossier, kenmerk, laatste_dag=VANDAAG)
        (regel,) = queries.van_dossier(zaak.dossier)
        assert (regel.naam, regel.periode, regel.loopt) == (
            "Thuiszitter",
            periode(VIER_WEKEN, VANDAAG + timedelta(days=1)),
            False,
        )
        with pytest.raises(KanNuNiet, match="geldt al niet meer"):
            actions.beeindigen(zaak.dossier, kenmerk, laatste_dag=VANDAAG)
        # Later it can hold again.
        assert actions.zetten(Kenmerking(zaak.dossier, gezin.kind, "thuiszitter", VIER_WEKEN))


@pytest.mark.parametrize(
    ("wie_is", "code", "sinds", "zin"),
    [
        ("kind", "thuiszitter", VIER_WEKEN + timedelta(days=1), "na 28 dagen: dat is op 2 juni 2024"),
        ("moeder", "thuiszitter", VIER_WEKEN, "geldt niet voor die leeftijd"),
        ("kind", "scheiding", VANDAAG + timedelta(days=1), "vandaag of eerder"),
        ("kind", "onbekend", VANDAAG, "bestaat niet in uw gemeente"),
        ("buur", "scheiding", VANDAAG, "hoort niet bij het huishouden"),
    ],
)
def test_what_the_definition_does_not_allow_says_why(
    loket: Loket, zaak: Zaak, gezin: Gezin, wie_is: str, code: str, sinds: date, zin: str
) -> None:
    with pytest.raises(Ongeldig, match=zin):
        gezet(loket, zaak, getattr(gezin, wie_is), code, sinds)


@pytest.mark.parametrize("dag", [VIER_WEKEN - timedelta(days=1), VANDAAG + timedelta(days=1)])
def test_the_last_day_lies_between(loket: Loket, zaak: Zaak, gezin: Gezin, dag: date) -> None:
    kenmerk = gezet(loket, zaak, gezin.kind, sinds=VIER_WEKEN)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="laatste dag is niet voor de eerste"):
        actions.beeindigen(zaak.dossier, kenmerk, laatste_dag=dag)


def test_closing_ends_what_held(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    kenmerk = gezet(loket, zaak, gezin.kind, sinds=VIER_WEKEN)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.sluiten(klaar(zaak.dossier))
    with wie.als(dienst()):
        assert Kenmerk.objects.get(pk=kenmerk).periode == periode(VIER_WEKEN, VANDAAG)


def test_who_does_not_work_in_it_and_an_id_of_elsewhere_find_nothing_sec_11(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    kenmerk = gezet(loket, zaak, gezin.kind)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.zetten(Kenmerking(zaak.dossier, gezin.kind, "scheiding", VANDAAG))
    _, ander = geopend(loket, gezin.buur)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(NietGevonden):
        actions.beeindigen(ander, kenmerk, laatste_dag=VANDAAG)


def test_the_database_keeps_one_at_a_time(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    gezet(loket, zaak, gezin.kind)
    with wie.als(dienst()), pytest.raises(IntegrityError, match="een_lopend"), transaction.atomic():
        Kenmerk.objects.create(
            gemeente_id=GEMEENTE, dossier_id=zaak.dossier, persoon_id=gezin.kind, code="scheiding",
            periode=periode(VANDAAG), gezet_op=VANDAAG, wet=Wet.WMO,
        )  # fmt: skip


@pytest.fixture
def anna(loket: Loket, zaak: Zaak) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def test_on_the_screen_from_setting_to_ending(anna: KeurendeClient, zaak: Zaak, gezin: Gezin) -> None:
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    assert "Wat Thuiszitter is." in anna.zie(f"{dossier}kenmerk/").html
    velden: dict[str, Any] = {"persoon": str(gezin.kind), "code": "thuiszitter", "sinds": f"{VANDAAG}"}
    fout = anna.post(f"{dossier}kenmerk/", velden)
    assert (fout.status_code, "na 28 dagen" in fout.content.decode()) == (422, True)
    anna.post(f"{dossier}kenmerk/", {**velden, "sinds": f"{VIER_WEKEN}"})
    lijst = " ".join(anna.zie(f"{dossier}kenmerken/").html.split())
    assert "Thuiszitter" in lijst
    assert "Zoë" in lijst
    with wie.als(dienst()):
        pad = f"{dossier}kenmerk/{Kenmerk.objects.get().pk}/"
    anna.post(pad, {"laatste_dag": f"{VANDAAG}"})
    assert "4 mei 2024 tot en met 1 juni 2024" in anna.zie(f"{dossier}kenmerken/").html


def test_the_page_asks_as_often_for_20_as_for_1_af_35(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/kenmerken/"
    aantallen = []
    for erbij in (1, 19):
        for _ in range(erbij):
            kenmerk = gezet(loket, zaak, gezin.kind)
            with wie.als(aanspreekpunt(loket.anna)):
                actions.beeindigen(zaak.dossier, kenmerk, laatste_dag=klok.vandaag())
        anna.zie(pad)
        with CaptureQueriesContext(connection) as vragen:
            anna.zie(pad)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
