"""The writer of the inzagelog: first the line, then the data (PRIV-37). One line per betrokkene, never sampled."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenContext
from rotonde.kern.models import nieuw_id
from rotonde.kern.soorten import InzageSoort

# The name of the gemeente comes along in the same statement: every page about somebody pays for this line.
_REGELS = """
INSERT INTO kern_inzage (id, gemeente_id, tijd, actor, actor_soort, rol, wet, doel, grond, proces, soort, betrokkene,
    dossier, gegevensgroep, organisatie)
SELECT regel.id, gemeente.code, %(tijd)s, %(actor)s, %(actor_soort)s, %(rol)s, %(wet)s, %(doel)s, %(grond)s, %(proces)s,
    %(soort)s, regel.betrokkene, %(dossier)s, %(gegevensgroep)s, 'Gemeente ' || gemeente.naam
FROM kern_gemeente gemeente, unnest(%(ids)s::uuid[], %(betrokkenen)s::uuid[]) AS regel (id, betrokkene)
WHERE gemeente.code = %(gemeente)s
"""


def noteer(soort: InzageSoort, betrokkenen: Iterable[UUID], *, gegevensgroep: str, dossier: UUID | None = None) -> None:
    """Write who is about to see which group of data of whom, as one insert.

    Call it before reading. Lines stand in the same transaction, which commits before a byte leaves (AF-03);
    when they cannot be written the error stops the reading. Raises GeenContext without an asker.
    """
    vrager = wie.huidig()
    wiens = list(betrokkenen)
    if not wiens:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _REGELS,
            {
                "gemeente": vrager.gemeente,
                "tijd": klok.nu(),
                "actor": vrager.actor,
                "actor_soort": vrager.actor_soort,
                "rol": vrager.rol,
                "wet": vrager.wet,
                "doel": vrager.doel,
                "grond": vrager.grond,
                "proces": vrager.proces,
                "soort": soort,
                "dossier": dossier,
                "gegevensgroep": gegevensgroep,
                "ids": [nieuw_id() for _ in wiens],
                "betrokkenen": wiens,
            },
        )
        # Without its gemeente no line was written, and then nothing may be read.
        if cursor.rowcount != len(wiens):
            raise GeenContext("De regel in het inzagelog is niet geschreven: controleer kern.wie.")
