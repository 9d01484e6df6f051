"""What screens and other rooms ask about besluiten: first the line in the inzagelog, then the data (PRIV-37)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from rotonde.besluiten import policies
from rotonde.besluiten.models import Aanvraag, Beschikking, Besluit, Motivering, Voorstel
from rotonde.besluiten.soorten import BesluitSoort, Stand
from rotonde.catalogus import queries as catalogus
from rotonde.catalogus.models import Product
from rotonde.inwoners.naam import voluit
from rotonde.kern import inzage, klok
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import Afslag, InzageSoort, Wet
from rotonde.kern.vaste_vraag import Sleutels, VasteVraag
from rotonde.regie.models import Aanpak, Inzet
from rotonde.regie.soorten import Ladder

_GROEP = "beschikking"
_NIET_GEVONDEN = "Dit besluit is er niet, of u bent niet betrokken bij het dossier."


@dataclass(frozen=True, slots=True)
class Besluitbeeld:
    """A besluit with who and what it names, why, and the two days of its letter: None while there is none.

    `bedrag` in euro for the whole period; each motivering has a `doel` with its `omschrijving`, and a `toelichting`.
    """

    id: UUID
    dossier_id: UUID
    persoon_id: UUID
    afslag: int
    soort: BesluitSoort
    periode: DateRange
    bedrag: Decimal
    datum: dt.date
    product: str
    voornamen: str
    achternaam: str
    genomen_door: str
    mandaat: str
    mandaat_bron: str
    bekendgemaakt_op: dt.date | None
    bezwaar_tot_en_met: dt.date | None
    motiveringen: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter as it was sent. `pdf` is empty in a list."""

    besluit_id: UUID
    kenmerk: str
    onderwerp: str
    soort: BesluitSoort
    bekendgemaakt_op: dt.date
    bezwaar_tot_en_met: dt.date
    pdf: bytes = b""


@dataclass(frozen=True, slots=True)
class Regel:
    """One aanvraag in the work list, with how far it is and where to go on."""

    aanvraag_id: UUID
    voorstel_id: UUID | None
    besluit_id: UUID | None
    dossier_id: UUID
    naam: str
    omschrijving: str
    wet: Wet
    uiterste_beslisdatum: dt.date
    stand: Stand


@dataclass(frozen=True, slots=True)
class Inzetregel:
    """Maatwerk that the Aanpak names and that nobody asked for yet."""

    inzet_id: UUID
    naam: str
    omschrijving: str
    afslag: Afslag


def beschikking(besluit_id: UUID) -> Brief:
    """The letter of a besluit with its exact bytes; raises NietGevonden when there is none, or it is not yours, and
    GeenBevoegdheid for one that holds an address that became secret, to who may see no secret address (PRIV-25).

    Writes the line that it was printed before the bytes are read; the line commits before a byte leaves (AF-03).
    """
    gevonden = Beschikking.objects.filter(besluit_id=besluit_id)
    betrokkene = gevonden.values_list("persoon_id", "dossier_id", "bekendgemaakt_op").first()
    if betrokkene is None:
        raise NietGevonden("Deze brief is er niet, of u bent niet betrokken bij het dossier.")
    policies.eis_geen_geheim_adres(betrokkene[0], betrokkene[2])
    inzage.noteer(InzageSoort.AFDRUKKEN, [betrokkene[0]], gegevensgroep=_GROEP, dossier=betrokkene[1])
    rij = gevonden.select_related("besluit__product").get()
    return _brief(rij, bytes(rij.pdf))


def brieven_van(persoon_id: UUID) -> list[Brief]:
    """The letters of one persoon, newest first and without their bytes, for Mijn Rotonde."""
    inzage.noteer(InzageSoort.TONEN, [persoon_id], gegevensgroep=_GROEP)
    rijen = Beschikking.objects.filter(persoon_id=persoon_id).defer("pdf").select_related("besluit__product")
    return [_brief(rij) for rij in rijen.order_by("-bekendgemaakt_op", "-id")]


def inzetten_zonder_aanvraag(dossiers: Collection[UUID]) -> Rijen[Inzetregel]:
    """Maatwerk in the Aanpak of these dossiers for which nothing was asked yet; a line for each betrokkene."""
    return Rijen(_nog_te_vragen().filter(dossier_id__in=dossiers).order_by("-id"), _inzetregels)


def nog_te_vragen(dossier_id: UUID) -> list[Inzetregel]:
    """The same for one dossier, for a screen that wrote its line already."""
    return _NOG_TE_VRAGEN.alle([dossier_id])


def inzet(inzet_id: UUID) -> tuple[Inzet, Product]:
    """One inzet with its doel, and the product as it holds today; raises NietGevonden. Writes the line first."""
    _noteer(Inzet, inzet_id, "Aanpak")
    gevonden = Inzet.objects.select_related("doel", "persoon").get(pk=inzet_id)
    return gevonden, catalogus.product_op(klok.vandaag(), gevonden.product_code)


def werkvoorraad(dossiers: Collection[UUID]) -> Rijen[Regel]:
    """The aanvragen of these dossiers whose letter was not sent yet, the most urgent first; a line for each."""
    bekend = Beschikking.objects.filter(besluit__aanvraag=OuterRef("pk"))
    aanvragen = Aanvraag.objects.filter(~Exists(bekend), dossier_id__in=dossiers)
    return Rijen(aanvragen.order_by("uiterste_beslisdatum", "id"), _werkregels)


def in_dossier(dossier_id: UUID) -> list[Regel]:
    """Every aanvraag of one dossier, whatever its stand, for a screen that wrote its line already."""
    return _IN_DOSSIER.alle([dossier_id])


def voorstel(voorstel_id: UUID) -> Voorstel:
    """One voorstel with what belongs to it; raises NietGevonden. Writes the line first."""
    _noteer(Voorstel, voorstel_id)
    return (
        Voorstel.objects.select_related("product", "aanvraag", "persoon", "voorgesteld_door", "inzet__doel")
        .prefetch_related("motiveringen__doel", "besluiten")
        .get(pk=voorstel_id)
    )


def besluit(besluit_id: UUID) -> Besluit:
    """One besluit with its product, persoon and voorstel; raises NietGevonden. Writes the line first."""
    _noteer(Besluit, besluit_id)
    return Besluit.objects.select_related("product", "persoon", "voorstel").get(pk=besluit_id)


def besluitbeeld(besluit_id: UUID) -> Besluitbeeld:
    """One besluit as its page shows it; raises NietGevonden. Writes the line first."""
    _noteer(Besluit, besluit_id)
    gevonden = _BESLUIT.een(besluit_id)
    # Seen in the statement before: gone in between is not found.
    if gevonden is None:
        raise NietGevonden(_NIET_GEVONDEN)
    return gevonden


def _besluit_getoond(besluiten: Sleutels) -> "QuerySet[Besluit, Any]":
    waarom = Motivering.objects.filter(voorstel=OuterRef("voorstel")).order_by("id")
    motivering = JSONObject(doel=JSONObject(omschrijving="doel__omschrijving"), toelichting="toelichting")
    velden = Besluit.objects.filter(id__een_van=besluiten).values_list(
        *("id", "dossier_id", "persoon_id", "afslag", "soort", "periode", "bedrag", "datum", "product__naam"),
        *("persoon__voornamen", "persoon__achternaam", "genomen_door__naam", "mandaat__code", "mandaat__bron"),
        *("beschikkingen__bekendgemaakt_op", "beschikkingen__bezwaar_tot_en_met"),
    )
    return velden.annotate(motiveringen=ArraySubquery(waarom.values(json=motivering)))


_BESLUIT = VasteVraag(Besluitbeeld, _besluit_getoond)


def _nog_te_vragen() -> "QuerySet[Inzet]":
    """Of the newest fixed Aanpak only. A new version begins as a copy, so what was asked is known by its product."""
    vast = Aanpak.objects.filter(dossier=OuterRef("dossier"), vastgesteld_op__isnull=False).order_by("-versie")
    gevraagd = Voorstel.objects.filter(
        dossier=OuterRef("dossier"), persoon=OuterRef("persoon"), product__code=OuterRef("product_code")
    )
    return Inzet.objects.filter(
        ~Exists(gevraagd), ~Q(product_code=""), soort=Ladder.MAATWERK, doel__aanpak=Subquery(vast.values("id")[:1])
    )


def _inzetvelden(inzetten: "QuerySet[Inzet]") -> "QuerySet[Inzet, Any]":
    return inzetten.values_list("id", "persoon__voornamen", "persoon__achternaam", "omschrijving", "afslag")


def _inzetregel(id_: UUID, voornamen: str, achternaam: str, omschrijving: str, afslag: int) -> Inzetregel:
    return Inzetregel(id_, voluit(voornamen, achternaam), omschrijving, Afslag(afslag))


_NOG_TE_VRAGEN = VasteVraag(
    _inzetregel, lambda dossiers: _inzetvelden(_nog_te_vragen().filter(dossier__id__een_van=dossiers))
)


def _noteer(model: type[Voorstel | Besluit | Inzet], rij: UUID, gegevensgroep: str = "besluitvorming") -> None:
    if not inzage.noteer_rij(InzageSoort.TONEN, model, rij, gegevensgroep=gegevensgroep):
        raise NietGevonden(_NIET_GEVONDEN)


def _noteer_lijst(rijen: "QuerySet[Aanvraag] | QuerySet[Inzet]") -> None:
    betrokkenen = sorted(set(rijen.values_list("persoon_id", flat=True)))
    inzage.noteer(InzageSoort.TONEN, betrokkenen, gegevensgroep="besluitvorming")


def _inzetregels(inzetten: "QuerySet[Inzet]") -> list[Inzetregel]:
    _noteer_lijst(inzetten)
    return [_inzetregel(*rij) for rij in _inzetvelden(inzetten)]


def _werkregels(aanvragen: "QuerySet[Aanvraag]") -> list[Regel]:
    _noteer_lijst(aanvragen)
    return _regels(aanvragen)


class _Gang(NamedTuple):
    """How far an aanvraag is: the newest voorstel, the besluit, and whether its letter went out."""

    id: UUID
    laatste_voorstel: UUID | None
    genomen_besluit: UUID | None
    dossier_id: UUID
    persoon__voornamen: str
    persoon__achternaam: str
    omschrijving: str
    wet: str
    uiterste_beslisdatum: dt.date
    bekend: bool


def _gang(aanvragen: "QuerySet[Aanvraag]") -> "QuerySet[Aanvraag, Any]":
    van_aanvraag = {"aanvraag": OuterRef("pk")}
    rijen = aanvragen.annotate(
        laatste_voorstel=Subquery(Voorstel.objects.filter(**van_aanvraag).order_by("-id").values("id")[:1]),
        genomen_besluit=Subquery(Besluit.objects.filter(**van_aanvraag).values("id")[:1]),
        bekend=Exists(Beschikking.objects.filter(besluit__aanvraag=OuterRef("pk"))),
    )
    return rijen.values_list(*_Gang._fields)


def _regels(aanvragen: "QuerySet[Aanvraag]") -> list[Regel]:
    return [_regel(*rij) for rij in _gang(aanvragen)]


def _regel(*velden: Any) -> Regel:
    gang = _Gang(*velden)
    if gang.genomen_besluit is not None:
        stand = Stand.BEKENDGEMAAKT if gang.bekend else Stand.BESLOTEN
    else:
        stand = Stand.VOORGESTELD if gang.laatste_voorstel else Stand.AANGEVRAAGD
    return Regel(
        aanvraag_id=gang.id,
        voorstel_id=gang.laatste_voorstel,
        besluit_id=gang.genomen_besluit,
        dossier_id=gang.dossier_id,
        naam=voluit(gang.persoon__voornamen, gang.persoon__achternaam),
        omschrijving=gang.omschrijving,
        wet=Wet(gang.wet),
        uiterste_beslisdatum=gang.uiterste_beslisdatum,
        stand=stand,
    )


def _in_dossier(dossiers: Sleutels) -> "QuerySet[Aanvraag, Any]":
    aanvragen = Aanvraag.objects.filter(dossier__id__een_van=dossiers)
    return _gang(aanvragen.order_by("uiterste_beslisdatum", "id"))


_IN_DOSSIER = VasteVraag(_regel, _in_dossier)


def _brief(rij: Beschikking, pdf: bytes = b"") -> Brief:
    return Brief(
        besluit_id=rij.besluit_id,
        kenmerk=rij.kenmerk,
        onderwerp=rij.besluit.product.naam,
        soort=BesluitSoort(rij.besluit.soort),
        bekendgemaakt_op=rij.bekendgemaakt_op,
        bezwaar_tot_en_met=rij.bezwaar_tot_en_met,
        pdf=pdf,
    )
