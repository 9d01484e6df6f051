"""Sharing from a dossier, on the screen: only what was ticked leaves, and a handover waits for a yes (issue 4)."""

import subprocess
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.inwoners.gezin import Gezin, dienst
from tests.klanten import klant_als
from tests.privacy.deling.buren import Buren, opdracht, toegestaan, van_partner
from tests.regie.zaak import INZET, Zaak, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.inwoners.veilig import actions as veilig
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import Rol, Wet
from rotonde.privacy.deling import actions, queries
from rotonde.privacy.deling.soorten import Deelveld
from rotonde.privacy.models import Deling
from rotonde.regie import actions as regie
from rotonde.regie import queries as dossiers
from rotonde.regie.actions import DoelInhoud
from rotonde.regie.delen.vertellen import vertel
from rotonde.regie.models import Dossier
from rotonde.toegang.models import Melding

TOT = date(2024, 9, 30)


def pad(zaak: Zaak, wat: str = "delen", deling: UUID | None = None) -> str:
    rest = f"delingen/{deling}/{wat}" if deling else wat
    return f"/proef/werk/regie/dossier/{zaak.dossier}/{rest}{'' if rest.endswith('.pdf') else '/'}"


def keuze(aan: UUID, persoon: UUID, wet: Wet = Wet.WMO) -> str:
    return f"?partner={aan}&persoon={persoon}&wet={wet}"


def velden(toestemming: UUID | None = None, **anders: Any) -> dict[str, Any]:
    basis = {"velden": ["naam"], "waarvoor": "hulp dicht bij huis", "tot_en_met": f"{TOT}"}
    return {**basis, **({"toestemming": str(toestemming)} if toestemming else {}), **anders}


def test_on_the_screen_from_choice_to_the_list(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    hier = pad(zaak) + keuze(buren.opvang, gezin.moeder)
    assert "Vraag de inwoner eerst om toestemming" in klant.zie(hier).html
    with wie.als(aanspreekpunt(loket.anna)):
        mag = toegestaan(zaak, gezin.moeder)
    html = klant.zie(hier).html
    assert "Het gaat om Aukje van der Berg, geboren op 3 februari 1984." in html
    assert "Proeflaan" not in html
    # Where there is one toestemming, nobody needs to choose it.
    assert f'<option value="{mag}" selected' in html
    assert klant.post(hier, velden(mag, velden=[])).status_code == 422
    assert klant.post(hier, velden(mag)).status_code == 302
    lijst = klant.zie(pad(zaak, "delingen")).html
    assert "Opvang" in lijst
    assert "Verstuur op papier" in lijst


def test_only_what_was_ticked_leaves_priv_09_priv_24(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    with wie.als(aanspreekpunt(loket.anna)):
        mag = toegestaan(zaak, gezin.moeder)
    hier = pad(zaak) + keuze(buren.opvang, gezin.moeder)
    klant.post(hier, velden(mag, velden=["huishouden", "inzet"], bericht="Bel ons.", nagelezen="on"))
    with wie.als(aanspreekpunt(loket.anna)):
        (regel,) = queries.van_dossier(zaak.dossier)
    antwoord = klant.post(pad(zaak, "brief.pdf", regel.id))
    assert antwoord["Content-Disposition"] == 'attachment; filename="bericht.pdf"'
    brief = subprocess.run(["pdftotext", "-", "-"], input=antwoord.content, capture_output=True, check=True)
    tekst = " ".join(brief.stdout.decode().split())
    for wel in ("42 jaar, 40 jaar en 11 jaar", "maatwerkvoorziening (afslag 2)", "Bel ons.", "Wmo art. 5.3.3"):
        assert wel in tekst
    for niet in ("Aukje", "Joris", "Zoë", "Proeflaan", "van 4 naar 7", "1984", "opgeschaald"):
        assert niet not in tekst
    with wie.als(aanspreekpunt(loket.anna)):
        (regel,) = queries.van_dossier(zaak.dossier)
        assert regel.verzonden_op == klok.vandaag()


def test_of_doelen_and_inzet_only_the_part_of_the_wet_priv_02_priv_03(
    loket: Loket, zaak: Zaak, gezin: Gezin, wonen: None
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        ander = DoelInhoud(gezin.moeder, "werk", "weer aan het werk", 2, 6, Wet.PARTICIPATIEWET)
        regie.doel_stellen(zaak.aanpak, ander)
        beeld = dossiers.dossier(zaak.dossier)
        alles = (Deelveld.DOELEN, Deelveld.INZET)
        per_wet = {wet: list(vertel(alles, beeld, gezin.moeder, wet).values()) for wet in (Wet.WMO, Wet.JEUGDWET)}
        werk = vertel([Deelveld.DOELEN], beeld, gezin.moeder, Wet.PARTICIPATIEWET)
    assert per_wet[Wet.WMO] == [
        "Er zijn doelen op: Wonen (van 4 naar 7).",
        f"Er is hulp: {INZET.soort.label} (afslag 2).",
    ]
    assert per_wet[Wet.JEUGDWET] == ["Er zijn nog geen doelen gesteld.", "Er is nog geen hulp gekozen."]
    assert werk[Deelveld.DOELEN] == "Er zijn doelen op: werk (van 2 naar 6)."


def test_how_to_reach_says_what_is_safe_priv_26(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        veilig.afspreken(gezin.moeder, Veilig(geen_telefoon=True))
        (zin,) = vertel([Deelveld.BEREIKEN], dossiers.dossier(zaak.dossier), gezin.moeder, Wet.WMO).values()
        assert "Bel niet." in zin


def test_nothing_under_a_wet_that_does_not_fit_can_be_chosen(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    hier = pad(zaak) + keuze(buren.opvang, gezin.moeder, Wet.PARTICIPATIEWET)
    assert "Dit kan niet" in klant.zie(hier).html
    assert klant.post(hier, velden()).status_code in {403, 422}
    assert klant.get(pad(zaak) + keuze(buren.opvang, gezin.buur)).status_code == 422


def overgedragen(loket: Loket, zaak: Zaak, gezin: Gezin, aan: UUID) -> UUID:
    """A partner is asked to go on with the resident."""
    with wie.als(aanspreekpunt(loket.anna)):
        mag = toegestaan(zaak, gezin.moeder)
        return actions.delen(opdracht(zaak, gezin.moeder, aan, toestemming=mag, overdracht=True))


def test_until_the_partner_confirms_the_question_has_its_owner_here(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    deling = overgedragen(loket, zaak, gezin, buren.wijk)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet, match="nog niet bevestigd"):
        regie.sluiten(klaar(zaak.dossier))
    with wie.als(aanspreekpunt(loket.anna)):
        assert Melding.objects.get(pk=zaak.melding).eigenaar_id == loket.anna
    with wie.als(van_partner(buren.pia)):
        actions.bevestigen(deling)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.sluiten(klaar(zaak.dossier))
    # What became of it can still be told, and its resident reads it.
    with wie.als(dienst()):
        assert Melding.objects.get(pk=zaak.melding).eigenaar_id == loket.anna


def test_the_database_keeps_the_dossier_open_too(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    overgedragen(loket, zaak, gezin, buren.opvang)
    with (
        wie.als(aanspreekpunt(loket.anna)),
        pytest.raises(IntegrityError, match="wacht op een partner"),
        transaction.atomic(),
    ):
        Dossier.objects.filter(pk=zaak.dossier).update(gesloten_op=klok.nu() + timedelta(hours=1))


def test_a_handover_that_is_stopped_no_longer_holds_the_dossier(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    deling = overgedragen(loket, zaak, gezin, buren.opvang)
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    assert klant.zie(pad(zaak, "stoppen", deling))
    klant.post(pad(zaak, "stoppen", deling))
    with wie.als(aanspreekpunt(loket.anna)):
        assert Deling.objects.get().gestopt_op
        regie.sluiten(klaar(zaak.dossier))


def test_what_comes_back_on_paper_is_recorded_on_the_screen(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    deling = overgedragen(loket, zaak, gezin, buren.opvang)
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    klant.post(pad(zaak, "brief.pdf", deling))
    assert klant.post(pad(zaak, "ontvangst", deling), {"door": ""}).status_code == 422
    klant.post(pad(zaak, "ontvangst", deling), {"door": "Wim"})
    klant.post(pad(zaak, "antwoord", deling), {"door": "Wim", "uitkomst": "helpt", "toelichting": "Vanaf maandag."})
    html = klant.zie(pad(zaak, "delingen")).html
    assert "zegt Wim" in html
    assert "wij helpen deze inwoner. Vanaf maandag." in html


def test_who_only_works_along_looks_and_does_not_share_priv_12(
    loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren
) -> None:
    overgedragen(loket, zaak, gezin, buren.opvang)
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    vreemd = klant_als(Rol.AANSPREEKPUNT, actor=clara)
    assert vreemd.get(pad(zaak, "delingen")).status_code == 404
    assert vreemd.get(pad(zaak)).status_code == 404
