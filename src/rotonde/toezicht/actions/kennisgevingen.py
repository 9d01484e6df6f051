"""Word to who must know, in the transaction of what it tells. The verbs of toezicht call it; it is no verb itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.soorten import Rol
from rotonde.toezicht.models import Kennisgeving
from rotonde.toezicht.soorten import Bericht


@dataclass(frozen=True)
class Bestemming:
    """One medewerker, or all who have a rol."""

    wie_id: UUID | None
    aan_rol: str

    @classmethod
    def medewerker(cls, wie_id: UUID) -> "Bestemming":
        return cls(wie_id, "")

    @classmethod
    def rol(cls, rol: Rol) -> "Bestemming":
        return cls(None, rol.value)


def meld(soort: Bericht, object_id: UUID, aan: Iterable[Bestemming]) -> int:
    """Tell each of them once about this object; returns how many had not been told yet."""
    gemeente, nu = wie.huidig().gemeente, klok.nu()
    verteld = set(Kennisgeving.objects.filter(soort=soort, object_id=object_id).values_list("aan_id", "aan_rol"))
    rijen = [
        Kennisgeving(
            gemeente_id=gemeente, aan_id=b.wie_id, aan_rol=b.aan_rol, soort=soort, object_id=object_id, op=nu
        )
        for b in dict.fromkeys(aan)
        if (b.wie_id, b.aan_rol) not in verteld
    ]  # fmt: skip
    Kennisgeving.objects.bulk_create(rijen)
    return len(rijen)
