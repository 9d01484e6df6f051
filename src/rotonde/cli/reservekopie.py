"""`./rotonde reservekopie`: make a copy, see that it restores, put it back."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import DATABANK, Installatie, eigen_database
from rotonde.cli.stappen import Stappen, kenmerk_van
from rotonde.cluster.geheimen import geheimen
from rotonde.cluster.rollen import maak_databank, verwijder_databank
from rotonde.reservekopie.fouten import Kopiefout
from rotonde.reservekopie.kist import Kistlezer
from rotonde.reservekopie.maken import Bron, Kopie, maak
from rotonde.reservekopie.proef import Proef, beproef
from rotonde.reservekopie.sleutels import Sleutelring, lees_sleutels
from rotonde.reservekopie.terugzetten import Django, Doel, Teruggezet, zet_terug
from rotonde.reservekopie.wissel import databanken, wissel

# What stands beside the database and is referred to by it.
MAPPEN = ("feiten",)
HERSTEL, VOOR = f"{DATABANK}_herstel_", f"{DATABANK}_voor_"
NODIG_VOOR_TERUGZETTEN = ("EIGENAAR", "RESERVEKOPIE", "WORKER", "LOG")


class Reservekopieen:
    """The copies of one installation."""

    def __init__(self, installatie: Installatie) -> None:
        self.installatie = installatie
        self.map = Path(os.environ.get("ROTONDE_RESERVEKOPIEEN", installatie.map / "reservekopie")).absolute()
        self.sleutels_pad = Path(
            os.environ.get("ROTONDE_RESERVEKOPIE_SLEUTELS", installatie.map / "reservekopie-sleutels.json")
        )

    def maken(self, naar: Path | None, *, zonder_proef: bool) -> Kopie:
        """Make a copy and, unless told otherwise, restore it on an empty server to see that it is one."""
        ring = lees_sleutels(self.sleutels_pad, maken=not eigen_database())
        self.map.mkdir(mode=0o700, parents=True, exist_ok=True)
        begin = time.monotonic()
        with self.installatie.database() as adressen:
            adres = _eis(adressen, "RESERVEKOPIE")
            pad = naar or self.map / f"rotonde-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.kopie"
            kopie = maak(self._bron(adres), pad.absolute(), ring)
            duur = time.monotonic() - begin
            self._noteer(adressen, "kopie", kopie.kop.kopie, duur, kopie.grootte, kopie.inhoud.rijen)
            print(f"Gemaakt: {pad}, {_groot(kopie.grootte)}, {kopie.inhoud.rijen} rijen, {duur:.0f} s.", flush=True)
            if not zonder_proef:
                self._beproef(pad, ring, adressen)
        return kopie

    def controleren(self, pad: Path | None) -> Proef:
        """Restore the newest copy, or the one named, on an empty server and tell what came back."""
        with self.installatie.database() as adressen:
            return self._beproef(pad or self.nieuwste(), lees_sleutels(self.sleutels_pad), adressen)

    def terugzetten(self, pad: Path, *, naar: str | None, ondanks_breuk: bool) -> Teruggezet:
        """Put `pad` back: in the place of the database in service, or into the empty database `naar`."""
        ring = lees_sleutels(self.sleutels_pad)
        _eis_leesbaar(pad, ring)
        with self.installatie.database() as adressen:
            for rol in NODIG_VOOR_TERUGZETTEN:
                _eis(adressen, rol)
            if naar:
                return self._laad(pad, ring, _met_databank(adressen, naar), ondanks_breuk=ondanks_breuk)
            with _beheer(self.installatie) as beheer:
                return self._vervang(beheer, pad, ring, adressen, ondanks_breuk=ondanks_breuk)

    def opruimen(self) -> list[str]:
        """Drop the databases that restoring left: replaced ones, and ones that were never finished."""
        with self.installatie.database(), _beheer(self.installatie) as beheer:
            weg = [*databanken(beheer, VOOR), *databanken(beheer, HERSTEL)]
            for naam in weg:
                verwijder_databank(self.installatie.cluster, naam)
        return weg

    def nieuwste(self) -> Path:
        """The copy that was made last. Raises Startfout when there is none."""
        if not (paden := sorted(self.map.glob("*.kopie"), key=lambda pad: pad.stat().st_mtime)):
            raise Startfout(f"Er is geen kopie in {self.map}: maak er een met ./rotonde reservekopie maken.")
        return paden[-1]

    def _vervang(
        self,
        beheer: psycopg.Connection,
        pad: Path,
        ring: Sleutelring,
        adressen: Mapping[str, str],
        *,
        ondanks_breuk: bool,
    ) -> Teruggezet:
        stempel = f"{datetime.now(UTC):%Y%m%d%H%M%S}"
        nieuw, cluster = HERSTEL + stempel, self.installatie.cluster
        maak_databank(cluster, nieuw)
        try:
            gedaan = self._laad(pad, ring, _met_databank(adressen, nieuw), ondanks_breuk=ondanks_breuk)
            wissel(beheer, in_dienst=DATABANK, nieuw=nieuw, oud=VOOR + stempel)
        except BaseException:
            verwijder_databank(cluster, nieuw)
            raise
        self._herinner_stappen(gedaan)
        print(f"De vorige database heet nu {VOOR}{stempel}; weg ermee: ./rotonde reservekopie opruimen.", flush=True)
        return gedaan

    def _laad(self, pad: Path, ring: Sleutelring, adressen: Mapping[str, str], *, ondanks_breuk: bool) -> Teruggezet:
        apart = self.installatie.map / "herstel"
        try:
            doel = Doel(
                adressen["DATABASE_URL_EIGENAAR"], adressen["DATABASE_URL_RESERVEKOPIE"], self._programmas(), apart
            )
            gedaan = zet_terug(pad, ring, doel, self._django(adressen), ondanks_breuk=ondanks_breuk)
            for naam in MAPPEN:
                _vul_aan(apart / naam, self.installatie.map / naam)
        finally:
            _verwijder(apart)
        return gedaan

    def _beproef(self, pad: Path, ring: Sleutelring, adressen: Mapping[str, str]) -> Proef:
        _eis_leesbaar(pad, ring)
        wachtwoorden = geheimen(self.installatie.map / "herstelproef-geheimen.json")["rollen"]
        begin = time.monotonic()
        try:
            proef = beproef(pad, ring, self.installatie.map / "herstelproef", wachtwoorden, self._django)
        except Kopiefout as fout:
            self._noteer(adressen, "proef", pad.stem, time.monotonic() - begin, mislukt=str(fout))
            raise
        self._noteer(
            adressen, "proef", proef.teruggezet.kop.kopie, proef.seconden, pad.stat().st_size,
            proef.teruggezet.inhoud.rijen,
        )  # fmt: skip
        _verslag(pad, proef)
        return proef

    def _bron(self, adres: str) -> Bron:
        mappen = {naam: self.installatie.map / naam for naam in MAPPEN}
        try:
            stappen = json.loads((self.installatie.map / "stappen.json").read_text())["stappen"]
        except (OSError, ValueError, KeyError):
            stappen = {}
        return Bron(adres, self._programmas(), mappen, {"stappen": stappen})

    def _programmas(self) -> Path | None:
        return None if eigen_database() else self.installatie.cluster.plaats.programmas

    def _herinner_stappen(self, gedaan: Teruggezet) -> None:
        """A step that was done before the copy was made is not done again; the tables are, by the code of now."""
        stappen = Stappen(self.installatie.map / "stappen.json", kenmerk_van(self.installatie.cluster))
        for stap, afdruk in gedaan.bij.get("stappen", {}).items():
            if stap != "tabellen":
                stappen.gedaan(stap, afdruk)

    def _django(self, adressen: Mapping[str, str], map_: Path | None = None) -> Django:
        soort = os.environ.get("ROTONDE_OMGEVING") or ("productie" if eigen_database() else "demo")

        def draai(proces: str, *opdracht: str) -> str:
            omgeving = self.installatie.omgeving(proces, soort, adressen)
            if map_:
                omgeving |= {"ROTONDE_MAP": str(map_), "ROTONDE_VERNIETIGINGEN": str(self._register_voor(map_))}
            uitkomst = subprocess.run(
                [sys.executable, "-P", "-m", "rotonde.cli.opdracht", *opdracht],
                env=omgeving, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if uitkomst.returncode:
                regels = uitkomst.stderr.strip().splitlines() or ["geen uitleg"]
                raise Kopiefout(f"De stap «{' '.join(opdracht[:2])}» na het terugzetten lukte niet: {regels[-1]}")
            return uitkomst.stdout

        return draai

    def _register_voor(self, map_: Path) -> Path:
        """What was destroyed is known outside the database; a drill does it again from a copy of that."""
        echt = Path(os.environ.get("ROTONDE_VERNIETIGINGEN", self.installatie.map / "vernietigingen.jsonl"))
        eigen = map_ / "vernietigingen.jsonl"
        if echt.exists() and not eigen.exists():
            shutil.copy(echt, eigen)
        return eigen

    def _noteer(
        self,
        adressen: Mapping[str, str],
        soort: str,
        kopie: str,
        seconden: float,
        bytes_: int = 0,
        rijen: int = 0,
        *,
        mislukt: str = "",
    ) -> None:
        """Tell the database, so that every process can tell how old the last copy and the last drill are."""
        if "DATABASE_URL_WORKER" not in adressen:
            print("Niet vastgelegd in de database: geef DATABASE_URL_WORKER mee.", file=sys.stderr, flush=True)
            return
        opdracht = ["noteer", soort, "--kopie", kopie, "--seconden", f"{seconden:.1f}", "--bytes", str(bytes_)]
        opdracht += ["--rijen", str(rijen), *(["--mislukt", "--melding", mislukt] if mislukt else [])]
        self._django(adressen)("worker", "herstel", *opdracht)


def reservekopie(werkwoord: str, bestand: str | None, *, naar: str | None, ja: bool, vlaggen: frozenset[str]) -> int:
    """Run one verb; 0 when it succeeded."""
    kopieen = Reservekopieen(Installatie())
    kopieen.installatie.maak_map()
    pad = Path(bestand) if bestand else None
    match werkwoord:
        case "maken":
            kopieen.maken(pad, zonder_proef="zonder_proef" in vlaggen)
        case "controleren":
            kopieen.controleren(pad)
        case "opruimen":
            print(f"Verwijderd: {', '.join(kopieen.opruimen()) or 'niets'}.")
        case _:
            _terugzetten(kopieen, pad, naar=naar, ja=ja, ondanks_breuk="ondanks_breuk" in vlaggen)
    return 0


def _terugzetten(kopieen: Reservekopieen, pad: Path | None, *, naar: str | None, ja: bool, ondanks_breuk: bool) -> None:
    if pad is None:
        raise Startfout("Noem de kopie: ./rotonde reservekopie terugzetten BESTAND --ja.")
    if not ja:
        raise Startfout("Dit vervangt de database in dienst; doe het met --ja erachter. De vorige blijft bewaard.")
    begin = time.monotonic()
    gedaan = kopieen.terugzetten(pad, naar=naar, ondanks_breuk=ondanks_breuk)
    print(
        f"Teruggezet: kopie {gedaan.kop.kopie} van {gedaan.kop.gemaakt_op}, {gedaan.inhoud.rijen} rijen in "
        f"{len(gedaan.inhoud.tabellen)} tabellen, alles gelijk; {time.monotonic() - begin:.0f} s.",
        flush=True,
    )


def _verslag(pad: Path, proef: Proef) -> None:
    inhoud = proef.teruggezet.inhoud
    print(
        f"Proef van {pad.name}: teruggezet op een lege server in {proef.seconden:.0f} s, {inhoud.rijen} rijen in "
        f"{len(inhoud.tabellen)} tabellen, aantallen en sommen gelijk, de keten van de logs klopt.",
        flush=True,
    )


def _eis(adressen: Mapping[str, str], rol: str) -> str:
    adres = adressen.get(f"DATABASE_URL_{rol}", "")
    if not adres:
        raise Startfout(f"De instelling DATABASE_URL_{rol} ontbreekt: geef het adres voor die rol mee.")
    return adres


def _eis_leesbaar(pad: Path, ring: Sleutelring) -> None:
    """The head and the key, before anything is made."""
    if not pad.is_file():
        raise Startfout(f"Het bestand {pad} is er niet: kies een kopie.")
    with Kistlezer(pad.open("rb"), pad.name, ring):
        pass


@contextlib.contextmanager
def _beheer(installatie: Installatie) -> Iterator[psycopg.Connection]:
    if eigen_database():
        raise Startfout(
            "Op een eigen PostgreSQL wisselt de beheerder zelf van database: zet terug in een lege met --naar NAAM; "
            "docs/beheer/herstel.md zegt hoe."
        )
    with installatie.cluster.beheer() as verbinding:
        yield verbinding


def _met_databank(adressen: Mapping[str, str], naam: str) -> dict[str, str]:
    return {
        rol: urlunsplit(urlsplit(adres)._replace(path=f"/{naam}", scheme="postgresql"))
        for rol, adres in adressen.items()
    }


def _vul_aan(bron: Path, doel: Path) -> None:
    """Add what is not there; what is there has the same name only when it has the same content."""
    if not bron.is_dir():
        return
    doel.mkdir(mode=0o700, parents=True, exist_ok=True)
    for deel in bron.iterdir():
        if not (doel / deel.name).exists():
            deel.chmod(0o700) if deel.is_dir() else None
            shutil.move(deel, doel / deel.name)


def _verwijder(map_: Path) -> None:
    for deel in map_.rglob("*"):
        if deel.is_dir() and not deel.is_symlink():
            deel.chmod(0o700)
    shutil.rmtree(map_, ignore_errors=True)


def _groot(bytes_: int) -> str:
    return f"{bytes_ / 2**20:.1f} MB"
