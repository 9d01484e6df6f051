"""What a page costs beside what a bare application does for the same question on the same rows.

With our sign-in, authorization, row level security, inzagelog and audit on; the reference has none of them.
"""

import re
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence

from bench import Reeks, Rij, afwisselend
from bench.opstelling import opstelling, zaai
from rotonde.cli.bezoeker import Bezoeker
from rotonde.cli.demo import Demo
from rotonde.cluster.binaries import installatie

RONDES = 60
# Looking somebody up may be done sixty times a minute (SEC-23); all measurements of it fit in one.
ZOEKRONDES = 16
SECONDEN = 2.0
BEURTEN = 5
OPVRAGEN = 0.3
LIJST = 1.5
MAKEN = 0.25
RIJEN = 100


def meet() -> Iterator[Rij]:
    with opstelling(bevolkt=True) as (demo, bezoeker, kaal):
        zaai(demo, "caseload", "0246", str(RIJEN))
        yield from _informatie(bezoeker, kaal)
        yield from _een_opvragen(bezoeker, kaal)
        yield _lijst(bezoeker, kaal)
        nummer, hash_ = zaai(demo, "nummer", "0246", "7000").split()
        yield from _zoeken(bezoeker, kaal, nummer, hash_)
        yield _contact(bezoeker, kaal, nummer)
        yield from _pgbench(demo)


def _informatie(bezoeker: Bezoeker, kaal: Bezoeker) -> Iterator[Rij]:
    """What the first page and the day of a medewerker cost beside one INSERT."""
    yield _rij("site van de gemeente, tegen één INSERT", *_om_beurten(bezoeker, "/heerde/", kaal, "/pagina"))
    bezoeker.word("0246", "aanspreekpunt")
    yield _rij("dag van een medewerker, tegen één INSERT", *_om_beurten(bezoeker, "/heerde/werk/", kaal, "/pagina"))


def _een_opvragen(bezoeker: Bezoeker, kaal: Bezoeker) -> Iterator[Rij]:
    """One besluit with its motivering and its letter, as the Aanspreekpunt opens it."""
    bezoeker.word("0246", "aanspreekpunt")
    besluit = _besluit(bezoeker)
    for klanten in (1, 8):
        ons = [_ook(bezoeker) for _ in range(klanten)]
        ander = [_ook(kaal) for _ in range(klanten)]
        wij, zij = _doorvoeren(ons, f"/heerde/werk/besluiten/{besluit}/", ander, f"/een/{besluit}")
        yield Rij(
            f"één besluit opvragen, {klanten} tegelijk",
            wij.mediaan,
            wij.spreiding,
            zij.mediaan,
            doel=f"≥ {OPVRAGEN} × kaal",
            gehaald=wij.mediaan >= OPVRAGEN * zij.mediaan,
            eenheid="per s",
        )


def _besluit(bezoeker: Bezoeker) -> str:
    """The first besluit in a dossier of the caseload."""
    for pad in re.findall(r"/heerde/werk/regie/dossier/[0-9a-f-]{36}/", bezoeker.vraag("/heerde/werk/regie/")):
        if gevonden := re.search(r"/heerde/werk/besluiten/([0-9a-f-]{36})/", bezoeker.vraag(pad)):
            return gevonden[1]
    raise AssertionError("het Aanspreekpunt van de demo heeft geen besluit")


def _lijst(bezoeker: Bezoeker, kaal: Bezoeker) -> Rij:
    bezoeker.word("0246", "aanspreekpunt")
    pad = "/heerde/werk/regie/"
    rijen = bezoeker.vraag(pad).count("/heerde/werk/regie/dossier/")
    assert rijen == RIJEN == kaal.vraag(f"/lijst/{RIJEN}").count("/een/"), f"{rijen} rijen"
    wij, zij = _om_beurten(bezoeker, pad, kaal, f"/lijst/{RIJEN}")
    return _rij(f"lijst van {RIJEN} dossiers, met {RIJEN} regels in het inzagelog", wij, zij, hoogstens=LIJST)


def _zoeken(bezoeker: Bezoeker, kaal: Bezoeker, nummer: str, hash_: str) -> Iterator[Rij]:
    """Somebody looked up by BSN at the counter, with the line that says so: what the page asks, and without script."""
    bezoeker.word("0246", "balie")
    pad = "/heerde/werk/toegang/zoeken/"
    velden = {**_token(bezoeker, pad), "bsn": nummer}
    for deel, wat in (("gevonden", "inwoner zoeken op BSN"), ("", "idem, de hele pagina opnieuw")):

        def zoek(deel: str = deel) -> None:
            assert "Gevonden inwoners" in bezoeker.vraag(pad, velden, deel=deel)

        wij, zij = afwisselend(zoek, lambda: kaal.vraag(f"/bsn/{hash_}"), rondes=ZOEKRONDES)
        yield _per_seconde(wat, wij, zij, minstens=OPVRAGEN if deel else None)


def _token(bezoeker: Bezoeker, pad: str) -> dict[str, str]:
    return dict(re.findall(r'name="(csrfmiddlewaretoken)"\s+value="([^"]+)"', bezoeker.vraag(pad)))


def _per_seconde(wat: str, wij: Reeks, zij: Reeks, *, minstens: float | None) -> Rij:
    """How often in a second one client gets an answer, from how long each takes."""
    return Rij(
        wat,
        1000 / wij.mediaan,
        1000 * wij.spreiding / wij.mediaan**2,
        1000 / zij.mediaan,
        doel=f"≥ {minstens} × kaal" if minstens else "",
        gehaald=zij.mediaan >= minstens * wij.mediaan if minstens else None,
        eenheid="per s",
    )


def _contact(bezoeker: Bezoeker, kaal: Bezoeker, nummer: str) -> Rij:
    """A contactmoment about somebody known by BSN: person found and logged, gebeurtenis, audit, commit."""
    bezoeker.word("0246", "balie")
    pad = "/heerde/werk/toegang/contact/"
    velden = _token(bezoeker, pad)
    velden |= {"kanaal": "telefoon", "onderwerp": "Meting", "wet": "wmo", "duur": "5", "antwoord": "beantwoord"}
    velden["bsn"] = nummer

    def maak() -> None:
        status, tekst, _ = bezoeker.stuur(pad, velden)
        assert status == 302, re.sub(r"<[^>]+>", " ", tekst)[-1500:]

    wij, zij = afwisselend(maak, lambda: kaal.vraag("/maak"), rondes=ZOEKRONDES)
    return _per_seconde("contactmoment vastleggen op BSN, tegen één rij", wij, zij, minstens=MAKEN)


def _pgbench(demo: Demo) -> Iterator[Rij]:
    """What the server itself does on this machine: one row by its key, without an application in between."""
    adres = demo.adressen["DATABASE_URL_RESERVEKOPIE"]
    vraag = "\\set nr random(1, 100)\nSELECT id FROM referentie.regel WHERE id = :nr;\n"
    for klanten in (1, 8):
        opdracht = [installatie() / "bin" / "pgbench", "-n", "-f", "-", "-c", str(klanten), "-T", "3", adres]
        uitkomst = subprocess.run(opdracht, input=vraag, capture_output=True, text=True, check=False)
        assert not uitkomst.returncode, uitkomst.stderr
        tps = float(re.findall(r"tps = ([0-9.]+)", uitkomst.stdout)[-1])
        yield Rij(f"pgbench: één rij op sleutel, {klanten} tegelijk", tps, 0.0, eenheid="per s")


def _om_beurten(bezoeker: Bezoeker, pad: str, kaal: Bezoeker, kaal_pad: str) -> tuple[Reeks, Reeks]:
    return afwisselend(lambda: bezoeker.vraag(pad), lambda: kaal.vraag(kaal_pad), rondes=RONDES)


def _rij(wat: str, wij: Reeks, zij: Reeks, *, hoogstens: float | None = None) -> Rij:
    return Rij(
        wat,
        wij.mediaan,
        wij.spreiding,
        zij.mediaan,
        doel=f"≤ {hoogstens} × kaal" if hoogstens else "",
        gehaald=wij.mediaan <= hoogstens * zij.mediaan if hoogstens else None,
    )


def _ook(bezoeker: Bezoeker) -> Bezoeker:
    """The same visitor in another window."""
    ander = Bezoeker(bezoeker.poort)
    ander.cookies = dict(bezoeker.cookies)
    return ander


def _doorvoeren(ons: Sequence[Bezoeker], pad: str, zij: Sequence[Bezoeker], hun_pad: str) -> tuple[Reeks, Reeks]:
    """Answers per second of both, taken in turns of some seconds."""
    _doorvoer(ons, pad)
    _doorvoer(zij, hun_pad)
    paren = [(_doorvoer(ons, pad), _doorvoer(zij, hun_pad)) for _ in range(BEURTEN)]
    return Reeks(tuple(a for a, _ in paren)), Reeks(tuple(b for _, b in paren))


def _doorvoer(bezoekers: Sequence[Bezoeker], pad: str) -> float:
    tellingen = [0] * len(bezoekers)
    einde = time.perf_counter() + SECONDEN

    def klik(nummer: int) -> None:
        while time.perf_counter() < einde:
            bezoekers[nummer].vraag(pad)
            tellingen[nummer] += 1

    klanten = [threading.Thread(target=klik, args=(nummer,)) for nummer in range(len(bezoekers))]
    for klant in klanten:
        klant.start()
    for klant in klanten:
        klant.join()
    return sum(tellingen) / SECONDEN
