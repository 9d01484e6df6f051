"""What can happen now in privacy, with the sentence for who hears that it cannot."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.fouten import KanNuNiet, Ongeldig
from rotonde.privacy.models import Datalek


def check_lek(kennis_op: datetime, personen: Sequence[UUID], van: datetime, tot: datetime) -> None:
    """A datalek is known already, is about somebody, and its data were open for some time."""
    if kennis_op > klok.nu():
        raise Ongeldig("De gemeente kan dit lek niet in de toekomst ontdekken: vul in wanneer u het wist.")
    if not personen:
        raise Ongeldig("Vul in om welke inwoners het gaat: ten minste één kenmerk of burgerservicenummer.")
    if van >= tot:
        raise Ongeldig("De tijd waarin de gegevens open lagen eindigt voor zij begint: pas de tijden aan.")


def check_niet_afgedaan(lek: Datalek) -> None:
    """The AP is told, or not, once."""
    if lek.gemeld_op or lek.niet_gemeld_op:
        raise KanNuNiet("Over het melden van dit lek is al beslist: bekijk hieronder wat er is vastgelegd.")


def check_op_tijd_of_reden(lek: Datalek, reden: str) -> None:
    """After the 72 hours the AP is told why (AVG art. 33 lid 1)."""
    if klok.nu() > lek.melden_voor and not reden.strip():
        raise Ongeldig("De 72 uur zijn voorbij: vul in waarom u later meldt. De AP vraagt daarnaar.")


def check_reden(reden: str) -> None:
    """Not telling is a judgement with a reason."""
    if not reden.strip():
        raise Ongeldig("Vul in waarom een risico voor de inwoners onwaarschijnlijk is.")


def check_risico_nog_open(lek: Datalek) -> None:
    if lek.hoog_risico_op:
        raise KanNuNiet("Het hoge risico is al vastgelegd: licht de inwoners nu in.")


def check_inlichten_nodig(lek: Datalek) -> None:
    if not lek.hoog_risico_op:
        raise KanNuNiet("Leg eerst vast dat het risico hoog is: dan lichten we de inwoners in.")
    if lek.ingelicht_op:
        raise KanNuNiet("De inwoners zijn al ingelicht.")
