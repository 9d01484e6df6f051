"""An afspraak as a file for a calendar: iCalendar (RFC 5545), as an invitation (RFC 5546).

It leaves the house, to a calendar that anybody may read along in: it holds when, where and the telephone number of the
gemeente, and never who or about what (PRIV-14, PRIV-32).
"""

from icalendar import Calendar, Event, Timezone, vCalAddress
from icalendar.enums import STATUS

from rotonde.kern import klok
from rotonde.toegang.afspraken.queries import Uitnodiging

NAAM = "afspraak.ics"
# The rule of the EU since 1996 (Directive 2000/84/EC): summer time from the last Sunday of March, at two o'clock, until
# the last of October, at three.
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def methode(uitnodiging: Uitnodiging) -> str:
    """What a calendar does with it: put it in, in place of an earlier one, or take it out."""
    return "CANCEL" if uitnodiging.afgezegd else "REQUEST"


def als_ics(uitnodiging: Uitnodiging, *, gemeente: str, telefoon: str, afzender: str, aan: str = "") -> bytes:
    """The file. `aan` is the mail address that it goes to; without one it is for the calendar of the medewerker.

    Times are in the Dutch zone, which is in the file: half past nine stays that when the clock is changed.
    """
    kalender = Calendar.new(method=methode(uitnodiging), prodid="-//Rotonde//Afspraken//NL")
    # A random id in each file would make the same afspraak another file every time.
    del kalender["uid"]
    periode = uitnodiging.periode
    organisator = vCalAddress(f"mailto:{afzender}")
    organisator.params["CN"] = f"Gemeente {gemeente}"
    gebeurtenis = Event.new(
        uid=f"{uitnodiging.id}@rotonde",
        sequence=uitnodiging.volgnummer,
        stamp=klok.nu(),
        start=periode.lower.astimezone(klok.NEDERLAND),
        end=periode.upper.astimezone(klok.NEDERLAND),
        summary=f"Afspraak gemeente {gemeente}",
        description=f"Kunt u niet? Bel {telefoon}." if telefoon else None,
        location=uitnodiging.plaats or None,
        organizer=organisator,
        attendees=[vCalAddress(f"mailto:{aan}" if aan else f"urn:uuid:{uitnodiging.medewerker}")],
        status=STATUS.CANCELLED if uitnodiging.afgezegd else STATUS.CONFIRMED,
    )
    kalender.add_component(Timezone.from_ical(_ZONE))
    kalender.add_component(gebeurtenis)
    return bytes(kalender.to_ical())
