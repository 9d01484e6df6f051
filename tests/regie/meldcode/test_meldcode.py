"""Five steps, for those who are named in them only, and out of sight until it is told (issue 4, PRIV-31, MC-01..04)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst, vraagt
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import Zaak, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, Inzage
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.kern.termijnen import vraag as termijnvraag
from rotonde.kern.termijnen.berekening import bereken
from rotonde.regie import actions as regie
from rotonde.regie.meldcode import actions, queries
from rotonde.regie.meldcode.actions import Begin, Stapverslag
from rotonde.regie.meldcode.soorten import Beslissing, MeldcodeToestand, Stapnummer
from rotonde.regie.models import Meldcode, Meldcodestap, Teamgenoot
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol

VANDAAG = date(2024, 6, 1)
SIGNALEN = "Een blauwe plek; het kind schrikt van harde stemmen."


@pytest.fixture
def begonnen(loket: Loket, zaak: Zaak, gezin: Gezin) -> UUID:
    """Anna, the Aanspreekpunt, began one about the mother."""
    with wie.als(aanspreekpunt(loket.anna)):
        return actions.beginnen(Begin(zaak.dossier, gezin.moeder, SIGNALEN, kindcheck=True))


@pytest.fixture
def teamgenoot(loket: Loket, zaak: Zaak) -> UUID:
    """Bram works along in the dossier."""
    with wie.als(aanspreekpunt(loket.anna)):
        team.betrekken(Betrekking(zaak.dossier, loket.bram, Teamrol.GEZIN, VANDAAG))
    return loket.bram


def verslag(meldcode: UUID, **anders: Any) -> Stapverslag:
    return replace(Stapverslag(meldcode, "Besproken.", met="Bram, aandachtsfunctionaris"), **anders)


def zet(zaak: Zaak, meldcode: UUID, *nummers: Stapnummer) -> None:
    for nummer in nummers:
        actions.stap_zetten(zaak.dossier, nummer, verslag(meldcode))


def besloten(zaak: Zaak, meldcode: UUID) -> None:
    zet(zaak, meldcode, Stapnummer.OVERLEG, Stapnummer.GESPREK, Stapnummer.WEGEN)
    actions.beslissen(zaak.dossier, verslag(meldcode, beslissing=Beslissing.HULP))


def bewoner(persoon: UUID) -> wie.Wie:
    return wie.wie(
        gemeente=GEMEENTE, actor=persoon, actor_soort=ActorSoort.INWONER, rol=Rol.INWONER, wet=Wet.ALGEMEEN,
        doel=Doel.EIGEN_GEGEVENS, grond="test", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def in_inzagelog(persoon: UUID) -> int:
    """How many lines about the meldcode the resident reads."""
    with wie.als(bewoner(persoon)):
        return Inzage.objects.filter(gegevensgroep=queries.GROEP).count()


def test_five_steps_with_who_and_when_priv_31(loket: Loket, zaak: Zaak, begonnen: UUID) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        besloten(zaak, begonnen)
        (beeld,) = queries.van_dossier(zaak.dossier)
    assert [stap.nummer for stap in beeld.stappen] == list(Stapnummer)
    assert {stap.door for stap in beeld.stappen} == {"Anna"}
    assert beeld.stappen[1].met == "Bram, aandachtsfunctionaris"
    assert beeld.stappen[4].beslissing == "zelf hulp regelen"
    assert (beeld.toestand, beeld.kindcheck) == (MeldcodeToestand.BESLOTEN, True)


def test_safety_may_leave_a_step_out_and_somebody_says_why(loket: Loket, zaak: Zaak, begonnen: UUID) -> None:
    acuut = verslag(begonnen, beslissing=Beslissing.MELDEN, veilig_thuis=True)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="de stappen 2 en 3 en 4 zijn nog niet gezet"):
            actions.beslissen(zaak.dossier, acuut)
        zet(zaak, begonnen, Stapnummer.OVERLEG)
        with pytest.raises(Ongeldig, match="stap 3 is nog niet gezet"):
            actions.stap_zetten(zaak.dossier, Stapnummer.WEGEN, verslag(begonnen))
        actions.beslissen(zaak.dossier, replace(acuut, eerder="Het kind is vannacht niet veilig."))
        (beeld,) = queries.van_dossier(zaak.dossier)
    assert beeld.stappen[-1].eerder == "Het kind is vannacht niet veilig."


@pytest.mark.parametrize(
    ("nummer", "anders", "zin"),
    [
        (Stapnummer.OVERLEG, {"met": " "}, "met wie u overlegde"),
        (Stapnummer.OVERLEG, {"wat": "  "}, "Schrijf op wat u zag"),
        (Stapnummer.WEGEN, {"beslissing": Beslissing.HULP}, "op een andere manier"),
        (Stapnummer.SIGNALEN, {}, "op een andere manier"),
        (Stapnummer.BESLUIT, {}, "op een andere manier"),
    ],
)
def test_a_step_says_what_came_of_it_and_with_whom_priv_31(
    loket: Loket, zaak: Zaak, begonnen: UUID, nummer: Stapnummer, anders: dict[str, Any], zin: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match=zin):
        actions.stap_zetten(zaak.dossier, nummer, verslag(begonnen, **anders))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [({}, "Kies wat u beslist"), ({"beslissing": Beslissing.MELDEN_EN_HULP}, "Meld het eerst bij Veilig Thuis")],
)
def test_a_decision_is_one_and_a_report_was_made(
    loket: Loket, zaak: Zaak, begonnen: UUID, anders: dict[str, Any], zin: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match=zin):
        actions.beslissen(zaak.dossier, verslag(begonnen, eerder="acuut", **anders))


def test_after_the_decision_there_is_no_step(loket: Loket, zaak: Zaak, begonnen: UUID) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        besloten(zaak, begonnen)
        with pytest.raises(KanNuNiet, match="begin een nieuwe meldcode als er nieuwe signalen zijn"):
            zet(zaak, begonnen, Stapnummer.GESPREK)


def test_who_works_in_the_dossier_does_not_see_it_until_named_priv_16_priv_31(
    loket: Loket, zaak: Zaak, begonnen: UUID, teamgenoot: UUID
) -> None:
    with wie.als(aanspreekpunt(teamgenoot)):
        assert list(queries.van_dossier(zaak.dossier)) == []
        assert not Meldcode.objects.exists()
        assert not Meldcodestap.objects.exists()
        with pytest.raises(NietGevonden):
            queries.een(zaak.dossier, begonnen)
        with pytest.raises(NietGevonden):
            actions.stap_zetten(zaak.dossier, Stapnummer.GESPREK, verslag(begonnen))
    with wie.als(aanspreekpunt(loket.anna)):
        actions.stap_zetten(zaak.dossier, Stapnummer.OVERLEG, verslag(begonnen, collega=teamgenoot))
    with wie.als(aanspreekpunt(teamgenoot)):
        assert queries.een(zaak.dossier, begonnen).stappen[0].wat == SIGNALEN


def test_a_colleague_begins_one_and_the_aanspreekpunt_sees_it(
    loket: Loket, zaak: Zaak, gezin: Gezin, teamgenoot: UUID
) -> None:
    with wie.als(aanspreekpunt(teamgenoot)):
        meldcode = actions.beginnen(Begin(zaak.dossier, gezin.vader, SIGNALEN))
    with wie.als(aanspreekpunt(loket.anna)):
        assert queries.een(zaak.dossier, meldcode).persoon == gezin.vader


def test_nothing_shows_to_whom_it_is_about_priv_31_priv_41(
    loket: Loket, zaak: Zaak, gezin: Gezin, begonnen: UUID
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        list(queries.van_dossier(zaak.dossier))
        besloten(zaak, begonnen)
    assert in_inzagelog(gezin.moeder) == 0
    with wie.als(bewoner(gezin.moeder)):
        assert not Meldcode.objects.exists()
        assert not Meldcodestap.objects.exists()
        assert not [soort for soort in Gebeurtenis.objects.values_list("soort", flat=True) if "meldcode" in soort]
    with wie.als(aanspreekpunt(loket.anna)):
        actions.inlichten(zaak.dossier, begonnen, op=VANDAAG)
    assert in_inzagelog(gezin.moeder) == 1
    with wie.als(aanspreekpunt(loket.anna)):
        list(queries.van_dossier(zaak.dossier))
        with pytest.raises(KanNuNiet, match="kan al zien wie er keek"):
            actions.inlichten(zaak.dossier, begonnen, op=VANDAAG)
    assert in_inzagelog(gezin.moeder) == 2


def test_the_clock_lifts_the_line_and_putting_off_holds_it_priv_31(
    loket: Loket, zaak: Zaak, gezin: Gezin, begonnen: UUID
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        eerst = queries.een(zaak.dossier, begonnen)
        assert eerst.tot == bereken(termijnvraag.Vraag("MC-04", VANDAAG)).dag == date(2024, 7, 1)
        with pytest.raises(Ongeldig, match="zonder reden geldt de termijn"):
            actions.uitstellen(zaak.dossier, begonnen, reden=" ")
        actions.uitstellen(zaak.dossier, begonnen, reden="Het kind is bij vader.")
        later = queries.een(zaak.dossier, begonnen).tot
        assert later == bereken(termijnvraag.Vraag("MC-04", VANDAAG, verdagingen=1)).dag
    for dag, getoond in ((eerst.tot + timedelta(days=1), 0), (later, 0), (later + timedelta(days=1), 2)):
        with wie.als(dienst()), klok.op(klok.moment(dag)):
            assert actions.vrijgeven() == (1 if getoond else 0)
        assert in_inzagelog(gezin.moeder) == getoond
    with wie.als(dienst()):
        assert Meldcode.objects.get().termijn["regel"] == "MC-04"
        assert actions.vrijgeven() == 0


def test_it_goes_with_the_dossier_and_shuts_with_it_priv_13(
    loket: Loket, zaak: Zaak, begonnen: UUID, teamgenoot: UUID
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        regie.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG)
        assert not Meldcode.objects.exists()
    with wie.als(aanspreekpunt(loket.bram)):
        with pytest.raises(KanNuNiet, match="loopt nog een meldcode"):
            regie.sluiten(klaar(zaak.dossier))
        besloten(zaak, begonnen)
        regie.sluiten(klaar(zaak.dossier))
        assert not Meldcode.objects.exists()


def test_who_leaves_the_team_sees_it_no_more_priv_13(
    loket: Loket, zaak: Zaak, begonnen: UUID, teamgenoot: UUID
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.stap_zetten(zaak.dossier, Stapnummer.OVERLEG, verslag(begonnen, collega=teamgenoot))
        team.loslaten(zaak.dossier, Teamgenoot.objects.get().pk)
    with wie.als(aanspreekpunt(teamgenoot)):
        assert not Meldcode.objects.exists()


def test_who_can_be_asked(loket: Loket, zaak: Zaak, begonnen: UUID) -> None:
    balie = medewerker("Sjoerd", Rol.BALIE)
    with wie.als(aanspreekpunt(loket.anna)):
        for collega, zin in ((loket.anna, "overlegt met een ander"), (balie, "werkt hier niet in dossiers")):
            with pytest.raises(Ongeldig, match=zin):
                actions.stap_zetten(zaak.dossier, Stapnummer.OVERLEG, verslag(begonnen, collega=collega))


def test_who_does_not_work_in_the_dossier_begins_none_priv_12_sec_11(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.beginnen(Begin(zaak.dossier, gezin.moeder, SIGNALEN))
    with wie.als(vraagt(Rol.BALIE, actor=loket.anna)), pytest.raises(GeenBevoegdheid):
        actions.beginnen(Begin(zaak.dossier, gezin.moeder, SIGNALEN))
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="hoort niet bij het huishouden"):
        actions.beginnen(Begin(zaak.dossier, gezin.buur, SIGNALEN))


def test_the_database_holds_the_steps(loket: Loket, zaak: Zaak, begonnen: UUID) -> None:
    rij = {
        "gemeente_id": GEMEENTE, "meldcode_id": begonnen, "dossier_id": zaak.dossier, "moment": klok.nu(),
        "door_id": loket.anna, "wet": Wet.WMO, "wat": "x",
    }  # fmt: skip
    with wie.als(aanspreekpunt(loket.anna)):
        for anders, naam in (
            ({"nummer": 1}, "begin_en_eind_eenmaal"),
            ({"nummer": 2}, "overleg_met_iemand"),
            ({"nummer": 3, "wat": ""}, "meldcodestap_wat"),
            ({"nummer": 6}, "meldcodestap_wat"),
            ({"nummer": 5}, "meldcodestap_beslissing"),
            ({"nummer": 3, "beslissing": "hulp"}, "meldcodestap_beslissing"),
        ):
            with pytest.raises(IntegrityError, match=naam), transaction.atomic():
                Meldcodestap.objects.create(**{**rij, **anders})
        for verander in (
            lambda: Meldcodestap.objects.update(wat="iets anders"),
            lambda: Meldcodestap.objects.filter(nummer=1).delete(),
        ):
            with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
                verander()
        besloten(zaak, begonnen)
        with pytest.raises(IntegrityError, match="is besloten"), transaction.atomic():
            Meldcodestap.objects.create(**rij, nummer=3)


@pytest.fixture
def anna(loket: Loket, zaak: Zaak) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def test_on_the_screen_from_signals_to_telling(anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    basis = f"/proef/werk/regie/dossier/{zaak.dossier}/meldcodes/"
    assert "Geen meldcode waarin u bent genoemd" in anna.zie(basis).html
    fout = anna.post(f"{basis}beginnen/", {"persoon": str(gezin.moeder), "signalen": ""})
    assert fout.status_code == 422
    anna.post(f"{basis}beginnen/", {"persoon": str(gezin.moeder), "signalen": SIGNALEN})
    with wie.als(dienst()):
        pad = f"{basis}{Meldcode.objects.get().pk}/"
    assert SIGNALEN in anna.zie(pad).html
    assert "nog niet gezet" in anna.post(f"{pad}stap/wegen/", {"wat": "Onveilig."}).content.decode()
    anna.post(f"{pad}stap/overleggen/", {"wat": "Samen gewogen.", "met": "Bram", "collega": str(loket.bram)})
    anna.post(f"{pad}stap/beslissen/", {"wat": "We helpen.", "beslissing": "hulp", "eerder": "Het kan niet wachten."})
    pagina = " ".join(anna.zie(pad).html.split())
    assert "Overlegd met: Bram" in pagina
    assert "Besluit: zelf hulp regelen." in pagina
    assert "uiterlijk 1 juli 2024" in pagina
    assert anna.get(f"{pad}stap/dansen/").status_code == 404
    anna.post(f"{pad}uitstellen/", {"reden": "Het is nog niet veilig."})
    assert "Het is nog niet veilig." in anna.zie(pad).html
    anna.post(f"{pad}inlichten/", {"op": f"{VANDAAG}"})
    assert "De inwoner is ingelicht op 1 juni 2024." in anna.zie(pad).html
    assert "Besloten" in anna.zie(basis).html


def test_the_page_asks_as_often_for_20_as_for_1_af_35(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    basis = f"/proef/werk/regie/dossier/{zaak.dossier}/meldcodes/"
    aantallen = []
    for erbij in (1, 19):
        for _ in range(erbij):
            with wie.als(aanspreekpunt(loket.anna)):
                meldcode = actions.beginnen(Begin(zaak.dossier, gezin.moeder, SIGNALEN))
                zet(zaak, meldcode, *[Stapnummer.OVERLEG] * erbij)
        geteld = []
        for pad in (basis, f"{basis}{meldcode}/"):
            anna.zie(pad)
            with CaptureQueriesContext(connection) as vragen:
                anna.zie(pad)
            geteld.append(len(vragen))
        aantallen.append(geteld)
    assert aantallen[0] == aantallen[1]
