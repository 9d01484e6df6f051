"""Saying that a kenmerk holds of somebody, and that it no longer does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from rotonde.catalogus import queries as catalogus
from rotonde.inwoners import queries as inwoners
from rotonde.kern import botsing, gebeurtenissen, klok
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import werk_bij
from rotonde.kern.periode import periode, sluit
from rotonde.regie import policies as regie_policies
from rotonde.regie.events import Soort
from rotonde.regie.kenmerken import policies
from rotonde.regie.models import Kenmerk
from rotonde.regie.team import policies as team_policies
from rotonde.regie.vergrendelen import vergrendeld


@dataclass(frozen=True)
class Kenmerking:
    """What holds of which member of the household, since when."""

    dossier: UUID
    persoon: UUID
    code: str
    sinds: date


@actie("regie.kenmerk_zetten")
def zetten(kenmerking: Kenmerking) -> UUID:
    """Say that a kenmerk holds, as the gemeente defines it today.

    Raises NietGevonden or GeenBevoegdheid for who does not work in the dossier, Ongeldig for what the definition does
    not allow or somebody of another household, KanNuNiet for a closed dossier or what holds already.
    """
    (dossier,) = vergrendeld([kenmerking.dossier])
    team_policies.check_werkt_in(dossier.pk)
    regie_policies.check_dossier(dossier, "regie.kenmerk_zetten")
    regie_policies.check_lid(kenmerking.persoon, inwoners.leden_ids(dossier.huishouden_id))
    soort = policies.check_soort(catalogus.kenmerksoort_op(klok.vandaag(), kenmerking.code))
    policies.check_definitie(soort, kenmerking.sinds, inwoners.geboren(kenmerking.persoon))
    rij = Kenmerk(
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier.pk,
        persoon_id=kenmerking.persoon,
        code=soort.code,
        periode=periode(kenmerking.sinds),
        gezet_op=klok.vandaag(),
        wet=dossier.wet,
    )
    with botsing.als_zin({"kenmerk_een_lopend": policies.al_gezet}):
        rij.save(force_insert=True)
    _noteer(Soort.KENMERK_GEZET, rij)
    return rij.pk


@actie("regie.kenmerk_beeindigen")
def beeindigen(dossier_id: UUID, kenmerk: UUID, *, laatste_dag: date) -> None:
    """Say that it no longer holds, and when it last did; the period stays.

    Raises as `zetten`, NietGevonden for what is of another dossier, KanNuNiet for what is over.
    """
    (dossier,) = vergrendeld([dossier_id])
    team_policies.check_werkt_in(dossier_id)
    regie_policies.check_dossier(dossier, "regie.kenmerk_beeindigen")
    rijen = Kenmerk.objects.select_for_update().filter(pk=kenmerk, dossier=dossier)
    rij = policies.check_gevonden(rijen.first())
    policies.check_loopt(rij, laatste_dag)
    rij.periode = sluit(rij.periode, laatste_dag + timedelta(days=1))
    rij.save(update_fields=["periode"])
    _noteer(Soort.KENMERK_BEEINDIGD, rij)


def eindigen_met(dossiers: Iterable[UUID], dag: date) -> None:
    """End what still holds in dossiers that are being closed on a day: nobody looks after it. Part of closing."""
    rijen = list(Kenmerk.objects.filter(dossier_id__in=list(dossiers), periode__upper_inf=True))
    for rij in rijen:
        rij.periode = sluit(rij.periode, dag)
    werk_bij(rijen, ["periode"])


def _noteer(soort: Soort, rij: Kenmerk) -> None:
    gebeurtenissen.noteer(soort, [Feit("kenmerk", rij.pk, rij.persoon_id, rij.dossier_id)])
