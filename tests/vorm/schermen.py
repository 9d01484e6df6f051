"""The pages of vorm, for the inspection of all screens."""

from tests.keuring.schermen import GeenScherm, Ingang, Scherm

from rotonde.kern.soorten import Rol

SCHERMEN: list[Ingang] = [
    GeenScherm("vorm:huisstijl", "stijlblad"),
    Scherm("vorm:stijlpagina", Rol.ANONIEM),
    Scherm("vorm:stijlpagina_deur", Rol.AANSPREEKPUNT, zoek=lambda: {"deur": "werkplek"}),
]
