"""An AVG request from question to answer: who asks, what is about others, and the bundle that goes (PRIV-48)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rotonde.kern import gebeurtenissen, inzage, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Gemeente, Medewerker
from rotonde.kern.soorten import ActorSoort, InzageSoort
from rotonde.privacy import bundel, inzagerecht
from rotonde.privacy import policies_avg as policies
from rotonde.privacy.bundel import Kop, Passage
from rotonde.privacy.models import AvgBundel, AvgVerzoek, Weglating
from rotonde.privacy.soorten import AVG, Gebeurd, Identiteit
from rotonde.privacy.termijnen import antwoordtermijn
from rotonde.privacy.verzoeken import weggelaten


@dataclass(frozen=True)
class Weg:
    """Words of one value that are about somebody else, and why; no words means the whole value."""

    passage: Passage
    reden: str


@actie("privacy.avg_vragen")
def avg_vragen(persoon: UUID, *, ontvangen_op: date | None = None) -> UUID:
    """Record that a resident asks for all own data; the month runs from the day it came in (AVG-01).

    Who signed in is known; for who asked in another way the identity is recorded later. Raises KanNuNiet while an
    earlier request has no answer, Ongeldig for a day in the future.
    """
    vrager = wie.huidig()
    dag = ontvangen_op or klok.vandaag()
    policies.check_mag_vragen(vrager.actor_soort, vrager.actor, persoon)
    policies.check_dag(dag)
    policies.check_geen_open_verzoek(AvgVerzoek.objects.filter(persoon=persoon, afgehandeld_op=None).exists())
    zelf = vrager.actor_soort == ActorSoort.INWONER
    termijn = antwoordtermijn(dag)
    rij = AvgVerzoek(
        gemeente_id=vrager.gemeente,
        persoon_id=persoon,
        ontvangen_op=dag,
        identiteit=Identiteit.AANMELDING if zelf else "",
        identiteit_op=dag if zelf else None,
        uiterlijk=termijn.dag,
        termijn=termijn.herkomst,
    )
    AvgVerzoek.objects.bulk_create([rij])
    _noteer(Gebeurd.AVG_GEVRAAGD, rij)
    return rij.pk


@actie("privacy.avg_identiteit")
def avg_identiteit(verzoek: UUID, hoe: Identiteit) -> None:
    """Record how a medewerker saw who asks; the term stood still until today (AVG art. 12 lid 6)."""
    rij = _vergrendeld(verzoek)
    policies.check_identiteit_open(rij)
    vandaag = klok.vandaag()
    termijn = antwoordtermijn(rij.ontvangen_op, identiteit_op=vandaag, verlengd=bool(rij.verlengd_op))
    _zet(rij, identiteit=hoe, identiteit_op=vandaag, uiterlijk=termijn.dag, termijn=termijn.herkomst)
    _noteer(Gebeurd.AVG_IDENTITEIT, rij)


@actie("privacy.avg_verlengen")
def avg_verlengen(verzoek: UUID, *, reden: str) -> None:
    """Put the answer off by two months, once, within the first term, with a reason (AVG art. 12 lid 3)."""
    rij = _vergrendeld(verzoek)
    policies.check_mag_verlengen(rij, reden)
    termijn = antwoordtermijn(rij.ontvangen_op, identiteit_op=rij.identiteit_op, verlengd=True)
    _zet(rij, verlengd_op=klok.vandaag(), reden_verlenging=reden, uiterlijk=termijn.dag, termijn=termijn.herkomst)
    _noteer(Gebeurd.AVG_VERLENGD, rij)


@actie("privacy.avg_weglaten")
def avg_weglaten(verzoek: UUID, weg: Sequence[Weg]) -> None:
    """Take words out that are about somebody else; a person does this, with a reason each (AVG art. 15 lid 4)."""
    rij = _vergrendeld(verzoek)
    policies.check_nog_open(rij)
    for deel in weg:
        policies.check_reden_weglaten(deel.reden)
    vrager = wie.huidig()
    Weglating.objects.bulk_create(
        Weglating(
            gemeente_id=vrager.gemeente,
            verzoek=rij,
            persoon_id=rij.persoon_id,
            tabel=deel.passage.tabel,
            rij=deel.passage.rij,
            kolom=deel.passage.kolom,
            passage=deel.passage.passage,
            reden=deel.reden,
            door=vrager.actor,
        )
        for deel in weg
    )


@actie("privacy.avg_vrijgeven")
def avg_vrijgeven(verzoek: UUID) -> UUID:
    """Make the bundle and give it: the medewerker who calls this read it and took out what is about others.

    Raises KanNuNiet before the identity is known or after the answer; NietGevonden for one's own request.
    """
    rij = _vergrendeld(verzoek)
    vrager = wie.huidig()
    policies.check_nog_open(rij)
    policies.check_identiteit_bekend(rij)
    medewerker = Medewerker.objects.filter(gemeente_id=vrager.gemeente, pk=vrager.actor).first()
    policies.check_nagekeken_door_een_ander(medewerker, rij)
    inzage.noteer(InzageSoort.EXPORTEREN, [rij.persoon_id], gegevensgroep=AVG)
    delen = bundel.zonder(inzagerecht.verzamel(rij.persoon_id), weggelaten(rij.pk))
    kop = Kop(Gemeente.objects.get(pk=vrager.gemeente).naam, rij.kenmerk, klok.vandaag())
    antwoord = AvgBundel(
        gemeente_id=vrager.gemeente,
        verzoek=rij,
        persoon_id=rij.persoon_id,
        pdf=bundel.als_pdf(kop, delen),
        gegevens=bundel.als_json(kop, delen),
        rijen=inzagerecht.aantal_rijen(delen),
        nagekeken_door=medewerker,
    )
    AvgBundel.objects.bulk_create([antwoord])
    _zet(rij, afgehandeld_op=klok.nu())
    _noteer(Gebeurd.AVG_BEANTWOORD, rij)
    return antwoord.pk


def _vergrendeld(verzoek: UUID) -> AvgVerzoek:
    rij = AvgVerzoek.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente, pk=verzoek).first()
    if rij is None:
        raise NietGevonden("Dit verzoek is niet gevonden: kies het in de lijst van AVG-verzoeken.")
    return rij


def _zet(rij: AvgVerzoek, **velden: Any) -> None:
    AvgVerzoek.objects.filter(pk=rij.pk).update(**velden)


def _noteer(soort: Gebeurd, rij: AvgVerzoek) -> None:
    gebeurtenissen.noteer(soort, [Feit("avgverzoek", rij.pk, betrokkene=rij.persoon_id)])
