"""What was put beside facts, a correction or the own statement of a resident (AVG art. 16), and who is told.

Who reads a fact reads what stands beside it, and nobody else does: the row itself decides (PRIV-49).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery

from rotonde.kern import inzage, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import InzageSoort
from rotonde.kern.vaste_vraag import Sleutels, VasteVraag
from rotonde.privacy import inzagerecht
from rotonde.privacy import policies_avg as policies
from rotonde.privacy.models import Aantekening, Ontvanger, Verklaring
from rotonde.privacy.soorten import RECHTZETTING, Ontvangersoort
from rotonde.privacy.verzoeken import Bestand


@dataclass(frozen=True)
class Naast:
    """Beside one fact: what stands there, what it should be (empty when only the statement was added), and the words of
    its resident."""

    persoon: UUID
    waar: str
    was: str
    wordt: str
    verklaring: str
    op: datetime


def naast(personen: Iterable[UUID]) -> list[Naast]:
    """What stands beside the facts about these people that who asks may read, for who wrote the lines already."""
    return _NAAST.alle(personen)


class _Rij(NamedTuple):
    """What was put beside a fact, and what its resident said; None when the request carries no statement."""

    persoon_id: UUID
    tabel: str
    kolom: str
    was: str
    wordt: str
    op: datetime
    juist: str | None
    verklaring: str | None


def _ernaast(personen: Sleutels) -> "QuerySet[Aantekening, Any]":
    woorden = Verklaring.objects.filter(verzoek=OuterRef("verzoek"))
    rijen = Aantekening.objects.filter(gemeente_id=wie.huidig().gemeente, persoon__id__een_van=personen).annotate(
        **{veld: Subquery(woorden.values(veld)[:1]) for veld in ("juist", "verklaring")}
    )
    return rijen.order_by("op", "id").values_list(*_Rij._fields)


def _naast(*velden: Any) -> Naast:
    rij = _Rij(*velden)
    tabel = inzagerecht.tabel(rij.tabel)._meta.verbose_name_plural
    gegeven = Aantekening(kolom=rij.kolom).gegeven
    woorden = Verklaring(juist=rij.juist, verklaring=rij.verklaring or "").woorden if rij.juist else ""
    return Naast(rij.persoon_id, f"{tabel}, {gegeven}", rij.was, rij.wordt, woorden, rij.op)


_NAAST = VasteVraag(_naast, _ernaast)


def verklaring_bij(verzoek_id: UUID) -> Verklaring | None:
    """What the resident says is wrong, in the own words, for who wrote the line already."""
    return Verklaring.objects.filter(verzoek=verzoek_id).first()


def aantekeningen(verzoek_id: UUID) -> list[Aantekening]:
    """What was put beside facts on this request, for who wrote the line already."""
    return list(Aantekening.objects.filter(verzoek=verzoek_id).order_by("op", "id"))


@dataclass(frozen=True)
class Ontvangerregel:
    """A former recipient: who, who told that one, and whether there is a letter. A medewerker has a name here only."""

    rij: Ontvanger
    naam: str
    door: str
    brief: bool


def ontvangers_van(verzoek_id: UUID) -> list[Ontvangerregel]:
    """Who received what was wrong on this request, who still has to be told first."""
    gevonden = Ontvanger.objects.filter(verzoek=verzoek_id).defer("pdf")
    rijen = list(gevonden.order_by(F("ingelicht_op").asc(nulls_first=True), "gekregen_op", "id"))
    met_brief = set(gevonden.filter(pdf__isnull=False).values_list("id", flat=True)) if rijen else set()
    ids = {id_ for rij in rijen for id_ in (rij.wie, rij.ingelicht_door)}
    namen = dict(Medewerker.objects.filter(id__in=[id_ for id_ in ids if id_]).values_list("id", "naam"))
    return [
        Ontvangerregel(
            rij,
            rij.naam or namen.get(rij.wie) or Ontvangersoort(rij.soort).label,
            namen.get(rij.ingelicht_door, "") if rij.ingelicht_door else "",
            rij.pk in met_brief,
        )
        for rij in rijen
    ]


def verzoek_van(ontvanger_id: UUID) -> UUID:
    """The request by which this recipient is told. Raises NietGevonden (SEC-11)."""
    verzoek = Ontvanger.objects.filter(pk=ontvanger_id).values_list("verzoek_id", flat=True).first()
    if verzoek is None:
        raise NietGevonden("Deze ontvanger is niet gevonden: kies hem bij het verzoek.")
    return verzoek


def ontvangersbrief(ontvanger_id: UUID) -> Bestand:
    """The correction to one former recipient, with a line that it leaves. Raises NietGevonden when there is none."""
    rijen = Ontvanger.objects.filter(gemeente_id=wie.huidig().gemeente, pk=ontvanger_id, pdf__isnull=False)
    rij = rijen.defer("pdf").first()
    if rij is None or policies.is_besloten(rij.persoon_id):
        raise NietGevonden("Voor deze ontvanger is er geen brief: vertel het op een andere manier.")
    policies.check_niet_van_eigen_kring(rij.persoon_id)
    inzage.noteer(InzageSoort.VERZENDEN, [rij.persoon_id], gegevensgroep=RECHTZETTING)
    inhoud = bytes(rijen.values_list("pdf", flat=True).get() or b"")
    return Bestand(f"correctie-{rij.pk.hex[-8:].upper()}.pdf", "application/pdf", inhoud)


@dataclass(frozen=True)
class MijnCorrectie:
    """One's own request for a correction: what stands beside the fact now, and who was told."""

    aantekeningen: list[Aantekening]
    ontvangers: list[Ontvanger]


def mijn_correcties(persoon: UUID) -> dict[UUID, MijnCorrectie]:
    """By request, for the resident (AVG art. 19): an organisation by name, a medewerker never (PRIV-40)."""
    gevonden: defaultdict[UUID, MijnCorrectie] = defaultdict(lambda: MijnCorrectie([], []))
    for aantekening in Aantekening.objects.filter(persoon=persoon).order_by("op", "id"):
        gevonden[aantekening.verzoek_id].aantekeningen.append(aantekening)
    ontvangers = Ontvanger.objects.filter(inzagerecht.bekend(persoon), persoon=persoon).defer("pdf")
    for ontvanger in ontvangers.order_by("gekregen_op", "id"):
        gevonden[ontvanger.verzoek_id].ontvangers.append(ontvanger)
    return gevonden
