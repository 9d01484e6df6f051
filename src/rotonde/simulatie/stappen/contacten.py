"""Who called or walked in, each at its own moment."""

from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.bevolking import PEILDATUM
from rotonde.simulatie.trekking.contacten import Contact as Getrokken
from rotonde.toegang.actions import Contact, contactmomenten_registreren
from rotonde.toegang.soorten import Antwoord, Kanaal

PARTIJ = 4000


def registreren(toneel: Toneel) -> int:
    """Register all contacts of the drawn years."""
    alle = toneel.getrokken.contacten
    with toneel.op(PEILDATUM, Wet.ALGEMEEN, Doel.TOEGANG):
        for begin in range(0, len(alle), PARTIJ):
            contactmomenten_registreren([_contact(toneel, contact) for contact in alle[begin : begin + PARTIJ]])
            toneel.voortgang.tel(begin, len(alle))
    return len(alle)


def _contact(toneel: Toneel, contact: Getrokken) -> Contact:
    return Contact(
        Kanaal(contact.kanaal),
        contact.onderwerp,
        contact.minuten,
        Antwoord(contact.antwoord),
        Wet(contact.wet),
        persoon=None if contact.persoon is None else toneel.personen[contact.persoon],
        moment=contact.moment,
    )
