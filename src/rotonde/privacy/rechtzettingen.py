"""What was put beside facts, a correction or the own statement of a resident (AVG art. 16), and who is told.

Who reads a fact reads what stands beside it, and nobody else does: the row itself decides (PRIV-49).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from rotonde.kern import inzage, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import Doel, InzageSoort, Wet
from rotonde.privacy import inzagerecht
from rotonde.privacy import policies_avg as policies
from rotonde.privacy.models import Aantekening, Ontvanger, Verklaring
from rotonde.privacy.soorten import RECHTZETTING, Ontvangersoort
from rotonde.privacy.verzoeken import Bestand

GROND = "AVG art. 16"


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
    vrager = wie.huidig()
    dienst = wie.dienst(gemeente=vrager.gemeente, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond=GROND)
    with wie.als(dienst):
        rijen = Aantekening.objects.filter(gemeente_id=vrager.gemeente, persoon__in=list(personen))
        gevonden = list(rijen.prefetch_related("verzoek__verklaringen").order_by("op", "id"))
    zichtbaar = _zichtbaar(gevonden)
    return [_naast(rij) for rij in gevonden if (rij.tabel, rij.rij) in zichtbaar]


def _zichtbaar(aantekeningen: Iterable[Aantekening]) -> set[tuple[str, UUID]]:
    """Which of these facts show to who asks: the database judges."""
    per_tabel: dict[str, set[UUID]] = {}
    for rij in aantekeningen:
        per_tabel.setdefault(rij.tabel, set()).add(rij.rij)
    return {
        (tabel, id_)
        for tabel, ids in per_tabel.items()
        for id_ in inzagerecht.tabel(tabel)._default_manager.filter(pk__in=ids).values_list("pk", flat=True)
    }


def _naast(rij: Aantekening) -> Naast:
    verklaring = next(iter(rij.verzoek.verklaringen.all()), None)
    waar = f"{inzagerecht.tabel(rij.tabel)._meta.verbose_name_plural}, {rij.gegeven}"
    return Naast(rij.persoon_id, waar, rij.was, rij.wordt, verklaring.woorden if verklaring else "", rij.op)


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
    for ontvanger in Ontvanger.objects.filter(persoon=persoon).defer("pdf").order_by("gekregen_op", "id"):
        gevonden[ontvanger.verzoek_id].ontvangers.append(ontvanger)
    return gevonden
