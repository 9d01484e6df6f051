"""The theme of a municipality: two colours from its pack, worked out into the ladder that NL Design System reads.

The tokens of the example theme point all accents and actions at one ladder of eight shades. A theme replaces that
ladder and nothing else, so every component follows and no municipality needs CSS of its own.
"""

import colorsys
from dataclasses import dataclass
from typing import Any

WIT = (255, 255, 255)
ZWART = (0, 0, 0)
MINIMAAL_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3: text against its background."""

LICHT = {50: 0.965, 100: 0.925, 200: 0.86, 300: 0.72}
"""The lightness of the shades for planes and lines: same hue, so that a plane does not turn grey."""
DONKER = {400: 0.80, 500: 1.0, 600: 1.22, 700: 1.5}
"""The shades for text: below 1 the main colour is thinned with white, above 1 darkened with black."""
VERZADIGING = 0.5
"""No plane is more saturated than this, however bright the main colour."""

PALET = "violet"
"""The ladder of the example theme behind buttons and accents; rotonde.css points links at it too."""

Kleur = tuple[int, int, int]


class HuisstijlFout(ValueError):
    """The theme of a municipality cannot be used; the text says what is wrong and how to repair it."""


@dataclass(frozen=True)
class Huisstijl:
    """What a page must know of its municipality to look like it. `telefoon` may be empty."""

    gemeente: str
    hoofdkleur: str
    accentkleur: str
    telefoon: str = ""


NEUTRAAL = Huisstijl("", "#2b4a6f", "#c98a2b")
"""For a page that belongs to no municipality, such as the choice of one."""


def huisstijl_van(gemeente: Any) -> Huisstijl:
    """The theme of a `kern.Gemeente`; a colour that the pack leaves out is the neutral one."""
    if gemeente is None:
        return NEUTRAAL
    kleuren = gemeente.huisstijl.get("kleuren", {})
    return Huisstijl(
        gemeente=gemeente.naam,
        hoofdkleur=kleuren.get("hoofd", NEUTRAAL.hoofdkleur),
        accentkleur=kleuren.get("accent", NEUTRAAL.accentkleur),
        telefoon=gemeente.contact.get("telefoon") or gemeente.huisstijl.get("telefoon", ""),
    )


def controleer(stijl: Huisstijl) -> None:
    """Raises HuisstijlFout when the main colour is hard to read on white or on its own lightest shades."""
    lees_kleur(stijl.accentkleur)
    treden = trap(lees_kleur(stijl.hoofdkleur))
    for achter in (WIT, treden[50], treden[100], treden[200]):
        if (gemeten := contrast(treden[500], achter)) < MINIMAAL_CONTRAST:
            raise HuisstijlFout(
                f"De hoofdkleur {stijl.hoofdkleur} heeft een contrast van {gemeten:.1f}; het moet ten minste "
                f"{MINIMAAL_CONTRAST} zijn. Kies een donkerdere kleur."
            )


def css(stijl: Huisstijl) -> str:
    """The stylesheet of one municipality: only custom properties, no selectors of its own."""
    treden = trap(lees_kleur(stijl.hoofdkleur))
    steun = trap(lees_kleur(stijl.accentkleur))
    regels = [f"  --voorbeeld-kleuren-{PALET}-{trede}: {_hex(kleur)};" for trede, kleur in treden.items()]
    regels += [f"  --r-steun: {_hex(steun[500])};", f"  --r-steun-licht: {_hex(steun[100])};"]
    return ".voorbeeld-theme {\n" + "\n".join(regels) + "\n}\n"


def lees_kleur(tekst: str) -> Kleur:
    """`#14603f` as red, green and blue. Raises HuisstijlFout when it is not written as `#rrggbb`."""
    try:
        if len(tekst) != 7 or tekst[0] != "#":
            raise ValueError(tekst)
        return int(tekst[1:3], 16), int(tekst[3:5], 16), int(tekst[5:7], 16)
    except ValueError:
        raise HuisstijlFout(f"'{tekst}' is geen kleur. Schrijf een kleur als #rrggbb, bijvoorbeeld #14603f.") from None


def contrast(voor: Kleur, achter: Kleur) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    licht, donker = sorted((_helderheid(voor), _helderheid(achter)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def trap(kleur: Kleur) -> dict[int, Kleur]:
    """The eight shades of a colour, light to dark."""
    licht = {trede: _met_lichtheid(kleur, lichtheid) for trede, lichtheid in LICHT.items()}
    donker = {
        trede: _meng(kleur, WIT, deel) if deel <= 1 else _meng(kleur, ZWART, 2 - deel) for trede, deel in DONKER.items()
    }
    return licht | donker


def _helderheid(kleur: Kleur) -> float:
    delen = [c / 255 for c in kleur]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _met_lichtheid(kleur: Kleur, lichtheid: float) -> Kleur:
    tint, _, verzadiging = colorsys.rgb_to_hls(*(c / 255 for c in kleur))
    r, g, b = (round(c * 255) for c in colorsys.hls_to_rgb(tint, lichtheid, min(verzadiging, VERZADIGING)))
    return r, g, b


def _meng(kleur: Kleur, met: Kleur, deel: float) -> Kleur:
    r, g, b = (round(k * deel + m * (1 - deel)) for k, m in zip(kleur, met, strict=True))
    return r, g, b


def _hex(kleur: Kleur) -> str:
    return "#{:02x}{:02x}{:02x}".format(*kleur)
