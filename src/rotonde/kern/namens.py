"""A job in the name of a person: it runs as that person, and not any more once the rol has ended (SEC-05).

The one who asks for the work gives `namens=namens.van(wie.huidig())` along; the task is wrapped:

    @app.task(name="kamer.taak")
    @namens.van_een_mens
    def taak(gegeven: str) -> None: ...
"""

from collections.abc import Callable, Mapping
from functools import wraps
from uuid import UUID

from rotonde.kern import aanmelding, beveiligingslog, wie
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.beveiligingslog import Afzender
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.kern.wie import Wie

ARGUMENT = "namens"
_VELDEN = ("gemeente", "actor", "actor_soort", "rol", "wet", "doel", "grond", "dossier")


def van(vrager: Wie) -> dict[str, str]:
    """Who asks, as the argument of a job. Raises nothing: judged is when the job begins."""
    return {veld: str(getattr(vrager, veld)) for veld in _VELDEN}


def van_een_mens(taak: Callable[..., None]) -> Callable[..., None]:
    """Run the task as who asked for it; when the rol has ended it does nothing and leaves a security line."""

    @wraps(taak)
    def uitgevoerd(*, namens: Mapping[str, str], **gegevens: object) -> None:
        vrager = _vrager(namens)
        wie_vroeg = Aanmelding(vrager.gemeente, vrager.actor, vrager.actor_soort, vrager.rol, "")
        if not aanmelding.heeft_rol(wie_vroeg):
            afzender = Afzender(vrager.gemeente, vrager.actor, vrager.actor_soort, vrager.rol, "")
            beveiligingslog.noteer("taak vervallen", waarop=taak.__name__, gelukt=False, afzender=afzender)
            return
        with wie.als(vrager):
            taak(**gegevens)

    return uitgevoerd


def _vrager(namens: Mapping[str, str]) -> Wie:
    return wie.wie(
        gemeente=namens["gemeente"],
        actor=UUID(namens["actor"]),
        actor_soort=ActorSoort(namens["actor_soort"]),
        rol=Rol(namens["rol"]),
        wet=Wet(namens["wet"]),
        doel=Doel(namens["doel"]),
        grond=namens["grond"],
        dossier=namens["dossier"],
    )
