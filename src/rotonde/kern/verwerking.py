"""What each table is for: the metadata that protection, grants and the register of processing follow (PRIV-52)."""

from dataclasses import dataclass, field

from rotonde.kern.soorten import Bescherming, Klasse, Wet


@dataclass(frozen=True)
class Eenheid:
    """What is kept and destroyed together, and the columns in which a row names the unit it belongs to.

    An empty `soort` goes with whatever unit its columns name.

    The first column is the unit whose key guards the personal values in the audit trail (AF-05); a row that names the
    unit in any of the columns goes with it.
    """

    soort: str
    kolommen: tuple[str, ...]


@dataclass(frozen=True)
class Verbinding:
    """How the rows of a table bind people together (PRIV-20): `persoon` to `met`, in both directions.

    With `groep` the second column is no persoon: everybody whose row of today names the same group is bound.
    """

    persoon: str
    met: str
    groep: bool = False


@dataclass(frozen=True)
class Verstrekking:
    """That a row went to somebody outside the gemeente, for who must be told when it was wrong (AVG art. 19).

    `aan` names the key to who got it, `op` the day; empty, nobody got it. Beside the row itself went the rows that
    `mee` points to and, about the same persoon, those of `tabellen`. `over` names the column with that persoon where
    `betrokkene` stays empty for as long as the row may not show.
    """

    aan: str
    op: str
    mee: tuple[str, ...] = ()
    tabellen: tuple[str, ...] = ()
    over: str = ""


@dataclass(frozen=True)
class Naast:
    """That a row stands beside another, and shows to each medewerker to whom that one shows (PRIV-49).

    The other is the row of `tabel` whose `kolom` is what stands in `waarde` here; where each row names its own table,
    `tabelkolom` is the column that does.
    """

    waarde: str
    tabel: str = ""
    tabelkolom: str = ""
    kolom: str = "id"


@dataclass(frozen=True)
class Verwerking:
    """Purpose and protection of one table.

    `wet` None means: each row carries its own wet in a column. `bewaarregel` is an id of the retention table (BEW-..)
    or `zolang geldig` for what is no record of a person. `kolommen` lists the columns that are more sensitive than
    `klasse`. `betrokkene` names the column with the persoon the row is about, `object` the column whose betrokkenheid
    opens the row; with several columns, involvement in any of them does. In a table of toezicht it opens nothing: it
    names the dossier whose circle does not see the row. `eigen` names who sees the row beside kwaliteit and the FG,
    in one column or more; `naast` which other row opens it for reading. `verbindt` says that the rows bind people:
    from them follows whose files a medewerker does not open (PRIV-20). With `niet_voor_inwoner` no resident sees a
    row, involved or not. `eenheid` says with what the row is destroyed (PRIV-44); a table with persons and without
    one keeps its rows `zolang geldig`.

    What a resident gets who asks for all own data (PRIV-48): rows by `betrokkene`, and those found by a `weg`: a key
    of this table (or a list of persons in it), or `kamer.Tabel.sleutel` for a key elsewhere that points to this table.
    `niet_inzien` says why the rows of a table go to nobody. `verstrekt` says who outside got the rows (PRIV-49).
    """

    doel: str
    wet: Wet | None
    klasse: Klasse
    bewaarregel: str
    bescherming: Bescherming
    kolommen: dict[str, Klasse] = field(default_factory=dict)
    betrokkene: str | None = None
    object: str | tuple[str, ...] | None = None
    eigen: str | tuple[str, ...] | None = None
    naast: Naast | None = None
    verbindt: Verbinding | None = None
    niet_voor_inwoner: bool = False
    anoniem_toevoegen: bool = False
    alleen_toevoegen: bool = False
    verwijderbaar: bool = False
    sturing_leest: bool = False
    eenheid: Eenheid | None = None
    weg: tuple[str, ...] = ()
    niet_inzien: str = ""
    verstrekt: Verstrekking | None = None

    @property
    def sleutelkolom(self) -> str:
        """The column that names whose key guards the personal values of a row in the audit trail."""
        return self.eenheid.kolommen[0] if self.eenheid else "id"

    @property
    def objectkolommen(self) -> tuple[str, ...]:
        """The columns whose betrokkenheid opens the row, none for a table that no betrokkenheid opens."""
        if self.object is None:
            return ()
        return (self.object,) if isinstance(self.object, str) else self.object

    @property
    def eigen_kolommen(self) -> tuple[str, ...]:
        """The columns that name who sees the row beside kwaliteit and the FG."""
        if self.eigen is None:
            return ()
        return (self.eigen,) if isinstance(self.eigen, str) else self.eigen

    @property
    def over_wie(self) -> tuple[str, ...]:
        """The columns that name about whom or what a row is: what is closed to somebody is closed by any of them."""
        alle = (self.betrokkene, *self.objectkolommen, *self.eigen_kolommen)
        return tuple(dict.fromkeys(kolom for kolom in alle if kolom))

    def klasse_van(self, kolom: str) -> Klasse:
        """The class of one column; what is not listed has the class of its table, keys are internal."""
        if kolom == "id" or kolom.endswith("_id"):
            return self.kolommen.get(kolom, Klasse.INTERN)
        return self.kolommen.get(kolom, self.klasse)

    def verzwegen_kolommen(self, alle: list[str]) -> list[str]:
        """The columns whose values never enter the audit trail in plain text (AF-05)."""
        return [kolom for kolom in alle if self.klasse_van(kolom) not in {Klasse.OPENBAAR, Klasse.INTERN}]


def verwerking_van(model: type[object]) -> Verwerking:
    """What the table of this model is for; raises TypeError for a model that does not say so."""
    verwerking = getattr(model, "verwerking", None)
    if not isinstance(verwerking, Verwerking):
        raise TypeError(f"{model.__name__} zegt niet waarvoor de tabel is: geef haar een `verwerking`.")
    return verwerking
