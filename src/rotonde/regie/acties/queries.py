"""What there is to do, in one dossier and for one medewerker. The line in the log comes before a name (PRIV-37)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from rotonde.inwoners import queries as inwoners
from rotonde.kern import klok, wie
from rotonde.kern.rijen import Rijen
from rotonde.kern.teruglezen import dag, of_niets, sleutel
from rotonde.regie import policies as regie_policies
from rotonde.regie.acties import policies
from rotonde.regie.acties.soorten import Afloop
from rotonde.regie.models import Actiepunt

# Of one dossier on its page: what is open, all of it, and what ended last.
AFGEROND_TONEN = 5


@dataclass(frozen=True)
class Punt:
    """One actie, as the page of its dossier shows it."""

    id: UUID
    wat: str
    medewerker: UUID
    naam: str
    persoon: UUID | None
    uiterlijk: date
    te_laat: bool
    af_op: date | None
    afloop: str
    uitkomst: str


@dataclass(frozen=True)
class Regel:
    """One actie in a list over dossiers."""

    punt: Punt
    dossier: UUID
    inwoner: str


def van_dossier(dossier: UUID) -> list[Punt]:
    """What is to be done, first what comes first, and after that what ended last; for who wrote the lines already."""
    return uit_json(_punten(dossier))


def als_json(dossier: str) -> ArraySubquery:
    """The same, in the statement that reads the dossier; `uit_json` reads it."""
    return ArraySubquery(_punten(OuterRef(dossier)))


def uit_json(rijen: Iterable[dict[str, Any]]) -> list[Punt]:
    """What `als_json` found."""
    gevonden = [
        _punt(
            sleutel(een["id"]),
            een["wat"],
            sleutel(een["medewerker"]),
            een["naam"],
            of_niets(sleutel, een["persoon"]),
            dag(een["uiterlijk"]),
            of_niets(dag, een["af_op"]),
            een["afloop"],
            een["uitkomst"],
        )
        for een in rijen
    ]
    open_ = [punt for punt in gevonden if punt.af_op is None]
    af = sorted((punt for punt in gevonden if punt.af_op is not None), key=lambda punt: punt.af_op or date.min)
    return open_ + af[::-1][:AFGEROND_TONEN]


def _punten(dossier: UUID | OuterRef) -> "QuerySet[Actiepunt, Any]":
    punt = JSONObject(
        id="id",
        wat="wat",
        medewerker="medewerker_id",
        naam="medewerker__naam",
        persoon="persoon_id",
        uiterlijk="uiterlijk",
        af_op="af_op",
        afloop="afloop",
        uitkomst="uitkomst",
    )
    return Actiepunt.objects.filter(dossier_id=dossier).order_by("uiterlijk", "id").values_list(punt, flat=True)


def een(dossier: UUID, actiepunt: UUID) -> Punt:
    """One that who asks can end. Raises NietGevonden, GeenBevoegdheid and KanNuNiet as the verb does."""
    regie_policies.check_betrokken([dossier])
    rijen = Actiepunt.objects.select_related("medewerker").filter(dossier_id=dossier, pk=actiepunt)
    rij = policies.check_gevonden(rijen.first())
    policies.check_mag_afronden(rij)
    policies.check_kan(rij, "regie.actie_afronden")
    return _van_rij(rij)


def van_mij(medewerker: UUID) -> Rijen[Regel]:
    """What this medewerker still has to do in all dossiers, first what comes first; a line for each that shows."""
    rijen = _open(medewerker).select_related("medewerker", "dossier__melding")
    return Rijen(rijen.order_by("uiterlijk", "id"), _regels)


def aantal_van_mij(medewerker: UUID) -> int:
    """How many; a number, so nothing shows."""
    return _open(medewerker).count()


def _open(medewerker: UUID) -> "QuerySet[Actiepunt]":
    return Actiepunt.objects.filter(gemeente_id=wie.huidig().gemeente, medewerker_id=medewerker, af_op__isnull=True)


def _regels(rijen: "QuerySet[Actiepunt, Any]") -> list[Regel]:
    gevonden = list(rijen)
    namen = inwoners.namen((rij.dossier.melding.persoon_id for rij in gevonden), gegevensgroep="acties")
    return [Regel(_van_rij(rij), rij.dossier_id, namen[rij.dossier.melding.persoon_id]) for rij in gevonden]


def _van_rij(rij: Actiepunt) -> Punt:
    return _punt(
        rij.pk,
        rij.wat,
        rij.medewerker_id,
        rij.medewerker.naam,
        rij.persoon_id,
        rij.uiterlijk,
        rij.af_op,
        rij.afloop,
        rij.uitkomst,
    )


def _punt(
    id_: UUID,
    wat: str,
    medewerker: UUID,
    naam: str,
    persoon: UUID | None,
    uiterlijk: date,
    af_op: date | None,
    afloop: str,
    uitkomst: str,
) -> Punt:
    te_laat = af_op is None and uiterlijk < klok.vandaag()
    einde = Afloop(afloop).label if afloop else ""
    return Punt(id_, wat, medewerker, naam, persoon, uiterlijk, te_laat, af_op, einde, uitkomst)
