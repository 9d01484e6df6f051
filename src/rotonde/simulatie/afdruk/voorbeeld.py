"""The example, laid out in one session, and the printing of it."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.db import connection
from psycopg import sql

from rotonde.kern import klok, sleutels, sleutelwissel, wie
from rotonde.kern.models import Gemeente, Medewerker
from rotonde.kern.sleutelwissel import Cel
from rotonde.kern.soorten import Rol
from rotonde.simulatie.afdruk.opdracht import Opdrachten, cijfers, id_van, klaar
from rotonde.simulatie.afdruk.volgorde import LATER, OP_DE_DAG, Model, modellen


class Voorbeeld:
    """The rows of the gemeente of `kern.wie`, in temporary tables until this session ends.

    Make it outside a transaction that is rolled back. What is encrypted lies open in memory only.
    """

    def __init__(self) -> None:
        self.code = wie.huidig().gemeente
        ingericht = ("naam", "huisstijl", "contact", "aanmelden", "caseload", "ave")
        self.inrichting = Gemeente.objects.values(*ingericht).get(code=self.code)
        self.open = {cel: _open(cel) for cel in sleutelwissel.cellen() if cel.model in modellen()}
        for model in modellen():
            tabel = sql.Identifier(model._meta.db_table)
            _voer_uit(sql.SQL("CREATE TEMPORARY TABLE {} AS SELECT * FROM {}").format(klaar(model), tabel))

    def druk(self, nummer: int) -> int:
        """Put every row into the gemeente of `kern.wie`, where none are yet, as print `nummer`; returns how many.

        Only for verbs. Raises IntegrityError when a constraint or guard refuses what it accepted of the example. All or
        nothing.
        """
        opdrachten = Opdrachten(van=self.code, naar=wie.huidig().gemeente, nummer=nummer)
        _voer_uit(opdrachten.accounts(Medewerker))
        aantal = sum(self._druk_tabel(model, opdrachten) for model in modellen())
        for model in LATER:
            _voer_uit(opdrachten.nakomen(model))
        return aantal

    def _druk_tabel(self, model: Model, opdrachten: Opdrachten) -> int:
        cellen = [cel for cel in self.open if cel.model is model]
        for cel in cellen:
            _leg_cijfers(cel, self.open[cel], opdrachten.nummer)
        invoegen = opdrachten.invoegen(model, cellen)
        aantal = sum(_voer_uit(invoegen + welke) for welke in _keuzes(model, opdrachten.nummer))
        for cel in cellen:
            _voer_uit(sql.SQL("DROP TABLE {}").format(cijfers(cel)))
        return aantal


def _open(cel: Cel) -> list[tuple[UUID, str]]:
    """Each value of an encrypted column, with the id of its row."""
    rijen = cel.model._default_manager.filter(**{f"{cel.kolom}__isnull": False}).values_list("pk", cel.kolom)
    return [(pk, sleutels.ontsleutel(cijfer, rij=pk, **cel.plaats)) for pk, cijfer in rijen]


def _leg_cijfers(cel: Cel, waarden: list[tuple[UUID, str]], nummer: int) -> None:
    """Encrypt a column anew, for the rows of this print."""
    _voer_uit(sql.SQL("CREATE TEMPORARY TABLE {} (rij uuid PRIMARY KEY, waarde bytea)").format(cijfers(cel)))
    opdracht = sql.SQL("COPY {} FROM STDIN").format(cijfers(cel)).as_string()
    with connection.cursor() as cursor, cursor.copy(opdracht) as stroom:
        for voorbeeld, waarde in waarden:
            rij = id_van(voorbeeld, nummer)
            stroom.write_row((rij, sleutels.versleutel(waarde, rij=rij, **cel.plaats)))


def _keuzes(model: Model, nummer: int) -> Iterator[sql.Composable]:
    """The rows of a table that go in at once: all, or those of one person on one day, and then as that person."""
    doen = OP_DE_DAG.get(model)
    if doen is None:
        yield sql.SQL("")
        return
    kolommen = [kolom for kolom in (doen.dag, doen.door, doen.rol) if kolom]
    namen = sql.SQL(", ").join(map(sql.Identifier, kolommen))
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT DISTINCT {0} FROM {1} ORDER BY {0}").format(namen, klaar(model)).as_string())
        groepen = cursor.fetchall()
    for groep in groepen:
        waarden = dict(zip(kolommen, groep, strict=True))
        vrager = wie.huidig()
        if doen.door:
            vrager = replace(vrager, actor=id_van(waarden[doen.door], nummer))
        if doen.rol:
            vrager = replace(vrager, rol=Rol(waarden[doen.rol]))
        with klok.op(klok.moment(waarden[doen.dag])), wie.als(vrager):
            yield sql.SQL(" WHERE ({}) = ({})").format(namen, sql.SQL(", ").join(map(sql.Literal, groep)))
    # PostgreSQL still has the last of these days: it gets that of the asker again.
    with wie.als(wie.huidig()):
        pass


def _voer_uit(opdracht: sql.Composable) -> int:
    with connection.cursor() as cursor:
        cursor.execute(opdracht.as_string())
        return cursor.rowcount
