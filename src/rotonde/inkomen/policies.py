"""Can it happen now: what must hold before an uitkering, a werkregeling or leefgeld starts, changes or ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from rotonde.inkomen.models import Indeling, Leefgeld, Uitkering, Werkregeling
from rotonde.kern import klok
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.periode import DateRange, geldt_op

if TYPE_CHECKING:
    from rotonde.inkomen.actions import Instroom, Leefgeldbedrag, Uitstroom


def al_een_uitkering() -> KanNuNiet:
    """For who has one, and for who got one at the same moment."""
    return KanNuNiet("Deze inwoner heeft in deze periode al een uitkering: beëindig die eerst.")


def al_een_werkregeling() -> KanNuNiet:
    """The same for a werkregeling."""
    return KanNuNiet("Deze inwoner heeft in deze periode al een werkregeling: beëindig die eerst.")


def al_leefgeld() -> KanNuNiet:
    """The same for leefgeld."""
    return KanNuNiet("Deze inwoner heeft in deze periode al leefgeld: beëindig dat eerst.")


def al_ingedeeld() -> KanNuNiet:
    """The same for a place in a trajectgroep."""
    return KanNuNiet("Deze inwoner is op of na deze dag al ingedeeld: kies een latere dag.")


def al_betaald() -> KanNuNiet:
    """Leefgeld is paid once a day at most."""
    return KanNuNiet("Op deze dag is dit leefgeld al betaald: kies een andere dag.")


def check_heeft_geen_uitkering(instromen: Sequence[Instroom]) -> None:
    """Raise KanNuNiet when one of these persons has an uitkering that runs on, or begins after, that day."""
    per_persoon = Counter(instroom.persoon for instroom in instromen)
    if any(aantal > 1 for aantal in per_persoon.values()):
        raise al_een_uitkering()
    vroegst = min((instroom.vanaf for instroom in instromen), default=None)
    if vroegst is None:
        return
    eindes: dict[UUID, list[Uitkering]] = {}
    lopend = Q(periode__endswith__isnull=True) | Q(periode__endswith__gt=vroegst)
    for uitkering in Uitkering.objects.filter(lopend, persoon_id__in=per_persoon):
        eindes.setdefault(uitkering.persoon_id, []).append(uitkering)
    for instroom in instromen:
        for uitkering in eindes.get(instroom.persoon, []):
            if uitkering.periode.upper is None or uitkering.periode.upper > instroom.vanaf:
                raise al_een_uitkering()


def check_loopt_nog(uitstromen: Sequence[Uitstroom]) -> dict[UUID, Uitkering]:
    """The uitkeringen that are about to end, locked; raises when one is unknown, ended, or would last no day."""
    gevraagd = {uitstroom.uitkering for uitstroom in uitstromen}
    uitkeringen = {u.pk: u for u in Uitkering.objects.select_for_update().filter(pk__in=gevraagd)}
    if len(uitkeringen) != len(gevraagd):
        raise NietGevonden("Deze uitkering is niet gevonden: controleer de gegevens of zoek opnieuw.")
    if len(gevraagd) != len(uitstromen) or any(u.periode.upper is not None for u in uitkeringen.values()):
        raise KanNuNiet("Deze uitkering is al beëindigd: er is niets veranderd.")
    for uitstroom in uitstromen:
        if uitstroom.per <= uitkeringen[uitstroom.uitkering].periode.lower:
            raise Ongeldig("Een uitkering kan niet stoppen voordat zij begon: kies een latere datum.")
    return uitkeringen


def check_heeft_uitkering(dagen: Iterable[tuple[UUID, date]]) -> list[DateRange]:
    """When the uitkering of that day runs, in the same order, locked until the verb ends: who ends it meanwhile waits,
    and finds what was made of it. Raises KanNuNiet when somebody has no uitkering on that day."""
    gevraagd = list(dagen)
    lopend = Uitkering.objects.filter(persoon_id__in={persoon for persoon, _ in gevraagd}).order_by("id")
    perioden: dict[UUID, list[DateRange]] = {}
    for persoon, bereik in lopend.select_for_update().values_list("persoon_id", "periode"):
        perioden.setdefault(persoon, []).append(bereik)
    gevonden = [next((b for b in perioden.get(persoon, []) if geldt_op(b, dag)), None) for persoon, dag in gevraagd]
    if None in gevonden:
        raise KanNuNiet("Deze inwoner heeft op deze dag geen uitkering: start die eerst.")
    return [bereik for bereik in gevonden if bereik is not None]


def check_kan_indelen(vanaf: Mapping[UUID, date]) -> dict[UUID, Indeling]:
    """The indelingen that end, locked, by persoon; raises KanNuNiet when one began on or after the new day."""
    lopend = {
        indeling.persoon_id: indeling
        for indeling in Indeling.objects.select_for_update().filter(
            persoon_id__in=vanaf, periode__endswith__isnull=True
        )
    }
    if any(indeling.periode.lower >= vanaf[persoon] for persoon, indeling in lopend.items()):
        raise al_ingedeeld()
    return lopend


def check_heeft_geen_werkregeling(vanaf: Mapping[UUID, date], aantal: int) -> None:
    """Raise KanNuNiet when somebody has a werkregeling on or after that day, or is named twice (`aantal` items)."""
    if _botst(Werkregeling.objects.all(), vanaf, aantal):
        raise al_een_werkregeling()


def check_heeft_geen_leefgeld(vanaf: Mapping[UUID, date], aantal: int) -> None:
    """Raise KanNuNiet when somebody has leefgeld on or after that day, or is named twice (`aantal` items)."""
    if _botst(Leefgeld.objects.all(), vanaf, aantal):
        raise al_leefgeld()


def check_werkregeling_loopt(per: Mapping[UUID, date]) -> dict[UUID, Werkregeling]:
    """The werkregelingen that are about to end, locked; raises for an unknown, an ended or a not yet begun one."""
    regelingen = Werkregeling.objects.select_for_update().in_bulk(list(per))
    _eis_lopend(regelingen, per, "werkregeling")
    return regelingen


def check_leefgeld_loopt(per: Mapping[UUID, date]) -> dict[UUID, Leefgeld]:
    """The leefgelden that are about to end, locked; raises for an unknown, an ended or a not yet begun one."""
    leefgelden = Leefgeld.objects.select_for_update().in_bulk(list(per))
    _eis_lopend(leefgelden, per, "leefgeld")
    return leefgelden


def check_leefgeld_betaalbaar(bedragen: Sequence[Leefgeldbedrag]) -> dict[UUID, Leefgeld]:
    """The leefgelden that are paid; raises for an unknown one, a day that it does not run or that is not here yet."""
    gevraagd = {bedrag.leefgeld for bedrag in bedragen}
    leefgelden = Leefgeld.objects.in_bulk(list(gevraagd))
    if len(leefgelden) != len(gevraagd):
        raise NietGevonden("Dit leefgeld is niet gevonden: controleer de gegevens of zoek opnieuw.")
    vandaag = klok.vandaag()
    for bedrag in bedragen:
        if bedrag.bedrag <= 0:
            raise Ongeldig("Een betaling is meer dan 0 euro: vul het bedrag in.")
        if bedrag.dag > vandaag or not geldt_op(leefgelden[bedrag.leefgeld].periode, bedrag.dag):
            raise Ongeldig("Op deze dag loopt het leefgeld niet, of de dag komt nog: kies een andere dag.")
    return leefgelden


def _botst(rijen: QuerySet[Any], vanaf: Mapping[UUID, date], aantal: int) -> bool:
    if len(vanaf) != aantal:
        return True
    eindes = rijen.filter(persoon_id__in=vanaf).values_list("persoon_id", "periode")
    return any(bereik.upper is None or bereik.upper > vanaf[persoon] for persoon, bereik in eindes)


def _eis_lopend(gevonden: Mapping[UUID, Werkregeling | Leefgeld], per: Mapping[UUID, date], wat: str) -> None:
    if len(gevonden) != len(per):
        raise NietGevonden(f"Dit is geen {wat} van uw gemeente: controleer de gegevens of zoek opnieuw.")
    for id_, rij in gevonden.items():
        if rij.periode.upper is not None:
            raise KanNuNiet(f"Dit is al beëindigd ({wat}): er is niets veranderd.")
        if per[id_] <= rij.periode.lower:
            raise Ongeldig("Dit kan niet stoppen voordat het begon: kies een latere datum.")
