"""What waits in toezicht: numbers only."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from rotonde.kern import klok, wie
from rotonde.kern.models import Noodtoegang, Vertrouwelijkheid
from rotonde.toezicht import rechten
from rotonde.toezicht.klachten import queries as klachten
from rotonde.toezicht.models import (
    BeslotenDossier,
    Bevinding,
    Incident,
)
from rotonde.toezicht.queries.ketens import zegelstanden
from rotonde.toezicht.queries.noodregels import noodtoegangen


@dataclass(frozen=True)
class Stand:
    """What waits in toezicht: numbers only."""

    noodtoegangen: int
    noodtoegangen_te_laat: int
    bevindingen: int
    incidenten: int
    besloten: int
    rechten_te_laat: int
    vertrouwelijk: int
    breuken: int
    gecontroleerd_op: datetime | None
    klachten: int
    klachten_te_laat: int


def stand() -> Stand:
    """The counts of the landing page; no line about anybody is read."""
    gemeente = wie.huidig().gemeente
    open_nood = [regel for regel in noodtoegangen() if regel.oordeel is None]
    controles = [(s.controle, len(s.breuken)) for s in zegelstanden()]
    houdt_achter = Vertrouwelijkheid.objects.filter(gemeente_id=gemeente, opheffingen=None)
    return Stand(
        len(open_nood),
        sum(regel.te_laat for regel in open_nood),
        Bevinding.objects.filter(gemeente_id=gemeente, afgehandeld_op__isnull=True).count(),
        Incident.objects.filter(gemeente_id=gemeente, gesloten_op__isnull=True).count(),
        BeslotenDossier.objects.filter(gemeente_id=gemeente, opgeheven_op__isnull=True).count(),
        sum(regel.te_laat for regel in rechten.lijst()),
        houdt_achter.filter(Q(tot__isnull=True) | Q(tot__gt=klok.vandaag())).count(),
        sum(breuken for _, breuken in controles),
        min((op for op, _ in controles if op), default=None),
        klachten.aantal_open(),
        klachten.aantal_te_laat(),
    )


def aantal_te_doen() -> int:
    """What waits for kwaliteit or the FG: noodtoegangen, bevindingen, incidenten and klachten that are open."""
    gemeente = wie.huidig().gemeente
    return (
        Noodtoegang.objects.filter(gemeente_id=gemeente, beoordelingen=None).count()
        + Bevinding.objects.filter(gemeente_id=gemeente, afgehandeld_op__isnull=True).count()
        + Incident.objects.filter(gemeente_id=gemeente, gesloten_op__isnull=True).count()
        + klachten.aantal_open()
    )
