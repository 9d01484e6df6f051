"""What besluiten reads from a pack: the register of mandaten."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from rotonde.besluiten.lader import MandaatLader
from rotonde.kern.pakket.register import Soort, Verwijzing, registreer
from rotonde.kern.pakket.schema import AfslagVeld, Bedrag, Code, Naam, Regel, WetVeld


class MandaatRegel(Regel):
    """Which local function may grant what: wet, afslag, product groups, amount (euro per year), duration (months).

    Only ``oordeel`` verleend gives a right to decide; the other values keep what the source says about functions
    that have none. From ``vier_ogen_vanaf`` a second person decides along; 0 means always. No groepen: all of them.
    """

    code: Code
    rol: Code
    wet: WetVeld
    afslag: AfslagVeld
    oordeel: Literal["verleend", "geen", "nog_te_verlenen", "rechtstreeks", "wijst_de_weg"] = "verleend"
    groepen: list[Code] = []
    max_bedrag: Bedrag | None = None
    max_duur_maanden: Annotated[int, Field(ge=1, le=240)] | None = None
    vier_ogen_vanaf: Bedrag | None = None
    voorwaarde: Naam | None = None

    @model_validator(mode="after")
    def _vier_ogen_onder_het_maximum(self) -> "MandaatRegel":
        if self.max_bedrag is not None and self.vier_ogen_vanaf is not None and self.vier_ogen_vanaf > self.max_bedrag:
            raise ValueError("vier_ogen_vanaf ligt boven max_bedrag|kies een lager bedrag of haal het weg")
        return self


registreer(
    Soort(
        "mandaten",
        MandaatRegel,
        verplicht=True,
        verwijzingen=(Verwijzing("rol", "rollen"), Verwijzing("groepen", "producten", "groep")),
        lader=MandaatLader,
        # Today may already have a besluit under the old mandaat.
        wacht_dagen=1,
    )
)
