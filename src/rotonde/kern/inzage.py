"""The writer of the inzagelog: first the line, then the data (PRIV-37). One line per betrokkene, never sampled."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models
from psycopg import sql

from rotonde.kern import wie
from rotonde.kern.fouten import GeenContext, NietGevonden
from rotonde.kern.models import Inzage, Opheffing, Vertrouwelijkheid, nieuw_id
from rotonde.kern.soorten import Doel, InzageSoort, RedenVertrouwelijk

# The name of the gemeente, and what noodtoegang opens to who asks, come along in the same statement: every page about
# somebody pays for this line.
_REGELS = sql.SQL("""
WITH nood AS (
    SELECT array_agg(wat) AS open FROM kern_noodtoegang, unnest(array_append(personen, dossier_id)) AS wat
    WHERE gemeente_id = %(gemeente)s AND medewerker_id = %(actor)s AND van <= %(tijd)s AND tot > %(tijd)s
)
INSERT INTO kern_inzage (id, gemeente_id, tijd, actor, actor_soort, rol, wet, doel, grond, proces, soort, betrokkene,
    dossier, gegevensgroep, organisatie)
SELECT regel.id, gemeente.code, %(tijd)s, %(actor)s, %(actor_soort)s, %(rol)s, %(wet)s, %(doel)s, %(grond)s, %(proces)s,
    CASE WHEN %(soort)s <> 'zoeken' AND (regel.betrokkene = ANY (nood.open) OR regel.dossier = ANY (nood.open))
         THEN 'noodtoegang' ELSE %(soort)s END,
    regel.betrokkene, regel.dossier, %(gegevensgroep)s, 'Gemeente ' || gemeente.naam
FROM nood, kern_gemeente gemeente, ({van_wie}) AS regel
WHERE gemeente.code = %(gemeente)s
""")
_WIE = sql.SQL(
    "SELECT id, betrokkene, %(dossier)s::uuid AS dossier FROM unnest(%(ids)s::uuid[], %(betrokkenen)s::uuid[]) "
    "AS hen (id, betrokkene)"
)
_HEN = _REGELS.format(van_wie=_WIE).as_string()
_ALLEN = sql.SQL(
    "{wie} WHERE cardinality(%(ids)s::uuid[]) = (SELECT count(*) FROM {tabel} WHERE id = ANY(%(betrokkenen)s))"
)
_RIJ = sql.SQL(
    "SELECT %(id)s::uuid AS id, persoon_id AS betrokkene, dossier_id AS dossier FROM {tabel} WHERE id = %(rij)s"
)


@cache
def _als_allen_zichtbaar(tabel: str) -> str:
    return _REGELS.format(van_wie=_ALLEN.format(wie=_WIE, tabel=sql.Identifier(tabel))).as_string()


@cache
def _van_rij(tabel: str) -> str:
    return _REGELS.format(van_wie=_RIJ.format(tabel=sql.Identifier(tabel))).as_string()


@dataclass(frozen=True)
class Vertrouwelijk:
    """Why a resident may not read a line yet, and from which day on; None is until somebody lifts it (PRIV-41)."""

    reden: RedenVertrouwelijk
    tot: date | None


def noteer(
    soort: InzageSoort,
    betrokkenen: Iterable[UUID],
    *,
    gegevensgroep: str,
    dossier: UUID | None = None,
    vertrouwelijk: Vertrouwelijk | None = None,
) -> None:
    """Write who is about to see which group of data of whom, as one insert.

    Call it before reading. Lines stand in the same transaction, which commits before a byte leaves (AF-03);
    when they cannot be written the error stops the reading. What noodtoegang opened is logged as noodtoegang, whatever
    was done with it (PRIV-18). Raises GeenContext without an asker.
    """
    wiens = list(betrokkenen)
    if not wiens:
        return
    ids = [nieuw_id() for _ in wiens]
    geschreven = _schrijf(_HEN, soort, gegevensgroep, {"ids": ids, "betrokkenen": wiens, "dossier": dossier})
    # Without its gemeente no line was written, and then nothing may be read.
    if geschreven != len(wiens):
        raise GeenContext("De regel in het inzagelog is niet geschreven: controleer kern.wie.")
    if vertrouwelijk is not None:
        _houd_achter(ids, vertrouwelijk)


def noteer_rij(soort: InzageSoort, model: type[models.Model], rij: UUID, *, gegevensgroep: str) -> bool:
    """As `noteer`, about the persoon and in the dossier of one row; False, and no line, when the asker cannot see it.

    For a page about one thing: which resident that is, is found in the statement that writes the line.
    """
    return bool(_schrijf(_van_rij(model._meta.db_table), soort, gegevensgroep, {"id": nieuw_id(), "rij": rij}))


def noteer_zichtbaren(
    soort: InzageSoort, model: type[models.Model], rijen: Collection[UUID], *, gegevensgroep: str
) -> bool:
    """As `noteer`, about the people that these rows are; False, and no line, when the asker cannot see all of them.

    Whether one can is judged in the statement that writes the lines.
    """
    if not rijen:
        return True
    over = {"ids": [nieuw_id() for _ in rijen], "betrokkenen": list(rijen), "dossier": None}
    return bool(_schrijf(_als_allen_zichtbaar(model._meta.db_table), soort, gegevensgroep, over))


def _schrijf(opdracht: str, soort: InzageSoort, gegevensgroep: str, over: Mapping[str, Any]) -> int:
    vrager = wie.huidig()
    vast = {**vrager.stempel(), "gemeente": vrager.gemeente, "soort": soort, "gegevensgroep": gegevensgroep}
    with connection.cursor() as cursor:
        cursor.execute(opdracht, {**vast, **over})
        return int(cursor.rowcount)


def _houd_achter(regels: Iterable[UUID], vertrouwelijk: Vertrouwelijk) -> None:
    gemeente = wie.huidig().gemeente
    Vertrouwelijkheid.objects.bulk_create(
        Vertrouwelijkheid(gemeente_id=gemeente, inzage_id=id_, reden=vertrouwelijk.reden, tot=vertrouwelijk.tot)
        for id_ in regels
    )


def achtergehouden(inzage_id: UUID) -> Vertrouwelijkheid:
    """What holds this line back; raises NietGevonden when nothing does (any more), and for a line that one does not see
    oneself: of elsewhere, or about the own circle (SEC-11, PRIV-20)."""
    rijen = Vertrouwelijkheid.objects.filter(gemeente_id=wie.huidig().gemeente, opheffingen=None)
    rij = rijen.filter(inzage_id__in=Inzage.objects.filter(pk=inzage_id).values("pk")).first()
    if rij is None:
        raise NietGevonden("Deze regel is niet (meer) vertrouwelijk: kijk in de lijst van vertrouwelijke regels.")
    return rij


def hef_op(inzage_id: UUID, *, reden: str) -> None:
    """Let the resident read a line from now on, at its original time (PRIV-41). Raises as `achtergehouden`."""
    vrager = wie.huidig()
    rij = achtergehouden(inzage_id)
    Opheffing.objects.bulk_create([
        Opheffing(gemeente_id=vrager.gemeente, vertrouwelijkheid=rij, door=vrager.actor, reden=reden)
    ])  # fmt: skip


def hef_groep_op(dossier: UUID, betrokkene: UUID, *, gegevensgroep: str, reden: str) -> None:
    """Let a resident read all lines about one group of data in a dossier that were held back (PRIV-41).

    Who decides it may not read the log: the lines are found as a service, and the decision names who took it.
    """
    vrager = wie.huidig()
    dienst = wie.dienst(gemeente=vrager.gemeente, wet=vrager.wet, doel=Doel.TOEZICHT, grond=vrager.grond)
    with wie.als(dienst):
        regels = Inzage.objects.filter(gemeente_id=vrager.gemeente, betrokkene=betrokkene, dossier=dossier)
        ids = regels.filter(gegevensgroep=gegevensgroep).values("pk")
        rijen = list(Vertrouwelijkheid.objects.filter(gemeente_id=vrager.gemeente, opheffingen=None, inzage_id__in=ids))
    Opheffing.objects.bulk_create(
        Opheffing(gemeente_id=vrager.gemeente, vertrouwelijkheid=rij, door=vrager.actor, reden=reden) for rij in rijen
    )
