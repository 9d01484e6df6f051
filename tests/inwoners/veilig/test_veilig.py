"""How somebody may be reached: agreed once, and every way of contact holds to it (PRIV-26)."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst, vraagt
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.toegang.afspraken.agendablad import gemaakt, om, plan
from tests.toegang.loket import Loket, aanspreekpunt, balie, opgepakt

from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.models import Persoon, Veiligcontact
from rotonde.inwoners.veilig import actions, queries
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.inwoners.veilig.soorten import Weg
from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage
from rotonde.kern.periode import periode
from rotonde.kern.soorten import InzageSoort, Rol, Wet
from rotonde.portaal.jobs import kondig_brief_aan, mail_afspraak
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Afzegging, Verzetting
from rotonde.toegang.models import Afspraak
from rotonde.toegang.soorten import AfspraakSoort, RedenAfzegging

VANDAAG = date(2024, 6, 1)
NEUTRAAL = "bericht@voorbeeld.invalid"


def afgesproken(loket: Loket, gezin: Gezin, veilig: Veilig) -> None:
    with wie.als(balie(loket)):
        actions.afspreken(gezin.moeder, veilig)


def test_what_is_agreed_last_holds_at_once_and_the_rest_stays_known(loket: Loket, gezin: Gezin) -> None:
    afgesproken(loket, gezin, Veilig(geen_post=True))
    with klok.op(klok.moment(VANDAAG + timedelta(days=3))):
        afgesproken(loket, gezin, Veilig(geen_mail=True, uitleg="Via haar zus."))
        with wie.als(balie(loket)):
            assert queries.van(gezin.moeder) == Veilig(geen_mail=True, uitleg="Via haar zus.")
            assert [rij.periode for rij in Veiligcontact.objects.order_by("id")] == [
                periode(VANDAAG, VANDAAG + timedelta(days=3)),
                periode(VANDAAG + timedelta(days=3)),
            ]
            actions.beeindigen(gezin.moeder)
            assert queries.van(gezin.moeder) is None
            with pytest.raises(KanNuNiet, match="niets afgesproken"):
                actions.beeindigen(gezin.moeder)


@pytest.mark.parametrize(
    ("veilig", "zin"),
    [
        (Veilig(), "Kies wat niet veilig is"),
        (Veilig(bellen_van=time(9)), "twee tijden"),
        (Veilig(bellen_van=time(12), bellen_tot=time(9)), "de vroegste eerst"),
    ],
)
def test_what_says_nothing_says_why_not(loket: Loket, gezin: Gezin, veilig: Veilig, zin: str) -> None:
    with wie.als(balie(loket)), pytest.raises(Ongeldig, match=zin):
        actions.afspreken(gezin.moeder, veilig)


def test_who_may_not_and_who_is_not_there(loket: Loket, gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.BACKOFFICE)), pytest.raises(GeenBevoegdheid):
        actions.afspreken(gezin.moeder, Veilig(geen_post=True))
    with wie.als(balie(loket)), pytest.raises(NietGevonden):
        actions.afspreken(loket.anna, Veilig(geen_post=True))


BINNEN = (klok.moment(date(2024, 6, 3), 10), klok.moment(date(2024, 6, 3), 11))
BUITEN = (klok.moment(date(2024, 6, 3), 11), klok.moment(date(2024, 6, 3), 13))
UREN = Veilig(bellen_van=time(9), bellen_tot=time(12))
# Of each restriction: the ways that it closes.
SLUIT: dict[Veilig, set[Weg]] = {
    Veilig(geen_mail=True): {Weg.MAIL},
    Veilig(geen_post=True): {Weg.POST},
    Veilig(geen_telefoon=True): {Weg.TELEFOON},
    Veilig(geen_huisbezoek=True): {Weg.HUISBEZOEK},
    Veilig(geen_voicemail=True): set(),
    Veilig(neutraal=True): set(),
    UREN: set(),
}


@pytest.mark.parametrize("veilig", SLUIT)
@pytest.mark.parametrize("weg", Weg)
def test_every_restriction_and_every_way_priv_26(veilig: Veilig, weg: Weg) -> None:
    assert veilig.mag(weg, *BINNEN) == (weg not in SLUIT[veilig])
    assert veilig.zinnen
    buiten_de_uren = veilig == UREN and weg == Weg.TELEFOON
    assert veilig.mag(weg, *BUITEN) == (weg not in SLUIT[veilig] and not buiten_de_uren)


@pytest.mark.parametrize(
    ("veilig", "soort", "uur", "mag"),
    [
        (Veilig(geen_telefoon=True), AfspraakSoort.TELEFOON, 10, False),
        (Veilig(geen_telefoon=True), AfspraakSoort.HUISBEZOEK, 10, True),
        (Veilig(geen_huisbezoek=True), AfspraakSoort.HUISBEZOEK, 10, False),
        (Veilig(geen_huisbezoek=True), AfspraakSoort.BALIE, 10, True),
        (UREN, AfspraakSoort.TELEFOON, 10, True),
        (UREN, AfspraakSoort.TELEFOON, 14, False),
        (UREN, AfspraakSoort.BALIE, 14, True),
    ],
)
def test_no_afspraak_is_made_against_it_by_verb_nor_in_the_database_priv_26(
    loket: Loket, gezin: Gezin, veilig: Veilig, soort: AfspraakSoort, uur: int, mag: bool
) -> None:
    afgesproken(loket, gezin, veilig)
    if mag:
        gemaakt(loket, gezin, soort=soort, begin=om(uur))
        return
    with pytest.raises(Ongeldig, match="niet veilig"):
        gemaakt(loket, gezin, soort=soort, begin=om(uur))
    afspraak = plan(loket, gezin, begin=om(uur))
    with wie.als(balie(loket)), pytest.raises(IntegrityError, match="niet veilig"), transaction.atomic():
        Afspraak.objects.create(
            gemeente_id=GEMEENTE, persoon_id=gezin.moeder, medewerker_id=loket.anna, soort=soort, wet=Wet.WMO,
            periode=(afspraak.begin, afspraak.begin + timedelta(minutes=30)), onderwerp="x", gemaakt_door=loket.anna,
        )  # fmt: skip


def test_what_stood_already_is_named_can_be_called_off_and_not_moved(loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin, soort=AfspraakSoort.HUISBEZOEK)
    klant = klant_als(Rol.BALIE, actor=loket.balie, naam="Balie")
    antwoord = klant.post(f"/proef/werk/toegang/veilig-contact/{gezin.moeder}/", {"geen_huisbezoek": "on"}, follow=True)
    assert "Er staat nog een afspraak die nu niet veilig is: maandag 3 juni 2024" in antwoord.content.decode()
    with wie.als(balie(loket)):
        with pytest.raises(Ongeldig, match="Ga niet langs"):
            toegang.afspraak_verzetten(Verzetting(afspraak, om(14), 30))
        toegang.afspraak_afzeggen(Afzegging(afspraak, RedenAfzegging.INWONER))


@pytest.fixture
def met_mail(loket: Loket, gezin: Gezin) -> None:
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.moeder).update(email="aukje@voorbeeld.invalid")


def stuur(loket: Loket, gezin: Gezin) -> None:
    """Every mail there is, as the worker sends it."""
    afspraak = gemaakt(loket, gezin)
    kondig_brief_aan(GEMEENTE, str(gezin.moeder))
    mail_afspraak(GEMEENTE, str(gezin.moeder), str(afspraak), 0)


def test_no_mail_leaves_also_when_it_was_in_the_queue_priv_26(loket: Loket, gezin: Gezin, met_mail: None) -> None:
    afgesproken(loket, gezin, Veilig(geen_mail=True))
    stuur(loket, gezin)
    assert mail.outbox == []
    with wie.als(dienst()):
        assert not inwoners.heeft_mailadres(gezin.moeder)
        assert not Inzage.objects.filter(soort=InzageSoort.VERZENDEN).exists()
        actions.beeindigen(gezin.moeder)
        assert inwoners.heeft_mailadres(gezin.moeder)


@pytest.mark.parametrize(("afzender", "aantal"), [(NEUTRAAL, 2), ("", 0)])
def test_a_neutral_mail_names_no_gemeente_priv_26(
    loket: Loket, gezin: Gezin, met_mail: None, settings: Settings, afzender: str, aantal: int
) -> None:
    settings.NEUTRALE_AFZENDER = afzender
    afgesproken(loket, gezin, Veilig(neutraal=True))
    stuur(loket, gezin)
    assert len(mail.outbox) == aantal
    for bericht in mail.outbox:
        alles = f"{bericht.subject} {bericht.body} {bericht.from_email} {bericht.attachments}".lower()
        assert not any(woord in alles for woord in ("gemeente", "proef", "rotonde", "afspraak", "juni"))


def test_without_an_agreement_both_mails_name_the_gemeente_af_35(loket: Loket, gezin: Gezin, met_mail: None) -> None:
    stuur(loket, gezin)
    assert ["Proefgemeente" in bericht.subject for bericht in mail.outbox] == [True, True]


def test_it_stands_above_every_page_about_the_resident(loket: Loket, gezin: Gezin) -> None:
    afgesproken(loket, gezin, Veilig(geen_voicemail=True, uitleg="Bel haar zus Mies."))
    melding = opgepakt(loket, gezin.moeder)
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")
    afspraak = gemaakt(loket, gezin)
    dossier = klant.post(f"/proef/werk/regie/openen/{melding}/", follow=True).content.decode()
    paginas = [dossier]
    for pad in (
        f"toegang/afspraak/maken/{gezin.moeder}/",
        f"toegang/afspraak/{afspraak}/",
        f"toegang/veilig-contact/{gezin.moeder}/",
    ):
        paginas.append(klant.zie(f"/proef/werk/{pad}").html)
    for pagina in paginas:
        assert "Spreek geen voicemail in." in pagina
        assert "Bel haar zus Mies." in pagina


def test_on_the_screen_from_agreeing_to_ending(loket: Loket, gezin: Gezin) -> None:
    klant: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")
    pad = f"/proef/werk/toegang/veilig-contact/{gezin.moeder}/"
    assert "niet meer nodig" not in klant.zie(pad).html
    assert klant.post(pad, {}).status_code == 422
    klant.post(pad, {"geen_post": "on", "bellen_van": "09:00", "bellen_tot": "12:00"})
    pagina = klant.zie(pad).html
    assert "Stuur geen post." in pagina
    assert "Bel alleen tussen 09:00 en 12:00 uur." in pagina
    klant.post(pad, {"geen_post": "on", "niet_meer": "on"})
    assert "Stuur geen post." not in klant.zie(pad).html


def test_the_database_keeps_one_at_a_time_and_hours_that_are_hours(loket: Loket, gezin: Gezin) -> None:
    afgesproken(loket, gezin, Veilig(geen_post=True))
    vast = {"gemeente_id": GEMEENTE, "persoon_id": gezin.moeder, "vastgelegd_door": loket.balie}
    with wie.als(aanspreekpunt(loket.anna)):
        for anders, naam in (
            ({"geen_mail": True, "periode": periode(VANDAAG)}, "een_tegelijk"),
            ({"periode": periode(date(2020, 1, 1), VANDAAG)}, "zegt_iets"),
            ({"periode": periode(date(2020, 1, 1), VANDAAG), "bellen_van": time(9)}, "uren"),
        ):
            with pytest.raises(IntegrityError, match=naam), transaction.atomic():
                Veiligcontact.objects.create(**vast, **anders)
