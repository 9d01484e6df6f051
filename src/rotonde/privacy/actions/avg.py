"""An AVG request from question to answer: who asks, what is about others, and the bundle that goes (PRIV-48)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import inzage, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import ActorSoort, InzageSoort
from rotonde.privacy import bundel, gezag, inzagerecht
from rotonde.privacy import policies_avg as policies
from rotonde.privacy.actions.verzoek import beoordelaar, noteer, vergrendeld, zet
from rotonde.privacy.bundel import Kop, Passage
from rotonde.privacy.models import AvgBundel, AvgVerzoek, Weglating
from rotonde.privacy.soorten import AVG, Gebeurd, Identiteit, Verzoeksoort
from rotonde.privacy.termijnen import antwoordtermijn
from rotonde.privacy.verzoeken import te_geven


@dataclass(frozen=True)
class Weg:
    """Words of one value that are about somebody else, and why; no words means the whole value."""

    passage: Passage
    reden: str


@actie("privacy.avg_vragen")
def avg_vragen(persoon: UUID, *, ontvangen_op: date | None = None) -> UUID:
    """Record that a resident asks for all own data; the month runs from the day it came in (AVG-01).

    A parent with gezag asks for a child under 16; that is given, unless a besluit withholds it (PRIV-29). Who signed in
    is known; for who asked in another way the identity is recorded later. Raises KanNuNiet while an earlier request
    has no answer, Onthouden by besluit, Ongeldig for a day in the future.
    """
    vrager = wie.huidig()
    policies.check_te_noteren(persoon)
    voor_kind = vrager.actor_soort == ActorSoort.INWONER and vrager.actor != persoon
    if voor_kind:
        gezag.check_krijgt(vrager.actor, persoon)
    ouder = vrager.actor if voor_kind else None
    eerder = AvgVerzoek.objects.filter(persoon=persoon, ouder=ouder, soort=Verzoeksoort.INZAGE, afgehandeld_op=None)
    policies.check_geen_open_verzoek(eerder.exists())
    return open_verzoek(persoon, Verzoeksoort.INZAGE, ontvangen_op, ouder=ouder).pk


def open_verzoek(
    persoon: UUID, soort: Verzoeksoort, ontvangen_op: date | None, *, ouder: UUID | None = None
) -> AvgVerzoek:
    """A new request of either kind with its clock. Raises Ongeldig for a day in the future."""
    vrager = wie.huidig()
    dag = ontvangen_op or klok.vandaag()
    policies.check_dag(dag)
    zelf = vrager.actor_soort == ActorSoort.INWONER
    termijn = antwoordtermijn(dag)
    rij = AvgVerzoek(
        gemeente_id=vrager.gemeente,
        persoon_id=persoon,
        soort=soort,
        ouder=ouder,
        ontvangen_op=dag,
        identiteit=Identiteit.AANMELDING if zelf else "",
        identiteit_op=dag if zelf else None,
        uiterlijk=termijn.dag,
        termijn=termijn.herkomst,
    )
    AvgVerzoek.objects.bulk_create([rij])
    noteer(Gebeurd.AVG_GEVRAAGD, rij)
    return rij


@actie("privacy.avg_identiteit")
def avg_identiteit(verzoek: UUID, hoe: Identiteit) -> None:
    """Record how a medewerker saw who asks; the term stood still until today (AVG art. 12 lid 6)."""
    rij = vergrendeld(verzoek)
    policies.check_identiteit_open(rij)
    vandaag = klok.vandaag()
    termijn = antwoordtermijn(rij.ontvangen_op, identiteit_op=vandaag, verlengd=bool(rij.verlengd_op))
    zet(rij, identiteit=hoe, identiteit_op=vandaag, uiterlijk=termijn.dag, termijn=termijn.herkomst)
    noteer(Gebeurd.AVG_IDENTITEIT, rij)


@actie("privacy.avg_verlengen")
def avg_verlengen(verzoek: UUID, *, reden: str) -> None:
    """Put the answer off by two months, once, within the first term, with a reason (AVG art. 12 lid 3)."""
    rij = vergrendeld(verzoek)
    policies.check_mag_verlengen(rij, reden)
    termijn = antwoordtermijn(rij.ontvangen_op, identiteit_op=rij.identiteit_op, verlengd=True)
    zet(rij, verlengd_op=klok.vandaag(), reden_verlenging=reden, uiterlijk=termijn.dag, termijn=termijn.herkomst)
    noteer(Gebeurd.AVG_VERLENGD, rij)


@actie("privacy.avg_weglaten")
def avg_weglaten(verzoek: UUID, weg: Sequence[Weg]) -> None:
    """Take words out that are about somebody else; a person does this, with a reason each (AVG art. 15 lid 4)."""
    rij = vergrendeld(verzoek)
    policies.check_soort(rij, Verzoeksoort.INZAGE)
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

    Raises KanNuNiet before the identity is known, after the answer, and for a parent whose gezag has ended;
    NietGevonden for one's own request; Onthouden by besluit.
    """
    rij = vergrendeld(verzoek)
    vrager = wie.huidig()
    policies.check_soort(rij, Verzoeksoort.INZAGE)
    policies.check_te_beantwoorden(rij)
    medewerker = beoordelaar()
    if rij.ouder:
        gezag.check_nog_te_geven(rij.ouder, rij.persoon_id)
    inzage.noteer(InzageSoort.EXPORTEREN, [rij.persoon_id], gegevensgroep=AVG)
    delen = te_geven(rij)
    kop = Kop(
        Gemeente.objects.get(pk=vrager.gemeente).naam, rij.kenmerk, klok.vandaag(), van_kind=rij.ouder is not None
    )
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
    zet(rij, afgehandeld_op=klok.nu())
    noteer(Gebeurd.AVG_BEANTWOORD, rij)
    return antwoord.pk
