"""A small town in which people work: normal traffic drawn from a seed, and five ways of looking that are not normal.

Normal work is written by the writers of the cellar: involvement and what was done, and each look in the inzagelog.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random
from uuid import UUID

from tests.inwoners.gezin import BEGIN, GEMEENTE, dienst, vraagt

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.kern import betrokkenheid, gebeurtenissen, inzage, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.bsn import testnummers
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Account, Medewerker, Team, Teamlid, nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.soorten import InzageSoort, Rol
from rotonde.kern.termijnen.tabel import kalender
from rotonde.simulatie.trekking.bron import bron

# Few names, many streets: as in a village, a name says little and a street much.
NAMEN = tuple(f"{voor}{na}" for voor in ("Jan", "Piet", "Klaas", "Hendrik", "Wim") for na in ("sen", "stra", "ma", "s"))
STRATEN = tuple(f"{boom}straat" for boom in (f"{a}{b}" for a in ("Eik", "Beuk", "Berk", "Linde") for b in range(15)))
ZELDZAAM = "Zonderling"
EERSTE_DAG = date(2024, 6, 3)
KIJK = InzageSoort.TONEN


@dataclass(frozen=True)
class Dorp:
    """Households of two, who works here, and whose Aanspreekpunt each is."""

    huizen: list[list[UUID]]
    aanspreekpunten: list[UUID]
    balie: list[UUID]
    klanten: dict[UUID, list[tuple[UUID, list[UUID]]]]
    team: UUID


def bouw(woonkern: UUID, *, zaad: int, huishoudens: int = 110, collegas: int = 6) -> Dorp:
    """Households in streets, medewerkers of whom some live here, and dossiers."""
    toeval = bron(zaad, GEMEENTE, "dorp")
    with klok.op(klok.moment(EERSTE_DAG)), wie.als(dienst()):
        huizen = _huizen(woonkern, toeval, huishoudens)
        team = Team(gemeente_id=GEMEENTE, code="toegang", naam="Toegang", wachtrij=True)
        Team.objects.bulk_create([team])
        aanspreekpunten = [_medewerker(f"a{nr}", team.pk, huizen[nr][0] if nr % 2 else None) for nr in range(collegas)]
        balie = [_medewerker(f"b{nr}", team.pk, huizen[20 + nr][0] if nr % 2 else None) for nr in range(collegas)]
        klanten = {}
        for nr, wie_het_is in enumerate(aanspreekpunten):
            eigen = [huis for i, huis in enumerate(huizen[40:-2]) if i % collegas == nr]
            klanten[wie_het_is] = [(_dossier(wie_het_is, huis), huis) for huis in eigen]
    return Dorp(huizen, aanspreekpunten, balie, klanten, team.pk)


def _huizen(woonkern: UUID, toeval: Random, aantal: int) -> list[list[UUID]]:
    nummers = islice(testnummers(), 70_000, None)
    namen = [toeval.choice(NAMEN) for _ in range(2 * aantal)]
    namen[-2] = namen[-6] = ZELDZAAM
    straten = [toeval.choice(STRATEN) for _ in range(aantal)]
    straten[-2] = "Stille Hoek"
    personen = inwoners.inschrijven_alle([
        inwoners.Inschrijving(next(nummers), "Anne", naam, date(1980, 1, 1)) for naam in namen
    ])  # fmt: skip
    huizen = [personen[2 * i : 2 * i + 2] for i in range(aantal)]
    ids = inwoners.gezinnen_vormen([inwoners.Gezin(huis, [], BEGIN, partners=True) for huis in huizen])
    inwoners.verhuizen_alle([
        inwoners.Verhuizing(id_, Adresgegevens(straat, str(nr), "8181AA", woonkern), BEGIN)
        for nr, (id_, straat) in enumerate(zip(ids, straten, strict=True), 1)
    ])  # fmt: skip
    return huizen


def _medewerker(naam: str, team: UUID, persoon: UUID | None) -> UUID:
    rij = Medewerker(gemeente_id=GEMEENTE, account=Account.objects.create(username=naam), naam=naam, persoon_id=persoon)
    Medewerker.objects.bulk_create([rij])
    Teamlid.objects.bulk_create([
        Teamlid(gemeente_id=GEMEENTE, team_id=team, medewerker=rij, periode=periode(BEGIN))
    ])  # fmt: skip
    return rij.pk


def _dossier(houder: UUID, huis: list[UUID]) -> UUID:
    dossier = nieuw_id()
    betrokkenheid.begin([Band(houder, "dossier", dossier, "aanspreekpunt", BEGIN)])
    gebeurtenissen.noteer("regie.dossier_geopend", [Feit("dossier", dossier, huis[0], dossier)])
    return dossier


def werkdag(dorp: Dorp, dag: date, toeval: Random) -> int:
    """A day's work: visits to own clients, and people at the desk. Once in a hundred somebody hangs up, and there was
    a look and nothing to write down. Returns how many lines that left."""
    regels = 0
    for wie_het_is, klanten in dorp.klanten.items():
        for dossier, huis in toeval.sample(klanten, toeval.randint(5, 8)):
            regels += kijk(wie_het_is, huis, _overdag(dag, toeval), dossier=dossier)
    for wie_het_is in dorp.balie:
        for huis in toeval.sample(dorp.huizen[40:-2], toeval.randint(8, 12)):
            tijd = _overdag(dag, toeval)
            regels += kijk(wie_het_is, huis[:1], tijd, rol=Rol.BALIE, soort=InzageSoort.ZOEKEN)
            if toeval.random() > 0.01:
                _sprak(wie_het_is, huis[0], tijd)
    return regels


def kijk(
    wie_het_is: UUID,
    personen: list[UUID],
    tijd: datetime,
    *,
    rol: Rol = Rol.AANSPREEKPUNT,
    soort: InzageSoort = KIJK,
    dossier: UUID | None = None,
) -> int:
    with klok.op(tijd), wie.als(vraagt(rol, actor=wie_het_is)):
        inzage.noteer(soort, personen, gegevensgroep="dossier", dossier=dossier)
    return len(personen)


def _sprak(wie_het_is: UUID, persoon: UUID, tijd: datetime) -> None:
    with klok.op(tijd), wie.als(vraagt(Rol.BALIE, actor=wie_het_is)):
        gebeurtenissen.noteer("toegang.contact_geregistreerd", [Feit("contactmoment", nieuw_id(), persoon)])


def _overdag(dag: date, toeval: Random) -> datetime:
    return klok.moment(dag, 8) + timedelta(minutes=toeval.randrange(9 * 60))


def werkdagen_vanaf(dag: date, aantal: int) -> list[date]:
    return [kalender().na_werkdagen(dag - timedelta(days=1), nr) for nr in range(1, aantal + 1)]


# The five patterns of PRIV-22: each returns who did it.


def zonder_taak(dorp: Dorp, dag: date) -> UUID:
    een, ander = dorp.aanspreekpunten[0], dorp.aanspreekpunten[2]
    dossier, huis = dorp.klanten[ander][0]
    kijk(een, huis, klok.moment(dag, 11), dossier=dossier)
    return een


def zelfde_straat(dorp: Dorp, dag: date) -> UUID:
    een = dorp.balie[1]
    _woont(een, dorp.huizen[-2][0])
    buur = _buur(dorp)
    kijk(een, [buur], klok.moment(dag, 12), rol=Rol.BALIE, soort=InzageSoort.ZOEKEN)
    _sprak(een, buur, klok.moment(dag, 12))
    return een


def zelfde_naam(dorp: Dorp, dag: date) -> UUID:
    een = dorp.balie[3]
    eigen, familie = dorp.huizen[-1][0], dorp.huizen[-3][0]
    _woont(een, eigen)
    kijk(een, [familie], klok.moment(dag, 13), rol=Rol.BALIE, soort=InzageSoort.ZOEKEN)
    _sprak(een, familie, klok.moment(dag, 13))
    return een


def veel(dorp: Dorp, dag: date) -> UUID:
    een = dorp.balie[0]
    for huis in dorp.huizen[40:85]:
        kijk(een, huis[:1], klok.moment(dag, 14), rol=Rol.BALIE, soort=InzageSoort.ZOEKEN)
        _sprak(een, huis[0], klok.moment(dag, 14))
    return een


def nacht(dorp: Dorp, dag: date) -> UUID:
    een = dorp.aanspreekpunten[4]
    dossier, huis = dorp.klanten[een][0]
    kijk(een, huis, klok.moment(dag, 23), dossier=dossier)
    return een


PATRONEN: dict[str, Callable[[Dorp, date], UUID]] = {
    "zonder_taak": zonder_taak,
    "zelfde_straat": zelfde_straat,
    "zelfde_naam": zelfde_naam,
    "veel": veel,
    "nacht": nacht,
}


def _woont(medewerker: UUID, persoon: UUID) -> None:
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=medewerker).update(persoon_id=persoon)


def _buur(dorp: Dorp) -> UUID:
    return dorp.huizen[-2][1]
