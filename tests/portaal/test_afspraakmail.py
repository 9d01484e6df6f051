"""A mail about an afspraak says when and where, and never who or about what."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail
from icalendar import Calendar
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst
from tests.toegang.afspraken.agendablad import WAAROVER, gemaakt, om, plek
from tests.toegang.loket import Loket, balie

from rotonde.catalogus.soorten import LocatieSoort
from rotonde.inwoners.models import Persoon
from rotonde.kern import klok, wie
from rotonde.kern.luisteraars import LUISTERAARS
from rotonde.kern.models import Gebeurtenis, Gemeente, Inzage
from rotonde.portaal.events import afspraak_mailen
from rotonde.portaal.jobs import GEEN_PLEK, mail_afspraak
from rotonde.toegang import actions
from rotonde.toegang.actions import Afzegging, Verzetting
from rotonde.toegang.soorten import RedenAfzegging

ADRES = "aukje@voorbeeld.invalid"


@pytest.fixture
def afspraak(loket: Loket, gezin: Gezin) -> UUID:
    """One at the town hall, of somebody with a mail address."""
    plek("gemeentehuis", "Gemeentehuis", LocatieSoort.GEMEENTEHUIS, straat="Marktplein")
    Gemeente.objects.filter(pk=GEMEENTE).update(contact={"telefoon": "0578 00 00 00"})
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.moeder).update(email=ADRES)
    return gemaakt(loket, gezin)


def _mail(gezin: Gezin, afspraak: UUID, volgnummer: int = 0) -> None:
    mail_afspraak(GEMEENTE, str(gezin.moeder), str(afspraak), volgnummer)


def _gebeurtenis(soort: str) -> Gebeurtenis:
    with wie.als(dienst()):
        return Gebeurtenis.objects.get(soort=f"toegang.{soort}")


def _wachtend() -> list[dict[str, object]]:
    return list(ProcrastinateJob.objects.filter(task_name="portaal.mail_afspraak").values_list("args", flat=True))


def test_who_gave_an_address_gets_a_mail_per_change(loket: Loket, gezin: Gezin, afspraak: UUID) -> None:
    with wie.als(balie(loket)):
        actions.afspraak_verzetten(Verzetting(afspraak, om(14), 30))
        actions.afspraak_afzeggen(Afzegging(afspraak, RedenAfzegging.MEDEWERKER))

    with wie.als(dienst()):
        for soort in ("afspraak_gemaakt", "afspraak_verzet", "afspraak_afgezegd"):
            afspraak_mailen(_gebeurtenis(soort))

    vast = {"gemeente": GEMEENTE, "persoon": str(gezin.moeder), "afspraak": str(afspraak)}
    assert _wachtend() == [{**vast, "volgnummer": nummer} for nummer in range(3)]


def test_who_gave_none_gets_none_and_what_is_old_is_no_news(loket: Loket, gezin: Gezin, afspraak: UUID) -> None:
    gebeurtenis = _gebeurtenis("afspraak_gemaakt")
    with klok.op(klok.nu() + timedelta(days=8)), wie.als(dienst()):
        afspraak_mailen(gebeurtenis)
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.moeder).update(email="")
        afspraak_mailen(gebeurtenis)
    _mail(gezin, afspraak)

    assert (_wachtend(), mail.outbox) == ([], [])


def test_it_says_day_time_place_and_telephone_and_nothing_else_priv_14_priv_32(gezin: Gezin, afspraak: UUID) -> None:
    _mail(gezin, afspraak)

    (bericht,) = mail.outbox
    assert (bericht.to, bericht.subject) == ([ADRES], "Uw afspraak met gemeente Proefgemeente")
    for tekst in ("maandag 3 juni 2024", "10.00 tot 10.30 uur", "Gemeentehuis, Marktplein", "Bel 0578 00 00 00"):
        assert tekst in bericht.body
    (bijlage,) = bericht.attachments
    alles = f"{bericht.subject} {bericht.body} {bijlage[1]}"
    for woord in (WAAROVER, "hulp", "wmo", "aukje van", "berg", "anna", "http", str(gezin.moeder)):
        assert woord not in alles.lower()
    # Of the digits that are left, none is of somebody: the day, the time, the telephone.
    assert set(re.findall(r"\d+", bericht.body)) == {"3", "2024", "10", "00", "30", "0578"}


def test_the_invitation_goes_along_and_names_who_it_is_for(gezin: Gezin, afspraak: UUID) -> None:
    _mail(gezin, afspraak)

    (naam, bestand, soort) = mail.outbox[0].attachments[0]
    assert (naam, soort) == ("afspraak.ics", "text/calendar; method=REQUEST")
    (een,) = Calendar.from_ical(bestand).events
    assert (een.start, een["ATTENDEE"]) == (om(10), f"mailto:{ADRES}")
    # What is really sent reads back the same.
    (_, deel) = mail.outbox[0].message().get_payload()
    assert (deel.get_content_type(), deel.get_param("method")) == ("text/calendar", "REQUEST")
    assert Calendar.from_ical(deel.get_payload(decode=True)).events[0].start == om(10)


def test_what_was_changed_since_is_left_to_the_mail_about_that(loket: Loket, gezin: Gezin, afspraak: UUID) -> None:
    with wie.als(balie(loket)):
        actions.afspraak_verzetten(Verzetting(afspraak, om(14), 30))

    _mail(gezin, afspraak, 0)
    assert mail.outbox == []
    _mail(gezin, afspraak, 1)

    (bericht,) = mail.outbox
    assert bericht.subject == "Uw afspraak met gemeente Proefgemeente is verzet"
    assert "14.00 tot 14.30 uur" in bericht.body


def test_calling_off_takes_it_out_of_the_calendar(loket: Loket, gezin: Gezin, afspraak: UUID) -> None:
    with wie.als(balie(loket)):
        actions.afspraak_afzeggen(Afzegging(afspraak, RedenAfzegging.MEDEWERKER))

    _mail(gezin, afspraak, 1)

    (bericht,) = mail.outbox
    assert bericht.subject.endswith("gaat niet door")
    assert "METHOD:CANCEL" in bericht.attachments[0][1]
    assert "medewerker" not in bericht.body


def test_of_whom_the_address_is_secret_no_place_goes_out_priv_24(gezin: Gezin, afspraak: UUID) -> None:
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.moeder).update(geheimhouding=5)

    _mail(gezin, afspraak)

    (bericht,) = mail.outbox
    assert GEEN_PLEK in bericht.body
    assert "Marktplein" not in f"{bericht.body}{bericht.attachments[0][1]}"


def test_first_the_log_says_that_the_address_is_used_priv_37(gezin: Gezin, afspraak: UUID) -> None:
    _mail(gezin, afspraak)

    with wie.als(dienst()):
        assert Inzage.objects.filter(betrokkene=gezin.moeder, gegevensgroep="mailadres", soort="verzenden").exists()


def test_the_worker_knows_the_job_and_the_listener() -> None:
    assert "portaal.mail_afspraak" in app.tasks
    assert "portaal.afspraak_mailen" in LUISTERAARS
