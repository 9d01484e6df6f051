"""A number and a few words that can be recognised anywhere, followed through the chain from the desk to the letter.

The number is the BSN of a resident; the words stand in the story of the question and in the reasons of the besluit.
Screens, headers, files, logs, mail, jobs and every table are searched for them (PRIV-14, PRIV-38, PRIV-60, SEC-29).
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from itertools import islice
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg import sql
from tests.besluiten.aanpak import maak_aanpak
from tests.besluiten.beschikking.test_zetten import gelezen
from tests.besluiten.test_views import INGEVULD
from tests.besluiten.wereld import VANDAAG, Wereld
from tests.databank import Proefbank
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.models import Persoon
from rotonde.kern import betrokkenheid, bsn, klok
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.models import Gebeurtenis, Team
from rotonde.kern.soorten import Rol
from rotonde.portaal.events import brief_aankondigen
from rotonde.portaal.jobs import kondig_brief_aan
from rotonde.regie.models import Doel, Dossier, Inzet
from rotonde.toegang.models import Melding

pytestmark = pytest.mark.committen

BSN = next(islice(bsn.testnummers(), 70_000, None))
VERHAAL, TOELICHTING = "kwinkelkanarie", "fluitkanarie"
ADRES = "anna@voorbeeld.invalid"
WERK, MIJN = "/heerde/werk", "/heerde/mijn"
KANARIES = (VERHAAL, TOELICHTING)
LOGTABELLEN = {"kern_inzage", "kern_gebeurtenis", "kern_mutatie"}
_NEGEN_CIJFERS = re.compile(r"\b\d{9}\b")
_TUSSEN_CIJFERS = re.compile(r"(?<=\d)[\s.-](?=\d)")


class Stad(Wereld):
    """The small municipality, where the resident has a number that really is one."""

    def nieuw_dossier(self, *, vast: bool = True) -> tuple[Persoon, Dossier, Doel, Inzet]:
        nummer = inwoners.inschrijven(inwoners.Inschrijving(BSN, "Anna", "de Vries", date(1950, 5, 1), email=ADRES))
        persoon = Persoon.objects.get(pk=nummer)
        dossier, doel, inzet = maak_aanpak(self.code, persoon, self.consulent, self.product, vast=vast)
        wie_ook, begin = (persoon.id, self.consulent.id), date(2026, 1, 1)
        betrokkenheid.begin([Band(wie, "dossier", dossier.id, "test", begin) for wie in wie_ook])
        return persoon, dossier, doel, inzet


@dataclass
class Antwoord:
    """All of one answer that leaves the house: its address, headers and text, of a letter as a reader sees it."""

    pad: str
    koppen: str
    tekst: str


@dataclass
class Ronde:
    """What came out of one walk through the chain."""

    stad: Stad
    antwoorden: dict[str, Antwoord] = field(default_factory=dict)
    logregels: str = ""

    def vraag(self, naam: str, klant: KeurendeClient, pad: str, invoer: dict[str, str] | None = None) -> str:
        """Ask for a page, or send a form; keeps the answer and returns where it leads."""
        antwoord: Any = klant.get(pad) if invoer is None else klant.post(pad, invoer)
        assert antwoord.status_code in {200, 302}, (naam, antwoord.status_code)
        is_pdf = antwoord.content.startswith(b"%PDF")
        tekst = gelezen(antwoord.content) if is_pdf else antwoord.content.decode()
        self.antwoorden[naam] = Antwoord(pad, f"{dict(antwoord.headers)} {antwoord.cookies}", tekst)
        return str(antwoord.headers.get("Location", ""))


@pytest.fixture
def ronde(logboek: StringIO) -> Iterator[Ronde]:
    """From the desk to the letter, as everybody who has a part in it."""
    with klok.op(klok.moment(VANDAAG)):
        stad = Stad()
        with stad.als_dienst():
            Team.objects.create(gemeente_id=stad.code, code="toegang", naam="Toegang", wachtrij=True)
        ronde = Ronde(stad)
        _vraag_stellen(ronde)
        _besluiten(ronde)
        _meekijken(ronde)
        _aankondigen(ronde)
        _verspreken()
        ronde.logregels = logboek.getvalue()
        yield ronde


def _vraag_stellen(ronde: Ronde) -> None:
    balie, marit = klant_als(Rol.BALIE), _marit(ronde)
    vraag = {
        "kanaal": "balie", "onderwerp": "Hulp in huis", "wet": "wmo", "verhaal": f"Het lukt niet: {VERHAAL}.",
        "bereikbaar": "telefoon", "bsn": BSN,
    }  # fmt: skip
    ronde.vraag("balie meldt", balie, f"{WERK}/toegang/melden/", vraag)
    ronde.vraag("wachtrij van de balie", balie, f"{WERK}/toegang/")
    ronde.vraag("wachtrij", marit, f"{WERK}/toegang/")
    with ronde.stad.als_dienst():
        melding = Melding.objects.get(onderwerp="Hulp in huis").pk
    ronde.vraag("oppakken", marit, f"{WERK}/toegang/melding/{melding}/oppakken/", {})
    ronde.vraag("melding", marit, f"{WERK}/toegang/melding/{melding}/")
    ronde.vraag("vandaag", marit, f"{WERK}/")


def _besluiten(ronde: Ronde) -> None:
    marit, inzet = _marit(ronde), ronde.stad.inzet.id
    ronde.vraag("caseload", marit, f"{WERK}/regie/")
    ronde.vraag("dossier", marit, f"{WERK}/regie/dossier/{ronde.stad.dossier.id}/")
    invoer = {**INGEVULD, "toelichting": f"U redt het niet alleen: {TOELICHTING}."}
    voorstel = ronde.vraag("voorstel doen", marit, f"{WERK}/besluiten/inzet/{inzet}/", invoer)
    ronde.vraag("voorstel", marit, voorstel)
    besluit = ronde.vraag("besluiten", marit, voorstel, {})
    ronde.vraag("besluit", marit, besluit)
    ronde.vraag("bekendmaken", marit, besluit, {})
    ronde.vraag("werkvoorraad", marit, f"{WERK}/besluiten/")
    ronde.vraag("brief", marit, f"{besluit}brief/")
    ronde.vraag("brief van de inwoner", _anna(ronde), f"{MIJN}/brief/{UUID(besluit.strip('/').split('/')[-1])}/")


def _meekijken(ronde: Ronde) -> None:
    ronde.vraag("mijn", _anna(ronde), f"{MIJN}/")
    ronde.vraag("wie keek mee", _anna(ronde), f"{MIJN}/inzage/")
    ronde.vraag("monitor", klant_als(Rol.RAADSLID), "/heerde/monitor/")
    ronde.vraag("budget", klant_als(Rol.BELEID), f"{WERK}/voorzieningen/budget/")


def _aankondigen(ronde: Ronde) -> None:
    """What the worker does with the letter: a job, and a mail."""
    with ronde.stad.als_dienst():
        brief_aankondigen(Gebeurtenis.objects.get(soort="besluiten.besluit_bekendgemaakt"))
    kondig_brief_aan(ronde.stad.code, str(ronde.stad.persoon.id))


def _verspreken() -> None:
    """What a developer should not write, and an error that holds what somebody typed."""
    logboek = logging.getLogger("rotonde.proef")
    logboek.warning("Het nummer %s kwam langs", BSN)
    try:
        raise ValueError(f"{BSN} {VERHAAL} {TOELICHTING}")
    except ValueError:
        logboek.exception("Dit ging mis")


def _marit(ronde: Ronde) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=ronde.stad.consulent.id, naam="Marit Jansen")


def _anna(ronde: Ronde) -> KeurendeClient:
    return klant_als(Rol.INWONER, actor=ronde.stad.persoon.id)


def _nummers(tekst: str) -> list[str]:
    """The numbers of residents in a text, also when they are written in groups."""
    gevonden = _NEGEN_CIJFERS.findall(f"{tekst} {_TUSSEN_CIJFERS.sub('', tekst)}")
    return sorted(set(filter(bsn.is_testnummer, gevonden)))


def _post() -> str:
    return "\n".join(str(bericht.message()) for bericht in mail.outbox)


def _taken() -> str:
    return str(list(ProcrastinateJob.objects.values_list("task_name", "queueing_lock", "args")))


def _tabellen_met(bank: Proefbank, woord: str) -> set[str]:
    """Every table of the database in which a row, written out, holds this word."""
    with bank.verbinding("reservekopie") as alziend:
        namen = alziend.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        zin = "SELECT 1 FROM {} AS rij WHERE rij::text LIKE %s LIMIT 1"
        vragen = {naam: sql.SQL(zin).format(sql.Identifier(naam)) for (naam,) in namen}
        return {naam for naam, vraag in vragen.items() if alziend.execute(vraag, [f"%{woord}%"]).fetchone()}


def _met(ronde: Ronde, woord: str) -> set[str]:
    return {naam for naam, antwoord in ronde.antwoorden.items() if woord in antwoord.tekst}


def test_geen_scherm_brief_kop_of_adres_draagt_het_nummer_priv_60(ronde: Ronde) -> None:
    for naam, antwoord in ronde.antwoorden.items():
        assert _nummers(f"{antwoord.pad} {antwoord.koppen} {antwoord.tekst}") == [], naam

    assert len(ronde.antwoorden) > 15
    assert _nummers(f"a {BSN} b") == _nummers(f"{BSN[:4]} {BSN[4:6]}.{BSN[6:]}") == [BSN]
    with ronde.stad.als(ronde.stad.consulent, Rol.BALIE):
        (treffer,) = inwoners.zoeken(inwoners.Zoekvraag(bsn=BSN)).treffers
    assert treffer.bsn == bsn.gemaskeerd(BSN)


def test_het_verhaal_staat_bij_wie_het_aannam_en_de_reden_in_de_brief_priv_14(ronde: Ronde) -> None:
    assert _met(ronde, VERHAAL) == {"melding"}
    assert _met(ronde, TOELICHTING) == {"voorstel", "besluit", "brief", "brief van de inwoner"}
    assert {"wachtrij", "wachtrij van de balie"} <= _met(ronde, "Hulp in huis")
    for naam, antwoord in ronde.antwoorden.items():
        assert [woord for woord in KANARIES if woord in antwoord.pad + antwoord.koppen] == [], naam


def test_geen_regel_in_de_logs_post_of_taken_draagt_iets_priv_60_sec_29(ronde: Ronde) -> None:
    uit = {"logs": ronde.logregels, "post": _post(), "taken": _taken()}

    for naam, tekst in uit.items():
        assert [woord for woord in (*KANARIES, BSN) if woord in tekst] == [], naam
        assert _nummers(tekst) == [], naam
    assert "Het nummer [bsn] kwam langs" in uit["logs"]
    assert '"fout": "ValueError"' in uit["logs"]
    assert ADRES in uit["post"]
    assert str(ronde.stad.persoon.id) in uit["taken"]


def test_geen_tabel_draagt_iets_te_veel_priv_38_priv_60(ronde: Ronde, proefbank: Proefbank) -> None:
    """Every table is read by the role of the backup, which sees all rows."""
    assert _tabellen_met(proefbank, BSN) == set()
    assert _tabellen_met(proefbank, VERHAAL) == {"toegang_meldingverhaal"}
    assert _tabellen_met(proefbank, TOELICHTING) == {"besluiten_motivering"}
    assert _tabellen_met(proefbank, ADRES) == {"inwoners_persoon"}
    # The logs were written in this round: they tell of whom, and nothing of what.
    assert _tabellen_met(proefbank, str(ronde.stad.persoon.id)) >= LOGTABELLEN
