"""The dossiers that somebody holds, and which of them want something now. The line in the log comes before a name
(PRIV-37).
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from rotonde.inwoners import queries as inwoners
from rotonde.kern import klok, vervanging, wie
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen.tabel import kalender
from rotonde.kern.vaste_vraag import Sleutels, VasteVraag
from rotonde.regie import metingen, zwaarte
from rotonde.regie.beeld import Caseregel
from rotonde.regie.models import Regie, Vraagverheldering
from rotonde.regie.verheldering.klokken import onderzoek_dringt
from rotonde.regie.zwaarte import Stand
from rotonde.toegang import queries as toegang

# Who was away for a week still reads that a dossier came over.
_NIEUWS = 5


class _Geval(NamedTuple):
    """A row of a caseload, as the database gives it."""

    dossier_id: UUID
    dossier__melding__persoon_id: UUID
    dossier__melding__onderwerp: str
    dossier__geopend_op: datetime
    dossier__wet: str
    dossier__melding__ontvangen_op: datetime
    medewerker_id: UUID
    periode__startswith: datetime
    contact: datetime | None
    terugkijken: bool
    onderzocht: bool

    def onderzoek(self, stand: Stand) -> date | None:
        """By when the onderzoek must be finished, once that is near. An Aanpak that lies fixed rests on one, also where
        no vraagverheldering says so."""
        klaar = self.onderzocht or stand.vastgesteld
        return None if klaar else onderzoek_dringt(Wet(self.dossier__wet), self.dossier__melding__ontvangen_op)

    def overgedragen_op(self) -> datetime | None:
        """When a colleague handed it over: today or in the last five werkdagen."""
        sinds = self.periode__startswith
        nieuw_tot = kalender().na_werkdagen(sinds.astimezone(klok.NEDERLAND).date(), _NIEUWS)
        return sinds if sinds != self.dossier__geopend_op and nieuw_tot >= klok.vandaag() else None


def van(medewerker: UUID, namens: Mapping[UUID, str]) -> Rijen[Caseregel]:
    """The open dossiers that this medewerker holds now, or that those hold for whom (s)he stands in (`namens`: names by
    id), oldest first; one line for each resident that shows."""
    return Rijen(_CASELOAD.van([medewerker, *namens]), partial(_caseregels, namens))


def aantal(medewerker: UUID) -> int:
    """How many open dossiers this medewerker holds now, also for others; a number, so nothing shows."""
    return _gehouden(medewerker).count()


def aantal_terug_te_kijken(medewerker: UUID) -> int:
    """In how many open dossiers of this medewerker it is time to look back on a doel; a number, so nothing shows."""
    rijen = metingen.te_evalueren().filter(dossier_id__in=_gehouden(medewerker).values("dossier_id"))
    return rijen.values("dossier_id").distinct().count()


def aantal_te_onderzoeken(medewerker: UUID) -> int:
    """In how many open dossiers of this medewerker the onderzoek must be finished now; a number, so nothing shows."""
    gevallen = list(_CASELOAD.van([medewerker, *vervanging.vervangt(medewerker)]))
    standen = zwaarte.standen_van(geval.dossier_id for geval in gevallen)
    return sum(geval.onderzoek(standen[geval.dossier_id]) is not None for geval in gevallen)


def _gehouden(medewerker: UUID) -> "QuerySet[Regie]":
    return _open_regies().filter(medewerker_id__in=[medewerker, *vervanging.vervangt(medewerker)])


def _open_regies() -> "QuerySet[Regie]":
    return Regie.objects.filter(gemeente_id=wie.huidig().gemeente, periode__endswith__isnull=True)


def _in_caseload(medewerkers: Sleutels) -> "QuerySet[Regie, Any]":
    """Columns, not rows of four tables: a list is long, and shows little of each."""
    afgerond = Vraagverheldering.objects.filter(dossier_id=OuterRef("dossier_id"), afgerond_op__isnull=False)
    regies = _open_regies().filter(medewerker__id__een_van=medewerkers)
    regies = regies.order_by("dossier__geopend_op", "dossier_id").annotate(
        contact=toegang.laatste_contact(OuterRef("dossier__melding__persoon_id")),
        terugkijken=Exists(metingen.te_evalueren().filter(dossier_id=OuterRef("dossier_id"))),
        onderzocht=Exists(afgerond),
    )
    return regies.values_list(*_Geval._fields)


_CASELOAD = VasteVraag(_Geval, _in_caseload)


def _caseregels(namens: Mapping[UUID, str], rijen: Iterable[_Geval]) -> list[Caseregel]:
    gevallen = list(rijen)
    namen = inwoners.namen([geval.dossier__melding__persoon_id for geval in gevallen], gegevensgroep="caseload")
    standen = zwaarte.standen_van(geval.dossier_id for geval in gevallen)
    return [
        Caseregel(
            geval.dossier_id,
            namen[geval.dossier__melding__persoon_id],
            geval.dossier__melding__onderwerp,
            geval.dossier__geopend_op,
            (stand := standen[geval.dossier_id]).versie,
            stand.vastgesteld,
            stand.punten,
            geval.contact,
            zwaarte.volgende_stap(stand),
            terugkijken=geval.terugkijken,
            namens=namens.get(geval.medewerker_id, ""),
            overgedragen_op=geval.overgedragen_op(),
            onderzoek=geval.onderzoek(stand),
        )
        for geval in gevallen
    ]
