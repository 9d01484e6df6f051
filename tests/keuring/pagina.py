"""Reads a page as a browser and a screen reader do, and says what is wrong with it.

`keur(html)` gives findings as (check, what is wrong); an empty list is a good page. A fragment that htmx swaps in has
no frame of its own: `keur_deel(html)` leaves out the checks that look at the frame.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

Bevinding = tuple[str, str]
Controle = Callable[["Pagina"], Iterator[str]]
ZONDER_LABEL = {"hidden", "submit", "button", "reset", "image"}
TOKENS = {"csrfmiddlewaretoken", "formuliertoken"}


class Pagina:
    """A parsed page with the few questions that the checks ask of it."""

    def __init__(self, html: str, nonce: str | None = None) -> None:
        lezer = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.html = html
        self.nonce = nonce
        self.boom: Element = lezer.parse(html)
        self.fouten = [f"regel {plek[0]}: {code} {gegevens or ''}".strip() for plek, code, gegevens in lezer.errors]
        self.ouder = {kind: ouder for ouder in self.boom.iter() for kind in ouder}
        self.ids = Counter(e.attrib["id"] for e in self.boom.iter() if "id" in e.attrib)

    def alle(self, *namen: str) -> list[Element]:
        """All elements with one of these names, in the order of the page."""
        return [e for e in self.boom.iter() if naam(e) in namen]

    def binnen(self, element: Element, *namen: str) -> bool:
        """True when the element stands somewhere inside one with such a name."""
        boven = self.ouder.get(element)
        while boven is not None:
            if naam(boven) in namen:
                return True
            boven = self.ouder.get(boven)
        return False

    def klinkt(self, element: Element) -> str:
        """What a screen reader says for an element: its label, or the text and alternatives inside it."""
        if label := element.attrib.get("aria-label", "").strip():
            return label
        if ids := element.attrib.get("aria-labelledby", "").split():
            return " ".join(tekst(e) for e in self.boom.iter() if e.attrib.get("id") in ids)
        return tekst(element)


def naam(element: Element) -> str:
    """The bare name of an element; html5lib puts svg in a namespace and gives comments no name."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def tekst(element: Element) -> str:
    """The text inside an element, with the alternatives of pictures, and without what is hidden from reading."""
    if not naam(element) or element.attrib.get("aria-hidden") == "true":
        return ""
    delen = [element.text or "", element.attrib.get("alt", "")]
    for kind in element:
        delen += [tekst(kind), kind.tail or ""]
    return " ".join(" ".join(delen).split())


def keur(html: str, nonce: str | None = None) -> list[Bevinding]:
    """All findings of all checks on a whole page. `nonce` is the one in its Content-Security-Policy."""
    return _keur(Pagina(html, nonce), {**KADER, **INHOUD})


def keur_deel(html: str, nonce: str | None = None) -> list[Bevinding]:
    """All findings on a fragment, read in an empty page."""
    return _keur(Pagina(f"<!doctype html><title>deel</title><body>{html}", nonce), INHOUD)


def _keur(pagina: Pagina, controles: dict[str, Controle]) -> list[Bevinding]:
    return [(code, melding) for code, controle in controles.items() for melding in controle(pagina)]


def geldig(p: Pagina) -> Iterator[str]:
    yield from p.fouten


def taal(p: Pagina) -> Iterator[str]:
    if p.boom.attrib.get("lang") != "nl":
        yield "html heeft geen lang=nl"


def titel(p: Pagina) -> Iterator[str]:
    titels = [tekst(t) for t in p.alle("title") if not p.binnen(t, "svg")]
    if len(titels) != 1 or len(titels[0].split("|")) != 2 or not titels[0].split("|")[0].strip():
        yield f"title is niet 'pagina | site': {titels}"


def kop(p: Pagina) -> Iterator[str]:
    koppen = [tekst(k) for k in p.alle("h1")]
    if len(koppen) != 1 or not koppen[0]:
        yield f"er is niet precies één h1 met tekst: {koppen}"


def koppen(p: Pagina) -> Iterator[str]:
    vorig = 0
    for element in p.alle("h1", "h2", "h3", "h4", "h5", "h6"):
        niveau = int(naam(element)[1])
        if niveau > vorig + 1:
            yield f"h{niveau} '{tekst(element)}' volgt op h{vorig}"
        vorig = niveau


def gebieden(p: Pagina) -> Iterator[str]:
    for gebied in ("main", "header", "footer"):
        aantal = sum(1 for e in p.alle(gebied) if gebied == "main" or not p.binnen(e, "main", "article", "section"))
        if aantal != 1:
            yield f"er zijn {aantal} van {gebied}, het moet er één zijn"
    menus = p.alle("nav")
    if len(menus) > 1 and (zonder := [m for m in menus if not m.attrib.get("aria-label", p.klinkt(m)).strip()]):
        yield f"{len(zonder)} nav zonder naam"


def springen(p: Pagina) -> Iterator[str]:
    links = p.alle("a")
    doel = links[0].attrib.get("href", "") if links else ""
    if not any(e.attrib.get("id") and doel == f"#{e.attrib['id']}" for e in p.alle("main")):
        yield "de eerste link gaat niet naar main"


def ids(p: Pagina) -> Iterator[str]:
    yield from (f"id '{id_}' staat er {aantal} keer" for id_, aantal in p.ids.items() if aantal > 1)


def verwijzingen(p: Pagina) -> Iterator[str]:
    for e in p.boom.iter():
        for kenmerk in ("for", "aria-describedby", "aria-labelledby", "aria-controls", "headers", "list"):
            yield from (
                f"{kenmerk}='{id_}' wijst nergens heen" for id_ in e.attrib.get(kenmerk, "").split() if id_ not in p.ids
            )
        doel = e.attrib.get("href", "")
        if naam(e) == "a" and len(doel) > 1 and doel[0] == "#" and doel[1:] not in p.ids:
            yield f"link naar {doel} wijst nergens heen"


def labels(p: Pagina) -> Iterator[str]:
    met_label = {e.attrib["for"] for e in p.alle("label") if "for" in e.attrib and tekst(e)}
    for veld in p.alle("input", "select", "textarea", "progress", "meter"):
        if veld.attrib.get("type", "text") in ZONDER_LABEL:
            continue
        genoemd = veld.attrib.get("id") in met_label or p.binnen(veld, "label")
        if not genoemd and not {"aria-label", "aria-labelledby"} & set(veld.attrib):
            yield f"veld '{veld.attrib.get('name', '')}' heeft geen label"


def groepen(p: Pagina) -> Iterator[str]:
    for groep in p.alle("fieldset"):
        if not any(naam(kind) == "legend" and tekst(kind) for kind in groep):
            yield "fieldset zonder legend"


def tokens(p: Pagina) -> Iterator[str]:
    for formulier in p.alle("form"):
        namen = {e.attrib.get("name") for e in formulier.iter() if e.attrib.get("type") == "hidden"}
        if formulier.attrib.get("method", "get").lower() == "post" and not namen & TOKENS:
            yield f"formulier naar '{formulier.attrib.get('action', '')}' heeft geen token"


def in_de_regel(p: Pagina) -> Iterator[str]:
    """SEC-20: nothing that a content security policy without unsafe-inline and unsafe-eval would refuse."""
    for e in p.boom.iter():
        if "style" in e.attrib or (naam(e) == "style" and e.attrib.get("nonce", "") != (p.nonce or "?")):
            yield f"stijl in de pagina bij {naam(e)}"
        for kenmerk, waarde in e.attrib.items():
            if re.match(r"on|hx-on", kenmerk) or waarde.strip().lower().startswith(("javascript:", "js:")):
                yield f"script in {kenmerk} van {naam(e)}"
            if kenmerk.startswith("hx-trigger") and "[" in waarde:
                yield f"filter in hx-trigger '{waarde}' vraagt eval"


def scripts(p: Pagina) -> Iterator[str]:
    for e in p.alle("script"):
        nonce = e.attrib.get("nonce", "")
        if not nonce or (p.nonce is not None and nonce != p.nonce):
            yield f"script {e.attrib.get('src', 'in de pagina')} zonder de nonce van dit antwoord"


def van_elders(p: Pagina) -> Iterator[str]:
    """SEC-20: nothing is fetched from another host."""
    for e in p.alle("script", "link", "img", "iframe", "source", "video", "audio", "object", "embed", "form"):
        for kenmerk in ("src", "href", "srcset", "data", "action"):
            if urlsplit(e.attrib.get(kenmerk, "")).netloc:
                yield f"{naam(e)} haalt {e.attrib[kenmerk]} van elders"


def klikbaar(p: Pagina) -> Iterator[str]:
    for e in p.alle("a", "button", "summary"):
        if naam(e) == "a" and "href" not in e.attrib:
            yield f"link '{tekst(e)}' gaat nergens heen"
        if not p.klinkt(e):
            yield f"{naam(e)} zonder tekst"


def tabellen(p: Pagina) -> Iterator[str]:
    for tabel in p.alle("table"):
        if not any(naam(kind) == "caption" and tekst(kind) for kind in tabel):
            yield "tabel zonder bijschrift"
        if not any(naam(e) == "th" for e in tabel.iter()):
            yield "tabel zonder koppen"
    yield from (
        f"th '{tekst(th)}' zonder scope"
        for th in p.alle("th")
        if th.attrib.get("scope") not in {"col", "row", "colgroup", "rowgroup"}
    )


def beelden(p: Pagina) -> Iterator[str]:
    yield from (f"img {e.attrib.get('src', '')} zonder alt" for e in p.alle("img") if "alt" not in e.attrib)
    for e in p.alle("svg"):
        verborgen = e.attrib.get("aria-hidden") == "true" or p.binnen(e, "svg")
        if not verborgen and not (e.attrib.get("role") == "img" and p.klinkt(e)):
            yield "svg zonder naam en niet verborgen"


def sjabloonresten(p: Pagina) -> Iterator[str]:
    yield from (
        f"sjabloontaal in de pagina: {rest}" for rest in re.findall(r"\{\{.{0,30}|\{%.{0,30}|\{#.{0,30}", p.html)
    )


KADER: dict[str, Controle] = {
    "taal": taal,
    "titel": titel,
    "kop": kop,
    "koppen": koppen,
    "gebieden": gebieden,
    "springen": springen,
}
INHOUD: dict[str, Controle] = {
    "geldig": geldig,
    "ids": ids,
    "verwijzingen": verwijzingen,
    "labels": labels,
    "groepen": groepen,
    "tokens": tokens,
    "in_de_regel": in_de_regel,
    "scripts": scripts,
    "van_elders": van_elders,
    "klikbaar": klikbaar,
    "tabellen": tabellen,
    "beelden": beelden,
    "sjabloonresten": sjabloonresten,
}
