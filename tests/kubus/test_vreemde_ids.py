"""The id of somebody else, of elsewhere and of nobody get the same answer, byte for byte, in every place (SEC-11).

The places are found, not listed: every parameter of every address in the urlconf, every field of every form as the
page shows it, and every field behind the question mark.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from tests.kubus.basis import NU
from tests.kubus.meting import Meting, klaargezet, tekst_van, vraag, wijzigingen
from tests.kubus.proef import Route
from tests.kubus.tabel import Eindpunt, Relatie, Uitkomst, lees
from tests.kubus.wereld import Zaak

from rotonde.kern import klok
from rotonde.kern.models import nieuw_id
from rotonde.kern.soorten import Rol

# What differs between two answers to the same question: a nonce, a trace, tokens, a sealed number, and drawn names.
WISSELT = (
    # Before what follows: a nonce may begin as a drawn name looks.
    re.compile(r"nonce[-=]\\?[\"']?[\w+/=-]+"),
    re.compile(r"x-csrftoken[^}]*"),
    re.compile(r"x-trace-id': '[0-9a-f]+'"),
    re.compile(r"[a-z]+-[0-9a-f]{8}\b"),
    re.compile(r"(csrfmiddlewaretoken|formuliertoken|bsn_bewaard)\"\s+value=\"[^\"]+\""),
    re.compile(r"r-spoor\">[0-9a-f]+<"),
    # The end of the number that one typed oneself.
    re.compile(r"•+\d{3}"),
    # A line of the log that the reading itself wrote, and what is made beforehand each time.
    re.compile(r"kern_inzage [0-9a-f-]{36}"),
    re.compile(r"(?<=/toezicht/besloten/)[0-9a-f-]{36}"),
)
# Nobody has these: no address or form knows a person by them.
ONBEKEND_NUMMER = "999999990"
# Tried on every page, all at once.
OOK_ACHTER_HET_VRAAGTEKEN = "pagina, sorteer, volgende"


@pytest.fixture(autouse=True)
def _de_schijf_staat_stil(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the operator tells how much room there is; others on this machine change it between two answers."""
    ruimte = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: ruimte)


@dataclass
class _Formulier:
    """One form of a page: all its fields, those that take a value to be recognised, and the buttons that send it.

    Words of one's own and ticks are stored as they are.
    """

    methode: str
    velden: set[str] = field(default_factory=set)
    herkend: set[str] = field(default_factory=set)
    knoppen: dict[str, str] = field(default_factory=dict)


class _Formulieren(HTMLParser):
    """The forms of a page; what stands in none of them is counted as one that asks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.gevonden = [_Formulier("get")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        eigenschappen = dict(attrs)
        if tag == "form":
            self.gevonden.append(_Formulier((eigenschappen.get("method") or "get").lower()))
        naam, formulier = eigenschappen.get("name"), self.gevonden[-1]
        if tag == "button" and naam:
            formulier.knoppen.setdefault(naam, eigenschappen.get("value") or "")
        if tag not in {"input", "select", "textarea"} or not naam or naam == "csrfmiddlewaretoken":
            return
        formulier.velden.add(naam)
        kiest = tag == "select" or (tag == "input" and eigenschappen.get("type") in {"radio", "hidden"})
        if kiest or formulier.methode == "get" or naam == "bsn":
            formulier.herkend.add(naam)


def _wie_mag() -> dict[Eindpunt, tuple[Rol, Relatie]]:
    """For each route and method a rol that gets in, and to what: the own work, for a resident the own data, and for
    what nobody does about that, the work of others."""
    relaties = [Relatie.EIGEN, Relatie.GEEN, Relatie.EIGEN_DOSSIER, Relatie.TEAM, Relatie.ANDER_TEAM]
    open_ = [cel for cel in CELLEN if cel.verwacht in {Uitkomst.JA, Uitkomst.LEEG} and cel.relatie in relaties]
    rollen = [Rol.AANSPREEKPUNT, Rol.INWONER, *Rol]
    # What shows the own data comes before what shows nothing.
    open_.sort(
        key=lambda c: (c.verwacht == Uitkomst.LEEG, rollen.index(c.rol), relaties.index(c.relatie)), reverse=True
    )
    return {c.eindpunt: (c.rol, Relatie.EIGEN if c.relatie == Relatie.GEEN else c.relatie) for c in open_}


CELLEN = lees()
WIE = _wie_mag()
# Where somebody else's may be asked for as well, as in a queue or in toezicht, its id is not foreign.
NIET_VREEMD = {(cel.eindpunt, cel.rol, cel.relatie) for cel in CELLEN if cel.verwacht != Uitkomst.NEE}


def _masker(antwoord: HttpResponse, *ids: Any) -> str:
    tekst = f"{antwoord.status_code} {tekst_van(antwoord)}"
    for wisselt in WISSELT:
        tekst = wisselt.sub("…", tekst)
    for id_ in ids:
        tekst = tekst.replace(str(id_), "id")
    # The length of a page follows from its text, nonce and all.
    return re.sub(r"'content-length': '\d+'", "", tekst)


def _antwoord(meting: Meting, route: Route, zaak: Zaak, *ids: Any) -> tuple[str, int]:
    """The masked answer, and how many rows changed."""
    with klok.op(NU), klaargezet(route, zaak):
        vooraf = wijzigingen() if route.voor else 0
        antwoord = vraag(meting.klant(*WIE[route.eindpunt]), route, zaak)
        return _masker(antwoord, *ids), wijzigingen() - vooraf


def _varianten(route: Route, deel: str, veld: str, waarden: list[Any]) -> Iterator[tuple[Any, Route]]:
    """The same request with another value in one place, or in several that are named together."""
    oud = getattr(route, deel)
    for waarde in waarden:
        anders = dict.fromkeys(veld.split(", "), waarde)
        yield waarde, replace(route, **{deel: lambda zaak, anders=anders: {**oud(zaak), **anders}})


def _gelijk(meting: Meting, route: Route, deel: str, veld: str, waarden: list[Any]) -> list[str]:
    """Sentences on the answers that differ from the one on an id that nobody has (the last), or that did something."""
    zaak = _zaak(meting, route)
    gezien = [_antwoord(meting, variant, zaak, *waarden) for _, variant in _varianten(route, deel, veld, waarden)]
    fouten = []
    for tekst, gewijzigd in gezien:
        if tekst != gezien[-1][0]:
            fouten.append(f"{route.eindpunt}, {deel} {veld}: een ander antwoord: {_verschil(tekst, gezien[-1][0])}")
        if gewijzigd:
            fouten.append(f"{route.eindpunt}, {deel} {veld}: er veranderde iets")
    return fouten


def _zaak(meting: Meting, route: Route) -> Zaak:
    return meting.wereld.zaken[WIE[route.eindpunt][1]]


def _verschil(een: str, ander: str) -> str:
    """The first words that differ."""
    begin = next((nr for nr, (a, b) in enumerate(zip(een, ander, strict=False)) if a != b), min(len(een), len(ander)))
    return f"{een[begin - 40 : begin + 60]!r} in plaats van {ander[begin - 40 : begin + 60]!r}"


def _vreemd(meting: Meting, route: Route, deel: str, veld: str) -> list[Any]:
    """Of elsewhere, not involved, besloten, and of nobody: of the kind that stands in this place."""
    zaken = meting.wereld.zaken
    elders, *hier = (zaken[r] for r in (Relatie.ANDERE_GEMEENTE, Relatie.ANDER_TEAM, Relatie.BESLOTEN))
    if veld == "bsn":
        return [elders.bsn, zaken[Relatie.BESLOTEN].bsn, ONBEKEND_NUMMER]
    eigen = getattr(route, deel)
    if deel == "pad":
        rol = WIE[route.eindpunt][0]
        vreemd = [zaak for zaak in hier if (route.eindpunt, rol, zaak.relatie) not in NIET_VREEMD]
        return [*(eigen(zaak)[veld] for zaak in (elders, *vreemd)), nieuw_id()]
    van_elders = eigen(elders).get(veld)
    van_hier = [zaak.persoon for zaak in hier]
    return [van_elders if isinstance(van_elders, UUID) else elders.persoon, *van_hier, nieuw_id()]


def _routes(meting: Meting) -> list[Route]:
    return [proef for proef in meting.proeven.values() if isinstance(proef, Route)]


def _formulieren(meting: Meting, route: Route, methode: str) -> list[_Formulier]:
    """The forms that the page itself shows, to who may see it."""
    zien = meting.proeven.get(replace(route, methode="GET").eindpunt)
    if not isinstance(zien, Route):
        return []
    zaak = _zaak(meting, zien)
    with klok.op(NU), klaargezet(zien, zaak):
        antwoord = vraag(meting.klant(*WIE[zien.eindpunt]), zien, zaak)
        html = antwoord.content.decode() if antwoord["Content-Type"].startswith("text/html") else ""
    return [formulier for formulier in _Formulieren(html).gevonden if formulier.methode == methode]


def _velden(meting: Meting, route: Route, methode: str) -> set[str]:
    return {veld for formulier in _formulieren(meting, route, methode) for veld in formulier.herkend}


def _te_versturen(meting: Meting, route: Route) -> Iterator[tuple[Route, str]]:
    """Each field of each form of the page of a POST, with the request that sends that form: a second form on a page
    goes by its own button, and would be passed over with what is sent for the first."""
    eigen = meting.wereld.zaken[Relatie.EIGEN]
    invoer = set(route.invoer(eigen))
    formulieren = _formulieren(meting, route, "post")
    hoort = [formulier for formulier in formulieren if formulier.velden & invoer] or formulieren
    velden = {veld for formulier in hoort for veld in formulier.herkend} | _ids(route.invoer(eigen))
    yield from ((route, veld) for veld in sorted(velden))
    for formulier in formulieren:
        if formulier not in hoort and formulier.knoppen:
            verstuurd = replace(route, invoer=lambda _, knoppen=formulier.knoppen: dict(knoppen))
            yield from ((verstuurd, veld) for veld in sorted(formulier.herkend))


def test_een_vreemd_id_in_het_adres_krijgt_hetzelfde_antwoord_sec_11(meting: Meting) -> None:
    plekken = [
        (route, veld)
        for route in _routes(meting)
        for veld, waarde in route.pad(meting.wereld.zaken[Relatie.EIGEN]).items()
        if isinstance(waarde, UUID)
    ]

    fouten = [
        f for route, veld in plekken for f in _gelijk(meting, route, "pad", veld, _vreemd(meting, route, "pad", veld))
    ]

    assert fouten == []
    assert len(plekken) >= 30


def test_een_vreemd_id_in_een_veld_van_een_formulier_krijgt_hetzelfde_antwoord_sec_11(meting: Meting) -> None:
    plekken = [plek for route in _routes(meting) if route.methode == "POST" for plek in _te_versturen(meting, route)]

    fouten = [
        fout
        for route, veld in plekken
        for fout in _gelijk(meting, route, "invoer", veld, _vreemd(meting, route, "invoer", veld))
    ]

    assert fouten == []
    assert len(plekken) >= 20


def _ids(invoer: dict[str, Any]) -> set[str]:
    return {veld for veld, waarde in invoer.items() if isinstance(waarde, UUID) or veld == "bsn"}


def test_een_vreemd_id_in_een_filter_of_volgorde_krijgt_hetzelfde_antwoord_sec_11(meting: Meting) -> None:
    plekken = [
        (route, veld)
        for route in _routes(meting)
        if route.methode == "GET"
        for veld in sorted(_velden(meting, route, "get") | {OOK_ACHTER_HET_VRAAGTEKEN})
    ]

    fouten = [
        fout
        for route, veld in plekken
        for fout in _gelijk(meting, route, "vraag", veld, _vreemd(meting, route, "vraag", veld))
    ]

    assert fouten == []
    assert len(plekken) >= 80


@pytest.mark.parametrize("veld", ["pad", "vraag"])
def test_een_eigen_id_krijgt_een_ander_antwoord_af_35(meting: Meting, veld: str) -> None:
    """The twin: the comparison would see a difference if there were one."""
    naam, plek = {"pad": ("regie:dossier", "dossier"), "vraag": ("toegang:wachtrij", "team")}[veld]
    (route,) = [r for r in _routes(meting) if (r.naam, r.methode) == (naam, "GET")]
    eigen = getattr(route, veld)(meting.wereld.zaken[Relatie.EIGEN])[plek]

    assert _gelijk(meting, route, veld, plek, [eigen, nieuw_id()])
