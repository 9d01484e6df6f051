"""Who live together, and what they are to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from rotonde.inwoners.models import Huishouden, Lidmaatschap, Relatie
from rotonde.inwoners.soorten import GezinsRol, RelatieSoort
from rotonde.kern import gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.periode import periode, sluit

_PARTIJ = 2000


@dataclass(frozen=True)
class Gezin:
    """Who form one household from `vanaf`: adults first, then the children over whom they have authority."""

    volwassenen: Sequence[UUID]
    kinderen: Sequence[UUID]
    vanaf: date
    partners: bool
    # Children who came of age live along without anybody having authority over them.
    zonder_gezag: frozenset[UUID] = frozenset()


@actie("inwoners.gezin_vormen")
def gezinnen_vormen(gezinnen: Sequence[Gezin]) -> list[UUID]:
    """Let people live together from a day and return the ids of the households in the same order.

    Ends the household that somebody belonged to before; the database refuses two at a time.
    """
    huishoudens = [Huishouden(gemeente_id=wie.huidig().gemeente) for _ in gezinnen]
    _beeindig_lidmaatschap(gezinnen)
    Huishouden.objects.bulk_create(huishoudens, batch_size=_PARTIJ)
    Lidmaatschap.objects.bulk_create(
        chain.from_iterable(_leden(h.pk, gezin) for h, gezin in zip(huishoudens, gezinnen, strict=True)),
        batch_size=_PARTIJ,
    )
    Relatie.objects.bulk_create(
        chain.from_iterable(map(_relaties, gezinnen)), batch_size=_PARTIJ, ignore_conflicts=True
    )
    gebeurtenissen.noteer("inwoners.gezin_gevormd", [Feit("huishouden", huishouden.pk) for huishouden in huishoudens])
    return [huishouden.pk for huishouden in huishoudens]


def gezin_vormen(gezin: Gezin) -> UUID:
    """Form one household; see `gezinnen_vormen`."""
    return gezinnen_vormen([gezin])[0]


def _beeindig_lidmaatschap(gezinnen: Sequence[Gezin]) -> None:
    vanaf = {lid: gezin.vanaf for gezin in gezinnen for lid in (*gezin.volwassenen, *gezin.kinderen)}
    oude = list(Lidmaatschap.objects.filter(persoon_id__in=vanaf, periode__endswith__isnull=True))
    for lidmaatschap in oude:
        lidmaatschap.periode = sluit(lidmaatschap.periode, vanaf[lidmaatschap.persoon_id])
    if oude:
        Lidmaatschap.objects.bulk_update(oude, ["periode"], batch_size=_PARTIJ)


def _leden(huishouden: UUID, gezin: Gezin) -> list[Lidmaatschap]:
    rollen = [GezinsRol.HOOFD, GezinsRol.PARTNER if gezin.partners else GezinsRol.OVERIG]
    leden = [(persoon, rollen[min(nr, 1)]) for nr, persoon in enumerate(gezin.volwassenen)]
    leden += [(persoon, GezinsRol.KIND) for persoon in gezin.kinderen]
    gemeente = wie.huidig().gemeente
    return [
        Lidmaatschap(
            gemeente_id=gemeente, persoon_id=persoon, huishouden_id=huishouden, rol=rol, periode=periode(gezin.vanaf)
        )
        for persoon, rol in leden
    ]


def _relaties(gezin: Gezin) -> list[Relatie]:
    paren: list[tuple[UUID, UUID, RelatieSoort]] = []
    if gezin.partners and len(gezin.volwassenen) >= 2:
        een, ander = gezin.volwassenen[:2]
        paren += [(een, ander, RelatieSoort.PARTNER), (ander, een, RelatieSoort.PARTNER)]
    for ouder in gezin.volwassenen[:2]:
        for kind in gezin.kinderen:
            paren.append((ouder, kind, RelatieSoort.OUDER))
            if kind not in gezin.zonder_gezag:
                paren.append((ouder, kind, RelatieSoort.GEZAG))
    gemeente = wie.huidig().gemeente
    return [
        Relatie(gemeente_id=gemeente, persoon_id=wie_, ander_id=ander, soort=soort, periode=periode(gezin.vanaf))
        for wie_, ander, soort in paren
    ]
