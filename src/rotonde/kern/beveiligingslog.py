"""Security lines and refused inzage: over a connection of their own, so that no rollback takes them along (AF-03)."""

from dataclasses import dataclass
from uuid import UUID

from rotonde.kern import klok, spoor
from rotonde.kern.models import Beveiligingsregel, Inzage
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Rol, Wet

NIEMAND = UUID(int=0)


@dataclass(frozen=True)
class Afzender:
    """Who did it, as far as known at the door."""

    gemeente: str
    actor: UUID
    actor_soort: ActorSoort
    rol: Rol
    herkomst: str


def noteer(handeling: str, *, waarop: str, gelukt: bool, afzender: Afzender) -> None:
    """Write one security line as role log, committed at once (SEC-26)."""
    Beveiligingsregel.objects.using("log").create(
        gemeente_id=afzender.gemeente,
        tijd=klok.nu(),
        actor=afzender.actor,
        actor_soort=afzender.actor_soort,
        rol=afzender.rol,
        wet=Wet.ALGEMEEN,
        doel=Doel.TOEZICHT,
        grond="BIO2 8.15",
        proces=spoor.proces(),
        handeling=handeling,
        object=waarop,
        gelukt=gelukt,
        herkomst=afzender.herkomst,
    )


def noteer_geweigerde_inzage(*, betrokkene: UUID, gegevensgroep: str, afzender: Afzender) -> None:
    """Write that somebody tried to see a resident and was refused; the resident sees this line too."""
    Inzage.objects.using("log").create(
        gemeente_id=afzender.gemeente,
        tijd=klok.nu(),
        actor=afzender.actor,
        actor_soort=afzender.actor_soort,
        rol=afzender.rol,
        wet=Wet.ALGEMEEN,
        doel=Doel.TOEZICHT,
        grond="geweigerd",
        proces=spoor.proces(),
        soort=InzageSoort.GEWEIGERD,
        betrokkene=betrokkene,
        gegevensgroep=gegevensgroep,
        organisatie="",
    )
