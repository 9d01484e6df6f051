"""Who live together, and what they are to each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rotonde.inwoners.actions.vergrendelen import vergrendel
from rotonde.inwoners.models import Bewoning, Huishouden, Lidmaatschap, Persoon, Relatie
from rotonde.inwoners.soorten import GezinsRol, RelatieSoort
from rotonde.kern import botsing, gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_in, werk_bij
from rotonde.kern.models import nieuw_id
from rotonde.kern.periode import DateRange, periode, sluit

Rij = dict[str, Any]


@dataclass(frozen=True)
class Gezin:
    """Who form one household from `vanaf`: adults, and children under their authority until they come of age."""

    volwassenen: Sequence[UUID]
    kinderen: Sequence[UUID]
    vanaf: date
    partners: bool


@dataclass(frozen=True)
class Uitbreiding:
    """Children who are born into, or come to live with, a household."""

    huishouden: UUID
    kinderen: Sequence[UUID]
    vanaf: date


@actie("inwoners.gezin_vormen")
def gezinnen_vormen(gezinnen: Sequence[Gezin]) -> list[UUID]:
    """Let people live together from a day and return the ids of the households in the same order.

    Ends the household that somebody belonged to before. Who was born after `vanaf` belongs to it from the day of birth.
    Raises NietGevonden for who is unknown or of elsewhere (SEC-11), KanNuNiet for who belonged to another on or after
    that day: the database refuses two at a time.
    """
    huishoudens = [nieuw_id() for _ in gezinnen]
    _beeindig_lidmaatschap(gezinnen)
    geboren = _geboortedatums(lid for gezin in gezinnen for lid in (*gezin.volwassenen, *gezin.kinderen))
    gemeente = wie.huidig().gemeente
    voeg_in(Huishouden, [{"id": nr, "gemeente_id": gemeente} for nr in huishoudens])
    per_gezin = zip(huishoudens, gezinnen, strict=True)
    _voeg_leden_toe(
        [lid for nr, gezin in per_gezin for lid in _leden(nr, gezin, geboren)],
        [relatie for gezin in gezinnen for relatie in _relaties(gezin, geboren)],
    )
    gebeurtenissen.noteer("inwoners.gezin_gevormd", [Feit("huishouden", nr) for nr in huishoudens])
    return huishoudens


def gezin_vormen(gezin: Gezin) -> UUID:
    """Form one household; see `gezinnen_vormen`."""
    return gezinnen_vormen([gezin])[0]


def _beeindig_lidmaatschap(gezinnen: Sequence[Gezin]) -> None:
    vanaf = {lid: gezin.vanaf for gezin in gezinnen for lid in (*gezin.volwassenen, *gezin.kinderen)}
    vergrendel(vanaf)
    oude = list(Lidmaatschap.objects.filter(persoon_id__in=vanaf, periode__endswith__isnull=True))
    for lidmaatschap in oude:
        lidmaatschap.periode = sluit(lidmaatschap.periode, vanaf[lidmaatschap.persoon_id])
    if oude:
        werk_bij(oude, ["periode"])


def _voeg_leden_toe(leden: Sequence[Rij], relaties: Sequence[Rij]) -> None:
    with botsing.als_zin({"lidmaatschap_een_huishouden": _hoort_elders, "relatie_eenmaal": _hoort_elders}):
        voeg_in(Lidmaatschap, leden)
        voeg_in(Relatie, relaties)


def _hoort_elders() -> KanNuNiet:
    return KanNuNiet("Een van deze inwoners hoort op of na deze dag al bij een ander huishouden: kies een latere dag.")


def _leden(huishouden: UUID, gezin: Gezin, geboren: Mapping[UUID, date]) -> list[Rij]:
    rollen = [GezinsRol.HOOFD, GezinsRol.PARTNER if gezin.partners else GezinsRol.OVERIG]
    leden = [(persoon, rollen[min(nr, 1)]) for nr, persoon in enumerate(gezin.volwassenen)]
    leden += [(persoon, GezinsRol.KIND) for persoon in gezin.kinderen]
    gemeente = wie.huidig().gemeente
    return [
        {
            "gemeente_id": gemeente,
            "persoon_id": persoon,
            "huishouden_id": huishouden,
            "rol": rol,
            "periode": periode(max(gezin.vanaf, geboren[persoon])),
        }
        for persoon, rol in leden
    ]


def _relaties(gezin: Gezin, geboren: Mapping[UUID, date]) -> Iterator[Rij]:
    if gezin.partners and len(gezin.volwassenen) >= 2:
        een, ander = gezin.volwassenen[:2]
        yield _relatie(een, ander, RelatieSoort.PARTNER, periode(gezin.vanaf))
        yield _relatie(ander, een, RelatieSoort.PARTNER, periode(gezin.vanaf))
    for ouder in gezin.volwassenen[:2]:
        for kind in gezin.kinderen:
            vanaf, meerderjarig = max(gezin.vanaf, geboren[kind]), _meerderjarig(geboren[kind])
            yield _relatie(ouder, kind, RelatieSoort.OUDER, periode(vanaf))
            if vanaf < meerderjarig:
                yield _relatie(ouder, kind, RelatieSoort.GEZAG, periode(vanaf, meerderjarig))


def _relatie(van: UUID, met: UUID, soort: RelatieSoort, bereik: DateRange) -> Rij:
    return {
        "gemeente_id": wie.huidig().gemeente, "persoon_id": van, "ander_id": met, "soort": soort, "periode": bereik
    }  # fmt: skip


def _meerderjarig(geboren: date) -> date:
    """The day on which authority ends (BW 1:233); who was born on 29 February comes of age on 1 March."""
    if (geboren.month, geboren.day) == (2, 29):
        return date(geboren.year + 18, 3, 1)
    return geboren.replace(year=geboren.year + 18)


@actie("inwoners.gezin_uitbreiden")
def gezinnen_uitbreiden(uitbreidingen: Sequence[Uitbreiding]) -> None:
    """Let children join households from a day, at the address and under the authority of the adults there.

    Raises NietGevonden for a household without adults, KanNuNiet for a child that belongs to another.
    """
    volwassenen = _volwassenen([uitbreiding.huishouden for uitbreiding in uitbreidingen])
    # Who may not see the adults does not change their household either.
    _geboortedatums(ouder for ouders in volwassenen.values() for ouder in ouders)
    geboren = _geboortedatums(kind for uitbreiding in uitbreidingen for kind in uitbreiding.kinderen)
    leden = [
        lid
        for u in uitbreidingen
        for lid in _leden(u.huishouden, Gezin((), u.kinderen, u.vanaf, partners=False), geboren)
    ]
    gezinnen = [Gezin(volwassenen[u.huishouden], u.kinderen, u.vanaf, partners=False) for u in uitbreidingen]
    _voeg_leden_toe(leden, [relatie for gezin in gezinnen for relatie in _relaties(gezin, geboren)])
    with botsing.als_zin({"bewoning_een_adres": _hoort_elders}):
        voeg_in(Bewoning, _bewoningen(leden))
    gebeurtenissen.noteer("inwoners.gezin_uitgebreid", [Feit("huishouden", u.huishouden) for u in uitbreidingen])


def gezin_uitbreiden(uitbreiding: Uitbreiding) -> None:
    """Let children join one household; see `gezinnen_uitbreiden`."""
    gezinnen_uitbreiden([uitbreiding])


def _volwassenen(huishoudens: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    rijen = Lidmaatschap.objects.filter(huishouden_id__in=huishoudens, periode__endswith__isnull=True)
    gevonden: dict[UUID, list[UUID]] = {}
    for huishouden, persoon in rijen.exclude(rol=GezinsRol.KIND).values_list("huishouden_id", "persoon_id"):
        gevonden.setdefault(huishouden, []).append(persoon)
    if set(huishoudens) - set(gevonden):
        raise NietGevonden("Dit huishouden bestaat niet of heeft geen volwassenen: zoek eerst een ouder op.")
    return gevonden


def _bewoningen(leden: Sequence[Rij]) -> list[Rij]:
    """The present address of the household, for who joins it."""
    rijen = Bewoning.objects.filter(
        huishouden_id__in={lid["huishouden_id"] for lid in leden}, periode__endswith__isnull=True
    )
    adressen = dict(rijen.values_list("huishouden_id", "adres_id"))
    return [
        {
            **{kolom: lid[kolom] for kolom in ("gemeente_id", "persoon_id", "huishouden_id", "periode")},
            "adres_id": adressen[lid["huishouden_id"]],
        }
        for lid in leden
        if lid["huishouden_id"] in adressen
    ]


def _geboortedatums(personen: Iterable[UUID]) -> dict[UUID, date]:
    gevraagd = set(personen)
    gevonden = dict(Persoon.objects.filter(id__in=gevraagd).values_list("id", "geboortedatum"))
    if len(gevonden) != len(gevraagd):
        raise NietGevonden("Een van deze inwoners is niet gevonden: zoek de inwoner eerst op.")
    return gevonden
