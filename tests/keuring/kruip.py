"""A crawler: it goes everywhere as everybody, and says where it saw words that few may see (PRIV-24, PRIV-27, PRIV-28).

`kruip` visits every route that the cube of access says opens, as every rol, with every resident of its world; it sends
every form, lets the worker send the mail, and listens to the logs. What it collects are texts with their place: of a
PDF what a reader reads. A kind of canary says which words it has and where these may stand; `te_veel` names the rest.

A new kind is a `Soort` in `tests/kubus/test_kanaries.py`: plant its word, say where it may stand, and give the twin
that finds it there. New pages, forms and rollen come along by themselves, from the cells of the cube.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO

from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.kubus.basis import NU, dienst
from tests.kubus.meting import Meting, klaargezet, tekst_van, vraag
from tests.kubus.proef import Route
from tests.kubus.tabel import Relatie, Uitkomst, lees
from tests.kubus.wereld import Zaak

from rotonde.kern import klok
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.soorten import Rol
from rotonde.portaal.events import brief_aankondigen
from rotonde.portaal.jobs import kondig_brief_aan

POST, TAKEN, LOGS = "post", "taken", "logs"


@dataclass(frozen=True)
class Plek:
    """Where a text stood: who read it, and on what page; or in which flow out of the house, with no reader."""

    bron: str
    rol: Rol | None
    relatie: Relatie


@dataclass(frozen=True)
class Soort:
    """A kind of canary: its words about one resident, and the places where these may be read."""

    naam: str
    woorden: Callable[[Zaak], list[str]]
    mag: Callable[[Plek], bool]

    def gezien(self, teksten: dict[Plek, str], zaak: Zaak) -> set[Plek]:
        """Every place where one of the words stands."""
        woorden = [woord.lower() for woord in self.woorden(zaak)]
        return {plek for plek, tekst in teksten.items() if any(woord in tekst for woord in woorden)}

    def te_veel(self, teksten: dict[Plek, str], zaak: Zaak) -> list[str]:
        """The places that should not hold them, as sentences."""
        fout = [plek for plek in self.gezien(teksten, zaak) if not self.mag(plek)]
        return sorted(f"{self.naam}: {plek.bron}, rol {plek.rol}, relatie {plek.relatie}" for plek in fout)


def kruip(meting: Meting, logboek: StringIO, *relaties: Relatie) -> dict[Plek, str]:
    """All that can be read, by place, or all about these relations. Forms are undone; what was planted beforehand
    stays."""
    teksten: dict[Plek, str] = {}
    gevraagd = set(relaties or Relatie)
    for cel in lees():
        proef = meting.proeven.get(cel.eindpunt)
        if isinstance(proef, Route) and cel.verwacht in {Uitkomst.JA, Uitkomst.LEEG}:
            relatie = Relatie.EIGEN if cel.relatie == Relatie.GEEN else cel.relatie
            plek = Plek(str(cel.eindpunt), cel.rol, relatie)
            if relatie in gevraagd:
                teksten[plek] = _lees(meting, proef, plek)
    for relatie in gevraagd & set(meting.wereld.zaken):
        zaak = meting.wereld.zaken[relatie]
        teksten |= {Plek(bron, None, relatie): tekst.lower() for bron, tekst in _naar_buiten(zaak)}
        teksten[Plek(LOGS, None, relatie)] = logboek.getvalue().lower()
    return teksten


def _lees(meting: Meting, proef: Route, plek: Plek) -> str:
    zaak = meting.wereld.zaken[plek.relatie]
    assert plek.rol is not None
    with klok.op(NU), klaargezet(proef, zaak):
        antwoord = vraag(meting.klant(plek.rol, plek.relatie), proef, zaak)
    assert antwoord.status_code < 500, (plek, antwoord.status_code)
    return tekst_van(antwoord)


def _naar_buiten(zaak: Zaak) -> Iterator[tuple[str, str]]:
    """What the worker does with the letters: a job in the queue, and a mail."""
    mail.outbox.clear()
    with klok.op(NU), dienst(zaak.stad.code):
        for gebeurtenis in Gebeurtenis.objects.filter(soort="besluiten.besluit_bekendgemaakt", betrokkene=zaak.persoon):
            brief_aankondigen(gebeurtenis)
    with klok.op(NU):
        kondig_brief_aan(zaak.stad.code, str(zaak.persoon))
    yield POST, "\n".join(str(bericht.message()) for bericht in mail.outbox)
    yield TAKEN, str(list(ProcrastinateJob.objects.values_list("task_name", "queueing_lock", "args")))
