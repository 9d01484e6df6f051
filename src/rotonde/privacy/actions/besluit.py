"""A besluit on a right under the AVG: refusing a request, and withholding from a parent with gezag (PRIV-29).

A named medewerker decides, says why, and the letter tells how to object (AVG art. 12 lid 4, UAVG art. 34).
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from rotonde.inwoners import queries as inwoners
from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.models import Medewerker, nieuw_id
from rotonde.kern.opmaak import datum
from rotonde.privacy import brief, gezag
from rotonde.privacy import policies_avg as policies
from rotonde.privacy.actions.correctie import teken_aan
from rotonde.privacy.actions.verzoek import beoordelaar, noteer, vergrendeld, zet
from rotonde.privacy.brief import Brief
from rotonde.privacy.models import Avgbesluit, AvgVerzoek
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import BESLUIT, Besluitsoort, Gebeurd, Grond, Verzoeksoort
from rotonde.privacy.termijnen import bezwaartermijn, weigertermijn

_TITELS = {
    Besluitsoort.WEIGEREN: "Wij doen niet wat u vroeg",
    Besluitsoort.ONTHOUDEN: "U krijgt deze gegevens niet",
    Besluitsoort.GEVEN: "U kunt deze gegevens weer krijgen",
}


@dataclass(frozen=True)
class Reden:
    """Why: one of the grounds of the law, in the own words of who decides, and why it is late when it is."""

    grond: Grond
    motivering: str
    te_laat: str = ""


@actie("privacy.avg_weigeren")
def avg_weigeren(verzoek: UUID, reden: Reden, *, feit: Feit | None = None) -> UUID:
    """Refuse a request with a reason, within the first month, also when the answer was put off (AVG art. 12 lid 4).

    A fact that stays as it is gets the statement of its resident beside it (AVG art. 16). Later is possible with the
    reason why it is late. Raises KanNuNiet before it is known who asks, Ongeldig without a reason.
    """
    rij = vergrendeld(verzoek)
    policies.check_te_beantwoorden(rij)
    medewerker = beoordelaar()
    if rij.soort == Verzoeksoort.RECTIFICATIE and reden.grond == Grond.KLOPT:
        teken_aan(rij, policies.check_feit(feit), wordt="", door=medewerker)
    uiterlijk = weigertermijn(rij.ontvangen_op, rij.identiteit_op)
    besluit = _beslis(Besluitsoort.WEIGEREN, rij, reden, medewerker, uiterlijk)
    _beantwoord(AvgVerzoek.objects.filter(pk=rij.pk), besluit)
    return besluit


@actie("privacy.onthouden")
def onthouden(verzoek: UUID, reden: Reden) -> UUID:
    """Withhold from a parent with gezag what is about a child: from now on, whatever that parent asked or got before.

    Raises KanNuNiet for somebody without gezag, from whom nothing has to be withheld, and when it is withheld already.
    """
    rij = vergrendeld(verzoek)
    medewerker = beoordelaar()
    ouder = policies.check_vraagt_voor_kind(rij)
    policies.check_te_onthouden(gezag.kind_van(ouder, rij.persoon_id))
    uiterlijk = None if rij.afgehandeld_op else weigertermijn(rij.ontvangen_op, rij.identiteit_op)
    besluit = _beslis(Besluitsoort.ONTHOUDEN, rij, reden, medewerker, uiterlijk)
    _beantwoord(AvgVerzoek.objects.filter(persoon=rij.persoon_id, ouder=ouder), besluit)
    return besluit


@actie("privacy.weer_geven")
def weer_geven(verzoek: UUID, *, motivering: str) -> UUID:
    """Take back that something is withheld: the parent can ask again. Raises KanNuNiet when nothing is withheld."""
    rij = vergrendeld(verzoek)
    medewerker = beoordelaar()
    ouder = policies.check_vraagt_voor_kind(rij)
    policies.check_onthouden(gezag.besluit_tegen(ouder, rij.persoon_id))
    return _beslis(Besluitsoort.GEVEN, rij, Reden(Grond.VERVALLEN, motivering), medewerker, None)


def _beslis(soort: Besluitsoort, rij: AvgVerzoek, reden: Reden, door: Medewerker, uiterlijk: date | None) -> UUID:
    policies.check_reden_besluit(soort, reden.grond, reden.motivering)
    policies.check_op_tijd_of_reden(uiterlijk, reden.te_laat)
    vandaag = klok.vandaag()
    termijn = bezwaartermijn(vandaag)
    besluit = Avgbesluit(
        id=nieuw_id(),
        gemeente_id=wie.huidig().gemeente,
        soort=soort,
        persoon_id=rij.persoon_id,
        aan=rij.ouder or rij.persoon_id,
        grond=reden.grond,
        motivering=reden.motivering,
        uiterlijk=uiterlijk,
        reden_te_laat=reden.te_laat,
        genomen_door=door,
        genomen_op=vandaag,
        bezwaar_tot_en_met=termijn.dag,
        termijn=termijn.herkomst,
    )
    besluit.pdf = _brief(besluit, rij, door)
    besluit.sha256 = hashlib.sha256(besluit.pdf).hexdigest()
    Avgbesluit.objects.bulk_create([besluit])
    feit = gebeurtenissen.Feit("avgbesluit", besluit.pk, betrokkene=rij.persoon_id)
    gebeurtenissen.noteer(Gebeurd.AVG_BESLOTEN, [feit])
    return besluit.pk


def _beantwoord(verzoeken: "QuerySet[AvgVerzoek]", besluit: UUID) -> None:
    """Close what was open with this besluit as its answer."""
    for rij in verzoeken.filter(afgehandeld_op=None):
        zet(rij, besluit_id=besluit, afgehandeld_op=klok.nu())
        noteer(Gebeurd.AVG_BEANTWOORD, rij)


def _brief(besluit: Avgbesluit, rij: AvgVerzoek, door: Medewerker) -> bytes:
    namen = inwoners.namen({besluit.aan, besluit.persoon_id}, gegevensgroep=BESLUIT)
    over = f" over {namen[besluit.persoon_id]}" if besluit.aan != besluit.persoon_id else ""
    alineas = [
        f"Op {datum(rij.ontvangen_op)} kregen wij uw verzoek{over}. Ons kenmerk daarvan is {rij.kenmerk}.",
        f"Ons besluit: {Besluitsoort(besluit.soort).label}.",
        f"De wettelijke reden: {Grond(besluit.grond).label}.",
        f"Waarom wij dit besluiten: {besluit.motivering}",
        f"Dit besluit is genomen door {door.naam}, namens het college van gemeente {door.gemeente.naam}.",
    ]
    if besluit.reden_te_laat:
        alineas.insert(1, f"Wij antwoorden te laat. De reden: {besluit.reden_te_laat}")
    titel = _TITELS[Besluitsoort(besluit.soort)]
    return brief.zet(Brief(namen[besluit.aan], besluit.kenmerk, titel, alineas, besluit.bezwaar_tot_en_met))
