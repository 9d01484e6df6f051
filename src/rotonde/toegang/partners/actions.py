"""Referring a resident, and writing down support."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from rotonde.catalogus.soorten import Partnersoort, Partnertaak
from rotonde.inwoners import queries as inwoners
from rotonde.kern import betrokkenheid, gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import nieuw_id
from rotonde.kern.soorten import Wet
from rotonde.toegang.actions.melden import Ontvangst, Vraag, melden
from rotonde.toegang.events import Soort
from rotonde.toegang.partners import policies
from rotonde.toegang.partners.models import Ondersteuning, Verwijzing
from rotonde.toegang.partners.soorten import Ondersteuningsoort
from rotonde.toegang.soorten import Kanaal

VERWIJZER, ONDERSTEUNER = "verwijzer", "ondersteuner"


@actie("toegang.verwijzen")
def verwijzen(vraag: Vraag, *, akkoord: bool, terugkoppelen: bool) -> Ontvangst:
    """Refer a resident: a melding in the queue, of which the team reads what became of it when the resident agrees.

    The kanaal follows from the partner. Raises GeenBevoegdheid for who works for no partner that refers, Ongeldig when
    the resident does not know of it, and as `melden` does.
    """
    namens = policies.check_mag(Partnertaak.VERWIJZEN)
    policies.check_akkoord(akkoord=akkoord)
    huisarts = namens.partner.soort == Partnersoort.HUISARTS
    ontvangst = melden(replace(vraag, kanaal=Kanaal.HUISARTS if huisarts else Kanaal.PARTNER))
    rij = Verwijzing(
        id=nieuw_id(),
        gemeente_id=wie.huidig().gemeente,
        melding_id=ontvangst.melding,
        team_id=namens.team,
        medewerker_id=wie.huidig().actor,
        terugkoppelen=terugkoppelen,
        wet=vraag.wet,
    )
    betrokkenheid.begin([Band(namens.team, "verwijzing", rij.pk, VERWIJZER)])
    rij.save(force_insert=True)
    gebeurtenissen.noteer(Soort.VERWEZEN, [Feit("verwijzing", rij.pk, betrokkene=vraag.persoon)])
    return ontvangst


@dataclass(frozen=True)
class Hulp:
    """What was done for whom on a day. `ziet_aanspreekpunt`: the resident agrees that the Aanspreekpunt sees it."""

    persoon: UUID
    soort: Ondersteuningsoort
    onderwerp: str
    op: date
    wet: Wet
    omschrijving: str = ""
    ziet_aanspreekpunt: bool = False


@actie("toegang.ondersteuning_vastleggen")
def ondersteuning_vastleggen(hulp: Hulp) -> UUID:
    """Write down support at the first afslag, for the own team and the resident, and return the id (REG-1).

    Raises GeenBevoegdheid for who works for no partner that supports here, Ongeldig for a day that does not fit.
    """
    namens = policies.check_mag(Partnertaak.ONDERSTEUNEN)
    policies.check_dag(hulp.op)
    dossiers = betrokkenheid.dossiers_van(inwoners.met_huisgenoten([hulp.persoon])) if hulp.ziet_aanspreekpunt else []
    rij = Ondersteuning(
        id=nieuw_id(),
        gemeente_id=wie.huidig().gemeente,
        persoon_id=hulp.persoon,
        team_id=namens.team,
        medewerker_id=wie.huidig().actor,
        dossier_id=dossiers[0] if dossiers else None,
        soort=hulp.soort,
        onderwerp=hulp.onderwerp,
        omschrijving=hulp.omschrijving,
        op=hulp.op,
        wet=hulp.wet,
    )
    betrokkenheid.begin(
        [
            Band(namens.team, "ondersteuning", rij.pk, ONDERSTEUNER),
            Band(hulp.persoon, "ondersteuning", rij.pk, betrokkenheid.INWONER),
        ]
    )
    rij.save(force_insert=True)
    gebeurtenissen.noteer(Soort.ONDERSTEUND, [Feit("ondersteuning", rij.pk, rij.persoon_id, rij.dossier_id)])
    return rij.pk
