"""What a parent with gezag gets of a child: giving is the rule, and nothing is held back without a besluit (PRIV-29).

This is the one place where gezag is asked for and the one place where it is passed over. Gezag alone opens no row:
a parent asks, and a person looks over what goes (TST-05; Jw 7.3.10).
"""

from dataclasses import dataclass
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import inzage, klok, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.leeftijd import jaren
from rotonde.kern.soorten import Doel, InzageSoort, Wet
from rotonde.privacy.models import Avgbesluit
from rotonde.privacy.soorten import KIND, Besluitsoort

# From this birthday on somebody asks alone (TST-03, TST-05).
ZELF = 16


class Onthouden(KanNuNiet):
    """Withheld from a parent with gezag, by the besluit that it names; without one there is nothing to raise."""

    def __init__(self, besluit: UUID) -> None:
        super().__init__(
            "De gemeente heeft besloten dat deze ouder de gegevens niet krijgt: in de brief staat waarom, en hoe u "
            "bezwaar maakt."
        )
        self.besluit = besluit


@dataclass(frozen=True)
class Kind:
    """A child under ZELF over whom somebody has gezag, and the besluit that holds its data back, if there is one."""

    id: UUID
    voornamen: str
    adres_geheim: bool
    besluit: UUID | None


def kinderen(ouder: UUID) -> list[Kind]:
    """The children of whom this parent can ask the data, eldest first; a line for each, because a name shows."""
    gevonden = _kinderen(ouder)
    inzage.noteer(InzageSoort.TONEN, [kind.id for kind in gevonden], gegevensgroep=KIND)
    return gevonden


def kind_van(ouder: UUID, kind: UUID) -> Kind | None:
    """The child, when this parent has gezag over it today and it does not ask alone yet."""
    return next((een for een in _kinderen(ouder) if een.id == kind), None)


def check_krijgt(ouder: UUID, kind: UUID) -> None:
    """Raises NietGevonden without gezag, as for a child that does not exist, and Onthouden by besluit only."""
    gevonden = kind_van(ouder, kind)
    if gevonden is None:
        raise NietGevonden("Dit kind is niet gevonden: u kunt gegevens opvragen van uw kind tot 16 jaar.")
    if gevonden.besluit is not None:
        raise Onthouden(gevonden.besluit)


def check_nog_te_geven(ouder: UUID, kind: UUID) -> None:
    """The same for the medewerker who gives the answer: gezag can have ended since the question."""
    gevonden = kind_van(ouder, kind)
    if gevonden is None:
        raise KanNuNiet("Deze ouder heeft geen gezag meer, of het kind is 16: wijs het verzoek af, met de reden.")
    if gevonden.besluit is not None:
        raise Onthouden(gevonden.besluit)


def besluit_tegen(ouder: UUID, kind: UUID) -> UUID | None:
    """The besluit that withholds `kind` from `ouder` today: the last one counts, and giving again is one too."""
    over_hen = Avgbesluit.objects.filter(gemeente_id=wie.huidig().gemeente, persoon=kind, aan=ouder)
    laatste = over_hen.exclude(soort=Besluitsoort.WEIGEREN).order_by("-genomen_op", "-id").values_list("id", "soort")
    id_, soort = laatste.first() or (None, "")
    return id_ if soort == Besluitsoort.ONTHOUDEN else None


def _kinderen(ouder: UUID) -> list[Kind]:
    """As a service: a parent sees no row of a child."""
    dienst = wie.dienst(
        gemeente=wie.huidig().gemeente, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond="Wmo art. 5.3.2, gezag"
    )
    with wie.als(dienst):
        return [
            Kind(kind.id, kind.voornamen, kind.adres_geheim, besluit_tegen(ouder, kind.id))
            for kind in inwoners.onder_gezag_van(ouder)
            if jaren(kind.geboortedatum, klok.vandaag()) < ZELF
        ]
