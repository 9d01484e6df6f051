"""The verbs of signalen. Each single verb is the bulk verb with one item (AF-10)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from rotonde.kern import gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.signalen import policies
from rotonde.signalen.bewaren import bewaartermijn
from rotonde.signalen.models import Contactpoging, Signaal
from rotonde.signalen.soorten import Achterstand, Kanaal, Resultaat, SignaalStatus

_BIJ_AFRONDEN = ("status", "resultaat", "afgerond_op", "bewaren_tot", "bewaartermijn")


@dataclass(frozen=True)
class Ontvangst:
    """What a partner reports: about an address, a persoon, or both. `partner` is the code of the organisatie."""

    partner: str
    achterstand: Achterstand
    bedrag: Decimal
    ontvangen_op: date
    adres: UUID | None = None
    persoon: UUID | None = None

    @property
    def sleutel(self) -> tuple[str, UUID | None, date]:
        """Within this a second report is the same signaal: partner, address (else persoon) and month."""
        return self.partner, self.adres or self.persoon, self.ontvangen_op.replace(day=1)


@dataclass(frozen=True)
class Poging:
    """An attempt at contact after a signaal."""

    signaal: UUID
    op: date
    kanaal: Kanaal
    gelukt: bool


@dataclass(frozen=True)
class Afronding:
    """A signaal is closed, with one result."""

    signaal: UUID
    op: date
    resultaat: Resultaat


@actie("signalen.ontvangen")
def ontvangen_alle(ontvangsten: Sequence[Ontvangst]) -> list[UUID]:
    """Take in signalen and return their ids in the same order.

    A second one of the same partner about the same address in the same month is not stored again: the id of the
    first is returned. Raises Ongeldig when one is about nobody.
    """
    policies.check_over_iemand(ontvangsten)
    bekend = _bekende(ontvangsten)
    nieuw: list[Signaal] = []
    ids: list[UUID] = []
    for ontvangst in ontvangsten:
        if ontvangst.sleutel not in bekend:
            signaal = _signaal(ontvangst)
            nieuw.append(signaal)
            bekend[ontvangst.sleutel] = signaal.pk
        ids.append(bekend[ontvangst.sleutel])
    voeg_toe(nieuw)
    gebeurtenissen.noteer("signalen.ontvangen", [_feit(signaal) for signaal in nieuw])
    return ids


def ontvangen(ontvangst: Ontvangst) -> UUID:
    """Take in one signaal; see `ontvangen_alle`."""
    return ontvangen_alle([ontvangst])[0]


@actie("signalen.contact_proberen")
def contact_proberen_alle(pogingen: Sequence[Poging]) -> None:
    """Record attempts at contact; a signaal is in behandeling from its first. Raises KanNuNiet for a closed one."""
    signalen = policies.check_open({poging.signaal for poging in pogingen})
    policies.check_niet_voor_ontvangst((signalen[poging.signaal], poging.op) for poging in pogingen)
    gemeente = wie.huidig().gemeente
    voeg_toe(
        Contactpoging(
            gemeente_id=gemeente,
            signaal_id=poging.signaal,
            op=poging.op,
            kanaal=poging.kanaal,
            gelukt=poging.gelukt,
        )
        for poging in pogingen
    )
    _in_behandeling(signalen.values())
    gebeurtenissen.noteer(
        "signalen.contact_geprobeerd",
        [_feit(signalen[poging.signaal], kanaal=poging.kanaal, gelukt=poging.gelukt) for poging in pogingen],
    )


def contact_proberen(poging: Poging) -> None:
    """Record one attempt; see `contact_proberen_alle`."""
    contact_proberen_alle([poging])


@actie("signalen.afronden")
def afronden_alle(afrondingen: Sequence[Afronding]) -> None:
    """Close signalen, each with exactly one result, and say until when they are kept (BEW-06).

    Raises NietGevonden for an unknown signaal, KanNuNiet for one that is closed already, Ongeldig when it would close
    before it was received.
    """
    signalen = policies.check_open({afronding.signaal for afronding in afrondingen}, eenmaal=len(afrondingen))
    policies.check_niet_voor_ontvangst((signalen[afronding.signaal], afronding.op) for afronding in afrondingen)
    for afronding in afrondingen:
        signaal = signalen[afronding.signaal]
        signaal.status = SignaalStatus.AFGEROND
        signaal.resultaat = afronding.resultaat
        signaal.afgerond_op = afronding.op
        termijn = bewaartermijn(afronding.resultaat, afronding.op)
        signaal.bewaren_tot, signaal.bewaartermijn = termijn.dag, termijn.herkomst
    werk_bij(signalen.values(), _BIJ_AFRONDEN)
    gebeurtenissen.noteer("signalen.afgerond", [_feit(signalen[a.signaal], resultaat=a.resultaat) for a in afrondingen])


def afronden(afronding: Afronding) -> None:
    """Close one signaal; see `afronden_alle`."""
    afronden_alle([afronding])


def _bekende(ontvangsten: Sequence[Ontvangst]) -> dict[tuple[str, UUID | None, date], UUID]:
    maanden = {ontvangst.sleutel[2] for ontvangst in ontvangsten}
    partners = {ontvangst.partner for ontvangst in ontvangsten}
    rijen = Signaal.objects.filter(gemeente_id=wie.huidig().gemeente, maand__in=maanden, partner__in=partners)
    return {
        (partner, adres or persoon, maand): id_
        for id_, partner, adres, persoon, maand in rijen.values_list("id", "partner", "adres_id", "persoon_id", "maand")
    }


def _signaal(ontvangst: Ontvangst) -> Signaal:
    return Signaal(
        gemeente_id=wie.huidig().gemeente,
        adres_id=ontvangst.adres,
        persoon_id=ontvangst.persoon,
        partner=ontvangst.partner,
        achterstand=ontvangst.achterstand,
        bedrag=ontvangst.bedrag,
        ontvangen_op=ontvangst.ontvangen_op,
        maand=ontvangst.ontvangen_op.replace(day=1),
    )


def _in_behandeling(signalen: Iterable[Signaal]) -> None:
    nieuw = [signaal.pk for signaal in signalen if signaal.status == SignaalStatus.ONTVANGEN]
    if nieuw:
        Signaal.objects.filter(pk__in=nieuw).update(status=SignaalStatus.IN_BEHANDELING)


def _feit(signaal: Signaal, **gegevens: str | bool) -> Feit:
    return Feit("signaal", signaal.pk, betrokkene=signaal.persoon_id, gegevens={"partner": signaal.partner, **gegevens})
