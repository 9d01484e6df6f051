"""What can happen when: a table of state × verb → state, which policies ask and from which the documentation is drawn.

A room writes its tables in `toestanden.py`. In which state a row is, follows from its own columns; a table says which
verbs can be done then, and where they lead. Nothing is stored here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import TextChoices
from django.utils.module_loading import autodiscover_modules

from rotonde.kern.fouten import KanNuNiet

T = TypeVar("T", bound=TextChoices)
ALLE: "dict[str, Toestanden[Any]]" = {}

_KOP = """# What can happen when

Of each thing below: in which states it can be, which verb can be done then, and what it is afterwards. Drawn from the
tables that the verbs themselves ask (`toestanden.py` of each room) with `./rotonde beheer toestanden --schrijf`.
"""


@dataclass(frozen=True)
class Toestanden(Generic[T]):
    """The states of one kind of thing, from `begin` on.

    `naam` begins a sentence ("Het dossier"), the label of a state goes on with it ("is gesloten"), or is named after
    `stand` when it is no half of a sentence ("heeft de stand"), and `woorden` says of each verb what it is to do that
    ("het dossier overdragen"). Where nothing can be done any more, `uitweg` says
    what else one can do. Raises ValueError for a table that cannot make its sentences.
    """

    naam: str
    begin: T
    tabel: Mapping[tuple[T, str], T]
    woorden: Mapping[str, str]
    uitweg: Mapping[T, str]
    stand: str = ""

    def __post_init__(self) -> None:
        werkwoorden = {werkwoord for _, werkwoord in self.tabel}
        if werkwoorden != set(self.woorden):
            raise ValueError(f"{self.naam}: niet elk werkwoord heeft woorden: {werkwoorden ^ set(self.woorden)}")
        doodlopend = {toestand for toestand in self.toestanden if not self.kan(toestand)}
        if doodlopend != set(self.uitweg):
            raise ValueError(f"{self.naam}: niet elk einde heeft een uitweg: {doodlopend ^ set(self.uitweg)}")
        ALLE[self.naam] = self

    @property
    def toestanden(self) -> list[T]:
        """All states, in the order in which they are declared."""
        return list(type(self.begin))

    def kan(self, toestand: T) -> list[str]:
        """The verbs that can be done in this state, in the order of the table."""
        return [werkwoord for van, werkwoord in self.tabel if van == toestand]

    def na(self, toestand: T, werkwoord: str) -> T:
        """The state after this verb. Raises KanNuNiet, which says what can be done now; KeyError for a verb of none."""
        if (toestand, werkwoord) not in self.tabel:
            wat = self.woorden[werkwoord]
            raise KanNuNiet(f"{self.naam} {self._is(toestand)}, dus {wat} kan nu niet: {self._verder(toestand)}.")
        return self.tabel[toestand, werkwoord]

    def _is(self, toestand: T) -> str:
        return f"{self.stand} ‘{toestand.label}’" if self.stand else str(toestand.label)

    def _verder(self, toestand: T) -> str:
        mogelijk = [self.woorden[werkwoord] for werkwoord in self.kan(toestand)]
        return f"u kunt nu {_opsomming(mogelijk)}" if mogelijk else self.uitweg[toestand]


def ontdek() -> "list[Toestanden[Any]]":
    """The tables of all rooms, by name."""
    autodiscover_modules("toestanden")
    return [ALLE[naam] for naam in sorted(ALLE)]


def pagina() -> str:
    """The page of documentation with all tables and their drawings."""
    return "\n".join([_KOP, *("\n".join(_deel(machine)) for machine in ontdek())])


def _deel(machine: "Toestanden[Any]") -> Sequence[str]:
    regels = [
        f"| {van.label} | {machine.woorden[werkwoord]} | `{werkwoord}` | {naar.label} |"
        for (van, werkwoord), naar in machine.tabel.items()
    ]
    uitwegen = [f"| {toestand.label} |  |  | {uitweg} |" for toestand, uitweg in machine.uitweg.items()]
    kop = ["| Toestand | Wat kan | Werkwoord | Daarna |", "| --- | --- | --- | --- |"]
    return [f"## {machine.naam}", "", *_tekening(machine), "", *kop, *regels, *uitwegen, ""]


def _tekening(machine: "Toestanden[Any]") -> Sequence[str]:
    namen = [f'    state "{toestand.label}" as {toestand.value}' for toestand in machine.toestanden]
    pijlen = [
        f"    {van.value} --> {naar.value} : {machine.woorden[werkwoord]}"
        for (van, werkwoord), naar in machine.tabel.items()
    ]
    return ["```mermaid", "stateDiagram-v2", *namen, f"    [*] --> {machine.begin.value}", *pijlen, "```"]


def _opsomming(delen: Sequence[str]) -> str:
    *eerste, laatste = delen
    return f"{', '.join(eerste)} of {laatste}" if eerste else laatste
