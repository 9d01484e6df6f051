"""After two adults part, nobody of the old household reads where the one went or what was agreed there (PRIV-28).

Two hundred households are drawn and parted: partners or not, children who go along or stay, another adult in the
house, geheimhouding before, after or not at all, another move, a new question. Whoever remains asks every table for
the new address and the new afspraken, as the web role does for a resident.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from psycopg import sql
from tests.inwoners.gezin import BEGIN, GEMEENTE, dienst
from tests.regie.zaak import doel
from tests.toegang.loket import VRAAG, Loket, inwoner

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Gezin, Inschrijving, Verhuizing, Vertrek
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.inwoners.models import Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import betrokkenheid, bsn, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.models import TenantModel
from rotonde.kern.soorten import Wet
from rotonde.kern.verwerking import verwerking_van
from rotonde.regie import actions
from rotonde.regie.actions import DoelWijziging, Opening, Opstelling
from rotonde.simulatie.trekking.bron import bron
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Oppakking

SCENARIOS = 200
NU, OP = date(2024, 6, 1), date(2024, 5, 1)
ADRES, AFSPRAAK = "Schuilhofkanarie", "afspraakkanarie"
# Each household is undone, so all use the same numbers.
NUMMERS = list(islice(bsn.testnummers(), 30_000, 30_010))


@dataclass(frozen=True)
class Scenario:
    """How one household parted."""

    partners: bool
    kinderen: int
    mee: int
    huisgenoot: bool
    geheim: str
    verhuist_weer: bool
    nieuwe_vraag: bool


def _trek() -> Iterator[Scenario]:
    toeval = bron(28, GEMEENTE, "uiteengaan")
    for _ in range(SCENARIOS):
        kinderen = toeval.randint(0, 3)
        yield Scenario(
            partners=toeval.random() < 0.8,
            kinderen=kinderen,
            mee=toeval.randint(0, kinderen),
            huisgenoot=toeval.random() < 0.3,
            geheim=toeval.choice(["", "voor", "na"]),
            verhuist_weer=toeval.random() < 0.4,
            nieuwe_vraag=toeval.random() < 0.5,
        )


@cache
def _tabellen() -> tuple[str, ...]:
    """Every table that says something about people."""
    modellen = [model for model in apps.get_models() if issubclass(model, TenantModel)]
    met_persoon = [m for m in modellen if verwerking_van(m).betrokkene or verwerking_van(m).object]
    return tuple(sorted({m._meta.db_table for m in met_persoon} | {"inwoners_adres", "kern_gebeurtenis"}))


def _ziet(persoon: UUID) -> set[str]:
    """Which of the two words this resident finds, in any table."""
    zin = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT rij::text FROM {} AS rij WHERE rij::text LIKE ANY (ARRAY[%(adres)s, %(afspraak)s])").format(
            sql.Identifier(tabel)
        )
        for tabel in _tabellen()
    )
    with wie.als(inwoner(persoon)), connection.cursor() as cursor:
        cursor.execute(zin, {"adres": f"%{ADRES}%", "afspraak": f"%{AFSPRAAK}%"})
        gevonden = " ".join(rij[0] for rij in cursor.fetchall())
    return {woord for woord in (ADRES, AFSPRAAK) if woord in gevonden}


def _mensen(scenario: Scenario) -> tuple[UUID, UUID, list[UUID], list[UUID]]:
    """Who leaves, the ex-partner, the children, and who else lives there."""
    volwassen = [Inschrijving(nr, "Vol", "Wassen", date(1985, 1, 1)) for nr in NUMMERS[: 2 + scenario.huisgenoot]]
    jong = [Inschrijving(nr, "Jong", "Wassen", date(2014, 1, 1)) for nr in NUMMERS[5 : 5 + scenario.kinderen]]
    vertrekt, ex, *anderen = inwoners.inschrijven_alle(volwassen)
    kinderen = inwoners.inschrijven_alle(jong) if jong else []
    return vertrekt, ex, kinderen, anderen


def _speel(scenario: Scenario, loket: Loket, woonkern: UUID) -> tuple[UUID, list[UUID]]:
    """Let it happen; returns who left and who remained. Everybody was involved in the one dossier."""
    vertrekt, ex, kinderen, anderen = _mensen(scenario)
    gezin = Gezin([vertrekt, ex, *anderen], kinderen, BEGIN, partners=scenario.partners)
    huis = inwoners.gezin_vormen(gezin)
    inwoners.verhuizen(Verhuizing(huis, Adresgegevens("Samenlaan", "1", "8181AA", woonkern), BEGIN))
    dossier = _dossier(vertrekt, loket)
    afspraak = _doel(vertrekt, dossier)
    betrokkenheid.begin([Band(lid, "dossier", dossier, "inwoner") for lid in (ex, *kinderen, *anderen)])
    if scenario.geheim == "voor":
        inwoners.geheimhouding_instellen(vertrekt, 7)
    mee = kinderen[: scenario.mee]
    nieuw = inwoners.uiteengaan(Vertrek(vertrekt, mee, Adresgegevens(ADRES, "7", "9999ZZ", woonkern), OP))
    if scenario.verhuist_weer:
        adres = Adresgegevens(ADRES, "8", "9999ZZ", woonkern)
        inwoners.verhuizen(Verhuizing(nieuw, adres, OP + timedelta(days=10), geheim=True))
    if scenario.geheim == "na":
        inwoners.geheimhouding_instellen(vertrekt, 7)
    actions.doel_wijzigen(afspraak, DoelWijziging("wonen", AFSPRAAK, 4, 7))
    if scenario.nieuwe_vraag:
        toegang.melden(replace(VRAAG, persoon=vertrekt, verhaal=AFSPRAAK))
    return vertrekt, [ex, *anderen, *kinderen[scenario.mee :]]


def _dossier(persoon: UUID, loket: Loket) -> UUID:
    melding = toegang.melden(replace(VRAAG, persoon=persoon, team=loket.team)).melding
    toegang.oppakken_alle([Oppakking(melding, loket.anna)])
    return actions.openen_bulk([Opening(melding)])[0]


def _doel(persoon: UUID, dossier: UUID) -> UUID:
    aanpak = actions.aanpak_opstellen(Opstelling(dossier, Wet.WMO))
    return actions.doel_stellen(aanpak, doel(persoon))


def test_wie_achterblijft_leest_niets_van_na_de_scheiding_in_200_verhalen_priv_28(loket: Loket, woonkern: UUID) -> None:
    gezag = 0
    for scenario in _trek():
        with klok.op(klok.moment(NU)), transaction.atomic():
            with wie.als(dienst()):
                vertrekt, blijven = _speel(scenario, loket, woonkern)
                gezag += Relatie.objects.filter(
                    persoon_id=blijven[0], soort=RelatieSoort.GEZAG, periode__contains=OP
                ).exists()

            assert {lid: _ziet(lid) for lid in blijven} == {lid: set() for lid in blijven}, scenario
            assert _ziet(vertrekt) == {AFSPRAAK}, scenario
            with wie.als(dienst()):
                assert ADRES in inwoners.geheim_adres_tonen(vertrekt)
            transaction.set_rollback(True)

    # An ex-partner who still has gezag over a child is a common one.
    assert gezag > SCENARIOS / 4
