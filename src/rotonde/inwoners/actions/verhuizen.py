"""Where a household lives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inwoners import adressen
from rotonde.inwoners.models import Adres, Bewoning, Lidmaatschap, Persoon
from rotonde.kern import gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_in
from rotonde.kern.periode import periode, sluit

_PARTIJ = 2000


@dataclass(frozen=True)
class Verhuizing:
    """A household goes to live somewhere on `op`."""

    huishouden: UUID
    adres: adressen.Adresgegevens
    op: date


@actie("inwoners.verhuizen")
def verhuizen_alle(verhuizingen: Sequence[Verhuizing]) -> list[UUID]:
    """Let households move, all their present members along, and return the ids of the addresses in the same order.

    An address where somebody with geheimhouding lives is written as ciphertext only (PRIV-24). Raises NietGevonden
    for a household without members.
    """
    leden = _leden_per_huishouden([verhuizing.huishouden for verhuizing in verhuizingen])
    rijen = [
        adressen.rij(v.adres, geheim=any(lid.adres_is_geheim for lid in leden[v.huishouden])) for v in verhuizingen
    ]
    _beeindig_bewoning(verhuizingen)
    voeg_in(Adres, rijen)
    voeg_in(
        Bewoning,
        [
            {
                "gemeente_id": adres["gemeente_id"],
                "persoon_id": lid.pk,
                "huishouden_id": verhuizing.huishouden,
                "adres_id": adres["id"],
                "periode": periode(max(verhuizing.op, lid.geboortedatum)),
            }
            for verhuizing, adres in zip(verhuizingen, rijen, strict=True)
            for lid in leden[verhuizing.huishouden]
        ],
    )
    gebeurtenissen.noteer("inwoners.verhuisd", [Feit("huishouden", v.huishouden) for v in verhuizingen])
    return [adres["id"] for adres in rijen]


def verhuizen(verhuizing: Verhuizing) -> UUID:
    """Let one household move; see `verhuizen_alle`."""
    return verhuizen_alle([verhuizing])[0]


def _leden_per_huishouden(huishoudens: Sequence[UUID]) -> dict[UUID, list[Persoon]]:
    leden: dict[UUID, list[Persoon]] = {}
    lidmaatschappen = Lidmaatschap.objects.filter(
        huishouden_id__in=huishoudens, periode__endswith__isnull=True
    ).select_related("persoon")
    for lidmaatschap in lidmaatschappen:
        leden.setdefault(lidmaatschap.huishouden_id, []).append(lidmaatschap.persoon)
    if set(huishoudens) - set(leden):
        raise NietGevonden("Dit huishouden bestaat niet of heeft geen leden: zoek eerst de inwoner op.")
    return leden


def _beeindig_bewoning(verhuizingen: Sequence[Verhuizing]) -> None:
    op = {verhuizing.huishouden: verhuizing.op for verhuizing in verhuizingen}
    oude = list(Bewoning.objects.filter(huishouden_id__in=op, periode__endswith__isnull=True))
    for bewoning in oude:
        bewoning.periode = sluit(bewoning.periode, op[bewoning.huishouden_id])
    if oude:
        Bewoning.objects.bulk_update(oude, ["periode"], batch_size=_PARTIJ)
