"""From aanvraag to letter: who proposes, who decides, and under which mandaat."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from rotonde.besluiten import actions as besluiten
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.catalogus import queries as catalogus
from rotonde.kern import betrokkenheid
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag, Doel
from rotonde.simulatie import beslissers
from rotonde.simulatie.beslissers import Zaak
from rotonde.simulatie.rolverdeling import Functie
from rotonde.simulatie.stappen.hulp import woorden
from rotonde.simulatie.stappen.hulp.loop import Lopen
from rotonde.simulatie.trekking.hulp import Hulp

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
DAGEN_PER_JAAR = 365
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Toekenning:
    """What was decided for one provision: volume in the unit of its product, tarief in euro per unit."""

    hulp: Hulp
    besluit: UUID
    volume: Decimal
    tarief: Decimal


@dataclass(frozen=True)
class _Voorstel:
    hulp: Hulp
    voorstel: UUID
    aanspreekpunt: UUID


def beslis(lopen: Lopen, hulp: Sequence[Hulp]) -> list[Toekenning]:
    """Ask, propose, decide and announce, all on the day of deciding of this month."""
    dag = hulp[0].besluit
    with lopen.toneel.op(dag, lopen.wet, Doel.BESLUITVORMING):
        producten = {p.code: p.pk for p in catalogus.producten_op(dag, lopen.wet, None)}
    voorstellen: list[_Voorstel] = []
    for aanspreekpunt, eigen in _per(hulp, lambda h: lopen.van_client[h.client].aanspreekpunt).items():
        with lopen.als(aanspreekpunt, lopen.functie, dag):
            aanvragen = besluiten.aanvragen_bulk([_aanvraag(lopen, h) for h in eigen])
            regels = [_voorstel(lopen, h, a.pk, producten[h.product]) for h, a in zip(eigen, aanvragen, strict=True)]
            gedaan = besluiten.voorstellen_bulk(regels)
        voorstellen += [_Voorstel(h, v.pk, aanspreekpunt) for h, v in zip(eigen, gedaan, strict=True)]
    genomen: dict[UUID, UUID] = {}
    for (functie, medewerker), zaken in _per(voorstellen, lambda v: _beslisser(lopen, v)).items():
        genomen |= _besluit(lopen, functie, medewerker, zaken)
    return [Toekenning(v.hulp, genomen[v.voorstel], *_hoeveel(lopen, v.hulp)) for v in voorstellen]


def _per(dingen: Sequence[T], sleutel: Callable[[T], K]) -> dict[K, list[T]]:
    groepen: dict[K, list[T]] = defaultdict(list)
    for ding in dingen:
        groepen[sleutel(ding)].append(ding)
    return groepen


def _aanvraag(lopen: Lopen, hulp: Hulp) -> besluiten.AanvraagRegel:
    loop = lopen.van_client[hulp.client]
    persoon = lopen.toneel.personen[hulp.client]
    return besluiten.AanvraagRegel(loop.dossier, persoon, lopen.wet, woorden.AANVRAAG[lopen.wet], hulp.aanvraag)


def _voorstel(lopen: Lopen, hulp: Hulp, aanvraag: UUID, product: UUID) -> besluiten.VoorstelRegel:
    loop = lopen.van_client[hulp.client]
    return besluiten.VoorstelRegel(
        aanvraag,
        loop.inzet,
        product,
        BesluitSoort.TOEKENNEN,
        periode(hulp.begin, hulp.eind),
        _hoeveel(lopen, hulp)[0],
        Decimal(hulp.toe_te_kennen) / 100,
        {loop.doel: woorden.MOTIVERING[lopen.wet]},
    )


def _hoeveel(lopen: Lopen, hulp: Hulp) -> tuple[Decimal, Decimal]:
    """Volume per frequency of the product and tarief per unit, so that together they come near the amount.

    What has no tarief is money, so much each time; what is bought once has a price of its own.
    """
    product = lopen.toneel.producten[hulp.product]
    dagen = (hulp.eind - hulp.begin).days
    keren = {"dag": dagen, "week": dagen / 7, "maand": dagen / 30.4}.get(product.frequentie or "", 1)
    tarief = lopen.toneel.tarief(hulp.product, hulp.begin)
    if tarief is None or (hulp.eenmalig and tarief != 1):
        return Decimal(1), (Decimal(hulp.toe_te_kennen) / 100 / Decimal(str(keren))).quantize(CENT)
    volume = Decimal(hulp.toe_te_kennen) / 100 / tarief / Decimal(str(keren))
    return max(CENT, volume.quantize(CENT)), tarief


def _beslisser(lopen: Lopen, voorstel: _Voorstel) -> tuple[Functie, UUID]:
    """Who decides: the Aanspreekpunt when the mandaat reaches, else a colleague or a higher function."""
    hulp = voorstel.hulp
    dagen = (hulp.eind - hulp.begin).days
    zaak = Zaak(
        lopen.wet,
        Afslag(lopen.toneel.producten[hulp.product].afslag),
        hulp.groep,
        hulp.toe_te_kennen / 100 * DAGEN_PER_JAAR / max(DAGEN_PER_JAAR, dagen),
        _maanden(hulp.begin, hulp.eind),
    )
    toneel = lopen.toneel
    bevoegd = beslissers.bevoegd(zaak, lopen.functie, toneel.functies, toneel.regels("mandaten"))
    if not bevoegd.ander:
        return bevoegd.functie, voorstel.aanspreekpunt
    return bevoegd.functie, _van_dienst(lopen, bevoegd.functie, hulp.besluit.month, niet=voorstel.aanspreekpunt)


def _van_dienst(lopen: Lopen, functie: Functie, maand: int, *, niet: UUID) -> UUID:
    """Who decides for others this month; who proposed never does."""
    mogelijk = lopen.medewerkers[functie.code]
    beurt = maand % len(mogelijk)
    return next(medewerker for medewerker in mogelijk[beurt:] + mogelijk[:beurt] if medewerker != niet)


def _maanden(begin: date, eind: date) -> int:
    """Whole months, rounded up."""
    return (eind.year - begin.year) * 12 + eind.month - begin.month + (eind.day > begin.day)


def _besluit(lopen: Lopen, functie: Functie, medewerker: UUID, zaken: Sequence[_Voorstel]) -> dict[UUID, UUID]:
    """The besluit of each voorstel; who is not the Aanspreekpunt is involved for as long as deciding takes."""
    dag = zaken[0].hulp.besluit
    elders = [lopen.van_client[z.hulp.client].dossier for z in zaken if z.aanspreekpunt != medewerker]
    with lopen.toneel.op(dag, lopen.wet, Doel.BESLUITVORMING):
        betrokkenheid.begin(Band(medewerker, "dossier", dossier, "beslisser") for dossier in elders)
    with lopen.als(medewerker, functie, dag):
        genomen = besluiten.besluiten_bulk([z.voorstel for z in zaken])
        besluiten.bekendmaken_bulk([besluit.pk for besluit in genomen])
    with lopen.toneel.op(dag, lopen.wet, Doel.BESLUITVORMING):
        betrokkenheid.einde_alle((dossier, medewerker) for dossier in elders)
    return {besluit.voorstel_id: besluit.pk for besluit in genomen}
