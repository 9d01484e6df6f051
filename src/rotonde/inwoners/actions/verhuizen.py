"""Where a household lives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rotonde.inwoners import adressen
from rotonde.inwoners.actions.vergrendelen import vergrendel
from rotonde.inwoners.models import Adres, Bewoning, Lidmaatschap, Persoon
from rotonde.kern import botsing, gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_in, werk_bij
from rotonde.kern.periode import periode, sluit


@dataclass(frozen=True)
class Verhuizing:
    """A household goes to live somewhere on `op`; with `geheim` the address is secret, whatever the BRP says."""

    huishouden: UUID
    adres: adressen.Adresgegevens
    op: date
    geheim: bool = False


@actie("inwoners.verhuizen")
def verhuizen_alle(verhuizingen: Sequence[Verhuizing]) -> list[UUID]:
    """Let households move, all their present members along, and return the ids of the addresses in the same order.

    An address where somebody with geheimhouding lives is written as ciphertext only (PRIV-24). Who joined the
    household on or after the day of a move that is recorded late never lived at the old address. Raises NietGevonden
    for a household without members, KanNuNiet when one of them lived elsewhere on or after that day.
    """
    leden = _leden_per_huishouden([verhuizing.huishouden for verhuizing in verhuizingen])
    rijen = [
        adressen.rij(v.adres, geheim=v.geheim or any(lid.adres_is_geheim for lid in leden[v.huishouden]))
        for v in verhuizingen
    ]
    voeg_in(Adres, rijen)
    nieuw_adres = {v.huishouden: adres["id"] for v, adres in zip(verhuizingen, rijen, strict=True)}
    kwam_later = _verlaat(leden, {v.huishouden: v.op for v in verhuizingen}, nieuw_adres)
    with botsing.als_zin({"bewoning_een_adres": _woont_elders}):
        voeg_in(
            Bewoning,
            [
                _bewoning(verhuizing, adres, lid)
                for verhuizing, adres in zip(verhuizingen, rijen, strict=True)
                for lid in leden[verhuizing.huishouden]
                if lid.pk not in kwam_later
            ],
        )
    gebeurtenissen.noteer("inwoners.verhuisd", [Feit("huishouden", v.huishouden) for v in verhuizingen])
    return [adres["id"] for adres in rijen]


def verhuizen(verhuizing: Verhuizing) -> UUID:
    """Let one household move; see `verhuizen_alle`."""
    return verhuizen_alle([verhuizing])[0]


def _leden_per_huishouden(huishoudens: Sequence[UUID]) -> dict[UUID, list[Persoon]]:
    leden: dict[UUID, list[Persoon]] = {}
    lidmaatschappen = Lidmaatschap.objects.filter(huishouden_id__in=huishoudens, periode__endswith__isnull=True)
    vergrendel(lidmaatschappen.values_list("persoon_id", flat=True))
    for lidmaatschap in lidmaatschappen.select_related("persoon"):
        leden.setdefault(lidmaatschap.huishouden_id, []).append(lidmaatschap.persoon)
    if set(huishoudens) - set(leden):
        raise NietGevonden("Dit huishouden bestaat niet of heeft geen leden: zoek eerst de inwoner op.")
    return leden


def _bewoning(verhuizing: Verhuizing, adres: Mapping[str, Any], lid: Persoon) -> dict[str, Any]:
    return {
        "gemeente_id": adres["gemeente_id"],
        "persoon_id": lid.pk,
        "huishouden_id": verhuizing.huishouden,
        "adres_id": adres["id"],
        "periode": periode(max(verhuizing.op, lid.geboortedatum)),
    }


def _woont_elders() -> KanNuNiet:
    return KanNuNiet("Iemand van dit huishouden woonde op of na deze dag al op een ander adres: kies een latere dag.")


def _verlaat(
    leden: Mapping[UUID, Sequence[Persoon]], op: Mapping[UUID, date], nieuw_adres: Mapping[UUID, UUID]
) -> set[UUID]:
    """End where these members lived, be it with others; who came to the household after the move lived at the new
    address from the first day."""
    huishouden = {lid.pk: nr for nr, personen in leden.items() for lid in personen}
    oude = list(Bewoning.objects.filter(persoon_id__in=huishouden, periode__endswith__isnull=True))
    eerder = [b for b in oude if b.periode.lower < op[huishouden[b.persoon_id]]]
    samen = [b for b in oude if b.huishouden_id == huishouden[b.persoon_id]]
    later = [b for b in samen if b.periode.lower >= op[b.huishouden_id]]
    for bewoning in later:
        bewoning.adres_id = nieuw_adres[bewoning.huishouden_id]
    for bewoning in eerder:
        bewoning.periode = sluit(bewoning.periode, op[huishouden[bewoning.persoon_id]])
    werk_bij(later, ["adres"])
    werk_bij(eerder, ["periode"])
    return {bewoning.persoon_id for bewoning in later}
