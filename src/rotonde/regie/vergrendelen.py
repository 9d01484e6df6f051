"""Work in a dossier and handing it over wait for each other (REL-09)."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.privacy.deling.models import Deling
from rotonde.regie import policies
from rotonde.regie.models import Dossier


def vergrendel(dossiers: Iterable[UUID]) -> list[Dossier]:
    """Lock these dossiers in the order of their ids: until the verb ends nobody else hands them over or closes them.

    Leaves out what the asker does not see. What one may see can change while one waits: read on after this. A new row
    that names the dossier does not wait: who carries out a besluit does not see the dossier, so does not lock it.
    """
    rijen = Dossier.objects.select_for_update(of=("self",), no_key=True).select_related("melding")
    return list(rijen.filter(id__in=set(dossiers)).order_by("id"))


def vergrendeld(dossiers: Iterable[UUID]) -> list[Dossier]:
    """The same; raises NietGevonden for a dossier that the asker is not, or no longer, involved in.

    Nor for one that opened to the asker just now: what was not seen is not locked, and a verb would do half its work.
    """
    gevraagd = set(dossiers)
    gevonden = vergrendel(gevraagd)
    policies.check_betrokken(gevraagd)
    if {dossier.pk for dossier in gevonden} != gevraagd:
        raise policies.niet_gevonden()
    return gevonden


def wacht_op_partners(dossiers: Iterable[UUID]) -> None:
    """Lock what was shared of these dossiers, in the order of its ids: a partner that drafts on it or confirms it holds
    that, and not the dossier, which no partner sees. What was written meanwhile is there after this."""
    rijen = Deling.objects.select_for_update(of=("self",), no_key=True).filter(dossier_id__in=set(dossiers))
    list(rijen.order_by("id").values_list("id", flat=True))
