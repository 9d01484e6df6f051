"""YAML with line numbers, and only the part of YAML that people can read without surprises.

YAML 1.1 turns ``0246`` into 166, ``no`` into false and ``12:30`` into 750. A pack holds
municipality codes, names and opening hours, so scalars are resolved here by hand: empty, true/false,
whole number, decimal number and ISO date; all else is text. Anchors, aliases and tags are refused.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from rotonde.kern.pakket.bevinding import Bevinding

Pad = tuple[str | int, ...]

_GEHEEL = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_DECIMAAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}\Z")
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_VAST: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_LABELS = {
    f"tag:yaml.org,2002:{naam}"
    for naam in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
}


@dataclass
class Gelezen:
    """The value of one file, the line on which each path in it starts, and what could not be read."""

    bestand: str
    waarde: Any = None
    regels: dict[Pad, int] = field(default_factory=dict)
    bevindingen: list[Bevinding] = field(default_factory=list)

    def regel(self, pad: Pad) -> int:
        """Line of ``pad``, or of its nearest ancestor that has one."""
        while pad not in self.regels and pad:
            pad = pad[:-1]
        return self.regels.get(pad, 1)

    def fout(self, pad: Pad, regel: int, wat: str, herstel: str) -> None:
        self.bevindingen.append(Bevinding(self.bestand, regel, veldnaam(pad), wat, herstel))


def veldnaam(pad: Pad) -> str:
    """``("regels", 3, "code")`` as people count: ``regels[4].code``."""
    tekst = ""
    for deel in pad:
        tekst += f"[{deel + 1}]" if isinstance(deel, int) else f".{deel}" if tekst else deel
    return tekst


def lees(map_: Path, naam: str) -> Gelezen:
    """Read ``map_/naam``. Raises nothing for a faulty file: faults stand in ``bevindingen``."""
    gelezen = Gelezen(naam)
    try:
        tekst = (map_ / naam).read_text(encoding="utf-8")
        knoop = yaml.compose(tekst, Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        gelezen.fout((), 1, "het bestand is geen UTF-8", "sla het op als UTF-8")
    except yaml.MarkedYAMLError as fout:
        regel = fout.problem_mark.line + 1 if fout.problem_mark else 1
        wat = f"dit is geen geldige YAML ({fout.problem})"
        gelezen.fout((), regel, wat, "kijk naar inspringing, dubbele punt en aanhalingstekens op deze regel")
    except RecursionError:
        gelezen.fout((), 1, "de blokken zijn te diep in elkaar gezet", "maak het bestand vlakker")
    except yaml.YAMLError:
        gelezen.fout((), 1, "het bestand bevat tekens die YAML niet kent", "haal onzichtbare tekens weg")
    else:
        if knoop is None:
            gelezen.fout((), 1, "het bestand is leeg", "vul het in of haal het weg")
        else:
            gelezen.waarde = _Lezing(gelezen).waarde(knoop, ())
    return gelezen


class _Lezing:
    """One walk over the nodes of one file."""

    def __init__(self, gelezen: Gelezen) -> None:
        self.gelezen = gelezen
        self.bezocht: set[int] = set()

    def waarde(self, knoop: yaml.Node, pad: Pad) -> Any:
        regel = knoop.start_mark.line + 1
        self.gelezen.regels.setdefault(pad, regel)
        if id(knoop) in self.bezocht:
            self.gelezen.fout(pad, regel, "een verwijzing met & en * kan hier niet", "schrijf de waarde voluit")
            return None
        self.bezocht.add(id(knoop))
        if knoop.tag not in _LABELS:
            self.gelezen.fout(pad, regel, f"het label {knoop.tag} kan hier niet", "haal het label weg")
            return None
        if isinstance(knoop, yaml.MappingNode):
            return self._afbeelding(knoop, pad)
        if isinstance(knoop, yaml.SequenceNode):
            return [self.waarde(kind, (*pad, plek)) for plek, kind in enumerate(knoop.value)]
        return self._scalar(knoop, pad, regel)

    def _afbeelding(self, knoop: yaml.MappingNode, pad: Pad) -> dict[str, Any]:
        uit: dict[str, Any] = {}
        for sleutelknoop, kind in knoop.value:
            sleutel, regel = str(sleutelknoop.value), sleutelknoop.start_mark.line + 1
            if not isinstance(sleutelknoop, yaml.ScalarNode):
                self.gelezen.fout(pad, regel, "een sleutel moet één woord zijn", "schrijf een gewone sleutel")
            elif sleutel in uit:
                eerder = self.gelezen.regels[(*pad, sleutel)]
                wat = f"deze sleutel staat er twee keer (eerder op regel {eerder})"
                self.gelezen.fout((*pad, sleutel), regel, wat, "haal er één weg")
            else:
                self.gelezen.regels[(*pad, sleutel)] = regel
                uit[sleutel] = self.waarde(kind, (*pad, sleutel))
        return uit

    def _scalar(self, knoop: yaml.Node, pad: Pad, regel: int) -> Any:
        tekst: str = knoop.value
        if getattr(knoop, "style", None) is not None:
            return tekst
        if tekst in _VAST:
            return _VAST[tekst]
        if _GEHEEL.match(tekst):
            return int(tekst)
        if _DECIMAAL.match(tekst):
            return Decimal(tekst)
        return self._datum(tekst, pad, regel) if _DATUM.match(tekst) else tekst

    def _datum(self, tekst: str, pad: Pad, regel: int) -> date | None:
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            self.gelezen.fout(pad, regel, f"{tekst} bestaat niet als datum", "schrijf een dag die bestaat: JJJJ-MM-DD")
            return None
