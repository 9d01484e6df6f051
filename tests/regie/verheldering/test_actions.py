"""What is written down about what is the matter, when it is finished, and that it stays then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from tests.inwoners.gezin import Gezin, dienst
from tests.regie.zaak import Zaak, klaar
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis
from rotonde.regie import actions as regie
from rotonde.regie.models import Deelname, Gezondheidscijfer, Leefgebiedbeeld, Vraagverheldering
from rotonde.regie.verheldering import actions, queries
from rotonde.regie.verheldering.actions import Beeld, Gesprek, Inhoud
from rotonde.regie.verheldering.soorten import Aanwezig, Dimensie, EigenPlan, Geldzorgen, OpAanbod, Plek, Uitstel

# The day on which the story of the gezin stands still.
VANDAAG = date(2024, 6, 1)
GESPREK = Gesprek(
    VANDAAG,
    Plek.HUISBEZOEK,
    eigen_woorden="Ik durf de trap niet meer op.",
    aangeboden_op=VANDAAG,
    op_aanbod=OpAanbod.WIL_NIET,
    eigen_plan=EigenPlan.GEEN,
    geldzorgen=Geldzorgen.JA,
    geldzorgen_stap="Dinsdag samen de post op orde.",
    uitgelegd_op=VANDAAG,
    bevestigd_op=VANDAAG,
)
INHOUD = Inhoud(GESPREK, {"wonen": Beeld("De trap is steil.", 4)}, [(Aanwezig.MANTELZORGER, "Dochter Els")])
Anna = Callable[[], wie.Wie]


@pytest.fixture
def anna(loket: Loket) -> Anna:
    return lambda: aanspreekpunt(loket.anna)


def test_it_is_written_down_with_who_was_there_and_each_leefgebied(zaak: Zaak, gezin: Gezin, anna: Anna) -> None:
    with wie.als(anna()):
        actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD)
        (gelezen,) = queries.laatste(zaak.dossier, gezin.moeder)

    assert (gelezen.rij.eigen_woorden, gelezen.rij.revisie) == (GESPREK.eigen_woorden, 1)
    assert {code: (b.tekst, b.cijfer) for code, b in gelezen.leefgebieden.items()} == {
        "wonen": ("De trap is steil.", 4)
    }
    assert [(d.als, d.naam) for d in gelezen.aanwezig] == [(Aanwezig.MANTELZORGER, "Dochter Els")]


def test_who_saves_second_overwrites_nothing_rel_11(zaak: Zaak, gezin: Gezin, anna: Anna) -> None:
    anders = replace(INHOUD, gesprek=replace(GESPREK, eigen_woorden="Iets heel anders."))
    with wie.als(anna()):
        actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD)
        for oud in (0, 2):
            with pytest.raises(KanNuNiet, match="Iemand anders"):
                actions.vraag_verhelderen(zaak.dossier, gezin.moeder, anders, revisie=oud)
        assert Vraagverheldering.objects.get().eigen_woorden == GESPREK.eigen_woorden
        actions.vraag_verhelderen(zaak.dossier, gezin.moeder, anders, revisie=1)
        assert Vraagverheldering.objects.get().eigen_woorden == "Iets heel anders."


@pytest.mark.parametrize(
    ("mist", "wat"),
    [
        ({"eigen_woorden": ""}, "zelf vertelt"),
        ({"bevestigd_op": None}, "bevestig de melding"),
        ({"aangeboden_op": None}, "cliëntondersteuning"),
        ({"op_aanbod": ""}, "cliëntondersteuning"),
        ({"geldzorgen": "", "geldzorgen_stap": ""}, "zorgen zijn over geld"),
        ({"geldzorgen_stap": ""}, "wat u doet aan de geldzorgen"),
        ({"uitgelegd_op": None}, "welke rechten"),
        ({"eigen_plan": ""}, "eigen plan"),
        ({"eigen_plan": EigenPlan.WACHT}, "eigen plan"),
    ],
)
def test_nothing_is_finished_while_something_was_not_asked_offered_or_explained(
    zaak: Zaak, gezin: Gezin, anna: Anna, mist: dict[str, object], wat: str
) -> None:
    half = replace(INHOUD, gesprek=replace(GESPREK, **mist))
    with wie.als(anna()):
        verheldering = actions.vraag_verhelderen(zaak.dossier, gezin.moeder, half)
        with pytest.raises(KanNuNiet, match=wat):
            actions.verheldering_afronden(verheldering)
        with pytest.raises(IntegrityError, match="verheldering_compleet"), transaction.atomic():
            Vraagverheldering.objects.filter(pk=verheldering).update(afgerond_op=klok.nu())
        assert Vraagverheldering.objects.get().afgerond_op is None
        actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD, revisie=1)
        actions.verheldering_afronden(verheldering)
        assert Vraagverheldering.objects.get().afgerond_op is not None


def test_at_the_office_nothing_about_a_home_visit_is_asked(zaak: Zaak, gezin: Gezin, anna: Anna) -> None:
    kantoor = replace(INHOUD, gesprek=replace(GESPREK, plek=Plek.KANTOOR, uitgelegd_op=None))
    with wie.als(anna()):
        actions.verheldering_afronden(actions.vraag_verhelderen(zaak.dossier, gezin.moeder, kantoor))
        assert Vraagverheldering.objects.get().afgerond_op is not None


def test_what_is_finished_stays_also_for_who_goes_past_the_verbs(zaak: Zaak, gezin: Gezin, anna: Anna) -> None:
    with wie.als(anna()):
        verheldering = actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD)
        actions.verheldering_afronden(verheldering)
        with pytest.raises(KanNuNiet, match="afgerond"):
            actions.verheldering_afronden(verheldering)
        for opdracht in (
            "UPDATE regie_vraagverheldering SET eigen_woorden = 'anders'",
            "UPDATE regie_leefgebiedbeeld SET cijfer = 9",
            "UPDATE regie_deelname SET naam = 'anders'",
        ):
            with pytest.raises(IntegrityError, match="afgerond"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(opdracht)
        assert (Leefgebiedbeeld.objects.get().cijfer, Deelname.objects.count()) == (4, 1)
        nieuwe = actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD)
        assert nieuwe != verheldering


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"uitgesteld_tot": VANDAAG + timedelta(days=90)}, "kies de reden"),
        ({"uitstel_reden": Uitstel.AFWEZIG}, "Vul bij uitstel de dag in"),
        ({"uitgesteld_tot": VANDAAG, "uitstel_reden": Uitstel.AFWEZIG}, "De wet geeft al"),
        ({"plan_ontvangen_op": VANDAAG}, "welk plan"),
        ({"bevestigd_op": VANDAAG + timedelta(days=1)}, "nog niet geweest"),
        ({"uitgelegd_op": VANDAAG + timedelta(days=1)}, "nog niet geweest"),
    ],
)
def test_a_delay_or_plan_is_whole_and_what_was_done_is_not_to_come(
    zaak: Zaak, gezin: Gezin, anna: Anna, anders: dict[str, object], wat: str
) -> None:
    heel = {
        "uitgesteld_tot": VANDAAG + timedelta(days=90), "uitstel_reden": Uitstel.INFORMATIE,
        "eigen_plan": EigenPlan.FAMILIE, "plan_ontvangen_op": VANDAAG,
    }  # fmt: skip
    with wie.als(anna()):
        with pytest.raises(Ongeldig, match=wat):
            actions.vraag_verhelderen(zaak.dossier, gezin.moeder, replace(INHOUD, gesprek=replace(GESPREK, **anders)))
        actions.vraag_verhelderen(zaak.dossier, gezin.moeder, replace(INHOUD, gesprek=replace(GESPREK, **heel)))
        assert Vraagverheldering.objects.get().uitstel_reden == Uitstel.INFORMATIE


def test_who_is_typed_again_takes_the_place_of_who_stood_there(zaak: Zaak, gezin: Gezin, anna: Anna) -> None:
    with wie.als(anna()):
        actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD)
        anders = replace(INHOUD, leefgebieden={"wonen": Beeld()}, aanwezig=[(Aanwezig.ONDERSTEUNER, "MEE")])
        actions.vraag_verhelderen(zaak.dossier, gezin.moeder, anders, revisie=1)
        assert [(d.als, d.naam) for d in Deelname.objects.filter(vervallen=False)] == [(Aanwezig.ONDERSTEUNER, "MEE")]
        beeld = Leefgebiedbeeld.objects.get()
        assert (beeld.tekst, beeld.cijfer) == ("", None)


def test_only_the_aanspreekpunt_writes_and_only_about_the_household_priv_12(
    zaak: Zaak, gezin: Gezin, loket: Loket, anna: Anna
) -> None:
    with wie.als(anna()):
        verheldering = actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD)
        with pytest.raises(Ongeldig, match="huishouden"):
            actions.vraag_verhelderen(zaak.dossier, gezin.buur, INHOUD)
        morgen = replace(INHOUD, gesprek=replace(GESPREK, gesprek_op=VANDAAG + timedelta(days=1)))
        with pytest.raises(Ongeldig, match="nog niet geweest"):
            actions.vraag_verhelderen(zaak.dossier, gezin.vader, morgen)
    with wie.als(aanspreekpunt(loket.bram)):
        assert not Vraagverheldering.objects.exists()
        for doe in (
            lambda: actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD, revisie=1),
            lambda: actions.verheldering_afronden(verheldering),
            lambda: actions.gezondheid_meten(zaak.dossier, gezin.moeder, {Dimensie.MEEDOEN: 5}),
        ):
            with pytest.raises((NietGevonden, GeenBevoegdheid)):
                doe()
    with wie.als(dienst()):
        assert Vraagverheldering.objects.count() == 1


def test_a_closed_dossier_gets_no_words_any_more(zaak: Zaak, gezin: Gezin, anna: Anna) -> None:
    with wie.als(dienst()):
        regie.sluiten(klaar(zaak.dossier))
        with pytest.raises(KanNuNiet):
            actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD)


def test_marks_of_two_days_are_before_and_after(zaak: Zaak, gezin: Gezin, anna: Anna) -> None:
    later = klok.nu() + timedelta(days=60)
    with wie.als(anna()):
        actions.gezondheid_meten(zaak.dossier, gezin.moeder, {Dimensie.MEEDOEN: 3, Dimensie.LICHAAM: 0})
        actions.gezondheid_meten(zaak.dossier, gezin.moeder, {Dimensie.MEEDOEN: 4})
        with pytest.raises(Ongeldig, match="minstens één"):
            actions.gezondheid_meten(zaak.dossier, gezin.moeder, {})
        with pytest.raises(Ongeldig):
            actions.gezondheid_meten(zaak.dossier, gezin.moeder, {Dimensie.MEEDOEN: 11})
    with klok.op(later), wie.als(anna()):
        actions.gezondheid_meten(zaak.dossier, gezin.moeder, {Dimensie.MEEDOEN: 7})
        eerst, daarna = queries.metingen(zaak.dossier, gezin.moeder)
        assert Gezondheidscijfer.objects.count() == 3

    assert eerst.cijfers == {Dimensie.MEEDOEN: 4, Dimensie.LICHAAM: 0}
    assert (daarna.dag - eerst.dag, daarna.cijfers) == (timedelta(days=60), {Dimensie.MEEDOEN: 7})


def test_each_verb_leaves_one_gebeurtenis_without_words(zaak: Zaak, gezin: Gezin, anna: Anna) -> None:
    with wie.als(anna()):
        actions.verheldering_afronden(actions.vraag_verhelderen(zaak.dossier, gezin.moeder, INHOUD))
        actions.gezondheid_meten(zaak.dossier, gezin.moeder, {Dimensie.MEEDOEN: 3})
    with wie.als(dienst()):
        soorten = ("regie.vraag_verhelderd", "regie.verheldering_afgerond", "regie.gezondheid_gemeten")
        rijen = Gebeurtenis.objects.filter(soort__in=soorten, dossier=zaak.dossier, betrokkene=gezin.moeder)
        assert sorted(rij.soort for rij in rijen) == sorted(soorten)
        assert all(rij.gegevens == {} for rij in rijen)
