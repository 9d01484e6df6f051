"""At sixteen and a half the step to eighteen is planned: who helps then, of what one lives, and where (issue 4).

At eighteen the Jeugdwet stops (Jeugdwet art. 1.1) and the Wmo, the Wlz and an income of one's own begin; what is not
arranged by then stops on a birthday. That one begins at sixteen and a half is a norm and no term of law (LFT-01).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from rotonde.kern import klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.termijnen.duur import plus_maanden, verjaardag
from rotonde.regie.acties.actions import Toezegging, afspreken_bulk
from rotonde.regie.acties.soorten import Actiesoort
from rotonde.regie.houder import aanspreekpunten
from rotonde.regie.models import Actiepunt, Doel, Vraagverheldering

BEGIN, EINDE = (16, 6), (18, 0)
"""Years and months."""
TIJD = timedelta(weeks=6)
DAG = timedelta(days=1)
WAT = "Maak samen het plan voor de stap naar 18 jaar: Wmo, Wlz, inkomen en wonen"


@actie("regie.naar_18_plannen")
def plannen() -> int:
    """Give the Aanspreekpunt an actie for each young person of whom it is time, and of whom a doel or vraagverheldering
    stands in an open dossier; returns how many. Twice gives no second one (REL-10)."""
    gevonden = list(_aan_de_beurt(klok.vandaag()))
    houders = aanspreekpunten(dossier for dossier, _, _ in gevonden)
    afspreken_bulk(
        [
            Toezegging(dossier, houders[dossier], WAT, uiterlijk, persoon, Actiesoort.NAAR_18)
            for dossier, persoon, uiterlijk in gevonden
        ]
    )
    return len(gevonden)


def _aan_de_beurt(dag: date) -> Iterator[tuple[UUID, UUID, date]]:
    """Dossier, young person, and by when the plan must be there: in six weeks, and before the eighteenth birthday."""
    rijen = _jongeren(Doel.objects.all(), dag).union(_jongeren(Vraagverheldering.objects.all(), dag))
    for dossier, persoon, geboren in rijen.order_by("dossier_id", "persoon_id"):
        achttien = verjaardag(geboren, *EINDE)
        if verjaardag(geboren, *BEGIN) <= dag < achttien:
            yield dossier, persoon, min(dag + TIJD, achttien - DAG)


def _jongeren(over_wie: "QuerySet[Any]", dag: date) -> "QuerySet[Any, Any]":
    """Dossier, persoon and day of birth of these rows, for about the age that it is planned at and no plan yet."""
    al_gepland = Actiepunt.objects.filter(
        soort=Actiesoort.NAAR_18, dossier_id=OuterRef("dossier_id"), persoon_id=OuterRef("persoon_id")
    )
    # A day wide on both sides: the birthdays themselves decide.
    rijen = over_wie.filter(
        ~Exists(al_gepland),
        gemeente_id=wie.huidig().gemeente,
        dossier__gesloten_op__isnull=True,
        persoon__geboortedatum__gte=plus_maanden(dag, -12 * EINDE[0]) - DAG,
        persoon__geboortedatum__lte=plus_maanden(dag, -(12 * BEGIN[0] + BEGIN[1])) + DAG,
    )
    return rijen.order_by().values_list("dossier_id", "persoon_id", "persoon__geboortedatum")
