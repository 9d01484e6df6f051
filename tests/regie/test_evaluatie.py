"""Looking back on a doel with the resident: planned with the akkoord, measured, and what came of it stays."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import Zaak, doel, over_een_maand
from tests.toegang.loket import Loket, aanspreekpunt, inwoner

from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, nieuw_id
from rotonde.kern.soorten import Rol, Wet
from rotonde.regie import actions, caseload, presenters, queries
from rotonde.regie.actions import Akkoord, Opstelling, Verslag
from rotonde.regie.beeld import DoelBeeld
from rotonde.regie.models import Evaluatie

# The day on which the family of these tests lives.
VANDAAG = date(2024, 6, 1)
VERSLAG = Verslag(VANDAAG, "mevrouw en de wijkverpleegkundige", 6, "ik kook weer drie keer in de week")
MORGEN = VANDAAG + timedelta(days=1)


@pytest.fixture
def evaluatie(loket: Loket, zaak: Zaak) -> UUID:
    """The Aanpak is fixed; in a month the doel is looked back on."""
    with wie.als(aanspreekpunt(loket.anna)):
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak, evalueren_op=VANDAAG + timedelta(days=30)))
        return Evaluatie.objects.get().pk


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def _doel(zaak: Zaak) -> DoelBeeld:
    aanpak = queries.dossier(zaak.dossier).aanpak
    assert aanpak is not None
    return aanpak.doelen[0]


def test_akkoord_plans_an_evaluatie_of_each_doel_and_none_without_a_day(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        ander = actions.doel_stellen(zaak.aanpak, doel(gezin.vader))
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak, evalueren_op=MORGEN))
        assert dict(Evaluatie.objects.values_list("doel_id", "gepland_op")) == {zaak.doel: MORGEN, ander: MORGEN}
        tweede = actions.aanpak_opstellen(Opstelling(zaak.dossier, Wet.WMO))
        actions.akkoord_vastleggen(Akkoord(tweede))
        assert Evaluatie.objects.count() == 2


def test_one_looks_back_later_than_one_agrees(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="kies een dag na vandaag"):
            actions.akkoord_vastleggen(Akkoord(zaak.aanpak, evalueren_op=VANDAAG))
        assert not Evaluatie.objects.exists()
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak, evalueren_op=MORGEN))


def test_the_effect_is_the_last_score_minus_the_first(loket: Loket, zaak: Zaak, evaluatie: UUID) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        assert _doel(zaak).effect is None
        actions.evaluatie_vastleggen(evaluatie, replace(VERSLAG, volgende_op=MORGEN))
        beeld = _doel(zaak)

        assert (beeld.startscore, beeld.effect) == (4, 2)
        assert [(een.gehouden_op, een.score, een.gepland_op) for een in beeld.evaluaties[:1]] == [
            (VERSLAG.gehouden_op, 6, VANDAAG + timedelta(days=30))
        ]
        assert [(een.gehouden_op, een.gepland_op) for een in beeld.evaluaties[1:]] == [(None, MORGEN)]
        actions.evaluatie_vastleggen(beeld.evaluaties[1].id, replace(VERSLAG, score=3))
        assert _doel(zaak).effect == -1
    with wie.als(dienst()):
        assert Gebeurtenis.objects.filter(soort="regie.evaluatie_gehouden", dossier=zaak.dossier).count() == 2


def test_a_next_version_goes_on_measuring_the_same_doel(loket: Loket, zaak: Zaak, evaluatie: UUID) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.evaluatie_vastleggen(evaluatie, replace(VERSLAG, volgende_op=MORGEN))
        open_in_eerste = Evaluatie.objects.get(gehouden_op=None).pk
        tweede = actions.aanpak_opstellen(Opstelling(zaak.dossier, Wet.WMO))
        actions.doel_stellen(tweede, doel(_doel(zaak).persoon, "geld"))
        # While the next one is being written, the version that holds is looked back on.
        assert caseload.aantal_terug_te_kijken(loket.anna) == 0
        actions.akkoord_vastleggen(Akkoord(tweede, evalueren_op=MORGEN))
        with pytest.raises(KanNuNiet, match="hoort bij een eerdere versie"):
            actions.evaluatie_vastleggen(open_in_eerste, VERSLAG)
        aanpak = queries.dossier(zaak.dossier).aanpak

    assert aanpak is not None
    zelfde, nieuw = aanpak.doelen
    assert (zelfde.effect, [een.gehouden_op is None for een in zelfde.evaluaties]) == (2, [False, True])
    assert (nieuw.effect, [een.gehouden_op is None for een in nieuw.evaluaties]) == (None, [True])


@pytest.mark.parametrize(
    ("verslag", "zin"),
    [
        (replace(VERSLAG, score=0), "cijfer van 1 tot en met 10"),
        (replace(VERSLAG, score=11), "cijfer van 1 tot en met 10"),
        (replace(VERSLAG, erbij=" "), "wie erbij waren"),
        (replace(VERSLAG, woorden=""), "hoe het gaat"),
        (replace(VERSLAG, gehouden_op=MORGEN), "moet nog komen"),
        (replace(VERSLAG, volgende_op=VERSLAG.gehouden_op), "later dan deze keer"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(
    loket: Loket, evaluatie: UUID, verslag: Verslag, zin: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match=zin):
            actions.evaluatie_vastleggen(evaluatie, verslag)
        assert Evaluatie.objects.get().gehouden_op is None
        actions.evaluatie_vastleggen(evaluatie, VERSLAG)


def test_what_was_measured_stays(loket: Loket, evaluatie: UUID) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.evaluatie_vastleggen(evaluatie, VERSLAG)
        with pytest.raises(KanNuNiet, match="is gehouden"):
            actions.evaluatie_vastleggen(evaluatie, VERSLAG)
    with wie.als(dienst()), pytest.raises(IntegrityError, match="ligt vast"), transaction.atomic():
        Evaluatie.objects.filter(pk=evaluatie).update(score=9)


def test_the_database_refuses_half_an_evaluatie_and_two_planned(zaak: Zaak, evaluatie: UUID) -> None:
    with wie.als(dienst()):
        with pytest.raises(IntegrityError, match="evaluatie_gepland_of_heel"), transaction.atomic():
            Evaluatie.objects.filter(pk=evaluatie).update(score=9)
        rij = Evaluatie.objects.get()
        rij.pk = nieuw_id()
        with pytest.raises(IntegrityError, match="evaluatie_een_gepland"), transaction.atomic():
            Evaluatie.objects.bulk_create([rij])
        assert Evaluatie.objects.filter(pk=evaluatie).update(gepland_op=MORGEN) == 1


def test_only_the_aanspreekpunt_looks_back_priv_12_sec_11(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, evaluatie: UUID
) -> None:
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/terugkijken/{evaluatie}/"
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.evaluatie_vastleggen(evaluatie, VERSLAG)
    klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram").zie(pad, 404)
    anna.zie(pad)


def test_a_resident_sees_own_evaluaties_and_not_those_of_a_housemate_priv_27(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.doel_stellen(zaak.aanpak, doel(gezin.vader))
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak, evalueren_op=MORGEN))
    with wie.als(inwoner(gezin.moeder)):
        assert [rij.doel_id for rij in Evaluatie.objects.all()] == [zaak.doel]


def test_what_waits_shows_in_the_caseload_and_today(anna: KeurendeClient, zaak: Zaak, evaluatie: UUID) -> None:
    assert "Kijk samen terug" not in anna.get("/proef/werk/regie/").content.decode()
    with wie.als(dienst()):
        Evaluatie.objects.filter(pk=evaluatie).update(gepland_op=VANDAAG)

    assert "Kijk samen terug" in anna.get("/proef/werk/regie/").content.decode()
    assert "<strong>1</strong> dossier om op terug te kijken" in anna.get("/proef/werk/").content.decode()


def test_from_the_dossier_to_a_measured_effect(anna: KeurendeClient, zaak: Zaak, evaluatie: UUID) -> None:
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    dossier = anna.get(pad).content.decode()
    assert f"{pad}terugkijken/{evaluatie}/" in dossier
    assert "dan bij het begin" not in dossier

    velden = {
        "gehouden_op": f"{VANDAAG:%d-%m-%Y}",
        "erbij": "mevrouw",
        "score": "6",
        "woorden": "het gaat beter",
    }
    fout = anna.post(f"{pad}terugkijken/{evaluatie}/", {**velden, "gehouden_op": over_een_maand()})
    assert fout.status_code == 422
    assert "moet nog komen" in fout.content.decode()
    pagina = anna.post(f"{pad}terugkijken/{evaluatie}/", velden, follow=True).content.decode()

    assert "2 punten hoger dan bij het begin" in pagina
    assert "het gaat beter" in pagina
    assert f"{pad}terugkijken/" not in pagina


@pytest.mark.parametrize(
    ("effect", "zin"),
    [
        (None, ""),
        (0, "Even hoog als bij het begin."),
        (1, "1 punt hoger dan bij het begin."),
        (-3, "3 punten lager dan bij het begin."),
    ],
)
def test_an_effect_is_said_in_words(effect: int | None, zin: str) -> None:
    assert presenters.effect_in_woorden(effect) == zin
