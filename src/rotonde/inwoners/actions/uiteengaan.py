"""Two adults of one household part, and where the one goes stays unknown to the other (PRIV-28)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inwoners import adressen, policies
from rotonde.inwoners.actions.gezin import Gezin, gezin_vormen
from rotonde.inwoners.actions.vergrendelen import vergrendel
from rotonde.inwoners.actions.verhuizen import Verhuizing, verhuizen
from rotonde.inwoners.models import Bewoning, Lidmaatschap, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.periode import sluit


@dataclass(frozen=True)
class Vertrek:
    """On `op` an adult leaves the household, with these children, for `adres`."""

    persoon: UUID
    kinderen: Sequence[UUID]
    adres: adressen.Adresgegevens
    op: date


@actie("inwoners.uiteengaan")
def uiteengaan(vertrek: Vertrek) -> UUID:
    """Let one adult leave; returns the id of the new household.

    From that day the leaver has a household of the own, the partnership has ended, and the new address stands there as
    ciphertext, whatever the BRP says. Gezag stays where a judge left it. Who remains sees nothing of the new
    household: what a resident sees are the own rows. Raises NietGevonden for who is unknown or lives with nobody,
    Ongeldig when a child is not of this household.
    """
    vergrendel([vertrek.persoon, *vertrek.kinderen])
    oud = policies.check_woont_samen(vertrek.persoon, vertrek.kinderen, vertrek.op)
    _beeindig_partnerschap(vertrek, oud)
    _verlaat_adres(vertrek)
    nieuw = gezin_vormen(Gezin([vertrek.persoon], list(vertrek.kinderen), vertrek.op, partners=False))
    verhuizen(Verhuizing(nieuw, vertrek.adres, vertrek.op, geheim=True))
    gebeurtenissen.noteer("inwoners.uiteengegaan", [Feit("huishouden", nieuw)])
    return nieuw


def _beeindig_partnerschap(vertrek: Vertrek, oud: UUID) -> None:
    achterblijvers = Lidmaatschap.objects.filter(huishouden_id=oud, periode__contains=vertrek.op).values("persoon_id")
    paar = Relatie.objects.filter(soort=RelatieSoort.PARTNER, periode__endswith__isnull=True)
    rijen = [
        *paar.filter(persoon_id=vertrek.persoon, ander_id__in=achterblijvers),
        *paar.filter(ander_id=vertrek.persoon, persoon_id__in=achterblijvers),
    ]
    for rij in rijen:
        rij.periode = sluit(rij.periode, vertrek.op)
    Relatie.objects.bulk_update(rijen, ["periode"])


def _verlaat_adres(vertrek: Vertrek) -> None:
    wie = [vertrek.persoon, *vertrek.kinderen]
    rijen = list(Bewoning.objects.filter(persoon_id__in=wie, periode__endswith__isnull=True))
    for rij in rijen:
        rij.periode = sluit(rij.periode, vertrek.op)
    Bewoning.objects.bulk_update(rijen, ["periode"])
