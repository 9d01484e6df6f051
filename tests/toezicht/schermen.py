"""The screens of toezicht and what they are about (see tests/keuring/schermen.py)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.keuring.schermen import GeenScherm, Ingang, Scherm
from tests.toezicht.wereld import WERELD, alles

from rotonde.kern.soorten import Rol


def _met(naam: str, wat: str) -> Callable[[], dict[str, Any]]:
    def zoek() -> dict[str, Any]:
        alles()
        return {naam: WERELD[wat]}

    return zoek


def _is(wie: str) -> Callable[[], UUID]:
    return lambda: WERELD[wie]


SCHERMEN: list[Ingang] = [
    *(
        Scherm(f"toezicht:{route}", Rol.KWALITEIT, alles)
        for route in ("overzicht", "noodtoegangen", "bevindingen", "incidenten", "besloten", "besluiten", "rechten",
                      "log", "vertrouwelijk")
    ),
    Scherm("toezicht:klachten", Rol.KWALITEIT, alles),
    Scherm("toezicht:klacht_nieuw", Rol.BALIE),
    Scherm("toezicht:klacht", Rol.KWALITEIT, _met("klacht", "klacht")),
    Scherm("toezicht:klacht_verdagen", Rol.KWALITEIT, _met("klacht", "klacht")),
    Scherm("toezicht:klacht_afdoen", Rol.KWALITEIT, _met("klacht", "klacht")),
    GeenScherm("toezicht:klacht_oppakken", "legt vast wie de klacht behandelt en gaat terug naar de klacht"),
    GeenScherm("toezicht:klacht_bevestigen", "legt de bevestiging vast en gaat terug naar de klacht"),
    GeenScherm("toezicht:klacht_intrekken", "trekt de klacht in en gaat terug naar de klacht"),
    Scherm("toezicht:nood", Rol.AANSPREEKPUNT),
    Scherm("toezicht:nood_open", Rol.AANSPREEKPUNT, _met("noodtoegang", "nood"), actor=_is("bram")),
    Scherm("toezicht:berichten", Rol.AANSPREEKPUNT, alles, actor=_is("anna")),
    Scherm("toezicht:noodtoegang", Rol.FG, _met("noodtoegang", "nood")),
    Scherm("toezicht:bevinding", Rol.FG, _met("bevinding", "bevinding")),
    Scherm("toezicht:naam", Rol.FG, _met("medewerker", "bram")),
    Scherm("toezicht:incident", Rol.FG, _met("incident", "incident")),
    Scherm("toezicht:besloten_dossier", Rol.KWALITEIT, _met("besloten", "besloten")),
    Scherm("toezicht:benoemen", Rol.KWALITEIT, _met("besloten", "besloten")),
    Scherm("toezicht:opheffen", Rol.KWALITEIT, _met("besloten", "besloten")),
    Scherm("toezicht:rechten_van", Rol.FG, _met("medewerker", "anna")),
    Scherm("toezicht:vrijgeven", Rol.FG, _met("inzage", "inzage")),
    GeenScherm("toezicht:gelezen", "legt vast dat een bericht is gelezen en gaat terug naar de lijst"),
    GeenScherm("toezicht:intrekken", "trekt een benoeming in en gaat terug naar het besloten dossier"),
]  # fmt: skip
