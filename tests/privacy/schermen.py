"""The pages of privacy, for the inspection of all screens."""

from tests.keuring.schermen import Ingang, Scherm

from rotonde.kern.soorten import Rol

SCHERMEN: list[Ingang] = [Scherm("privacy:inzage", Rol.INWONER)]
