"""The components: `{% load vorm %}`. Each draws one thing that NL Design System or rotonde.css knows how to dress.

What stands between a start and end tag is kept as it is; what comes in as an argument is escaped.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rotonde.vorm.formuliertoken import VELD, maak_token

register = template.Library()

MELDINGEN = {
    "info": ("info", "Let op"),
    "let-op": ("warning", "Let op"),
    "warning": ("warning", "Let op"),
    "goed": ("ok", "Gelukt"),
    "success": ("ok", "Gelukt"),
    "fout": ("error", "Fout"),
    "error": ("error", "Fout"),
    "debug": ("info", "Let op"),
}
STATUSSEN = {
    "neutraal": "inactive",
    "nieuw": "neutral",
    "bezig": "neutral",
    "wacht": "warning",
    "goed": "success",
    "fout": "error",
}
AFSLAGEN = {1: "Ondersteuning", 2: "Hulp", 3: "Specialistische zorg"}
_NUL = UUID(int=0)
KNOPPEN = {"primair": "primary-action", "secundair": "secondary-action", "stil": "subtle", "gevaar": "danger"}


def _deel(naam: str, /, **gegevens: Any) -> SafeString:
    return render_to_string(f"vorm/delen/{naam}.html", gegevens)


@register.simple_tag
def logo(titel: str = "") -> SafeString:
    """The roundabout with three exits. Without `titel` it is decoration and not read out."""
    return _deel("logo", titel=titel, id=f"logo-{uuid4().hex[:8]}")


@register.simple_tag
def rotondebeeld() -> SafeString:
    """The picture on a welcome page: the roundabout from above, with its three exits. Decoration, not read out."""
    return _deel("rotondebeeld")


@register.simple_tag
def thuis() -> str:
    """The start page of this municipality, or of the site outside any."""
    return get_script_prefix()


@register.simple_tag
def naar(route: str, sleutel: UUID) -> str:
    """In the rows of a list, in place of url: the address of a route with one id. Raises NoReverseMatch as url does."""
    if not isinstance(sleutel, UUID):
        raise NoReverseMatch(f"Geen sleutel voor {route}: {sleutel!r}")
    voor, na = _rondom_sleutel(route, get_urlconf(), get_script_prefix())
    return f"{voor}{sleutel}{na}"


@lru_cache(maxsize=4096)
def _rondom_sleutel(route: str, urlconf: str | None, voorvoegsel: str) -> tuple[str, str]:
    """Worked out once per gemeente: for a hundred rows, Django takes a seventh of the page to do it anew for each."""
    voor, na = reverse(route, urlconf, args=[_NUL]).split(str(_NUL))
    return voor, na


@register.simple_tag(takes_context=True)
def formuliertoken(context: template.Context, pad: str = "") -> SafeString:
    """In a form on the public site, in place of csrf_token; `pad` when it posts to another address than its page."""
    return format_html('<input type="hidden" name="{}" value="{}">', VELD, maak_token(pad or context["request"].path))


@register.simple_tag
def knop(tekst: str, *, url: str = "", soort: str = "primair", naam: str = "", waarde: str = "") -> SafeString:
    """A button that submits its form, or with `url` a link that looks like one.

    `soort`: primair, secundair, stil, gevaar.
    """
    return _deel("knop", tekst=tekst, url=url, soort=KNOPPEN[soort], naam=naam, waarde=waarde)


@register.simple_block_tag
def kaart(content: str, titel: str = "", url: str = "", niveau: int = 2, klasse: str = "") -> SafeString:
    """A card. With `url` the title is the link and the whole card can be clicked."""
    return _deel("kaart", inhoud=content, titel=titel, url=url, niveau=niveau, klasse=klasse)


@register.simple_block_tag
def melding(content: str, soort: str = "info", titel: str = "") -> SafeString:
    """A message to the reader. `soort`: info, goed, let-op, fout (or a level of Django's messages)."""
    klasse, standaard = MELDINGEN[soort or "info"]
    return _deel("melding", inhoud=content, klasse=klasse, titel=titel, woord=standaard)


@register.simple_block_tag
def leeg(content: str, titel: str, niveau: int = 2) -> SafeString:
    """The empty state of a list: what is not there, why that is all right, and what one can do."""
    return _deel("leeg", inhoud=content, titel=titel, niveau=niveau)


@register.simple_block_tag
def geen_toegang(content: str, titel: str = "U mag dit niet bekijken", niveau: int = 2) -> SafeString:
    """The no-permission state of a part of a page: why, and who can help."""
    return _deel("geen_toegang", inhoud=content, titel=titel, niveau=niveau)


@register.simple_block_tag
def mislukt(content: str, titel: str = "Dit deel laadt nu niet", niveau: int = 2) -> SafeString:
    """The error state of a part of a page: what still works, and what one can do."""
    return _deel("mislukt", inhoud=content, titel=titel, niveau=niveau)


@register.simple_block_tag
def tabel(content: str, bijschrift: str, stapel: bool = False, verborgen: bool = False) -> SafeString:
    """A table with a caption; it scrolls in its own region when the screen is narrow.

    With `stapel` each row becomes a block below 40rem; every cell then carries `data-kop="…"` with its column's name.
    With `verborgen` the caption is only heard: use it when the heading above says the same.
    """
    return _deel("tabel", inhoud=content, bijschrift=bijschrift, stapel=stapel, verborgen=verborgen, id=uuid4().hex[:8])


@register.simple_tag
def stappen(namen: Sequence[str], huidig: int) -> SafeString:
    """Where one is in a form of several pages; `huidig` counts from 1."""
    rijen = [
        {"naam": naam, "stand": "klaar" if nr < huidig else "nu" if nr == huidig else "later"}
        for nr, naam in enumerate(namen, 1)
    ]
    return _deel("stappen", stappen=rijen, huidig=huidig, aantal=len(rijen))


@register.simple_tag
def status(tekst: str, soort: str = "neutraal") -> SafeString:
    """A state in one or two words. `soort`: neutraal, nieuw, bezig, wacht, goed, fout. The word carries the meaning."""
    return _status(tekst, STATUSSEN[soort])


@lru_cache(maxsize=256)
def _status(tekst: str, klasse: str) -> SafeString:
    """A list shows the same few states on every row; drawing each anew costs more than all other cells."""
    return _deel("status", tekst=tekst, klasse=klasse)


@register.simple_tag
def afslag(nummer: int, kort: bool = False) -> SafeString:
    """The exit of the roundabout a thing stands at: 1, 2 or 3."""
    return _deel("afslag", nummer=nummer, naam=AFSLAGEN[int(nummer)], kort=kort)


@register.simple_tag
def tijdlijn(gebeurtenissen: Iterable[Mapping[str, Any]]) -> SafeString:
    """What happened, in the order given: mappings with `moment` (date or datetime), `titel`, `tekst`, `wie`, `url`.

    The last three may be absent.
    """
    return _deel("tijdlijn", gebeurtenissen=list(gebeurtenissen))


@register.simple_tag
def voortgang(deel: int, totaal: int, tekst: str) -> SafeString:
    """How far something is: `deel` of `totaal`, in words and as a bar; more than all of it is a full bar."""
    gevuld = min(deel, totaal)
    return _deel("voortgang", deel=deel, gevuld=gevuld, totaal=totaal, tekst=tekst, id=uuid4().hex[:8])


@register.simple_tag
def gegevens(paren: Iterable[tuple[str, Any]]) -> SafeString:
    """A list of (what, value). An empty value shows as 'niet ingevuld'."""
    return _deel("gegevens", paren=list(paren))


@register.simple_tag
def kruimels(pad: Iterable[tuple[str, str]]) -> SafeString:
    """The way back: (name, url) from the start page down; the current page itself is not in it."""
    return _deel("kruimels", pad=list(pad))


@register.simple_tag(takes_context=True)
def bladeren(context: template.Context, blad: Page[Any], *, naam: str = "pagina", **keuzes: Any) -> SafeString:
    """Paging for a Django Page; keeps the other parameters of the address. Draws nothing for a single page.

    `naam` is the parameter, for a second list on one page; `keuzes` were made on the page and not in its address.
    """
    vraag = context["request"].GET.copy()
    vraag.update({keuze: str(waarde) for keuze, waarde in keuzes.items() if keuze not in vraag})
    vraag.pop(naam, None)
    rest = f"&{vraag.urlencode()}" if vraag else ""
    nummers = blad.paginator.get_elided_page_range(blad.number, on_each_side=1, on_ends=1)
    return _deel("bladeren", blad=blad, naam=naam, rest=rest, nummers=list(nummers), weglating=blad.paginator.ELLIPSIS)


@register.simple_tag
def cijfer(waarde: str, naam: str, *, vergelijking: str = "", bron: str = "", url: str = "") -> SafeString:
    """One figure: its value as text, what it counts, a comparison in words, its source, a link to its meaning."""
    return _deel("cijfer", waarde=waarde, naam=naam, vergelijking=vergelijking, bron=bron, url=url)
