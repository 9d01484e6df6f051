"""Where in a dossier words stand that can be looked for.

Nothing is kept for it: no index holds a word of anybody (AF-14). The dossiers of who asks are few and found by their
own index, and the words in those are compared then and there; an index of words would go unused under row level
security anyhow (AF-07). What is encrypted, a melder and how to reach somebody are no source.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Concat

from rotonde.besluiten.models import Motivering
from rotonde.kern.models import TenantModel
from rotonde.regie.models import (
    Aanpak,
    Actiepunt,
    Doel,
    Dossier,
    Evaluatie,
    Inzet,
    Leefgebiedbeeld,
    Opschaling,
    Vraagverheldering,
)
from rotonde.toegang.models import MeldingVerhaal
from rotonde.werkplek.tijdlijn.soorten import Onderdeel

TAAL = "dutch"
# Around a word that was found: characters that mean nothing and that nobody types.
BEGIN, EINDE = "\ue000", "\ue001"
_KOLOMMEN = ("nummer", "bron", "in_dossier", "over", "vrager", "rang")


@dataclass(frozen=True)
class Bron:
    """One kind of text: how it is called, the part of a dossier it belongs to, and the paths to what it is about.

    `opent` is the column whose betrokkenheid opens the row, `over` the persoon the text is about.
    """

    naam: str
    onderdeel: Onderdeel
    model: type[TenantModel]
    teksten: tuple[str, ...]
    over: str
    vrager: str = "dossier__melding__persoon_id"
    opent: str = "dossier_id"


_VRAGER = "dossier__melding__persoon_id"
BRONNEN = (
    Bron("Het verhaal van de vraag", Onderdeel.VRAAG, MeldingVerhaal, ("tekst",), "melding__persoon_id",
         "melding__persoon_id", "melding_id"),
    Bron("Vraagverheldering", Onderdeel.DOSSIER, Vraagverheldering, ("eigen_woorden", "geldzorgen_stap"), "persoon_id"),
    Bron("Leefgebied", Onderdeel.DOSSIER, Leefgebiedbeeld, ("tekst",), "persoon_id"),
    Bron("Doel", Onderdeel.AANPAK, Doel, ("omschrijving",), "persoon_id"),
    Bron("Evaluatie", Onderdeel.AANPAK, Evaluatie, ("woorden",), "persoon_id"),
    Bron("Inzet", Onderdeel.AANPAK, Inzet, ("omschrijving", "reden_zwaarder"), "persoon_id"),
    Bron("Actie", Onderdeel.AANPAK, Actiepunt, ("wat", "uitkomst"), _VRAGER),
    Bron("Opschaling", Onderdeel.DOSSIER, Opschaling, ("reden", "veiligheidsplan"), _VRAGER),
    Bron("Aanpak zonder akkoord", Onderdeel.AANPAK, Aanpak, ("reden_zonder_akkoord",), _VRAGER),
    Bron("Motivering van een besluit", Onderdeel.BESLUIT, Motivering, ("toelichting",), "persoon_id"),
)  # fmt: skip


def bronnen_van(onderdelen: Iterable[Onderdeel]) -> list[Bron]:
    """The sources in these parts of a dossier."""
    gevraagd = set(onderdelen)
    return [bron for bron in BRONNEN if bron.onderdeel in gevraagd]


def vraag(woorden: str) -> SearchQuery:
    """What was typed as a question: words together, "a phrase", `or`, and a minus before what must not be there."""
    return SearchQuery(woorden, config=TAAL, search_type="websearch")


def treffers(bron: Bron, woorden: str, mijn: Collection[UUID], gemeente: str) -> QuerySet[Any, Any]:
    """Which rows of a source hold the words, without a word of them: best first is for who joins the sources."""
    vector = SearchVector(*bron.teksten, config=TAAL)
    rijen = bron.model._default_manager.filter(gemeente_id=gemeente, **{f"{bron.opent}__in": mijn})
    gevonden = rijen.annotate(zoekvector=vector).filter(zoekvector=vraag(woorden))
    return (
        gevonden.annotate(
            nummer=F("id"),
            bron=Value(bron.naam, CharField()),
            in_dossier=_dossier(bron),
            over=F(bron.over),
            vrager=F(bron.vrager),
            rang=SearchRank(vector, vraag(woorden)),
        )
        .filter(in_dossier__isnull=False)
        .values_list(*_KOLOMMEN)
    )


def stukken(bron: Bron, woorden: str, rijen: Collection[UUID]) -> QuerySet[Any, Any]:
    """Of these rows the piece around the words, for who wrote the lines already."""
    tekst = F(bron.teksten[0]) if len(bron.teksten) == 1 else _samen(bron.teksten)
    stuk = SearchHeadline(
        tekst, vraag(woorden), config=TAAL, start_sel=BEGIN, stop_sel=EINDE, min_words=8, max_words=24,
        max_fragments=2, fragment_delimiter=" … ",
    )  # fmt: skip
    gevonden = bron.model._default_manager.filter(pk__in=rijen)
    return gevonden.annotate(nummer=F("id"), stuk=stuk).values_list("nummer", "stuk")


def _dossier(bron: Bron) -> Any:
    if bron.opent == "dossier_id":
        return F("dossier_id")
    return Subquery(Dossier.objects.filter(melding_id=OuterRef("melding_id")).values("id")[:1])


def _samen(teksten: Iterable[str]) -> Any:
    delen = [deel for tekst in teksten for deel in (Value(". "), F(tekst))]
    return Concat(*delen[1:], output_field=TextField())
