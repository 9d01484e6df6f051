"""Telling how it went."""

from dataclasses import dataclass

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.toegang.ervaringen import queries
from rotonde.toegang.ervaringen.models import Ervaring
from rotonde.toegang.ervaringen.soorten import Ervaringsmoment, Schaal
from rotonde.toegang.events import Soort


@dataclass(frozen=True)
class Antwoorden:
    """What somebody says of the team with this code."""

    team: str
    moment: Ervaringsmoment
    gehoord: Schaal
    verder: Schaal
    geholpen: Schaal


@actie("toegang.ervaring_geven")
def geven(antwoorden: Antwoorden) -> None:
    """Keep three answers with the month, and nothing that says who gave them. Only a visitor without a name may, so
    that the logs do not say it either. Raises NietGevonden for a team that is not here.
    """
    team = queries.team(antwoorden.team)
    rij = Ervaring(
        gemeente_id=wie.huidig().gemeente,
        team_id=team.id,
        moment=antwoorden.moment,
        maand=klok.vandaag().replace(day=1),
        gehoord=antwoorden.gehoord,
        verder=antwoorden.verder,
        geholpen=antwoorden.geholpen,
    )
    rij.save(force_insert=True)
    gebeurtenissen.noteer(Soort.ERVARING_GEGEVEN, [Feit("ervaring", rij.pk)])
