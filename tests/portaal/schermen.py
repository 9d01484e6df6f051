"""The pages of the portaal, for the inspection of all screens."""

from tests.keuring.schermen import Ingang, Scherm

from rotonde.kern.soorten import Rol

SCHERMEN: list[Ingang] = [
    Scherm("portaal:thuis", Rol.ANONIEM),
    Scherm("portaal:mijn", Rol.INWONER),
]
