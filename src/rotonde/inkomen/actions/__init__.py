"""The verbs of inkomen. Each single verb is the bulk verb with one item (AF-10)."""

from rotonde.inkomen.actions.leefgeld import (
    Leefgeldbedrag,
    Leefgeldeinde,
    Leefgeldtoekenning,
    leefgeld_beeindigen,
    leefgeld_beeindigen_alle,
    leefgeld_betalen,
    leefgeld_betalen_alle,
    leefgeld_toekennen,
    leefgeld_toekennen_alle,
)
from rotonde.inkomen.actions.uitkering import (
    Instroom,
    Uitstroom,
    instromen,
    instromen_alle,
    uitstromen,
    uitstromen_alle,
)
from rotonde.inkomen.actions.werk import (
    Plaatsing,
    Werkeinde,
    Werkstart,
    indelen,
    indelen_alle,
    werkregeling_starten,
    werkregeling_stoppen,
    werkregelingen_starten,
    werkregelingen_stoppen,
)

__all__ = [
    "Instroom",
    "Leefgeldbedrag",
    "Leefgeldeinde",
    "Leefgeldtoekenning",
    "Plaatsing",
    "Uitstroom",
    "Werkeinde",
    "Werkstart",
    "indelen",
    "indelen_alle",
    "instromen",
    "instromen_alle",
    "leefgeld_beeindigen",
    "leefgeld_beeindigen_alle",
    "leefgeld_betalen",
    "leefgeld_betalen_alle",
    "leefgeld_toekennen",
    "leefgeld_toekennen_alle",
    "uitstromen",
    "uitstromen_alle",
    "werkregeling_starten",
    "werkregeling_stoppen",
    "werkregelingen_starten",
    "werkregelingen_stoppen",
]
