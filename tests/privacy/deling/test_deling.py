"""Nothing is told to anybody outside but by a deling, and it stops at once (PRIV-06 to PRIV-09, PRIV-11)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.inwoners.gezin import Gezin, dienst, vraagt
from tests.klanten import klant_als, maak_medewerker
from tests.privacy.deling.buren import KANARIE, LAATSTE, Buren, gedeeld, opdracht, partner, toegestaan, van_partner
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt, inwoner

from rotonde.catalogus.soorten import Partnersoort
from rotonde.kern import beslotenheid, klok, wie
from rotonde.kern.fouten import Gebruikersfout, GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, Inzage
from rotonde.kern.soorten import InzageSoort, Rol, Wet
from rotonde.privacy import actions as privacy
from rotonde.privacy import geraakt, inzagerecht, rechtzettingen, toestanden
from rotonde.privacy.actions import Wens
from rotonde.privacy.deling import actions, papier, policies, queries
from rotonde.privacy.deling.soorten import Deelgrond, Deeluitkomst, Deelveld, DelingToestand
from rotonde.privacy.models import Deling, Ontvanger, Toestemming
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.toestemming import actions as toestemmingen
from rotonde.werkplek.vervanging import actions as vervanging
from rotonde.werkplek.vervanging.actions import Afwezig

VANDAAG = date(2024, 6, 1)
MIJN = "/proef/mijn/inzage/gedeeld/"


def test_the_partner_reads_what_was_chosen_and_no_other_partner_does_priv_07(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    gedeeld(loket, zaak, gezin.moeder, buren.wijk)
    with wie.als(van_partner(buren.pia)):
        (regel,) = queries.met_mijn_team()
        assert (regel.verteld, regel.grond) == ([f"Het gaat om iemand, {KANARIE}."], Deelgrond.TOESTEMMING)
        assert regel.toestand == DelingToestand.VERZONDEN
        assert queries.een_met_mijn_team(regel.id) == regel
    with wie.als(van_partner(buren.ander)):
        assert list(queries.met_mijn_team()) == []
        assert Deling.objects.count() == 0
        with pytest.raises(NietGevonden):
            queries.een_met_mijn_team(regel.id)
        with pytest.raises(NietGevonden):
            actions.bevestigen(regel.id)


def test_without_the_resident_nothing_goes_to_who_is_not_in_the_law_priv_08(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        van_vader = toegestaan(zaak, gezin.vader)
        over_jeugd = toegestaan(zaak, gezin.moeder, "jeugd_aan_ander")
        voorbij = toegestaan(zaak, gezin.moeder)
        toestemmingen.intrekken(voorbij)
        for welke in (None, van_vader, over_jeugd, voorbij):
            with pytest.raises(GeenBevoegdheid, match="als de inwoner het goed vindt"):
                actions.delen(opdracht(zaak, gezin.moeder, buren.wijk, toestemming=welke))
        assert Deling.objects.count() == 0
        assert actions.delen(opdracht(zaak, gezin.moeder, buren.wijk, toestemming=toegestaan(zaak, gezin.moeder)))


def test_what_the_law_names_needs_no_toestemming_priv_08(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        aanbieder = partner("zorg", Partnersoort.AANBIEDER)
    with wie.als(aanspreekpunt(loket.anna)):
        deling = actions.delen(opdracht(zaak, gezin.moeder, aanbieder.pk))
        rij = Deling.objects.get(pk=deling)
    assert (rij.grond, rij.artikel, rij.toestemming_id) == (Deelgrond.WET, "Wmo art. 5.2.1 lid 2", None)


def test_for_safety_one_writes_down_why_dlb_05(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        thuis = partner("thuis", Partnersoort.VEILIG_THUIS)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="zonder toestemming"):
            actions.delen(opdracht(zaak, gezin.moeder, thuis.pk))
        actions.delen(opdracht(zaak, gezin.moeder, thuis.pk, afweging="Het kind is niet veilig."))


@pytest.mark.parametrize("wet", [Wet.PARTICIPATIEWET, Wet.WGS, Wet.ALGEMEEN])
def test_under_other_wetten_nothing_goes_to_this_partner_priv_08(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren, wet: Wet
) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(GeenBevoegdheid, match="mag niet naar Wijkteam"):
        actions.delen(opdracht(zaak, gezin.moeder, buren.wijk, wet=wet))


def test_who_carries_out_the_participatiewet_gets_that_part_only_priv_03(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(dienst()):
        werk = partner("werk", Partnersoort.WERKBEDRIJF)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.delen(opdracht(zaak, gezin.moeder, werk.pk, wet=Wet.PARTICIPATIEWET))
        with pytest.raises(GeenBevoegdheid):
            actions.delen(opdracht(zaak, gezin.moeder, werk.pk, wet=Wet.WMO))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"velden": (Deelveld.NAAM, Deelveld.INZET)}, "meer dan Wijkteam mag krijgen"),
        ({"velden": ()}, "Kruis aan"),
        ({"waarvoor": " "}, "waarvoor"),
        ({"bericht": "Bel haar."}, "Lees uw bericht na"),
        ({"tot": VANDAAG}, "een andere laatste dag"),
        ({"tot": VANDAAG + timedelta(days=400)}, "een andere laatste dag"),
        ({"vertrouwelijk": True}, "Alleen contact met Veilig Thuis"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_priv_09(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren, anders: dict[str, Any], zin: str
) -> None:
    with pytest.raises(Gebruikersfout, match=zin):
        gedeeld(loket, zaak, gezin.moeder, buren.wijk, **anders)
    with wie.als(dienst()):
        assert Deling.objects.count() == 0


def test_nobody_shares_of_a_dossier_or_resident_that_is_not_their_own_sec_11(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.delen(opdracht(zaak, gezin.moeder, buren.opvang))
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(NietGevonden):
        actions.delen(opdracht(zaak, gezin.buur, buren.opvang))


def test_who_stands_in_shares_too_priv_12(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    with wie.als(dienst()):
        vervanging.regelen(Afwezig(loket.anna, loket.bram, VANDAAG, VANDAAG + timedelta(days=8)))
    with wie.als(aanspreekpunt(loket.bram)):
        assert actions.delen(opdracht(zaak, gezin.moeder, buren.wijk, toestemming=toegestaan(zaak, gezin.moeder)))


def test_withdrawing_stops_it_on_the_next_query_priv_06(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.wijk)
    with wie.als(inwoner(gezin.moeder)):
        toestemmingen.intrekken(Toestemming.objects.get().pk)
    with wie.als(van_partner(buren.pia)):
        assert Deling.objects.count() == 0
        with pytest.raises(NietGevonden):
            actions.bevestigen(deling)
    with wie.als(aanspreekpunt(loket.anna)):
        (regel,) = queries.van_dossier(zaak.dossier)
        # What was done stays.
        assert (regel.toestand, regel.verzonden_op) == (DelingToestand.GESTOPT, VANDAAG)


def test_withdrawing_between_queueing_and_sending_sends_nothing_priv_06(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.opvang)
    with wie.als(inwoner(gezin.moeder)):
        toestemmingen.intrekken(Toestemming.objects.get().pk)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet, match="De deling is gestopt"):
        actions.versturen(deling)
    with wie.als(dienst()):
        assert Inzage.objects.filter(soort=InzageSoort.VERZENDEN).count() == 0


def test_after_its_last_day_nobody_outside_reads_it_priv_07(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    gedeeld(loket, zaak, gezin.moeder, buren.wijk)
    for dag, aantal in ((LAATSTE - timedelta(days=1), 1), (LAATSTE, 0)):
        with klok.op(klok.moment(dag)), wie.als(van_partner(buren.pia)):
            assert len(list(queries.met_mijn_team())) == aantal
            assert Deling.objects.count() == aantal


def geldig(rij: Deling) -> None:
    """As it is."""


def ingetrokken(rij: Deling) -> None:
    Toestemming.objects.update(ingetrokken_op=klok.nu(), ingetrokken_door=rij.gedeeld_door)


def gestopt(rij: Deling) -> None:
    Deling.objects.update(gestopt_op=klok.nu())


@pytest.mark.parametrize(("maak", "dag", "gaat"), [
    (geldig, VANDAAG, True), (ingetrokken, VANDAAG, False), (gestopt, VANDAAG, False), (geldig, LAATSTE, False),
])  # fmt: skip
def test_the_database_lets_nothing_leave_without_a_deling_that_holds_priv_07(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren, maak: Callable[[Deling], None], dag: date, gaat: bool
) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.opvang)
    with klok.op(klok.moment(dag)), wie.als(aanspreekpunt(loket.anna)):
        maak(Deling.objects.get())

        def verzend() -> int:
            with transaction.atomic():
                return Deling.objects.filter(pk=deling).update(verzonden_op=dag)

        if gaat:
            assert verzend() == 1
        else:
            with pytest.raises(IntegrityError):
                verzend()


@pytest.mark.parametrize(
    "anders",
    [
        {"verteld": ["iets anders"]}, {"artikel": "een ander"}, {"bericht": "erbij"}, {"partner_id": UUID(int=1)},
        {"verzonden_op": None}, {"verzonden_op": LAATSTE},
    ],
)  # fmt: skip
def test_what_was_told_stays_as_it_was_told_priv_07(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren, anders: dict[str, Any]
) -> None:
    gedeeld(loket, zaak, gezin.moeder, buren.wijk)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(IntegrityError), transaction.atomic():
        Deling.objects.update(**anders)


def test_the_resident_sees_it_on_the_next_page_and_withdraws_in_two_steps_priv_11(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    klant = klant_als(Rol.INWONER, actor=gezin.moeder)
    assert KANARIE not in klant.zie(MIJN).html
    gedeeld(loket, zaak, gezin.moeder, buren.wijk)
    html = klant.zie(MIJN).html
    for woord in ("Wijkteam", KANARIE, "hulp dicht bij huis", "Wmo art. 5.3.3", "30 november 2024"):
        assert woord in html
    assert "Anna" not in html
    assert KANARIE not in klant_als(Rol.INWONER, actor=gezin.vader).zie(MIJN).html
    with wie.als(dienst()):
        toestemming = Toestemming.objects.get().pk
    pad = f"/proef/mijn/inzage/toestemming/{toestemming}/intrekken/"
    assert pad in html
    assert klant.zie(pad)
    klant.post(pad)
    assert "gestopt" in klant.zie(MIJN).html


def test_what_is_vertrouwelijk_shows_after_the_term_of_mc_04_priv_11_priv_31(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(dienst()):
        thuis = partner("thuis", Partnersoort.VEILIG_THUIS)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.delen(opdracht(zaak, gezin.moeder, thuis.pk, afweging="Het is niet veilig.", vertrouwelijk=True))
        (regel,) = queries.van_dossier(zaak.dossier)
        assert regel.vertrouwelijk_tot is not None
    with wie.als(inwoner(gezin.moeder)):
        assert list(queries.van_mij(gezin.moeder)) == []
        assert Deling.objects.count() == 0
        assert not Inzage.objects.filter(gegevensgroep="deling").exists()
    with wie.als(dienst()):
        assert not Gebeurtenis.objects.filter(soort__startswith="privacy.deling", dossier__isnull=False).exists()
    for dag, aantal in ((regel.vertrouwelijk_tot, 0), (regel.vertrouwelijk_tot + timedelta(days=1), 1)):
        with klok.op(klok.moment(dag)):
            with wie.als(dienst()):
                assert actions.vrijgeven() == aantal
                assert actions.vrijgeven() == 0
            with wie.als(inwoner(gezin.moeder)):
                assert len(list(queries.van_mij(gezin.moeder))) == aantal


def _aan_veilig_thuis(loket: Loket, zaak: Zaak, persoon: UUID) -> UUID:
    """Sent on paper, and kept from the resident for now."""
    with wie.als(dienst()):
        thuis = partner("thuis", Partnersoort.VEILIG_THUIS)
    with wie.als(aanspreekpunt(loket.anna)):
        opdracht_ = opdracht(zaak, persoon, thuis.pk, afweging="Het is niet veilig.", vertrouwelijk=True)
        deling = actions.delen(opdracht_)
        actions.versturen(deling)
    return deling


def test_a_partner_hears_what_was_wrong_in_what_the_resident_does_not_see_yet_priv_11_priv_49(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    """One recipient: who sent it is none beside the partner."""
    deling = _aan_veilig_thuis(loket, zaak, gezin.moeder)
    with wie.als(inwoner(gezin.moeder)):
        verzoek = privacy.correctie_vragen(gezin.moeder, Wens("mijn naam", "een andere"))
    with wie.als(vraagt(Rol.KWALITEIT, actor=maak_medewerker(Rol.KWALITEIT))):
        privacy.correctie_rechtzetten(verzoek, Feit("inwoners_persoon", gezin.moeder, "achternaam"), wordt="Bakker")
        (regel,) = rechtzettingen.ontvangers_van(verzoek)

    assert (regel.naam, regel.rij.bron, regel.brief) == ("Thuis", deling, True)
    for dagen, aantal in ((0, 0), (366, 1)):
        with klok.op(klok.nu() + timedelta(days=dagen)):
            with wie.als(dienst()):
                assert actions.vrijgeven() == aantal
                assert inzagerecht.rijen(Ontvanger, gezin.moeder).count() == aantal
            with wie.als(inwoner(gezin.moeder)):
                assert len(rechtzettingen.mijn_correcties(gezin.moeder)[verzoek].ontvangers) == aantal


def test_after_a_datalek_the_partner_that_got_a_deling_is_named_priv_50(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    _aan_veilig_thuis(loket, zaak, gezin.moeder)
    nu, dag = klok.nu(), timedelta(days=1)

    def partners(persoon: UUID, rol: Rol, vanaf: datetime = nu - dag) -> list[tuple[str, str, str]]:
        with wie.als(vraagt(rol)):
            gezien = geraakt.wie_zag([persoon], vanaf, nu + dag)
        return [(k.naam, k.organisatie, k.handeling) for k in gezien if k.rol == "partner" and k.ontvanger]

    for rol in (Rol.FG, Rol.KWALITEIT):
        assert partners(gezin.moeder, rol) == [("Thuis", Partnersoort.VEILIG_THUIS.label, "heeft gekregen")]
    assert partners(gezin.vader, Rol.FG) == []
    assert partners(gezin.moeder, Rol.FG, nu + dag / 2) == []
    assert partners(gezin.moeder, Rol.AANSPREEKPUNT) == []


def test_a_besloten_dossier_goes_on_paper_and_shows_to_no_partner_priv_21(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("persoon", gezin.moeder)])
        beslotenheid.benoem(zaak.dossier, [loket.anna])
    deling = gedeeld(loket, zaak, gezin.moeder, buren.wijk)
    with wie.als(van_partner(buren.pia)):
        assert Deling.objects.count() == 0
    with wie.als(aanspreekpunt(loket.anna)):
        actions.versturen(deling)


def test_on_paper_it_leaves_with_its_line_first_and_comes_back_by_name_priv_37(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.opvang, overdracht=True, bericht="Zij belt u.", nagelezen=True)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="ligt klaar om te versturen"):
            actions.bevestigen(deling, door="Wim")
        actions.versturen(deling)
        (regel,) = queries.van_dossier(zaak.dossier)
        assert papier.zet(regel).startswith(b"%PDF")
        with pytest.raises(Ongeldig, match="wie van de partner"):
            actions.bevestigen(deling, door=" ")
        actions.bevestigen(deling, door="Wim van de opvang")
        actions.beantwoorden(deling, Deeluitkomst.WACHTLIJST, "Acht weken.", door="Wim")
        (regel,) = queries.van_dossier(zaak.dossier)
    assert (regel.ontvangen_door, regel.uitkomst) == ("Wim van de opvang", "de inwoner staat op een wachtlijst")
    with wie.als(dienst()):
        (regel_,) = Inzage.objects.filter(soort=InzageSoort.VERZENDEN)
        assert (regel_.betrokkene, regel_.gegevensgroep) == (gezin.moeder, "deling")


def test_who_works_here_for_a_partner_answers_for_it_and_nobody_else(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.wijk, overdracht=True)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet, match="leest en antwoordt zelf"):
        actions.bevestigen(deling, door="Pia")
    with wie.als(van_partner(buren.pia)):
        assert queries.aantal_te_bevestigen() == 1
        actions.bevestigen(deling)
        assert queries.aantal_te_bevestigen() == 0
        actions.beantwoorden(deling, Deeluitkomst.HELPT, "Wij bellen haar.")
    with wie.als(aanspreekpunt(loket.anna)):
        (regel,) = queries.van_dossier(zaak.dossier)
    assert (regel.ontvangen_door, regel.uitkomst) == ("Pia", "wij helpen deze inwoner")


def test_what_was_only_told_waits_for_no_answer(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.wijk)
    with wie.als(van_partner(buren.pia)):
        actions.bevestigen(deling)
        with pytest.raises(KanNuNiet, match="alleen verteld"):
            actions.beantwoorden(deling, Deeluitkomst.HELPT, "")


def test_the_pages_ask_as_often_for_20_as_for_1_af_35(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    paginas = {
        MIJN: klant_als(Rol.INWONER, actor=gezin.moeder),
        f"/proef/werk/regie/dossier/{zaak.dossier}/delingen/": klant_als(Rol.AANSPREEKPUNT, actor=loket.anna),
        "/proef/werk/partner/": klant_als(Rol.PARTNER, actor=buren.pia),
    }

    def geteld() -> list[int]:
        aantallen = []
        for pad, klant in paginas.items():
            with CaptureQueriesContext(connection) as vragen:
                html = klant.zie(pad).html
            aantallen.append(len(vragen))
            assert "hulp dicht bij huis" in html
        return aantallen

    with wie.als(aanspreekpunt(loket.anna)):
        mag = toegestaan(zaak, gezin.moeder)
        actions.delen(opdracht(zaak, gezin.moeder, buren.wijk, toestemming=mag))
    geteld()
    een = geteld()
    with wie.als(aanspreekpunt(loket.anna)):
        for _ in range(19):
            actions.delen(opdracht(zaak, gezin.moeder, buren.wijk, toestemming=mag))
        assert len(queries.van_dossier(zaak.dossier)) == 20
    assert geteld() == een


WERKWOORDEN = ("versturen", "bevestigen", "beantwoorden", "stoppen", "intrekken", "dag")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(st.sampled_from(WERKWOORDEN), min_size=1, max_size=8), overdracht=st.booleans())
def test_no_sequence_of_verbs_sends_or_shows_what_does_not_hold_priv_06_priv_07(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren, stappen: list[str], overdracht: bool
) -> None:
    """On paper, over some days: after each verb what left held when it left, and the table of states was followed."""
    with transaction.atomic():
        moment = klok.moment(VANDAAG, 23)
        deling = gedeeld(
            loket, zaak, gezin.moeder, buren.opvang, overdracht=overdracht, tot=VANDAAG + timedelta(days=2)
        )
        for stap in stappen:
            if stap == "dag":
                moment += timedelta(days=1)
                continue
            with klok.op(moment), wie.als(aanspreekpunt(loket.anna)):
                was = Deling.objects.get(pk=deling)
                mag = Toestemming.objects.get(pk=was.toestemming_id).ingetrokken_op is None
                lukte = _doe(stap, was)
                nu = Deling.objects.get(pk=deling)
            if nu.verzonden_op and not was.verzonden_op:
                assert mag
                assert policies.geldt_op(nu.periode, nu.verzonden_op)
                assert was.gestopt_op is None
            if lukte and stap != "intrekken":
                verwacht = toestanden.DELING.na(toestanden.van_deling(was), f"privacy.deling_{stap}")
                assert toestanden.van_deling(nu) == verwacht
            if not mag or stap == "intrekken":
                assert nu.gestopt_op is not None
        transaction.set_rollback(True)


def _doe(stap: str, rij: Deling) -> bool:
    verbs: dict[str, Callable[[], object]] = {
        "versturen": lambda: actions.versturen(rij.pk),
        "bevestigen": lambda: actions.bevestigen(rij.pk, door="Wim"),
        "beantwoorden": lambda: actions.beantwoorden(rij.pk, Deeluitkomst.KLAAR, "", door="Wim"),
        "stoppen": lambda: actions.stoppen(rij.pk),
        "intrekken": lambda: toestemmingen.intrekken(rij.toestemming_id),
    }
    try:
        verbs[stap]()
    except KanNuNiet:
        return False
    return True
