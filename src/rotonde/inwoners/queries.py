"""What other rooms and screens ask about residents. The line in the inzagelog is written before the data is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from rotonde.inwoners import adressen, policies
from rotonde.inwoners.models import Adres, Bewoning, Lidmaatschap, Persoon, Relatie
from rotonde.inwoners.naam import hoofddeel, voluit
from rotonde.inwoners.soorten import GezinsRol, RelatieSoort
from rotonde.inwoners.veilig import queries as veilig
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.inwoners.veilig.soorten import Weg
from rotonde.kern import bsn, inzage, klok, sleutels, teruglezen, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.leeftijd import jaren
from rotonde.kern.periode import geldt_op
from rotonde.kern.sleutels import bsn_hashes
from rotonde.kern.soorten import InzageSoort
from rotonde.kern.vaste_vraag import Sleutels, VasteVraag

ADRES_GEHEIM = "adres is geheim"
ADRES_ONBEKEND = "geen adres bekend"


@dataclass(frozen=True)
class Inwoner:
    """A resident as a screen shows one: the BSN masked, the address hidden where it must be."""

    id: UUID
    naam: str
    geboortedatum: date
    bsn: str
    adres: str
    woonkern: str


@dataclass(frozen=True)
class Lid:
    """A member of a household on a day."""

    id: UUID
    naam: str
    geboortedatum: date
    rol: GezinsRol
    veilig: Veilig | None = None


def persoon(persoon_id: UUID, *, gegevensgroep: str = "persoonsgegevens") -> Inwoner:
    """One resident. Raises NietGevonden for who is unknown, elsewhere or not yours: they look the same (SEC-11)."""
    _noteer_zichtbaren({persoon_id}, gegevensgroep)
    return inwoners([persoon_id])[0]


def namen(ids: Iterable[UUID], *, gegevensgroep: str) -> dict[UUID, str]:
    """Names of residents by id, with one line each in the inzagelog; no number is deciphered and no address is read.

    Raises NietGevonden when one of them cannot be seen.
    """
    gevraagd = set(ids)
    _noteer_zichtbaren(gevraagd, gegevensgroep)
    return dict(_NAMEN.alle(gevraagd))


def _noteer_zichtbaren(gevraagd: set[UUID], gegevensgroep: str) -> None:
    """A line for each; raises NietGevonden, and writes none, when one of them cannot be seen."""
    if not inzage.noteer_zichtbaren(InzageSoort.TONEN, Persoon, gevraagd, gegevensgroep=gegevensgroep):
        raise NietGevonden("Deze inwoner is niet gevonden: controleer de gegevens of zoek opnieuw.")


def inwoners(ids: Iterable[UUID]) -> list[Inwoner]:
    """Residents by sort key, for who wrote the lines already."""
    return _INWONERS.alle(ids)


def ids_van_bsn(nummer: str) -> list[UUID]:
    """Who has this number here, over all live keys (AF-12): one or nobody. Raises Ongeldig for what is no BSN."""
    return _OP_BSN.alle(bsn_hashes(bsn.eis(nummer)))


def _op_bsn(sleutels: Sleutels) -> "QuerySet[Persoon, Any]":
    return Persoon.objects.filter(gemeente_id=wie.huidig().gemeente, bsn_hash__een_van=sleutels).values_list("id")


def _getoond(sleutels: Sleutels) -> "QuerySet[Persoon, Any]":
    woont = FilteredRelation("bewoningen", condition=Q(bewoningen__periode__contains=klok.vandaag()))
    rijen = Persoon.objects.filter(id__een_van=sleutels).annotate(woont=woont).order_by("sorteersleutel", "id")
    return rijen.values_list(*_PERSOON, *(f"woont__adres__{veld}" for veld in _ADRES), "woont__adres__woonkern__naam")


def _inwoner(*waarden: Any) -> Inwoner:
    *velden, woonkern = waarden
    rij = Persoon(**dict(zip(_PERSOON, velden, strict=False)))
    adres = Adres(**dict(zip(_ADRES, velden[len(_PERSOON) :], strict=True)))
    nummer = sleutels.ontsleutel(rij.bsn_cijfer, tabel="inwoners_persoon", kolom="bsn_cijfer", rij=rij.pk)
    if adres.pk is None:
        leesbaar, woonkern = ADRES_ONBEKEND, ""
    elif policies.mag_adres_zien(rij, adres):
        leesbaar = adressen.leesbaar(adres)
    else:
        leesbaar, woonkern = ADRES_GEHEIM, ""
    return Inwoner(rij.pk, rij.naam, rij.geboortedatum, bsn.gemaskeerd(nummer), leesbaar, woonkern)


_PERSOON = ("id", "bsn_cijfer", "voornamen", "achternaam", "geboortedatum", "geheimhouding")
_ADRES = ("id", "straat", "huisnummer", "postcode", "geheim", "cijfer")


def _genoemd(sleutels: Sleutels) -> "QuerySet[Persoon, Any]":
    return Persoon.objects.filter(id__een_van=sleutels).values_list("id", "voornamen", "achternaam")


def _naam(id_: UUID, voornamen: str, achternaam: str) -> tuple[UUID, str]:
    return id_, voluit(voornamen, achternaam)


_NAMEN = VasteVraag(_naam, _genoemd)
_INWONERS = VasteVraag(_inwoner, _getoond)
_OP_BSN = VasteVraag(lambda id_: id_, _op_bsn)


def huishouden_van(persoon_id: UUID, *, op: date | None = None) -> UUID | None:
    """The household of somebody on a day (today when not given), or None."""
    return (
        Lidmaatschap.objects.filter(persoon_id=persoon_id, periode__contains=op or klok.vandaag())
        .values_list("huishouden_id", flat=True)
        .first()
    )


def leden_ids(huishouden: UUID | OuterRef, *, op: date | None = None) -> "QuerySet[Lidmaatschap, UUID]":
    """Who form a household on a day; ids only, to write the lines for before `leden` is read."""
    return _lidmaatschappen(huishouden, op).values_list("persoon_id", flat=True)


def leden_per_huishouden(huishoudens: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Who form each of these households today; ids only, and an empty one is there too."""
    per: dict[UUID, set[UUID]] = {huishouden: set() for huishouden in huishoudens}
    rijen = Lidmaatschap.objects.filter(huishouden_id__in=list(per), periode__contains=klok.vandaag())
    for huishouden, lid in rijen.values_list("huishouden_id", "persoon_id"):
        per[huishouden].add(lid)
    return per


def leden(huishouden: UUID, *, op: date | None = None) -> list[Lid]:
    """Who form a household on a day, eldest first, for who wrote the lines already."""
    return leden_uit_json(_leden(huishouden, op))


def leden_als_json(huishouden: str) -> ArraySubquery:
    """The same of today, in the statement that reads the field which names the household; see `leden_uit_json`."""
    return ArraySubquery(_leden(OuterRef(huishouden), None))


def leden_uit_json(gevonden: Iterable[dict[str, Any]]) -> list[Lid]:
    """What `leden_als_json` found."""
    return [
        Lid(
            teruglezen.sleutel(een["id"]),
            voluit(een["voornamen"], een["achternaam"]),
            teruglezen.dag(een["geboren"]),
            GezinsRol(een["rol"]),
            veilig.uit_json(een["veilig"]),
        )
        for een in gevonden
    ]


def _leden(huishouden: UUID | OuterRef, op: date | None) -> "QuerySet[Lidmaatschap, Any]":
    lid = JSONObject(
        id="persoon_id",
        voornamen="persoon__voornamen",
        achternaam="persoon__achternaam",
        geboren="persoon__geboortedatum",
        rol="rol",
        veilig=veilig.als_json("persoon_id", klok.vandaag()),
    )
    rijen = _lidmaatschappen(huishouden, op).order_by("persoon__geboortedatum", "persoon_id")
    return rijen.values_list(lid, flat=True)


def _lidmaatschappen(huishouden: UUID | OuterRef, op: date | None) -> "QuerySet[Lidmaatschap]":
    return Lidmaatschap.objects.filter(huishouden_id=huishouden, periode__contains=op or klok.vandaag())


def persoon_bij_bsn(nummer: str) -> UUID | None:
    """Who a broker says is signing in, over all live keys; gives an id and no data."""
    ids = ids_van_bsn(nummer)
    return ids[0] if ids else None


def nummer_van(persoon_id: UUID) -> str:
    """The BSN itself, for a statutory message to another system and nothing else; the line comes first (PRIV-60)."""
    inzage.noteer(InzageSoort.VERZENDEN, [persoon_id], gegevensgroep="burgerservicenummer")
    rij = Persoon.objects.get(pk=persoon_id)
    return sleutels.ontsleutel(rij.bsn_cijfer, tabel="inwoners_persoon", kolom="bsn_cijfer", rij=rij.pk)


def ids_bij_bsn(nummers: Iterable[str]) -> dict[str, UUID]:
    """The ids that go with these numbers, for who stands here; gives ids and no data."""
    op_hash = {hash_: nummer for nummer in nummers for hash_ in bsn_hashes(nummer)}
    rijen = Persoon.objects.filter(gemeente_id=wie.huidig().gemeente, bsn_hash__in=list(op_hash))
    return {op_hash[bytes(hash_)]: id_ for id_, hash_ in rijen.values_list("id", "bsn_hash")}


@dataclass(frozen=True)
class Woonplek:
    """Household and address of somebody on a day, as ids."""

    huishouden: UUID
    adres: UUID


def woonplekken(personen_: Iterable[UUID], *, op: date) -> dict[UUID, Woonplek]:
    """Where people lived on a day; ids only, so nothing shows."""
    return {persoon: plek for (persoon, _), plek in woonplekken_op((persoon, op) for persoon in personen_).items()}


def woonplekken_op(vragen: Iterable[tuple[UUID, date]]) -> dict[tuple[UUID, date], Woonplek]:
    """Where people lived, each on a day of its own; who lived nowhere is left out. Ids only, so nothing shows."""
    dagen: dict[UUID, set[date]] = {}
    for persoon, dag in vragen:
        dagen.setdefault(persoon, set()).add(dag)
    rijen = Bewoning.objects.filter(persoon_id__in=dagen)
    return {
        (persoon, dag): Woonplek(huishouden, adres)
        for persoon, huishouden, adres, bereik in rijen.values_list(
            "persoon_id", "huishouden_id", "adres_id", "periode"
        )
        for dag in dagen[persoon]
        if geldt_op(bereik, dag)
    }


def woonkern_van(persoon_id: UUID) -> str:
    """The code of the kern where somebody lives today, for who wrote the line already.

    Empty when that is unknown, or when the address may not be seen: a kern says where to look (PRIV-24).
    """
    rijen = Bewoning.objects.filter(persoon_id=persoon_id, periode__contains=klok.vandaag())
    rij = rijen.select_related("persoon", "adres__woonkern").first()
    return rij.adres.woonkern.code if rij and policies.mag_adres_zien(rij.persoon, rij.adres) else ""


def adres_werd_geheim(persoon_id: UUID, *, na: date) -> bool:
    """Whether the address of somebody became secret on or after a day: what was written then may hold it (PRIV-25)."""
    return Persoon.objects.filter(pk=persoon_id, geheimhouding__gt=0, geheim_sinds__gte=na).exists()


def adres_is_geheim(persoon_id: UUID) -> bool:
    """Whether where somebody lives or comes may not be told (PRIV-24); gives no data."""
    geheime = Bewoning.objects.filter(persoon=OuterRef("pk"), periode__contains=klok.vandaag(), adres__geheim=True)
    return Persoon.objects.filter(Q(geheimhouding__gt=0) | Exists(geheime), pk=persoon_id).exists()


def heeft_mailadres(persoon_id: UUID) -> bool:
    """Whether a message can reach this resident by mail, and may (PRIV-26); gives no data."""
    return Persoon.objects.filter(pk=persoon_id).exclude(email="").exists() and veilig.mag(persoon_id, Weg.MAIL)


def mailadres(persoon_id: UUID) -> str:
    """Where to send a message to, with a line that it is used; empty when the resident gave none, or when mail is not
    safe: also when that was agreed after the message was put in the queue (PRIV-26)."""
    if not veilig.mag(persoon_id, Weg.MAIL):
        return ""
    inzage.noteer(InzageSoort.VERZENDEN, [persoon_id], gegevensgroep="mailadres")
    return Persoon.objects.filter(pk=persoon_id).values_list("email", flat=True).first() or ""


def noem_gemeente_niet(persoon_id: UUID) -> bool:
    """Whether a message to this resident may not say that it is of a gemeente (PRIV-26); gives no data."""
    gevonden = veilig.van(persoon_id)
    return gevonden is not None and gevonden.neutraal


def persoon_bij_email(email: str) -> UUID | None:
    """Who signs in by email in a demonstration; gives an id and no data."""
    return _enige(Persoon.objects.filter(email=email)) if email else None


def _enige(personen_: QuerySet[Persoon]) -> UUID | None:
    ids = list(personen_.filter(gemeente_id=wie.huidig().gemeente).values_list("id", flat=True)[:2])
    return ids[0] if len(ids) == 1 else None


def aantal_inwoners(*, op: date) -> int:
    """How many people lived in the gemeente on a day."""
    return Bewoning.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=op).count()


def aantal_huishoudens(*, op: date) -> int:
    """How many households lived in the gemeente on a day."""
    wonend = Bewoning.objects.filter(gemeente_id=wie.huidig().gemeente, periode__contains=op)
    return wonend.values("huishouden_id").distinct().count()


@dataclass(frozen=True)
class Kenmerk:
    """What statistics may know of somebody: an age in whole years and a woonkern, empty when it may not be told."""

    persoon: UUID
    leeftijd: int
    woonkern: str


def kenmerken(personen_: Iterable[UUID], *, op: date) -> list[Kenmerk]:
    """Age and woonkern of people on a day, for who wrote the lines already. A secret address has no woonkern."""
    gevraagd = set(personen_)
    wonend = Bewoning.objects.filter(
        persoon_id__in=gevraagd, periode__contains=op, adres__geheim=False, persoon__geheimhouding=0
    )
    kernen = dict(wonend.values_list("persoon_id", "adres__woonkern__code"))
    geboren = Persoon.objects.filter(id__in=gevraagd).order_by("id").values_list("id", "geboortedatum")
    return [Kenmerk(id_, jaren(dag, op), kernen.get(id_, "")) for id_, dag in geboren]


def huisgenoten(persoon: UUID) -> set[UUID]:
    """Somebody and who lives in the same household today; ids only, so nothing shows."""
    return met_huisgenoten({persoon})


def met_huisgenoten(personen_: Iterable[UUID]) -> set[UUID]:
    """These ids, and of those that are residents all who live in their household today; ids only."""
    gevraagd = set(personen_)
    vandaag = klok.vandaag()
    huizen = Lidmaatschap.objects.filter(persoon_id__in=gevraagd, periode__contains=vandaag).values("huishouden_id")
    leden_ = Lidmaatschap.objects.filter(huishouden_id__in=huizen, periode__contains=vandaag)
    return gevraagd | set(leden_.values_list("persoon_id", flat=True))


def ooit_huisgenoten(persoon: UUID) -> "QuerySet[Lidmaatschap, UUID]":
    """Who ever belonged to a household at the same time as somebody, who is among them; ids only."""
    eigen = Lidmaatschap.objects.filter(persoon_id=persoon)
    samen = eigen.filter(huishouden_id=OuterRef("huishouden_id"), periode__overlap=OuterRef("periode"))
    rijen = Lidmaatschap.objects.filter(Exists(samen), huishouden_id__in=eigen.values("huishouden_id"))
    return rijen.values_list("persoon_id", flat=True)


@dataclass(frozen=True)
class Kind:
    """A child and whether it may not be told where it lives."""

    id: UUID
    voornamen: str
    geboortedatum: date
    adres_geheim: bool


def geboren(persoon: UUID) -> date:
    """When somebody was born, to work out a right with and not to show. Raises NietGevonden for who is not seen."""
    dag = Persoon.objects.filter(id=persoon).values_list("geboortedatum", flat=True).first()
    if dag is None:
        raise NietGevonden("Deze inwoner is niet gevonden: controleer de gegevens of zoek opnieuw.")
    return dag


def met_gezag_over(kind: UUID) -> list[UUID]:
    """Who has gezag over somebody today; ids only, so nothing shows (BW 1:245)."""
    gezag = Relatie.objects.filter(ander_id=kind, soort=RelatieSoort.GEZAG, periode__contains=klok.vandaag())
    return list(gezag.order_by("persoon_id").values_list("persoon_id", flat=True))


def onder_gezag_van(ouder: UUID) -> list[Kind]:
    """Over whom somebody has gezag today, eldest first, for who wrote or writes the lines (BW 1:245)."""
    gezag = Relatie.objects.filter(persoon_id=ouder, soort=RelatieSoort.GEZAG, periode__contains=klok.vandaag())
    geheime = Bewoning.objects.filter(persoon=OuterRef("pk"), periode__contains=klok.vandaag(), adres__geheim=True)
    rijen = Persoon.objects.filter(id__in=gezag.values("ander_id")).annotate(woont_geheim=Exists(geheime))
    return [
        Kind(rij.pk, rij.voornamen, rij.geboortedatum, rij.adres_is_geheim or rij.woont_geheim)
        for rij in rijen.order_by("geboortedatum", "id")
    ]


# A name that more than one in so many bears says nothing of kinship.
ZELDZAME_NAAM = 200


def gelijkenissen(paren: Iterable[tuple[UUID, UUID]], *, op: date) -> dict[tuple[UUID, UUID], set[str]]:
    """Per pair what the two share on a day: `straat` (of the same woonkern) and a rare `achternaam`.

    For oversight (PRIV-22): says that they are alike and not in what. A secret address is like no other.
    """
    gevraagd = set(paren)
    personen_ = {een for paar in gevraagd for een in paar}
    namen_ = {id_: hoofddeel(naam) for id_, naam in _namen_van(personen_)}
    zeldzaam = _zeldzame({namen_[een] for een, ander in gevraagd if een in namen_ and namen_[een] == namen_.get(ander)})
    wonend = Bewoning.objects.filter(persoon_id__in=personen_, periode__contains=op, persoon__geheimhouding=0)
    straten = {p: (kern, straat) for p, kern, straat in wonend.exclude(adres__straat="").values_list(
        "persoon_id", "adres__woonkern_id", "adres__straat")}  # fmt: skip
    return {
        (een, ander): {
            *({"achternaam"} if namen_.get(een) in zeldzaam and namen_.get(een) == namen_.get(ander) else ()),
            *({"straat"} if een in straten and straten[een] == straten.get(ander) else ()),
        }
        for een, ander in gevraagd
    }


def _namen_van(personen_: Iterable[UUID]) -> Iterable[tuple[UUID, str]]:
    return Persoon.objects.filter(id__in=list(personen_)).values_list("id", "achternaam")


def _zeldzame(namen_: set[str]) -> set[str]:
    """Of these names the ones that at most one in ZELDZAME_NAAM residents bears."""
    alle = Persoon.objects.filter(gemeente_id=wie.huidig().gemeente)
    grens = alle.count() / ZELDZAME_NAAM
    return {naam for naam in namen_ if alle.filter(sorteersleutel__startswith=f"{naam}, ").count() <= max(grens, 2)}
