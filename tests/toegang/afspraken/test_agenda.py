"""The file for a calendar: read back as another program would."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from icalendar import Calendar, Event

from rotonde.kern import klok
from rotonde.toegang.afspraken import agenda, tijden
from rotonde.toegang.afspraken.queries import Uitnodiging
from rotonde.toegang.soorten import AfspraakSoort

ID = UUID("01a21e75-9d49-7e72-9db8-3a6c968a8c40")
VAN_WIE = {"gemeente": "Heerde", "telefoon": "0578 00 00 00", "afzender": "rotonde@voorbeeld.invalid"}


def uitnodiging(
    begin: datetime, *, volgnummer: int = 0, afgezegd: bool = False, plaats: str = "Gemeentehuis"
) -> Uitnodiging:
    periode = tijden.bereik(begin, 30)
    return Uitnodiging(ID, volgnummer, periode, AfspraakSoort.BALIE, plaats, afgezegd=afgezegd, medewerker=UUID(int=7))


def gelezen(bestand: bytes) -> tuple[Calendar, Event]:
    kalender = Calendar.from_ical(bestand)
    assert isinstance(kalender, Calendar)
    (een,) = kalender.events
    return kalender, een


@pytest.mark.parametrize(
    ("dag", "verschil"),
    [
        (date(2024, 2, 29), 1),
        (date(2026, 3, 27), 1),
        (date(2026, 3, 30), 2),
        (date(2026, 10, 23), 2),
        (date(2026, 10, 26), 1),
    ],
)
def test_half_past_nine_stays_that_before_and_after_the_clock_is_changed(dag: date, verschil: int) -> None:
    begin = klok.moment(dag, 9).replace(minute=30)

    bestand = agenda.als_ics(uitnodiging(begin), **VAN_WIE)

    kalender, een = gelezen(bestand)
    assert f"DTSTART;TZID=Europe/Amsterdam:{dag:%Y%m%d}T093000".encode() in bestand
    assert f"DTEND;TZID=Europe/Amsterdam:{dag:%Y%m%d}T100000".encode() in bestand
    assert kalender.get_missing_tzids() == set()
    assert een.start == begin
    # By the rules in the file itself, for a program that knows no zones.
    zone = kalender.timezones[0].to_tz(lookup_tzid=False)
    assert begin.replace(tzinfo=zone).utcoffset() == timedelta(hours=verschil)


def test_an_invitation_has_what_the_standard_asks() -> None:
    begin = klok.moment(date(2026, 3, 30), 9)

    kalender, een = gelezen(agenda.als_ics(uitnodiging(begin), aan="geke@voorbeeld.invalid", **VAN_WIE))

    assert (kalender["METHOD"], kalender["VERSION"]) == ("REQUEST", "2.0")
    assert (een["UID"], een["SEQUENCE"], een["STATUS"]) == (f"{ID}@rotonde", 0, "CONFIRMED")
    assert een["ORGANIZER"] == "mailto:rotonde@voorbeeld.invalid"
    assert een["ATTENDEE"] == "mailto:geke@voorbeeld.invalid"
    assert een["LOCATION"] == "Gemeentehuis"
    assert "0578 00 00 00" in een["DESCRIPTION"]


def test_a_change_is_the_same_afspraak_with_a_higher_number_and_calling_off_takes_it_out() -> None:
    begin = klok.moment(date(2026, 3, 30), 9)
    eerst, verzet, weg = (
        gelezen(agenda.als_ics(uitnodiging(begin, volgnummer=nummer, afgezegd=nummer == 2), **VAN_WIE))
        for nummer in range(3)
    )

    assert {een["UID"] for _, een in (eerst, verzet, weg)} == {f"{ID}@rotonde"}
    assert [een["SEQUENCE"] for _, een in (eerst, verzet, weg)] == [0, 1, 2]
    assert [kalender["METHOD"] for kalender, _ in (eerst, verzet, weg)] == ["REQUEST", "REQUEST", "CANCEL"]
    assert weg[1]["STATUS"] == "CANCELLED"


def test_the_same_afspraak_gives_the_same_file() -> None:
    begin = klok.moment(date(2026, 3, 30), 9)
    with klok.op(klok.moment(date(2026, 3, 1))):
        een, ander = (agenda.als_ics(uitnodiging(begin), **VAN_WIE) for _ in range(2))

    assert een == ander


def test_without_a_place_or_a_telephone_the_file_has_none() -> None:
    bestand = agenda.als_ics(uitnodiging(klok.moment(date(2026, 3, 30), 9), plaats=""), **{**VAN_WIE, "telefoon": ""})

    _, een = gelezen(bestand)
    assert ("LOCATION" in een, "DESCRIPTION" in een) == (False, False)
