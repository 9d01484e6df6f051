"""The pages of the werkplek and of signing in, for the inspection of all screens."""

from tests.keuring.schermen import GeenScherm, Ingang, Scherm

from rotonde.kern.soorten import Rol

SCHERMEN: list[Ingang] = [
    Scherm("wortel:gemeenten", Rol.ANONIEM),
    Scherm("aanmelden:mijn", Rol.ANONIEM),
    GeenScherm("aanmelden:werk", "doorgang naar het account of de werkplek; de rolkeuze staat in test_views_aanmelden"),
    Scherm("aanmelden:af", Rol.BALIE),
    Scherm("werkplek:vandaag", Rol.BALIE),
]
