"""The pages of the portaal, for the inspection of all screens."""

from tests.keuring.schermen import GeenScherm, Ingang, Scherm
from tests.toegang.schermen import te_beoordelen

from rotonde.kern.soorten import Rol

SCHERMEN: list[Ingang] = [
    Scherm("portaal:thuis", Rol.ANONIEM),
    Scherm("portaal:vraag", Rol.ANONIEM),
    Scherm("portaal:zoeken", Rol.ANONIEM),
    Scherm("portaal:ervaring", Rol.ANONIEM, te_beoordelen),
    Scherm("portaal:mijn", Rol.INWONER),
    Scherm("portaal:klacht", Rol.INWONER),
    GeenScherm("portaal:klacht_intrekken", "trekt de klacht in en gaat terug naar de klachten"),
    GeenScherm("portaal:bevestiging", "een pdf; gekeurd in tests/toegang/bevestiging"),
    GeenScherm("portaal:brief", "bestand; gekeurd in test_mijn.py"),
]
