"""Questions about AVG requests. The line in the inzagelog is written before the data is read."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, When

from rotonde.kern import inzage, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Wet
from rotonde.privacy import bundel, gezag, inzagerecht
from rotonde.privacy import policies_avg as policies
from rotonde.privacy.bundel import Passage
from rotonde.privacy.inzagerecht import Deel
from rotonde.privacy.models import Avgbesluit, AvgBundel, AvgVerzoek, Weglating
from rotonde.privacy.soorten import AVG, BESLUIT

VORMEN = {"pdf": ("pdf", "application/pdf"), "json": ("gegevens", "application/json")}


@dataclass(frozen=True)
class Bestand:
    """One of the two files of an answer."""

    naam: str
    soort: str
    inhoud: bytes


def verzoeken() -> "QuerySet[AvgVerzoek]":
    """The requests that the asker may see, what waits first and then by the last day to answer."""
    wacht = Count("ontvangers", filter=Q(ontvangers__ingelicht_op__isnull=True))
    rijen = AvgVerzoek.objects.filter(gemeente_id=wie.huidig().gemeente).annotate(nog_in_te_lichten=wacht)
    klaar = Case(When(afgehandeld_op=None, then=0), When(nog_in_te_lichten__gt=0, then=1), default=2)
    return rijen.order_by(klaar, "afgehandeld_op", "uiterlijk", "id")


def verzoek(verzoek_id: UUID) -> AvgVerzoek:
    """One request. Raises NietGevonden for what is unknown, elsewhere, not yours (SEC-11), besloten to you (PRIV-21) or
    near to you (PRIV-20)."""
    rij = verzoeken().filter(pk=verzoek_id).first()
    if rij is None or policies.is_besloten(rij.persoon_id, rij.ouder):
        raise NietGevonden("Dit verzoek is niet gevonden: kies het in de lijst van AVG-verzoeken.")
    policies.check_niet_van_eigen_kring(rij.persoon_id, rij.ouder)
    return rij


def na_te_kijken(rij: AvgVerzoek) -> list[Deel]:
    """What would go now, for the medewerker who takes out what is about somebody else."""
    inzage.noteer(InzageSoort.TONEN, [rij.persoon_id], gegevensgroep=AVG)
    return te_geven(rij)


def te_geven(rij: AvgVerzoek) -> list[Deel]:
    """All that goes to who asks, for who wrote the line already; to a parent no secret address of a child (PRIV-24)."""
    delen = inzagerecht.verzamel(rij.persoon_id)
    if rij.ouder is not None:
        kind = gezag.kind_van(rij.ouder, rij.persoon_id)
        if kind is None or kind.adres_geheim:
            delen = inzagerecht.zonder_woonplek(delen)
    return bundel.zonder(delen, weggelaten(rij.pk))


def weggelaten(verzoek_id: UUID) -> list[Passage]:
    """What was taken out of this request so far."""
    rijen = Weglating.objects.filter(verzoek=verzoek_id).order_by("id").values_list("tabel", "rij", "kolom", "passage")
    return [Passage(*rij) for rij in rijen]


def bestand(verzoek_id: UUID, vorm: str) -> Bestand:
    """A file of the answer, with a line that it leaves. Raises NietGevonden before there is an answer, and for a parent
    without gezag; Onthouden when a besluit withholds it, also after it was given (PRIV-29)."""
    rij = verzoek(verzoek_id)
    _check_ontvanger(rij)
    if vorm not in VORMEN:
        raise NietGevonden("Dit bestand bestaat niet: kies pdf of json.")
    kolom, soort = VORMEN[vorm]
    # As a service: to a parent the database shows no bundle of a child.
    dienst = wie.dienst(gemeente=rij.gemeente_id, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond=inzagerecht.GROND)
    with wie.als(dienst):
        gevonden = AvgBundel.objects.filter(verzoek=rij.pk).values_list("pk", flat=True).first()
    if gevonden is None:
        raise NietGevonden("Er is nog geen antwoord op dit verzoek: kijk later nog eens.")
    inzage.noteer(InzageSoort.EXPORTEREN, [rij.persoon_id], gegevensgroep=AVG)
    with wie.als(dienst):
        inhoud = AvgBundel.objects.values_list(kolom, flat=True).get(pk=gevonden)
    return Bestand(f"gegevens-{rij.kenmerk}.{vorm}", soort, bytes(inhoud))


def _check_ontvanger(rij: AvgVerzoek) -> None:
    """The answer goes to who asked: to a parent only with gezag of today, and not to the child in its place."""
    vrager = wie.huidig()
    if rij.ouder is None or vrager.actor_soort != ActorSoort.INWONER:
        return
    if vrager.actor != rij.ouder:
        raise NietGevonden("Dit bestand is voor wie het vroeg: vraag uw eigen gegevens op.")
    gezag.check_krijgt(rij.ouder, rij.persoon_id)


def besluit(besluit_id: UUID) -> Bestand:
    """The letter of a besluit, to who it was sent to and to kwaliteit, with a line. Raises NietGevonden (SEC-11)."""
    rijen = Avgbesluit.objects.filter(gemeente_id=wie.huidig().gemeente, pk=besluit_id)
    rij = rijen.defer("pdf").first()
    if rij is None or policies.is_besloten(rij.persoon_id, rij.aan):
        raise NietGevonden("Deze brief is niet gevonden: kies hem bij het verzoek.")
    policies.check_niet_van_eigen_kring(rij.persoon_id, rij.aan)
    inzage.noteer(InzageSoort.AFDRUKKEN, {rij.persoon_id, rij.aan}, gegevensgroep=BESLUIT)
    return Bestand(f"besluit-{rij.kenmerk}.pdf", "application/pdf", bytes(rijen.values_list("pdf", flat=True).get()))


def besluiten_op(rij: AvgVerzoek) -> list[Avgbesluit]:
    """What was decided on a request, or about this parent and child, oldest first and without the letters."""
    over_hen = Q(aan=rij.ouder, persoon=rij.persoon_id) if rij.ouder else Q(pk=rij.besluit_id)
    gevonden = Avgbesluit.objects.filter(over_hen, gemeente_id=rij.gemeente_id).defer("pdf")
    return list(gevonden.select_related("genomen_door").order_by("genomen_op", "id"))
