"""A melding is confirmed by a letter: what was asked, what happens by when, and who can help (WMO-01)."""

import subprocess
from datetime import date
from uuid import UUID

import pytest
from django.core import mail
from django.db import DatabaseError, IntegrityError, transaction
from tests.inwoners.gezin import Gezin, dienst
from tests.klanten import klant_als
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt, gemeld, inwoner, opgepakt

from rotonde.inwoners.models import Persoon
from rotonde.inwoners.veilig import actions as veilig
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import InzageSoort, Rol
from rotonde.portaal.jobs import kondig_brief_aan
from rotonde.regie.verheldering import queries as verheldering
from rotonde.toegang.bevestiging import actions, queries
from rotonde.toegang.models import Bevestiging

VANDAAG = date(2024, 6, 1)


def bevestigd(loket: Loket, persoon: UUID) -> UUID:
    melding = opgepakt(loket, persoon)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.bevestigen(melding)
    return melding


def gelezen(pdf: bytes) -> str:
    uit = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(uit.stdout.decode().split())


def test_the_letter_says_what_was_asked_and_by_when_something_happens(loket: Loket, gezin: Gezin) -> None:
    melding = bevestigd(loket, gezin.moeder)
    with wie.als(inwoner(gezin.moeder)):
        tekst = gelezen(queries.voor_inwoner(melding))
    for zin in (
        "Aan: Aukje van der Berg",
        "Op 1 juni 2024 vroeg u ons om hulp. Het ging over: Hulp in huis.",
        "uiterlijk 15 juli 2024 (Wmo artikel 2.3.2)",
        "uiterlijk op 10 juni 2024",
        "onafhankelijke cliëntondersteuner",
        "Anna helpt u verder.",
    ):
        assert zin in tekst
    assert "kwetterkanarie" not in tekst


def test_the_owner_confirms_on_the_page_and_prints_it_for_the_post(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)
    anna, pad = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna), f"/proef/werk/toegang/melding/{melding}/"
    assert "Bevestig de melding" in anna.zie(pad).html
    anna.post(f"{pad}bevestigen/")
    html = anna.zie(pad).html
    assert "Bevestiging op papier (pdf)" in html
    assert "Bevestig de melding" not in html
    assert anna.get(f"{pad}bevestiging.pdf").content.startswith(b"%PDF")
    with wie.als(dienst()):
        assert Inzage.objects.filter(soort=InzageSoort.AFDRUKKEN, betrokkene=gezin.moeder).count() == 1


def test_the_resident_reads_it_at_once_and_nobody_else_does_sec_11(loket: Loket, gezin: Gezin) -> None:
    melding = bevestigd(loket, gezin.moeder)
    moeder = klant_als(Rol.INWONER, actor=gezin.moeder)
    pad = f"/proef/mijn/vraag/{melding}/bevestiging.pdf"
    assert pad in moeder.zie("/proef/mijn/").html
    assert moeder.get(pad).content.startswith(b"%PDF")
    assert klant_als(Rol.INWONER, actor=gezin.vader).get(pad).status_code == 404
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram)
    assert bram.get(f"/proef/werk/toegang/melding/{melding}/bevestiging.pdf").status_code == 404


def test_where_post_is_not_safe_nothing_is_printed_for_it_priv_26(loket: Loket, gezin: Gezin) -> None:
    melding = bevestigd(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        veilig.afspreken(gezin.moeder, Veilig(geen_post=True))
        with pytest.raises(KanNuNiet, match="geen post"):
            queries.om_te_versturen(melding)
    anna, pad = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna), f"/proef/werk/toegang/melding/{melding}/"
    assert "De bevestiging staat in Mijn Rotonde" in anna.zie(pad).html
    assert anna.get(f"{pad}bevestiging.pdf").status_code == 409


@pytest.mark.parametrize(("geen_mail", "berichten"), [(False, 1), (True, 0)])
def test_who_has_mail_hears_that_something_waits_where_that_is_safe_priv_26_priv_32(
    loket: Loket, gezin: Gezin, geen_mail: bool, berichten: int
) -> None:
    bevestigd(loket, gezin.moeder)
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.moeder).update(email="aukje@voorbeeld.invalid")
        if geen_mail:
            veilig.afspreken(gezin.moeder, Veilig(geen_mail=True))
    kondig_brief_aan("0246", str(gezin.moeder))
    assert len(mail.outbox) == berichten
    assert not any("Hulp in huis" in bericht.body + bericht.subject for bericht in mail.outbox)


def test_once_and_only_of_ones_own_melding_about_somebody(loket: Loket, gezin: Gezin) -> None:
    melding, wachtend, anoniem = bevestigd(loket, gezin.moeder), gemeld(loket, gezin.moeder), opgepakt(loket, None)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="al bevestigd"):
            actions.bevestigen(melding)
        with pytest.raises(NietGevonden):
            actions.bevestigen(wachtend)
        with pytest.raises(KanNuNiet, match="over wie zij gaat"):
            actions.bevestigen(anoniem)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.bevestigen(melding)


def test_the_letter_stays_as_it_was_made(loket: Loket, gezin: Gezin) -> None:
    bevestigd(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(DatabaseError), transaction.atomic():
        Bevestiging.objects.update(sha256="iets anders")
    with wie.als(aanspreekpunt(loket.anna)):
        rij = Bevestiging.objects.get()
        rij.pk = UUID(int=5)
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.save(force_insert=True)


def test_the_clock_of_the_dossier_reads_it(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        assert verheldering.bevestigd_op(zaak.dossier) is None
        actions.bevestigen(zaak.melding)
        assert verheldering.bevestigd_op(zaak.dossier) == VANDAAG
