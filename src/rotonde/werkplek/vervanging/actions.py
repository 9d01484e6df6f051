"""Arranging that a colleague stands in, and ending that."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import botsing, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Vervanging
from rotonde.kern.periode import NOOIT, eindig, periode
from rotonde.werkplek.vervanging import policies
from rotonde.werkplek.vervanging.soorten import Gebeurd


@dataclass(frozen=True)
class Afwezig:
    """Who is away, who stands in, and from `van` until `tot` (not included)."""

    medewerker: UUID
    vervanger: UUID
    van: date
    tot: date


@actie("werkplek.vervanging_regelen")
def regelen(afwezig: Afwezig) -> UUID:
    """Let a colleague stand in: in that time (s)he sees and may do what the absent Aanspreekpunt holds (PRIV-12).

    What is besloten or of the own circle of the vervanger stays shut (PRIV-20, PRIV-21). Raises GeenBevoegdheid for who
    arranges it for a colleague without dividing the work, or for the own benefit (PRIV-23); Ongeldig for days that do
    not fit or a colleague who cannot stand in; KanNuNiet when somebody stands in already.
    """
    policies.check_mag_regelen(afwezig.medewerker, afwezig.vervanger)
    policies.check_dagen(afwezig.van, afwezig.tot)
    bereik = periode(afwezig.van, afwezig.tot)
    policies.check_kan_vervangen(afwezig.medewerker, afwezig.vervanger, bereik)
    vrager = wie.huidig()
    rij = Vervanging(
        gemeente_id=vrager.gemeente,
        medewerker_id=afwezig.medewerker,
        vervanger_id=afwezig.vervanger,
        periode=bereik,
        geregeld_door=vrager.actor,
    )
    with botsing.als_zin({"vervanging_een": policies.al_vervangen}):
        rij.save(force_insert=True)
    gebeurtenissen.noteer(Gebeurd.GEREGELD, [Feit("vervanging", rij.pk)])
    return rij.pk


@actie("werkplek.vervanging_beeindigen")
def beeindigen(vervanging: UUID) -> None:
    """End it: from the very next query the work is shut to the vervanger (PRIV-13). What did not begin, never does.

    Raises NietGevonden for what is not there or not one's own, KanNuNiet for what is over.
    """
    rij = policies.check_van_vrager(Vervanging.objects.select_for_update().filter(pk=vervanging).first())
    vandaag = klok.vandaag()
    policies.check_loopt_nog(rij, vandaag)
    rij.periode = NOOIT if rij.periode.lower > vandaag else eindig(rij.periode, vandaag)
    rij.save(update_fields=["periode"])
    gebeurtenissen.noteer(Gebeurd.BEEINDIGD, [Feit("vervanging", rij.pk)])
