"""Trying one cell: ask, look at what came out, and undo it."""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.cookies import SimpleCookie
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse
from psycopg import errors
from tests.keuring.schermen import GEMEENTE, WORTEL, routes
from tests.klanten import HEERDE, NAMEN, meld_klant_aan
from tests.kubus.basis import NU, WET, dienst
from tests.kubus.proef import Proef, Route, Werkwoord, proeven
from tests.kubus.tabel import Cel, Eindpunt, Relatie, Uitkomst
from tests.kubus.wereld import Wereld, Zaak
from tests.privacy.afgesloten import als_werker

from rotonde.kern import klok, wie
from rotonde.kern.aanmelding import ANONIEM, Aanmelding
from rotonde.kern.fouten import Gebruikersfout, GeenBevoegdheid, NietGevonden
from rotonde.kern.soorten import ActorSoort, Niveau, Rol

AANMELDEN = "/aanmelden/"
# What the database says to who may not: no right, no such row for this asker, or a key to a row of elsewhere.
GEWEIGERD = (errors.InsufficientPrivilege, errors.ForeignKeyViolation, errors.IntegrityConstraintViolation)
_ALS_DIENST = "SELECT set_config('rotonde.gemeente', '{}', true), set_config('rotonde.actor_soort', '{}', true)"
_HIER = "WHERE xact = pg_current_xact_id()::text::bigint"
# A transaction without a number wrote nothing. That a line in the inzagelog is held back goes with writing that line.
_TEL = f"""
SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL THEN 0 ELSE
  (SELECT count(*) FROM kern_mutatie {_HIER} AND tabel <> 'kern_vertrouwelijkheid')
  + (SELECT count(*) FROM kern_gebeurtenis {_HIER}) END
"""
# One trip to the database for all of it: it is made for every cell.
_PER_GEMEENTE = [f"{_ALS_DIENST.format(code, 'dienst')};{_TEL}" for code in NAMEN]
_WIJZIGINGEN = ";".join([*_PER_GEMEENTE, _ALS_DIENST.format("", "")])
IN_GEMEENTE = routes(GEMEENTE)


@dataclass
class Meting:
    """The world, and the clients of everybody in it."""

    wereld: Wereld
    proeven: dict[Eindpunt, Proef] = field(default_factory=proeven)
    sessies: dict[tuple[Rol, UUID], SimpleCookie] = field(default_factory=dict)
    # One for everybody: what it loads at the start is the same for each request.
    server: ClientHandler = field(default_factory=lambda: ClientHandler(enforce_csrf_checks=False))

    def __post_init__(self) -> None:
        """Everybody signs in once, in the first gemeente, and stays so whatever a cell undoes."""
        for rol in set(Rol) - {Rol.DIENST}:
            for relatie in Relatie:
                soort, actor = self._wie(rol, relatie)
                if (rol, actor) not in self.sessies:
                    self.sessies[rol, actor] = _meld_aan(soort, actor, rol)

    def meet(self, cellen: Iterable[Cel]) -> Iterator[tuple[Cel, str]]:
        """What comes out of each: ja, leeg, nee, or a sentence about what should never come out.

        What an endpoint needs beforehand is made once per relation; what a cell does is undone before the next.
        """
        for (eindpunt, relatie), groep in groupby(cellen, lambda cel: (cel.eindpunt, cel.relatie)):
            proef = self.proeven[eindpunt]
            zaak = self.wereld.zaken[Relatie.EIGEN if relatie == Relatie.GEEN else relatie]
            with _aangesloten(proef), klok.op(NU), klaargezet(proef, zaak):
                vooraf = wijzigingen() if proef.voor else 0
                for cel in groep:
                    cache.clear()
                    yield cel, self._meet_een(proef, cel, zaak, vooraf)

    def _meet_een(self, proef: Proef, cel: Cel, zaak: Zaak, vooraf: int) -> str:
        if isinstance(proef, Route):
            with ongedaan():
                return self._bezoek(proef, cel, zaak, vooraf)
        return self._doe(proef, cel, zaak, vooraf)

    def _bezoek(self, proef: Route, cel: Cel, zaak: Zaak, vooraf: int) -> str:
        klant = self.klant(cel.rol, cel.relatie)
        antwoord = vraag(klant, proef, zaak)
        te_zien = (proef.spoor(zaak) if proef.spoor else zaak.kanarie) in tekst_van(antwoord)
        gewijzigd = wijzigingen() - vooraf
        if antwoord.status_code == 422 and te_zien and not gewijzigd:
            # The page opens, its form says no.
            return Uitkomst.LEEG
        if dicht(antwoord):
            return "geweigerd, maar er lekte of veranderde iets" if te_zien or gewijzigd else Uitkomst.NEE
        if antwoord.status_code >= 400:
            return f"status {antwoord.status_code}"
        if proef.werkte is not None:
            return Uitkomst.JA if proef.werkte(antwoord) else Uitkomst.LEEG
        if proef.methode == "GET":
            return "een GET veranderde iets" if gewijzigd else Uitkomst.JA if te_zien else Uitkomst.LEEG
        return Uitkomst.JA if (te_zien if proef.toont else gewijzigd) else Uitkomst.LEEG

    def _doe(self, proef: Werkwoord, cel: Cel, zaak: Zaak, vooraf: int) -> str:
        """What fails leaves nothing behind by itself; what works is undone here."""
        try:
            with wie.als(self.vrager(cel.rol, cel.relatie, proef)):
                uitkomst = proef.doe(zaak)
                # What the database only judges at the commit, it judges here; for the next cell it waits again.
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
                werkte = proef.werkte(zaak, uitkomst) if proef.werkte else wijzigingen() > vooraf
                transaction.set_rollback(True)
        except (GeenBevoegdheid, NietGevonden, *proef.ook_nee):
            return Uitkomst.NEE
        except Gebruikersfout as fout:
            return f"{type(fout).__name__}: {fout.zin}"
        except DatabaseError as fout:
            return Uitkomst.NEE if isinstance(fout.__cause__, GEWEIGERD) else f"{type(fout).__name__}: {fout}"
        except Exception as fout:
            return f"{type(fout).__name__}: {fout}"
        return Uitkomst.JA if werkte else Uitkomst.LEEG

    def vrager(self, rol: Rol, relatie: Relatie, proef: Werkwoord) -> wie.Wie:
        """Who calls a verb, always from the first gemeente."""
        soort, actor = self._wie(rol, relatie)
        return wie.wie(
            gemeente=HEERDE, actor=actor, actor_soort=soort, rol=rol, wet=WET, doel=proef.doel, grond="kubus",
            dossier=wie.GEEN_DOSSIER,
        )  # fmt: skip

    def klant(self, rol: Rol, relatie: Relatie) -> Client:
        """Who visits a page: a new browser each time, in which somebody is signed in."""
        klant = Client(raise_request_exception=False)
        klant.handler = self.server
        klant.cookies = SimpleCookie(self.sessies[rol, self._wie(rol, relatie)[1]].output(header=""))
        return klant

    def _wie(self, rol: Rol, relatie: Relatie) -> tuple[ActorSoort, UUID]:
        match rol:
            case Rol.ANONIEM:
                return ActorSoort.ANONIEM, ANONIEM
            case Rol.DIENST:
                return ActorSoort.DIENST, wie.DIENSTEN
            case Rol.INWONER:
                return ActorSoort.INWONER, self.wereld.inwoner(relatie)
        wereld = self.wereld
        return ActorSoort.MEDEWERKER, wereld.beheerder if rol == Rol.BEHEER else wereld.medewerker


def _meld_aan(soort: ActorSoort, actor: UUID, rol: Rol) -> SimpleCookie:
    klant = Client()
    if rol != Rol.ANONIEM:
        with klok.op(NU):
            meld_klant_aan(klant, Aanmelding(HEERDE, actor, soort, rol, "Mila de Wit", Niveau.HOOG))
    return klant.cookies


@contextmanager
def klaargezet(proef: Proef, zaak: Zaak) -> Iterator[None]:
    """What the endpoint needs beforehand is there inside, and gone afterwards."""
    with ongedaan():
        if proef.voor:
            with dienst(zaak.stad.code):
                proef.voor(zaak)
        yield


@contextmanager
def _aangesloten(proef: Proef) -> Iterator[None]:
    """What only a job does goes over the connection of the worker, the rest over that of the web."""
    if not (isinstance(proef, Werkwoord) and proef.werker):
        yield
        return
    with als_werker():
        yield


@contextmanager
def ongedaan() -> Iterator[None]:
    """What happens inside leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def vraag(klant: Client, proef: Route, zaak: Zaak) -> HttpResponse:
    """Send the request of a proef, as the browser would."""
    adres = pad(proef.naam, proef.pad(zaak))
    if proef.methode == "GET":
        return klant.get(adres, proef.vraag(zaak))
    return klant.post(adres, proef.invoer(zaak), query_params=proef.vraag(zaak))


def pad(route: str, parameters: dict[str, Any]) -> str:
    """The address of a route in the first gemeente, or outside any."""
    if route in IN_GEMEENTE:
        return f"/{NAMEN[HEERDE][1]}{reverse(route, GEMEENTE, kwargs=parameters)}"
    return reverse(route, WORTEL, kwargs=parameters)


def dicht(antwoord: HttpResponse) -> bool:
    """Refused: forbidden, not found, sent away to sign in, or a form that says that nobody was found.

    That the form itself is in order shows in the cells of the same endpoint in which it does its work.
    """
    naar_de_deur = antwoord.status_code == 302 and AANMELDEN in antwoord.headers["Location"]
    return antwoord.status_code in {403, 404, 422} or naar_de_deur


def tekst_van(antwoord: HttpResponse) -> str:
    """All that reaches a reader, in lower case: address to go on to, headers, body, and what a PDF says."""
    inhoud = antwoord.content
    lichaam = _gelezen(inhoud) if inhoud.startswith(b"%PDF") else inhoud.decode()
    return f"{dict(antwoord.headers)} {lichaam}".lower()


@lru_cache(maxsize=64)
def _gelezen(pdf: bytes) -> str:
    uit = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return uit.stdout.decode()


def wijzigingen() -> int:
    """What happened in this transaction, in any gemeente: rows added, changed or deleted, as the triggers counted them,
    and gebeurtenissen."""
    aantal = 0
    with connection.cursor() as cursor:
        cursor.execute(_WIJZIGINGEN)
        for _ in NAMEN:
            cursor.nextset()
            aantal += cursor.fetchone()[0]
            cursor.nextset()
    return aantal
