"""The load of everybody who holds dossiers: numbers only, no dossier and no resident."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from rotonde.kern import betrokkenheid, collegas, klok, vervanging, wie
from rotonde.kern.models import Beslotenheid, Betrokkenheid, Gemeente, Medewerker
from rotonde.kern.soorten import Rol
from rotonde.kern.vervanging import Invaller
from rotonde.regie.zwaarte import LICHTST
from rotonde.werkplek.models import Dossierlast

# For a gemeente that says nothing: some twenty households with support, fewer with heavier help.
NORM = 25


@dataclass(frozen=True)
class Last:
    """What one medewerker carries, beside the norm. `heeft_rol` is False for who no longer is Aanspreekpunt; `invaller`
    is who stands in today for who is not."""

    medewerker: UUID
    naam: str
    dossiers: int
    punten: int
    norm: int
    heeft_rol: bool
    invaller: Invaller | None = None

    @property
    def over(self) -> int:
        """How many points above the norm; negative is room."""
        return self.punten - self.norm


def norm() -> int:
    """The points that one medewerker can bear in this gemeente."""
    gekozen = Gemeente.objects.values_list("caseload", flat=True).get(code=wie.huidig().gemeente)
    return int(gekozen.get("norm") or NORM)


def lasten() -> list[Last]:
    """Everybody who is Aanspreekpunt today or still holds a dossier, the heaviest load first.

    A besloten dossier does not count: not even its number shows to who is not named in it (PRIV-21).
    """
    de_norm = norm()
    met_rol = dict(collegas.met_rol([Rol.AANSPREEKPUNT]))
    namen = dict(Medewerker.objects.filter(gemeente_id=wie.huidig().gemeente).values_list("id", "naam"))
    last = {medewerker: (aantal, punten) for medewerker, aantal, punten in _per_medewerker(list(namen))}
    invallers = vervanging.invallers(last.keys() - met_rol.keys())
    rijen = [
        Last(
            medewerker,
            naam,
            *last.get(medewerker, (0, 0)),
            norm=de_norm,
            heeft_rol=medewerker in met_rol,
            invaller=invallers.get(medewerker),
        )
        for medewerker, naam in namen.items()
        if medewerker in met_rol or medewerker in last
    ]
    return sorted(rijen, key=lambda rij: (-rij.punten, rij.naam))


def _per_medewerker(medewerkers: list[UUID]) -> list[tuple[UUID, int, int]]:
    gemeente = wie.huidig().gemeente
    besloten = Beslotenheid.objects.filter(gemeente_id=gemeente, tot__isnull=True)
    punten = Dossierlast.objects.filter(gemeente_id=gemeente, dossier_id=OuterRef("object_id")).values("punten")
    banden = Betrokkenheid.objects.filter(
        gemeente_id=gemeente,
        wie_id__in=medewerkers,
        object_soort="dossier",
        als=betrokkenheid.AANSPREEKPUNT,
        periode__contains=klok.vandaag(),
    ).exclude(object_id__in=besloten.values("object_id"))
    gewogen = banden.annotate(punten=Coalesce(Subquery(punten), LICHTST))
    per_persoon = gewogen.values("wie_id").annotate(aantal=Count("id"), som=Sum("punten"))
    return list(per_persoon.values_list("wie_id", "aantal", "som"))
