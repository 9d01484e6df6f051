"""Somebody who is away is stood in for: the work is open to one colleague, in that time and no longer (issue 4)."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst, vraagt
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak, doel, geopend, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker, opgepakt

from rotonde.kern import beslotenheid, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, Medewerker, RolPeriode, Vervanging
from rotonde.kern.periode import NOOIT, periode
from rotonde.kern.soorten import Rol
from rotonde.kern.vervanging import vervangt
from rotonde.kern.wie import Wie
from rotonde.regie import actions as regie
from rotonde.regie import caseload, queries
from rotonde.regie.models import Dossier
from rotonde.regie.nazorg import queries as nazorg
from rotonde.toegang import queries as toegang
from rotonde.toegang.actions import overdragen as overgedragen
from rotonde.toegang.models import MeldingVerhaal
from rotonde.werkplek.vervanging import actions
from rotonde.werkplek.vervanging import queries as vervangingen
from rotonde.werkplek.vervanging.actions import Afwezig
from rotonde.werkplek.vervanging.queries import te_vervangen

VANDAAG = date(2024, 6, 1)
OVER_EEN_WEEK = VANDAAG + timedelta(days=7)
LIJST = "/proef/werk/vervanging/"


def regisseur(loket: Loket) -> Wie:
    return vraagt(Rol.PROCESREGISSEUR, actor=loket.balie)


def weg(loket: Loket, van: date = VANDAAG, tot: date = OVER_EEN_WEEK) -> UUID:
    """Anna goes away, and Bram stands in."""
    with wie.als(aanspreekpunt(loket.anna)):
        return actions.regelen(Afwezig(loket.anna, loket.bram, van, tot))


@pytest.fixture
def bram(loket: Loket, zaak: Zaak) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")


def test_who_stands_in_sees_and_writes_what_the_other_holds_priv_12(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    wacht = opgepakt(loket, gezin.buur)
    weg(loket)

    with wie.als(aanspreekpunt(loket.bram)):
        beeld = queries.dossier(zaak.dossier)
        assert (beeld.aanspreekpunt, beeld.ik_houd) == ("Anna", True)
        assert regie.doel_stellen(zaak.aanpak, doel(gezin.kind))
        assert [(regel.dossier, regel.namens) for regel in caseload.van(loket.bram, vervangt(loket.bram))] == [
            (zaak.dossier, "Anna")
        ]
        assert toegang.detail(wacht).verhaal
        assert [regel.id for regel in toegang.mijn_meldingen([loket.bram, *vervangt(loket.bram)])] == [wacht]


def test_before_and_after_it_is_shut_priv_12_priv_13(loket: Loket, zaak: Zaak) -> None:
    weg(loket, van=VANDAAG + timedelta(days=2))
    for dag, ziet in ((0, 0), (1, 0), (2, 1), (6, 1), (7, 0)):
        with klok.op(klok.moment(VANDAAG + timedelta(days=dag))), wie.als(aanspreekpunt(loket.bram)):
            assert [model.objects.count() for model in (Dossier, MeldingVerhaal)] == [ziet, ziet]
            if not ziet:
                with pytest.raises(NietGevonden):
                    queries.dossier(zaak.dossier)


def test_ended_it_is_shut_on_the_very_next_query_priv_13(loket: Loket, zaak: Zaak) -> None:
    vervanging = weg(loket)
    with wie.als(aanspreekpunt(loket.bram)):
        assert queries.dossier(zaak.dossier)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.beeindigen(vervanging)
    with wie.als(aanspreekpunt(loket.bram)):
        with pytest.raises(NietGevonden):
            queries.dossier(zaak.dossier)
        assert list(caseload.van(loket.bram, vervangt(loket.bram))) == []


def test_called_off_before_it_began_it_never_held(loket: Loket, zaak: Zaak) -> None:
    vervanging = weg(loket, van=VANDAAG + timedelta(days=2))
    with wie.als(aanspreekpunt(loket.anna)):
        actions.beeindigen(vervanging)
        assert Vervanging.objects.get(pk=vervanging).periode == NOOIT
        assert list(vervangingen.komende()) == []
        with pytest.raises(KanNuNiet, match="al voorbij"):
            actions.beeindigen(vervanging)
        # The same time is free again.
        assert weg(loket, van=VANDAAG + timedelta(days=2))


def test_what_opens_meanwhile_is_covered_too(loket: Loket, gezin: Gezin) -> None:
    weg(loket)
    _, dossier = geopend(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.bram)):
        assert queries.dossier(dossier)


def test_it_does_not_pass_on(loket: Loket, zaak: Zaak) -> None:
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    weg(loket)
    with wie.als(dienst()):
        Vervanging.objects.create(
            gemeente_id=GEMEENTE, medewerker_id=loket.bram, vervanger_id=clara,
            periode=periode(VANDAAG, OVER_EEN_WEEK), geregeld_door=loket.bram,
        )  # fmt: skip
    with wie.als(aanspreekpunt(clara)), pytest.raises(NietGevonden):
        queries.dossier(zaak.dossier)


def test_a_besloten_dossier_stays_shut_priv_21(loket: Loket, zaak: Zaak) -> None:
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [])
        beslotenheid.benoem(zaak.dossier, [loket.anna])
    weg(loket)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        queries.dossier(zaak.dossier)
    with wie.als(dienst()):
        beslotenheid.benoem(zaak.dossier, [loket.bram])
    with wie.als(aanspreekpunt(loket.bram)):
        assert queries.dossier(zaak.dossier)


def test_the_own_circle_stays_shut_priv_20(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=loket.bram).update(persoon_id=gezin.vader)
    weg(loket)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        queries.dossier(zaak.dossier)


def test_nazorg_goes_on(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        regie.sluiten(replace(klaar(zaak.dossier), nazorg_op=VANDAAG + timedelta(days=90), zonder_nazorg=""))
    weg(loket)
    with wie.als(aanspreekpunt(loket.bram)):
        (regel,) = nazorg.te_doen(loket.bram)
        assert nazorg.een(regel.id) == regel


def test_nobody_arranges_it_for_the_own_benefit_priv_23(loket: Loket) -> None:
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(GeenBevoegdheid, match="alleen uw eigen"):
        actions.regelen(Afwezig(loket.anna, loket.bram, VANDAAG, OVER_EEN_WEEK))
    als_regisseur = vraagt(Rol.PROCESREGISSEUR, actor=loket.bram)
    with wie.als(als_regisseur), pytest.raises(GeenBevoegdheid, match="wijst uzelf niet aan"):
        actions.regelen(Afwezig(loket.anna, loket.bram, VANDAAG, OVER_EEN_WEEK))
    with wie.als(dienst()), pytest.raises(IntegrityError, match="niet_door_zichzelf"), transaction.atomic():
        Vervanging.objects.create(
            gemeente_id=GEMEENTE, medewerker_id=loket.anna, vervanger_id=loket.bram,
            periode=periode(VANDAAG, OVER_EEN_WEEK), geregeld_door=loket.bram,
        )  # fmt: skip


def test_who_divides_the_work_arranges_it_for_who_fell_ill(loket: Loket, zaak: Zaak) -> None:
    with wie.als(regisseur(loket)):
        vervanging = actions.regelen(Afwezig(loket.anna, loket.bram, VANDAAG, OVER_EEN_WEEK))
        assert [regel.mag for regel in vervangingen.komende()] == [True]
        # It opens nothing for who arranged it.
        with pytest.raises(NietGevonden):
            queries.dossier(zaak.dossier)
    with wie.als(aanspreekpunt(loket.bram)):
        assert [regel.mag for regel in vervangingen.komende()] == [False]
        with pytest.raises(NietGevonden):
            actions.beeindigen(vervanging)
    with wie.als(dienst()):
        soorten = Gebeurtenis.objects.filter(object_id=vervanging).values_list("soort", flat=True)
        assert list(soorten) == ["werkplek.vervanging_geregeld"]


@pytest.mark.parametrize(
    ("van", "tot", "zin"),
    [
        (VANDAAG - timedelta(days=1), OVER_EEN_WEEK, "eerste dag is vandaag of later"),
        (VANDAAG + timedelta(days=400), VANDAAG + timedelta(days=410), "binnen een jaar"),
        (VANDAAG, VANDAAG, "laatste dag is niet voor de eerste"),
        (VANDAAG, VANDAAG + timedelta(days=367), "hoogstens een jaar later"),
    ],
)
def test_days_that_do_not_fit_say_what_does(loket: Loket, van: date, tot: date, zin: str) -> None:
    with pytest.raises(Ongeldig, match=zin):
        weg(loket, van, tot)


def test_who_cannot_stand_in_is_refused(loket: Loket) -> None:
    with wie.als(regisseur(loket)):
        with pytest.raises(Ongeldig, match="vervangt zichzelf"):
            actions.regelen(Afwezig(loket.anna, loket.anna, VANDAAG, OVER_EEN_WEEK))
        with pytest.raises(Ongeldig, match="geen werk dat een ander overneemt"):
            actions.regelen(Afwezig(loket.balie, loket.bram, VANDAAG, OVER_EEN_WEEK))
        with pytest.raises(Ongeldig, match="Alleen een Aanspreekpunt"):
            actions.regelen(Afwezig(loket.anna, medewerker("Wil", Rol.BALIE), VANDAAG, OVER_EEN_WEEK))
        actions.regelen(Afwezig(loket.anna, loket.bram, VANDAAG, OVER_EEN_WEEK))
        with pytest.raises(Ongeldig, match="dan zelf afwezig"):
            actions.regelen(Afwezig(loket.bram, loket.anna, VANDAAG, OVER_EEN_WEEK))
        clara = medewerker("Clara", Rol.AANSPREEKPUNT)
        with pytest.raises(Ongeldig, match="vervangt dan zelf een collega"):
            actions.regelen(Afwezig(loket.bram, clara, VANDAAG, OVER_EEN_WEEK))
        with pytest.raises(KanNuNiet, match="al een vervanger geregeld"):
            actions.regelen(Afwezig(loket.anna, clara, VANDAAG + timedelta(days=3), OVER_EEN_WEEK))


def test_on_the_screen_from_arranging_to_ending(bram: KeurendeClient, loket: Loket, zaak: Zaak) -> None:
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    assert bram.get(dossier).status_code == 404
    anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")
    velden = {"vervanger": str(loket.bram), "van": f"{VANDAAG}", "tot_en_met": f"{OVER_EEN_WEEK}"}
    fout = anna.post(f"{LIJST}regelen/", {**velden, "tot_en_met": "2024-05-01"})
    assert (fout.status_code, "laatste dag" in fout.content.decode()) == (422, True)
    anna.post(f"{LIJST}regelen/", velden)

    assert KANARIE in bram.zie(dossier).html
    assert "Anna, tot en met 8 juni 2024 vervangen door Bram" in bram.zie(dossier).html
    assert "U vervangt Anna" in bram.zie("/proef/werk/regie/").html
    assert "1 juni 2024 tot en met 8 juni 2024" in bram.zie(LIJST).html
    with wie.als(dienst()):
        pad = f"{LIJST}{Vervanging.objects.get().pk}/beeindigen/"
    assert bram.get(pad).status_code == 404
    assert "Bram vervangt Anna" in anna.zie(pad).html
    anna.post(pad)
    assert bram.get(dossier).status_code == 404


def uit_dienst(medewerker_id: UUID) -> None:
    """Every rol ended yesterday."""
    with wie.als(dienst()):
        RolPeriode.objects.filter(medewerker_id=medewerker_id).update(periode=periode(date(2020, 1, 1), VANDAAG))


def overgenomen(loket: Loket) -> UUID:
    with wie.als(regisseur(loket)):
        return actions.regelen(Afwezig(loket.anna, loket.bram, VANDAAG, OVER_EEN_WEEK))


def test_what_somebody_who_left_still_held_a_vervanger_hands_over(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    wacht = opgepakt(loket, gezin.buur)
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    uit_dienst(loket.anna)
    overgenomen(loket)

    with wie.als(aanspreekpunt(loket.bram)):
        assert regie.doel_stellen(zaak.aanpak, doel(gezin.kind))
        regie.overdragen(zaak.dossier, aan=clara, gesproken_op=VANDAAG)
        overgedragen(wacht, aan=loket.bram)
        assert list(caseload.van(loket.bram, vervangt(loket.bram))) == []
    with wie.als(aanspreekpunt(clara)):
        assert queries.dossier(zaak.dossier).ik_houd
    with wie.als(regisseur(loket)):
        assert te_vervangen() == [(loket.bram, "Bram"), (clara, "Clara")]


@pytest.mark.parametrize("werk", ["melding", "nazorg"])
def test_one_melding_or_nazorg_is_work_that_somebody_goes_on_with(
    loket: Loket, zaak: Zaak, gezin: Gezin, werk: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        later = {"nazorg_op": VANDAAG + timedelta(days=90), "zonder_nazorg": ""} if werk == "nazorg" else {}
        regie.sluiten(replace(klaar(zaak.dossier), **later))
    if werk == "melding":
        opgepakt(loket, gezin.buur)
    # What ended today still shows today.
    morgen = VANDAAG + timedelta(days=1)
    uit_dienst(loket.anna)
    with klok.op(klok.moment(morgen)):
        with wie.als(regisseur(loket)):
            assert (loket.anna, "Anna (werkt hier niet meer)") in te_vervangen()
            actions.regelen(Afwezig(loket.anna, loket.bram, morgen, OVER_EEN_WEEK))
        with wie.als(aanspreekpunt(loket.bram)):
            meldingen = toegang.mijn_meldingen([loket.bram, *vervangt(loket.bram)])
            assert [len(meldingen), len(nazorg.te_doen(loket.bram))] == [werk == "melding", werk == "nazorg"]


def test_who_left_and_holds_nothing_is_not_stood_in_for(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        regie.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG)
    uit_dienst(loket.anna)
    with wie.als(regisseur(loket)):
        assert te_vervangen() == [(loket.bram, "Bram")]
    with pytest.raises(Ongeldig, match="geen werk dat een ander overneemt"):
        overgenomen(loket)


def test_that_who_left_held_what_is_besloten_does_not_show_priv_21(loket: Loket, zaak: Zaak) -> None:
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("melding", zaak.melding)])
    uit_dienst(loket.anna)
    with wie.als(regisseur(loket)):
        assert te_vervangen() == [(loket.bram, "Bram")]
    with pytest.raises(Ongeldig, match="geen werk dat een ander overneemt"):
        overgenomen(loket)


def test_who_got_another_rol_still_works_here(loket: Loket, zaak: Zaak) -> None:
    with wie.als(dienst()):
        RolPeriode.objects.filter(medewerker_id=loket.anna).update(rol=Rol.BALIE)
    with wie.als(regisseur(loket)):
        assert (loket.anna, "Anna (geen Aanspreekpunt)") in te_vervangen()


def test_on_the_screen_from_a_rol_that_ends_to_another_aanspreekpunt(
    bram: KeurendeClient, loket: Loket, zaak: Zaak
) -> None:
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    tess = klant_als(Rol.PROCESREGISSEUR, actor=medewerker("Tess", Rol.PROCESREGISSEUR), naam="Tess")
    uit_dienst(loket.anna)

    weg_naar = f"{LIJST}regelen/?medewerker={loket.anna}"
    assert f'href="{weg_naar}">regel wie Anna vervangt</a>' in tess.zie("/proef/werk/verdeling/").html
    assert f'value="{loket.anna}" selected>Anna (werkt hier niet meer)' in tess.zie(weg_naar).html
    velden = {"vervanger": str(loket.bram), "van": f"{VANDAAG}", "tot_en_met": f"{OVER_EEN_WEEK}"}
    tess.post(weg_naar, {"medewerker": str(loket.anna), **velden})
    verdeeld = tess.zie("/proef/werk/verdeling/").html
    assert "Vervangen door Bram, tot en met 8 juni 2024" in verdeeld
    assert "regel wie Anna vervangt" not in verdeeld

    assert "U vervangt Anna" in bram.zie("/proef/werk/regie/").html
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    bram.post(f"{pad}overdragen/", {"aan": str(clara), "gesproken_op": f"{VANDAAG:%d-%m-%Y}"})
    assert bram.get(pad).status_code == 404
    assert KANARIE in klant_als(Rol.AANSPREEKPUNT, actor=clara, naam="Clara").zie(pad).html


def test_the_list_asks_as_often_for_30_as_for_1_af_35(bram: KeurendeClient, loket: Loket) -> None:
    aantallen = []
    for erbij in (1, 29):
        with wie.als(dienst()):
            for nr in range(erbij):
                Vervanging.objects.create(
                    gemeente_id=GEMEENTE, medewerker_id=medewerker(f"Weg{erbij}-{nr}", Rol.AANSPREEKPUNT),
                    vervanger_id=loket.bram, periode=periode(VANDAAG, OVER_EEN_WEEK), geregeld_door=loket.anna,
                )  # fmt: skip
        bram.zie(LIJST)
        with CaptureQueriesContext(connection) as vragen:
            bram.zie(LIJST)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
