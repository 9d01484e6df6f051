"""Recording what a resident allows, and that it is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.soorten import Wet
from rotonde.privacy.deling import actions as delingen
from rotonde.privacy.soorten import Gebeurd
from rotonde.privacy.toestemming import policies
from rotonde.privacy.toestemming.models import Toestemming
from rotonde.privacy.toestemming.soorten import Grond, Manier


@dataclass(frozen=True)
class Instemming:
    """What was allowed: `grond` is a code of GRONDEN, `voor` says for whom or what, `door` who said yes."""

    dossier: UUID
    persoon: UUID
    grond: str
    manier: Manier
    door: tuple[UUID, ...]
    voor: str = ""
    tot: datetime | None = None


@actie("privacy.toestemming_vastleggen")
def vastleggen(instemming: Instemming) -> UUID:
    """Record a toestemming and return its id; from this moment it counts.

    Raises NietGevonden for a resident who is not of this dossier, Ongeldig for what is not in the closed list, when
    somebody's yes is missing or it does not say for whom, KanNuNiet when the same holds already.
    """
    grond = policies.grond_van(instemming.grond)
    policies.check_werkt_in(instemming.dossier)
    policies.check_hoort_bij(instemming.dossier, instemming.persoon)
    policies.check_waarvoor(grond, instemming.voor)
    policies.check_tot(instemming.tot)
    policies.check_nog_niet(grond, instemming.persoon, instemming.voor)
    geboren = inwoners.geboren(instemming.persoon)
    policies.check_gevers(grond.soort, instemming.persoon, geboren, instemming.door)
    rij = _rij(instemming, grond)
    rij.save(force_insert=True)
    _noteer(Gebeurd.TOESTEMMING_GEGEVEN, rij)
    return rij.pk


@actie("privacy.toestemming_intrekken")
def intrekken(toestemming: UUID) -> None:
    """End a toestemming at once, and what is shared on it: the next question finds it no more, what was done on it
    stays (PRIV-06; AVG 7.3).

    What is withdrawn is what was allowed, not a row: were the same recorded twice at one moment, both end.
    Raises NietGevonden for what is not there or not one's own, KanNuNiet for what was withdrawn already.
    """
    vrager = wie.huidig()
    rijen = Toestemming.objects.select_for_update().filter(gemeente_id=vrager.gemeente)
    gevraagd = policies.check_in_te_trekken(rijen.filter(pk=toestemming).first())
    policies.check_werkt_in(gevraagd.dossier_id)
    ingetrokken = list(rijen.filter(policies.zelfde_als(gevraagd)).order_by("id"))
    for rij in ingetrokken:
        rij.ingetrokken_op, rij.ingetrokken_door = klok.nu(), vrager.actor
        rij.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
        _noteer(Gebeurd.TOESTEMMING_INGETROKKEN, rij)
    delingen.stop_van(rij.pk for rij in ingetrokken)


def _rij(instemming: Instemming, grond: Grond) -> Toestemming:
    vrager = wie.huidig()
    return Toestemming(
        gemeente_id=vrager.gemeente,
        dossier_id=instemming.dossier,
        persoon_id=instemming.persoon,
        soort=grond.soort,
        wet=Wet(grond.wet),
        van_wet=grond.van_wet,
        artikel=grond.artikel,
        voor=instemming.voor,
        manier=instemming.manier,
        gegeven_door=sorted(set(instemming.door)),
        vastgelegd_door=vrager.actor,
        gegeven_op=klok.nu(),
        tot=instemming.tot,
    )


def _noteer(soort: Gebeurd, rij: Toestemming) -> None:
    gegevens = {"soort": rij.soort, "wet": rij.wet, "van_wet": rij.van_wet}
    gebeurtenissen.noteer(soort, [Feit("toestemming", rij.pk, rij.persoon_id, rij.dossier_id, gegevens)])
