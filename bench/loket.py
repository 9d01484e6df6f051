"""The counter and the case work at national size: 1,000,000 persons, 100,000 dossiers, 2,000,000 contactmomenten.

    ROTONDE_BENCH_PERSONEN=1000000 ./rotonde bench loket

All in one database, in twenty gemeenten (there are some 90,000 test numbers), put there by the verbs with audit, row
level security and constraints on. Printed are how often each page asks the database, how long it takes beside a bare
page of a hundred rows that a Django template makes in the same process, and what row level security costs: the same
page with the policies switched off. Without the variable it is a tenth.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from itertools import islice
from multiprocessing import get_context
from typing import Any
from uuid import UUID

from bench import Reeks, Rij, afwisselend
from bench.los import los

PERSONEN = int(os.environ.get("ROTONDE_BENCH_PERSONEN", "100000"))
GEMEENTEN = 20
PER_GEMEENTE = PERSONEN // GEMEENTEN
DOSSIERS, CONTACTEN = PER_GEMEENTE // 10, PER_GEMEENTE * 2
PER_KEER = 2_500
BLAD = 100
RONDES = 30
BEKIJK_OM_DE = 20
VOOR_DATA, IN_ALLES = 8, 12
LIJST, PAGINA_MS, SLOTEN = 1.5, 80.0, 1.2
# What is no question for what the page shows: who asks and with which rol, the line that says so, and where a
# transaction begins and ends.
_RONDOM = ("session", "set_config", "kern_rolperiode", "kern_inzage", "BEGIN", "COMMIT", "SAVEPOINT", "kern_gemeente")


@dataclass(frozen=True)
class Plek:
    """What is measured in the first gemeente: who asks, in which dossier, and whom one looks for."""

    aanspreekpunt: UUID
    dossier: UUID
    team: UUID
    nummer: str


def meet() -> Iterator[Rij]:
    """Fill, let PostgreSQL look at it, and measure each page."""
    if DOSSIERS < BLAD:
        raise SystemExit(f"Voor een blad van {BLAD} is ROTONDE_BENCH_PERSONEN minstens {GEMEENTEN * BLAD * 10}.")
    with los("loket", proces="web") as meester:
        yield from _vul(meester)
        plek = _zaak()
        klant, balie = _aangemeld(plek.aanspreekpunt, "aanspreekpunt"), _aangemeld(plek.aanspreekpunt, "balie")
        werk = f"/{_code(0)}/werk"
        paginas: dict[str, Callable[[], Any]] = {
            f"caseload van {BLAD}": lambda: klant.get(f"{werk}/regie/"),
            f"wachtrij van {BLAD}": lambda: klant.get(f"{werk}/toegang/", {"team": str(plek.team)}),
            "dossier": lambda: klant.get(f"{werk}/regie/dossier/{plek.dossier}/"),
            "zoeken op BSN": lambda: _gezocht(balie, f"{werk}/toegang/zoeken/", plek.nummer, meester),
        }
        for wat, vraag in paginas.items():
            yield from _pagina(wat, vraag, meester)


def _pagina(wat: str, vraag: Callable[[], Any], meester: str) -> Iterator[Rij]:
    def open_() -> None:
        antwoord = vraag()
        assert antwoord.status_code == 200, antwoord.status_code

    data, alles = _geteld(open_)
    yield _aantal(f"{wat}: vragen om data", data, VOOR_DATA)
    yield _aantal(f"{wat}: vragen in alles", alles, IN_ALLES)
    wij, zij = afwisselend(open_, _kaal(meester), rondes=RONDES)
    lijst, hoogstens = str(BLAD) in wat, f"≤ {LIJST} × kaal"
    yield Rij(
        f"{wat}, tegen een kale lijst van {BLAD}", wij.mediaan, wij.spreiding, zij.mediaan,
        doel=hoogstens if lijst else f"≤ {PAGINA_MS:.0f} ms",
        gehaald=wij.mediaan <= LIJST * zij.mediaan if lijst else wij.mediaan <= PAGINA_MS,
    )  # fmt: skip
    met, zonder = _met_en_zonder_sloten(open_, meester)
    yield Rij(
        f"{wat}: row level security, tegen zonder", met.mediaan, met.spreiding, zonder.mediaan,
        doel=f"≤ {SLOTEN} × zonder", gehaald=met.mediaan <= SLOTEN * zonder.mediaan,
    )  # fmt: skip


def _gezocht(balie: Any, adres: str, nummer: str, meester: str) -> Any:
    """Nobody looks for thirty residents in a row: the limit on that is not what is measured."""
    from rotonde.kern.models.bedrijf import Teller

    Teller.objects.using(meester).all().delete()
    return balie.post(adres, {"bsn": nummer})


def _aantal(wat: str, aantal: int, hoogstens: int) -> Rij:
    return Rij(wat, aantal, 0.0, doel=f"≤ {hoogstens}", gehaald=aantal <= hoogstens, eenheid="keer")


def _geteld(open_: Callable[[], None]) -> tuple[int, int]:
    """How often the page asks for data, and in all."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    open_()
    with CaptureQueriesContext(connection) as vragen:
        open_()
    alle = [vraag["sql"] for vraag in vragen]
    return sum(not any(deel in sql for deel in _RONDOM) for sql in alle), len(alle)


def _kaal(meester: str) -> Callable[[], None]:
    """A hundred dossiers in a table: one query, one template, nobody signed in."""
    from django.template import Context, Engine

    from rotonde.regie.models import Dossier

    sjabloon = Engine().from_string(
        "<table>{% for d in dossiers %}<tr><th>{{ d.melding.persoon.achternaam }}</th>"
        "<td>{{ d.melding.onderwerp }}</td><td>{{ d.geopend_op }}</td><td>{{ d.gesloten_op }}</td></tr>{% endfor %}"
        "</table>"
    )
    rijen = Dossier.objects.using(meester).filter(gemeente_id=_code(0), gesloten_op=None)

    def toon() -> None:
        blad = rijen.select_related("melding__persoon").order_by("geopend_op", "id")[:BLAD]
        assert sjabloon.render(Context({"dossiers": list(blad)})).count("<tr>") == BLAD

    return toon


def _met_en_zonder_sloten(open_: Callable[[], None], meester: str) -> tuple[Reeks, Reeks]:
    """In turns of some pages: the policies of all tables are on, then off."""
    met: list[float] = []
    zonder: list[float] = []
    for _ in range(3):
        met += afwisselend(open_, lambda: None, rondes=RONDES // 3)[0].duren
        with _zonder_sloten(meester):
            zonder += afwisselend(open_, lambda: None, rondes=RONDES // 3)[0].duren
    return Reeks(tuple(met)), Reeks(tuple(zonder))


@contextmanager
def _zonder_sloten(meester: str) -> Iterator[None]:
    from django.db import connections

    with connections[meester].cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        tabellen = [rij[0] for rij in cursor.fetchall()]
        cursor.execute(";".join(f"ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY" for tabel in tabellen))
        try:
            yield
        finally:
            cursor.execute(";".join(f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY" for tabel in tabellen))


def _vul(meester: str) -> Iterator[Rij]:
    import time

    from django.db import connections

    from rotonde.kern.models import Gemeente

    begin = time.perf_counter()
    codes = [_code(nr) for nr in range(GEMEENTEN)]
    Gemeente.objects.using(meester).bulk_create([Gemeente(code=code, naam=code, slug=code) for code in codes])
    connections.close_all()
    with get_context("fork").Pool(2) as groep:
        bezig = groep.map_async(_bevolk, codes, chunksize=1)
        while not bezig.ready():
            _bekijk(meester, "ANALYZE")
            bezig.wait(BEKIJK_OM_DE)
        bezig.get()
    _bekijk(meester, "VACUUM ANALYZE")
    with connections[meester].cursor() as cursor:
        for tabel in ("inwoners_persoon", "regie_dossier", "toegang_contactmoment"):
            cursor.execute(f"SELECT count(*) FROM {tabel}")
            yield Rij(f"rijen in {tabel}", float(cursor.fetchone()[0]), 0.0, eenheid="rijen")
    yield Rij("vullen duurde", time.perf_counter() - begin, 0.0, eenheid="s")


def _bekijk(meester: str, opdracht: str) -> None:
    """Tables that were empty a moment ago are planned as empty ones, until somebody looks."""
    from django.db import connections

    with connections[meester].cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(opdracht)


def _code(nummer: int) -> str:
    return f"l{nummer:03d}"


def _bevolk(code: str) -> None:
    """Persons in households of one, of whom a tenth has a dossier, and contacts with them; in a process of its own."""
    from rotonde.kern import wie
    from rotonde.kern.soorten import Doel, Wet

    def als_dienst() -> Any:
        return wie.als(wie.dienst(gemeente=code, wet=Wet.WMO, doel=Doel.BEHEER, grond="meting"))

    with als_dienst():
        medewerkers = _mensen(code)
    personen: list[UUID] = []
    for nummers in _stukken(_nummers(), PER_KEER):
        with als_dienst():
            personen += _schrijf_in(nummers)
    for stuk in _stukken(personen[:DOSSIERS], PER_KEER):
        with als_dienst():
            _open_dossiers(stuk, medewerkers)
    for begin in range(0, CONTACTEN, PER_KEER):
        with als_dienst():
            _leg_contacten_vast([personen[nr % len(personen)] for nr in range(begin, begin + PER_KEER)])


def _stukken(alles: list[Any], per: int) -> Iterator[list[Any]]:
    for begin in range(0, len(alles), per):
        yield alles[begin : begin + per]


def _nummers() -> list[str]:
    from rotonde.kern.bsn import testnummers

    return list(islice(testnummers(), PER_GEMEENTE))


def _mensen(code: str) -> list[UUID]:
    """As many Aanspreekpunten as it takes for a hundred dossiers each, and the queue."""
    from rotonde.kern import wie
    from rotonde.kern.models import Account, Medewerker, RolPeriode, Team
    from rotonde.kern.periode import periode
    from rotonde.kern.soorten import Rol

    Team.objects.create(gemeente_id=code, code="toegang", naam="Toegang", wachtrij=True)
    aantal = max(DOSSIERS // BLAD, 1)
    accounts = Account.objects.bulk_create([Account(username=f"{code}-{nr}") for nr in range(aantal)])
    rijen = [Medewerker(gemeente_id=code, account=account, naam=account.username) for account in accounts]
    Medewerker.objects.bulk_create(rijen)
    RolPeriode.objects.bulk_create(
        RolPeriode(
            gemeente_id=code, medewerker=rij, rol=rol, periode=periode(date(2020, 1, 1)), gegeven_door=wie.DIENSTEN
        )
        for rij in rijen
        for rol in (Rol.AANSPREEKPUNT, Rol.BALIE)
    )  # fmt: skip
    return [rij.pk for rij in rijen]


def _schrijf_in(nummers: list[str]) -> list[UUID]:
    from rotonde.inwoners.actions import Gezin, Inschrijving, gezinnen_vormen, inschrijven_alle

    mensen = inschrijven_alle(
        [
            Inschrijving(nummer, "Bench", f"Naam {nummer}", date(1940, 1, 1) + timedelta(int(nummer) % 25_000))
            for nummer in nummers
        ]
    )
    gezinnen_vormen([Gezin([mens], [], date(2001, 1, 1), partners=False) for mens in mensen])
    return list(mensen)


def _open_dossiers(personen: list[UUID], medewerkers: list[UUID]) -> None:
    from rotonde.kern.soorten import Wet
    from rotonde.regie import actions as regie
    from rotonde.regie.actions import Opening
    from rotonde.toegang import actions as toegang
    from rotonde.toegang.actions import Oppakking, Vraag
    from rotonde.toegang.soorten import Kanaal

    vragen = [Vraag("Hulp in huis", Kanaal.TELEFOON, Wet.WMO, verhaal="Het lukt niet.", persoon=p) for p in personen]
    meldingen = [ontvangst.melding for ontvangst in toegang.melden_alle(vragen)]
    paren = [(melding, medewerkers[nr // BLAD % len(medewerkers)]) for nr, melding in enumerate(meldingen)]
    toegang.oppakken_alle([Oppakking(melding, medewerker) for melding, medewerker in paren])
    regie.openen_bulk([Opening(melding) for melding in meldingen])


def _leg_contacten_vast(personen: list[UUID]) -> None:
    from rotonde.kern.soorten import Wet
    from rotonde.toegang.actions import Contact, contactmomenten_registreren
    from rotonde.toegang.soorten import Antwoord, Kanaal

    contacten = [Contact(Kanaal.TELEFOON, "Vraag", 5, Antwoord.BEANTWOORD, Wet.WMO, persoon=p) for p in personen]
    contactmomenten_registreren(contacten)


def _zaak() -> Plek:
    """An Aanspreekpunt with a hundred dossiers, one of them with an Aanpak, and a hundred questions that wait."""
    from rotonde.kern import wie
    from rotonde.kern.models import Team
    from rotonde.kern.soorten import Afslag, Doel, Wet
    from rotonde.regie import actions as regie
    from rotonde.regie.actions import DoelInhoud, InzetInhoud, Opstelling
    from rotonde.regie.models import Dossier, Regie
    from rotonde.regie.soorten import Ladder
    from rotonde.toegang import actions as toegang
    from rotonde.toegang.actions import Vraag
    from rotonde.toegang.soorten import Kanaal

    with wie.als(wie.dienst(gemeente=_code(0), wet=Wet.WMO, doel=Doel.BEHEER, grond="meting")):
        _product(_code(0))
        dossier = Dossier.objects.select_related("melding").order_by("id")[0]
        houder = Regie.objects.get(dossier=dossier, periode__endswith__isnull=True).medewerker_id
        aanpak = regie.aanpak_opstellen(Opstelling(dossier.pk, Wet.WMO))
        persoon = dossier.melding.persoon_id
        assert persoon is not None
        for gebied in ("wonen", "meedoen", "geld"):
            doel = regie.doel_stellen(aanpak, DoelInhoud(persoon, gebied, "Het gaat beter.", 4, 7, Wet.WMO))
            for _ in range(3):
                hulp = InzetInhoud(
                    Ladder.MAATWERK, Afslag.HULP, "hulp thuis", Wet.WMO, product_code="hulp", reden_zwaarder="het moet"
                )
                regie.inzet_kiezen(doel, hulp)
        toegang.melden_alle([Vraag("Vraag", Kanaal.TELEFOON, Wet.WMO) for _ in range(BLAD)])
        team = Team.objects.get(code="toegang").pk
    return Plek(houder, dossier.pk, team, _nummers()[1])


def _product(code: str) -> None:
    """What the inzet of the Aanpak names."""
    from rotonde.catalogus.models import Product, lijn_van
    from rotonde.catalogus.soorten import Leveringsvorm, Vorm
    from rotonde.kern.periode import periode
    from rotonde.kern.soorten import Afslag, Wet

    Product.objects.create(
        gemeente_id=code, code="hulp", lijn=lijn_van(code, "product", "hulp"), naam="Hulp thuis", bron="meting",
        geldig=periode(date(2020, 1, 1)), wet=Wet.WMO, afslag=Afslag.HULP, vorm=Vorm.MAATWERK, groep="hulp",
        leveringsvormen=[Leveringsvorm.ZIN],
    )  # fmt: skip


def _aangemeld(medewerker: UUID, rol: str) -> Any:
    """A browser in which this medewerker is signed in."""
    from django.conf import settings
    from django.http import HttpRequest
    from django.test import Client

    from rotonde.kern import aanmelding
    from rotonde.kern.aanmelding import Aanmelding
    from rotonde.kern.soorten import ActorSoort, Rol

    verzoek = HttpRequest()
    verzoek.session = import_module(settings.SESSION_ENGINE).SessionStore()
    als = Aanmelding(_code(0), medewerker, ActorSoort.MEDEWERKER, Rol(rol), "Meting", None)
    aanmelding.meld_aan(verzoek, als)
    verzoek.session.save()
    klant = Client()
    klant.cookies[settings.SESSION_COOKIE_NAME] = verzoek.session.session_key
    return klant
