"""Questions about AVG requests. The line in the inzagelog is written before the data is read."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from rotonde.kern import inzage, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import InzageSoort
from rotonde.privacy import bundel, inzagerecht
from rotonde.privacy.bundel import Passage
from rotonde.privacy.inzagerecht import Deel
from rotonde.privacy.models import AvgBundel, AvgVerzoek, Weglating
from rotonde.privacy.soorten import AVG

VORMEN = {"pdf": ("pdf", "application/pdf"), "json": ("gegevens", "application/json")}


@dataclass(frozen=True)
class Bestand:
    """One of the two files of an answer."""

    naam: str
    soort: str
    inhoud: bytes


def verzoeken() -> "QuerySet[AvgVerzoek]":
    """The requests that the asker may see, what waits first and then by the last day to answer."""
    return AvgVerzoek.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("afgehandeld_op", "uiterlijk", "id")


def verzoek(verzoek_id: UUID) -> AvgVerzoek:
    """One request. Raises NietGevonden for what is unknown, elsewhere or not yours (SEC-11)."""
    rij = verzoeken().filter(pk=verzoek_id).first()
    if rij is None:
        raise NietGevonden("Dit verzoek is niet gevonden: kies het in de lijst van AVG-verzoeken.")
    return rij


def na_te_kijken(rij: AvgVerzoek) -> list[Deel]:
    """What would go now, for the medewerker who takes out what is about somebody else."""
    inzage.noteer(InzageSoort.TONEN, [rij.persoon_id], gegevensgroep=AVG)
    return bundel.zonder(inzagerecht.verzamel(rij.persoon_id), weggelaten(rij.pk))


def weggelaten(verzoek_id: UUID) -> list[Passage]:
    """What was taken out of this request so far."""
    rijen = Weglating.objects.filter(verzoek=verzoek_id).order_by("id").values_list("tabel", "rij", "kolom", "passage")
    return [Passage(*rij) for rij in rijen]


def bestand(verzoek_id: UUID, vorm: str) -> Bestand:
    """A file of the answer, with a line that it leaves. Raises NietGevonden before there is an answer."""
    rij = verzoek(verzoek_id)
    if vorm not in VORMEN:
        raise NietGevonden("Dit bestand bestaat niet: kies pdf of json.")
    kolom, soort = VORMEN[vorm]
    gevonden = AvgBundel.objects.filter(verzoek=rij.pk).values_list("pk", flat=True).first()
    if gevonden is None:
        raise NietGevonden("Er is nog geen antwoord op dit verzoek: kijk later nog eens.")
    inzage.noteer(InzageSoort.EXPORTEREN, [rij.persoon_id], gegevensgroep=AVG)
    inhoud = AvgBundel.objects.values_list(kolom, flat=True).get(pk=gevonden)
    return Bestand(f"gegevens-{rij.kenmerk}.{vorm}", soort, bytes(inhoud))
