"""What a dossier holds, whose it is and who has which. The line in the inzagelog comes before the data (PRIV-37)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject

from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.models import Lidmaatschap
from rotonde.kern import collegas, inzage, vervanging, wie
from rotonde.kern.models import Medewerker
from rotonde.kern.periode import geldt_op
from rotonde.kern.soorten import Afslag, InzageSoort, Rol, Wet
from rotonde.kern.teruglezen import moment, of_niets, sleutel
from rotonde.kern.vaste_vraag import Sleutels, VasteVraag
from rotonde.kern.vervanging import Invaller
from rotonde.privacy.toestemming.soorten import Mag
from rotonde.regie import metingen, policies
from rotonde.regie.acties import queries as acties
from rotonde.regie.acties.queries import Punt
from rotonde.regie.beeld import AanpakBeeld, DoelBeeld, DossierBeeld, InzetBeeld, Kop
from rotonde.regie.models import Aanpak, Doel, Dossier, Inzet, Regie
from rotonde.regie.nazorg.soorten import Resultaat
from rotonde.regie.opschaling import queries as opschaling
from rotonde.regie.opschaling.queries import Stand
from rotonde.regie.soorten import Ladder
from rotonde.regie.team import queries as team
from rotonde.regie.team.queries import Lid as Teamlid

T = TypeVar("T")


@dataclass(frozen=True)
class Dossierpagina:
    """A dossier with who works along in it, what there is to do, and whether it is escalated."""

    dossier: DossierBeeld
    team: list[Teamlid]
    acties: list[Punt]
    opschaling: Stand | None


def dossier(dossier_id: UUID) -> DossierBeeld:
    """A dossier with household, Aanspreekpunt and every version of the Aanpak.

    Writes a line for each member of the household and each persoon a doel is about, before it reads. Raises
    NietGevonden for who is not involved, or no longer (PRIV-12, PRIV-13, SEC-11).
    """
    kop = _met_regel(dossier_id)
    return _beeld(kop, _gevonden(_INHOUD.een(dossier_id)))


def dossierpagina(dossier_id: UUID) -> Dossierpagina:
    """The same with what stands beside it on its page, all in one statement after the lines. Raises as it does."""
    kop = _met_regel(dossier_id)
    inhoud = _gevonden(_PAGINA.een(dossier_id))
    return Dossierpagina(
        _beeld(kop, inhoud),
        team.uit_json(inhoud.team),
        acties.uit_json(inhoud.acties),
        opschaling.uit_json(inhoud.opschaling),
    )


def kop(dossier_id: UUID, *, gegevensgroep: str) -> Kop:
    """The household of a dossier and who holds it, a line for each member, for a page about one part of it.

    Raises NietGevonden for who is not involved, or no longer (SEC-11).
    """
    rij = _gevonden(_KOP.een(dossier_id))
    inzage.noteer(InzageSoort.TONEN, rij.leden, gegevensgroep=gegevensgroep, dossier=dossier_id)
    leden = inwoners.leden(rij.huishouden_id)
    return Kop(
        rij.id,
        rij.melding__persoon_id,
        rij.gesloten_op,
        rij.houder_naam or "",
        rij.houder_id,
        rij.ik_houd,
        leden,
    )


class _Kop(NamedTuple):
    """Of a dossier: who is the Aanspreekpunt now (nobody, when it is closed), whether who asks may do the same, and
    whom it is about."""

    id: UUID
    huishouden_id: UUID
    melding_id: UUID
    melding__persoon_id: UUID | None
    melding__ontvangen_op: datetime
    geopend_op: datetime
    gesloten_op: datetime | None
    resultaat: str
    toelichting: str
    wet: str
    houder_id: UUID | None
    houder_naam: str | None
    houder_sinds: datetime | None
    ik_houd: bool
    leden: list[UUID]
    over_wie: list[UUID]


class _Inhoud(NamedTuple):
    """What a dossier holds, as JSON, and what stands beside it on its page."""

    gezin: list[dict[str, Any]]
    versies: list[dict[str, Any]]
    gemeten: list[dict[str, Any]]
    team: Sequence[dict[str, Any]] = ()
    acties: Sequence[dict[str, Any]] = ()
    opschaling: dict[str, Any] | None = None


def _kop(dossiers: Sleutels) -> "QuerySet[Dossier, Any]":
    houder = Regie.objects.filter(dossier=OuterRef("pk"), periode__endswith__isnull=True)
    rijen = Dossier.objects.filter(id__een_van=dossiers, gemeente_id=wie.huidig().gemeente).annotate(
        houder_id=Subquery(houder.values("medewerker_id")),
        houder_naam=Subquery(houder.values("medewerker__naam")),
        houder_sinds=Subquery(houder.values("periode__startswith")),
        ik_houd=Exists(houder.filter(vervanging.houdt("medewerker_id"))),
        leden=ArraySubquery(inwoners.leden_ids(OuterRef("huishouden_id"))),
        over_wie=ArraySubquery(Doel.objects.filter(dossier=OuterRef("pk")).values("persoon_id")),
    )
    return rijen.values_list(*_Kop._fields)


def _inhoud(dossiers: Sleutels, **erbij: Combinable) -> "QuerySet[Dossier, Any]":
    """One trip to the database, however much the dossier holds."""
    delen = {
        "gezin": inwoners.leden_als_json("huishouden_id"),
        "versies": _aanpakken_als_json("pk"),
        "gemeten": metingen.als_json("pk"),
        **erbij,
    }
    return Dossier.objects.filter(id__een_van=dossiers).annotate(**delen).values_list(*delen)


def _pagina(dossiers: Sleutels) -> "QuerySet[Dossier, Any]":
    return _inhoud(
        dossiers, team=team.als_json("pk"), acties=acties.als_json("pk"), opschaling=opschaling.als_json("pk")
    )


_KOP, _INHOUD, _PAGINA = VasteVraag(_Kop, _kop), VasteVraag(_Inhoud, _inhoud), VasteVraag(_Inhoud, _pagina)


def _gevonden(rij: T | None) -> T:
    """Not there, not one's own, or gone since the statement before: as if it was never there."""
    if rij is None:
        raise policies.niet_gevonden()
    return rij


def _met_regel(dossier_id: UUID) -> _Kop:
    kop = _gevonden(_KOP.een(dossier_id))
    personen = sorted({*kop.leden, *kop.over_wie})
    inzage.noteer(InzageSoort.TONEN, personen, gegevensgroep="dossier", dossier=dossier_id)
    return kop


def _beeld(kop: _Kop, inhoud: _Inhoud) -> DossierBeeld:
    return DossierBeeld(
        kop.id,
        kop.huishouden_id,
        kop.melding_id,
        kop.melding__persoon_id,
        kop.geopend_op,
        kop.gesloten_op,
        kop.houder_naam or "",
        kop.houder_id,
        kop.ik_houd,
        _invaller(kop.houder_id),
        inwoners.leden_uit_json(inhoud.gezin),
        _aanpakken(inhoud.versies, metingen.uit_json(inhoud.gemeten)),
        Wet(kop.wet),
        kop.melding__ontvangen_op,
        Resultaat(kop.resultaat).label if kop.resultaat else "",
        kop.toelichting,
        kop.houder_sinds if kop.houder_sinds != kop.geopend_op else None,
    )


def aanspreekpunt_van(dossier_id: UUID) -> str:
    """The name of who holds the dossier now, for who is involved; empty when it is closed."""
    houder = _houder(dossier_id)
    return houder.naam if houder else ""


def dossier_bij_melding(melding_id: UUID) -> UUID | None:
    """The dossier that was opened from a melding, for who is involved."""
    return Dossier.objects.filter(melding_id=melding_id).values_list("id", flat=True).first()


def dossiers_van(persoon: UUID) -> list[UUID]:
    """The dossiers that began with a question of this resident, newest first, as far as who asks may see them."""
    rijen = Dossier.objects.filter(gemeente_id=wie.huidig().gemeente, melding__persoon_id=persoon)
    return list(rijen.order_by("-geopend_op").values_list("id", flat=True))


def open_dossiers(huishoudens: Iterable[UUID]) -> dict[UUID, UUID]:
    """The open dossier per huishouden, as far as who asks may see it."""
    rijen = Dossier.objects.filter(huishouden_id__in=list(huishoudens), gesloten_op__isnull=True)
    return dict(rijen.values_list("huishouden_id", "id"))


def mogelijke_aanspreekpunten() -> list[tuple[UUID, str]]:
    """(id, name) of the medewerkers who have the rol today."""
    return collegas.met_rol([Rol.AANSPREEKPUNT])


def huishoudens_op(vragen: Iterable[tuple[UUID | None, date]]) -> dict[tuple[UUID | None, date], UUID]:
    """Which huishouden somebody belonged to on a day, for many at once; who belonged to none is left out."""
    gevraagd = set(vragen)
    lidmaatschappen: dict[UUID, list[Lidmaatschap]] = {}
    for lid in Lidmaatschap.objects.filter(persoon_id__in={persoon for persoon, _ in gevraagd if persoon}):
        lidmaatschappen.setdefault(lid.persoon_id, []).append(lid)
    return {
        (persoon, dag): lid.huishouden_id
        for persoon, dag in gevraagd
        if persoon is not None
        for lid in lidmaatschappen.get(persoon, [])
        if geldt_op(lid.periode, dag)
    }


def _invaller(houder: UUID | None) -> Invaller | None:
    """Who stands in today for the Aanspreekpunt of a dossier; not asked for who holds it."""
    if houder is None or houder == wie.huidig().actor:
        return None
    return vervanging.invallers([houder]).get(houder)


def _houder(dossier_id: UUID) -> Medewerker | None:
    regie = Regie.objects.filter(dossier_id=dossier_id, periode__endswith__isnull=True).select_related("medewerker")
    gevonden = regie.first()
    return gevonden.medewerker if gevonden else None


def _aanpakken_als_json(dossier: str) -> ArraySubquery:
    """Every version of the Aanpak, the newest first, with its doelen and their inzet."""
    inzet = JSONObject(**{veld: veld for veld in _INZET})
    inzetten = Inzet.objects.filter(doel=OuterRef("pk")).order_by("id").values_list(inzet, flat=True)
    doel = JSONObject(inzetten=ArraySubquery(inzetten), **{veld: veld for veld in _DOEL})
    doelen = Doel.objects.filter(aanpak=OuterRef("pk")).order_by("id").values_list(doel, flat=True)
    versie = JSONObject(doelen=ArraySubquery(doelen), **{veld: veld for veld in _AANPAK})
    return ArraySubquery(
        Aanpak.objects.filter(dossier_id=OuterRef(dossier)).order_by("-versie").values_list(versie, flat=True)
    )


_INZET = (
    "id", "soort", "afslag", "omschrijving", "product_code", "reden_zwaarder", "doelbinding", "wet", "revisie",
)  # fmt: skip
_DOEL = (
    "id", "persoon_id", "leefgebied", "omschrijving", "startscore", "streefscore", "wet", "revisie", "lijn",
)  # fmt: skip
_AANPAK = ("id", "versie", "vastgesteld_op", "akkoord_op", "reden_zonder_akkoord", "revisie")


def _aanpakken(versies: Iterable[dict[str, Any]], gemeten: metingen.Metingen) -> list[AanpakBeeld]:
    return [
        AanpakBeeld(
            sleutel(een["id"]),
            een["versie"],
            of_niets(moment, een["vastgesteld_op"]),
            of_niets(moment, een["akkoord_op"]),
            een["reden_zonder_akkoord"],
            een["revisie"],
            [_doel(doel, gemeten) for doel in een["doelen"]],
        )
        for een in versies
    ]


def _doel(doel: dict[str, Any], gemeten: metingen.Metingen) -> DoelBeeld:
    id_ = sleutel(doel["id"])
    evaluaties = gemeten.van(id_, of_niets(sleutel, doel["lijn"]))
    return DoelBeeld(
        id_,
        sleutel(doel["persoon_id"]),
        doel["leefgebied"],
        doel["omschrijving"],
        doel["startscore"],
        doel["streefscore"],
        Wet(doel["wet"]),
        doel["revisie"],
        [_inzet(inzet) for inzet in doel["inzetten"]],
        metingen.effect(evaluaties, doel["startscore"]),
        evaluaties,
    )


def _inzet(inzet: dict[str, Any]) -> InzetBeeld:
    return InzetBeeld(
        sleutel(inzet["id"]),
        Ladder(inzet["soort"]),
        Afslag(inzet["afslag"]),
        inzet["omschrijving"],
        inzet["product_code"],
        inzet["reden_zwaarder"],
        Mag(inzet["doelbinding"]),
        Wet(inzet["wet"]),
        inzet["revisie"],
    )
