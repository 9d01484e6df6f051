"""A question of a household that has an Aanspreekpunt already goes to that one: one resident, one Aanspreekpunt."""

from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import Doel, Wet
from rotonde.regie import queries
from rotonde.regie.houder import aanspreekpunten
from rotonde.toegang import actions as toegang
from rotonde.toegang import policies as toegang_policies
from rotonde.toegang import queries as toegang_queries

GROND = "Wmo 2015 art. 2.3.2"


def naar_aanspreekpunt(melding: UUID) -> None:
    """Hand over one's own melding to who holds the open dossier of the household of its resident.

    Who gives is not told who that is: not everybody who works here sees that dossier (PRIV-12). Raises NietGevonden for
    what is not one's own, KanNuNiet without an open dossier or when one holds it oneself, and as `toegang.overdragen`.
    """
    rij = toegang_queries.om_te_openen([melding]).get(melding)
    eigenaar = toegang_policies.check_is_eigenaar(rij)
    houder = _houder(rij.persoon_id if rij else None)
    if houder is None:
        raise KanNuNiet("Dit huishouden heeft geen open dossier (meer): open er een vanuit deze vraag.")
    if houder == eigenaar:
        raise KanNuNiet("Dit huishouden staat bij uw eigen dossiers: ga daar verder, en handel deze melding af.")
    toegang.overdragen(melding, aan=houder)


def _houder(persoon: UUID | None) -> UUID | None:
    """Looked up as a service: who asks need not see the dossier."""
    dienst = wie.dienst(gemeente=wie.huidig().gemeente, wet=Wet.ALGEMEEN, doel=Doel.TOEGANG, grond=GROND)
    with wie.als(dienst):
        huizen = queries.huishoudens_op([(persoon, klok.vandaag())])
        dossiers = queries.open_dossiers(huizen.values())
        return next(iter(aanspreekpunten(dossiers.values()).values()), None)
