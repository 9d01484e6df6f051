"""The confirmations of meldingen. The line comes before the letter (PRIV-37)."""

from datetime import date
from uuid import UUID

from rotonde.kern import inzage, klok, wie
from rotonde.kern.soorten import InzageSoort
from rotonde.toegang.bevestiging import policies
from rotonde.toegang.bevestiging.models import Bevestiging

GROEP = "bevestiging"


def bevestigd_op(melding: UUID) -> date | None:
    """On which day a melding was confirmed, for who is involved in it; nothing shows."""
    moment = Bevestiging.objects.filter(melding_id=melding).values_list("gemaakt_op", flat=True).first()
    return moment.astimezone(klok.NEDERLAND).date() if moment else None


def bevestigd(persoon: UUID) -> set[UUID]:
    """Which questions of a resident were confirmed; ids only."""
    rijen = Bevestiging.objects.filter(gemeente_id=wie.huidig().gemeente, persoon_id=persoon)
    return set(rijen.values_list("melding_id", flat=True))


def om_te_versturen(melding: UUID) -> bytes:
    """The letter, to send by post. Raises NietGevonden (SEC-11), and KanNuNiet where post is not safe (PRIV-26)."""
    persoon = Bevestiging.objects.filter(melding_id=melding).values_list("persoon_id", flat=True).first()
    if persoon is not None:
        policies.check_post(persoon)
    return _brief(melding, InzageSoort.AFDRUKKEN)


def voor_inwoner(melding: UUID) -> bytes:
    """The letter, for whom it is about. Raises NietGevonden for anybody else (SEC-11)."""
    return _brief(melding, InzageSoort.TONEN)


def _brief(melding: UUID, soort: InzageSoort) -> bytes:
    rijen = Bevestiging.objects.filter(gemeente_id=wie.huidig().gemeente, melding_id=melding)
    persoon = rijen.values_list("persoon_id", flat=True).first()
    if persoon is not None:
        inzage.noteer(soort, [persoon], gegevensgroep=GROEP)
    return bytes(policies.check_gevonden(rijen.first()).pdf)
