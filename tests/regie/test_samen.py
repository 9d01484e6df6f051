"""Two people in one Aanpak: the second is told what changed, and loses nothing that was typed (REL-11)."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connections, transaction
from tests.besluiten.wereld import VANDAAG, Wereld
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import INZET, Zaak, doel, gezien, over_een_maand, stuur
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.soorten import Rol, Wet
from rotonde.regie import actions
from rotonde.regie.actions import Akkoord, DoelWijziging, Opstelling
from rotonde.regie.models import Aanpak, Doel, Inzet

ANDERS = DoelWijziging("wonen", "elke dag warm eten", 3, 8)
GETYPT = {"leefgebied": "wonen", "omschrijving": "samen boodschappen doen", "startscore": "4", "streefscore": "6"}


def test_a_doel_changes_while_the_version_is_being_written(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.doel_wijzigen(zaak.doel, ANDERS)
        rij = Doel.objects.get(pk=zaak.doel)
        assert (rij.omschrijving, rij.startscore, rij.streefscore) == ("elke dag warm eten", 3, 8)
        assert Inzet.objects.get().doel_id == zaak.doel
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
        with pytest.raises(KanNuNiet, match="ligt vast"):
            actions.doel_wijzigen(zaak.doel, ANDERS)
    with wie.als(dienst()):
        assert Gebeurtenis.objects.filter(soort="regie.doel_gewijzigd").count() == 1


def test_only_the_aanspreekpunt_changes_a_doel_priv_12(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.doel_wijzigen(zaak.doel, ANDERS)


def test_every_act_is_a_next_revision_and_who_saw_the_one_before_is_refused_rel_11(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        oud = Aanpak.objects.get().revisie
        handelingen = (
            lambda revisie: actions.doel_stellen(zaak.aanpak, doel(gezin.vader), gezien=revisie),
            lambda revisie: actions.inzet_kiezen(zaak.doel, INZET, gezien=revisie),
            lambda revisie: actions.doel_wijzigen(zaak.doel, ANDERS, gezien=revisie),
        )
        for erbij, handeling in enumerate(handelingen):
            handeling(oud + erbij)
            assert Aanpak.objects.get().revisie == oud + erbij + 1
        for handeling in handelingen:
            with pytest.raises(KanNuNiet, match="intussen veranderd"):
                handeling(oud)
        with pytest.raises(KanNuNiet, match="intussen veranderd"):
            actions.akkoord_vastleggen(Akkoord(zaak.aanpak, gezien=oud))
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak, gezien=oud + 3))
        assert (Doel.objects.count(), Inzet.objects.count()) == (2, 2)


def test_a_new_version_is_another_revision_than_any_before_rel_11(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
        tweede = actions.aanpak_opstellen(Opstelling(zaak.dossier, Wet.WMO))
        assert Aanpak.objects.get(pk=tweede).revisie > Aanpak.objects.get(pk=zaak.aanpak).revisie


@pytest.mark.parametrize("model", [Aanpak, Doel, Inzet])
def test_the_database_refuses_a_lower_revision_and_new_words_under_an_old_one_rel_11(
    loket: Loket, zaak: Zaak, model: type[Aanpak | Doel | Inzet]
) -> None:
    with wie.als(dienst()):
        rijen = model.objects.all()
        nu = rijen.get().revisie
        assert rijen.update(revisie=nu + 1) == 1
        with pytest.raises(IntegrityError, match="heeft al revisie"), transaction.atomic():
            rijen.update(revisie=nu)
        if model is not Aanpak:
            with pytest.raises(IntegrityError, match="heeft al revisie"), transaction.atomic():
                rijen.update(wet=Wet.JEUGDWET)


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def _pad(zaak: Zaak, wat: str) -> str:
    return f"/proef/werk/regie/dossier/{zaak.dossier}/{wat}"


def test_the_second_sees_what_the_first_changed_beside_what_was_typed_rel_11(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, wonen: None
) -> None:
    pad = _pad(zaak, f"doel/{zaak.doel}/")
    geopend_met = gezien(anna.get(pad).content.decode())
    # Bram has it for a while.
    _via_bram(loket, zaak)

    antwoord = anna.post(pad, {**geopend_met, **GETYPT})
    pagina = antwoord.content.decode()

    assert antwoord.status_code == 422
    for tekst in (
        "intussen veranderd",
        '<td data-kop="Dit staat er nu">elke dag warm eten</td>',
        '<td data-kop="Dit vulde u in">samen boodschappen doen</td>',
        "samen boodschappen doen</textarea>",
        "hulp in de buurt",
    ):
        assert tekst in pagina
    # The rung that was there before is no news.
    assert pagina.count("hulp in de buurt") == 1
    assert Doel.objects.get(pk=zaak.doel).omschrijving == "elke dag warm eten"
    assert anna.post(pad, {**gezien(pagina), **GETYPT}).status_code == 302
    with wie.als(aanspreekpunt(loket.anna)):
        assert Doel.objects.get(pk=zaak.doel).omschrijving == "samen boodschappen doen"


def _via_bram(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=date(2024, 6, 1))
    with wie.als(aanspreekpunt(loket.bram)):
        actions.doel_wijzigen(zaak.doel, ANDERS)
        actions.inzet_kiezen(zaak.doel, INZET)
        actions.overdragen(zaak.dossier, aan=loket.anna, gesproken_op=date(2024, 6, 1))


def test_nobody_is_told_of_a_change_that_was_seen_rel_11(anna: KeurendeClient, zaak: Zaak, wonen: None) -> None:
    pad = _pad(zaak, f"doel/{zaak.doel}/")
    fout = stuur(anna, pad, {**GETYPT, "startscore": "9"})

    assert fout.status_code == 422
    assert "intussen veranderd" not in fout.content.decode()
    assert stuur(anna, pad, GETYPT).status_code == 302


def test_akkoord_is_for_what_the_resident_saw_rel_11(anna: KeurendeClient, loket: Loket, zaak: Zaak) -> None:
    pad = _pad(zaak, "akkoord/")
    geopend_met = gezien(anna.get(pad).content.decode())
    with wie.als(aanspreekpunt(loket.anna)):
        actions.inzet_kiezen(zaak.doel, replace(INZET, omschrijving="dagbesteding"))

    antwoord = anna.post(pad, {**geopend_met, "akkoord": "ja", "evalueren_op": over_een_maand()})

    assert antwoord.status_code == 422
    assert "dagbesteding (maatwerkvoorziening, afslag 2)" in antwoord.content.decode()
    with wie.als(aanspreekpunt(loket.anna)):
        assert Aanpak.objects.get().vastgesteld_op is None


def test_what_was_typed_for_a_version_that_was_fixed_stays_on_the_page_rel_11(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, wonen: None
) -> None:
    pad = _pad(zaak, f"doel/{zaak.doel}/")
    geopend_met = gezien(anna.get(pad).content.decode())
    with wie.als(aanspreekpunt(loket.anna)):
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
        actions.aanpak_opstellen(Opstelling(zaak.dossier, Wet.WMO))

    antwoord = anna.post(pad, {**geopend_met, **GETYPT})

    assert antwoord.status_code == 422
    assert "ligt vast" in antwoord.content.decode()
    assert "samen boodschappen doen</textarea>" in antwoord.content.decode()


def test_a_form_without_a_revision_of_ours_saw_nothing_rel_11(anna: KeurendeClient, zaak: Zaak, wonen: None) -> None:
    for revisie in ({}, {"revisie": ""}, {"revisie": "-5"}):
        antwoord = anna.post(_pad(zaak, f"doel/{zaak.doel}/"), {**GETYPT, **revisie})
        assert antwoord.status_code == 422
        assert "intussen veranderd" in antwoord.content.decode()


def test_what_was_kept_after_a_session_is_compared_with_what_is_there_now_rel_11(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, wonen: None
) -> None:
    pad = _pad(zaak, f"doel/{zaak.doel}/")
    geopend_met = gezien(anna.get(pad).content.decode())
    assert anna.post(f"/proef/concept/?pad={pad}", {**geopend_met, **GETYPT}).status_code == 204
    with wie.als(aanspreekpunt(loket.anna)):
        actions.doel_wijzigen(zaak.doel, ANDERS)

    pagina = anna.get(pad).content.decode()

    assert '<td data-kop="Dit staat er nu">elke dag warm eten</td>' in pagina
    assert "samen boodschappen doen</textarea>" in pagina


@pytest.mark.committen
def test_of_two_at_the_same_moment_one_is_told_rel_09_rel_11() -> None:
    with klok.op(klok.moment(VANDAAG)):
        wereld = Wereld()
        with wereld.als(wereld.consulent):
            aanpak = actions.aanpak_opstellen(Opstelling(wereld.dossier.pk, Wet.WMO))
            het_doel = Doel.objects.get(aanpak_id=aanpak).pk
            revisie = Aanpak.objects.get(pk=aanpak).revisie
    klaar, uitkomsten = threading.Barrier(2), dict[str, str]()

    def wijzig(woorden: str) -> None:
        try:
            with klok.op(klok.moment(VANDAAG)), wereld.als(wereld.consulent):
                klaar.wait(timeout=20)
                actions.doel_wijzigen(het_doel, replace(ANDERS, omschrijving=woorden), gezien=revisie)
            uitkomsten[woorden] = "bewaard"
        except KanNuNiet as fout:
            uitkomsten[woorden] = fout.zin
        finally:
            connections.close_all()

    _tegelijk(wijzig)

    bewaard, geweigerd = sorted(uitkomsten, key=lambda woorden: len(uitkomsten[woorden]))
    assert uitkomsten[bewaard] == "bewaard"
    assert "intussen veranderd" in uitkomsten[geweigerd]
    with wereld.als_dienst():
        assert Doel.objects.get(pk=het_doel).omschrijving == bewaard


def _tegelijk(wijzig: Callable[[str], None]) -> None:
    draden = [threading.Thread(target=wijzig, args=(woorden,)) for woorden in ("de een", "de ander")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
