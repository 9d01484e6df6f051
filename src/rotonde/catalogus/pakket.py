"""What the catalogus reads from a pack: schemas and their registration."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rotonde.catalogus import models
from rotonde.catalogus.lader import CatalogusLader
from rotonde.catalogus.models import Catalogusregel
from rotonde.catalogus.soorten import (
    Frequentie,
    Herkomst,
    Kanaal,
    Leveringsvorm,
    LocatieSoort,
    Partnersoort,
    Partnertaak,
    Vorm,
)
from rotonde.kern.pakket.register import Soort, Verwijzing, registreer
from rotonde.kern.pakket.schema import AfslagVeld, Bedrag, Code, Naam, Regel, RolVeld, Tekst, Volgorde, WetVeld

Categorie = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$", max_length=2)]


class LocatieRegel(Regel):
    """A place where residents and professionals meet."""

    code: Code
    naam: Naam
    soort: LocatieSoort
    kern: Code
    straat: Naam | None = None
    eisen: list[Code] = []


class ThemaRegel(Regel):
    """A policy theme; ``opdracht`` is what the council asked for it."""

    code: Code
    naam: Naam
    volgorde: Volgorde
    opdracht: Tekst | None = None


class PrincipeRegel(Regel):
    """A guiding principle."""

    code: Code
    label: Naam
    vastgesteld_door: Naam | None = None


class LeefgebiedRegel(Regel):
    """An area of life, and which local list it comes from."""

    code: Code
    naam: Naam
    herkomst: Herkomst
    volgorde: Volgorde
    letter: Annotated[str, StringConstraints(pattern=r"^[a-z]$", max_length=1)] | None = None


class KenmerkRegel(Regel):
    """kenmerken.yaml: a case mark and what is meant by it. It holds from ``leeftijd_van`` up to ``leeftijd_tot``."""

    code: Code
    naam: Naam
    definitie: Tekst
    minstens_dagen: Annotated[int, Field(ge=0, le=366)] = 0
    leeftijd_van: Annotated[int, Field(ge=0, le=150)] = 0
    leeftijd_tot: Annotated[int, Field(ge=1, le=150)] = 150
    opgave: Code | None = None
    volgorde: Volgorde


class OrganisatieRegel(Regel):
    """An organisation of the social map."""

    code: Code
    naam: Naam
    soort: Naam
    rol: Naam | None = None
    domeinen: list[Code] = []
    leefgebieden: list[Code] = []
    afslagen: list[AfslagVeld] = []
    varianten: list[Naam] = []


class PartnerRegel(Regel):
    """partners.yaml: with whom data can be shared. Without ``team`` it goes on paper and nobody signs in for it."""

    code: Code
    naam: Naam
    soort: Partnersoort
    taak: Naam | None = None
    team: Code | None = None
    organisatie: Code | None = None
    mag: list[Partnertaak] = []

    @model_validator(mode="after")
    def _doet_iets_met_een_team(self) -> "PartnerRegel":
        if self.mag and self.team is None:
            raise ValueError("mag staat er zonder team|noem het team dat dit doet, of haal mag weg")
        return self


class MatrixRegel(Regel):
    """One line of the matrix. Without afslagen the source marks none; an uncertain one names the other reading."""

    code: Code
    thema: Code
    groep: Code
    groepsnaam: Naam | None = None
    label: Naam
    afslagen: list[AfslagVeld] = []
    status: Naam | None = None
    experiment: bool = False
    afslag_zeker: bool = True
    afslagen_alternatief: list[AfslagVeld] = []
    onderdelen: list[Naam] = []

    @model_validator(mode="after")
    def _twijfel_noemt_lezing(self) -> "MatrixRegel":
        if not self.afslag_zeker and not self.afslagen_alternatief:
            raise ValueError("de afslag is onzeker zonder andere lezing|vul afslagen_alternatief in")
        return self


class ProductRegel(Regel):
    """What can be granted. ``categorie`` and ``eenheid`` are iWmo/iJw 3.2 codes (WMO020, JZ020, WJ756)."""

    code: Code
    naam: Naam
    wet: WetVeld
    afslag: AfslagVeld
    vorm: Vorm
    groep: Code
    categorie: Categorie | None = None
    productcode: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{5}$", max_length=5)] | None = None
    eenheid: Literal["01", "04", "14", "16", "82", "83", "84"] | None = None
    frequentie: Frequentie | None = None
    leveringsvormen: Annotated[list[Leveringsvorm], Field(min_length=1)]

    @model_validator(mode="after")
    def _code_hoort_bij_categorie(self) -> "ProductRegel":
        if self.productcode and self.categorie and not self.productcode.startswith(self.categorie):
            raise ValueError("productcode en categorie horen niet bij elkaar|begin de productcode met de categorie")
        return self


class TariefRegel(Regel):
    """Price in euro per eenheid of the product, from ``geldig_vanaf`` until the next line of that product."""

    product: Code
    bedrag: Bedrag


class AanbodRegel(Regel):
    """Free or lighter support. After ``houdbaar_maanden`` without a check it is marked stale."""

    code: Code
    naam: Naam
    wat: Tekst
    wet: WetVeld
    afslag: AfslagVeld
    organisatie: Code | None = None
    matrixregel: Code | None = None
    leefgebieden: Annotated[list[Code], Field(min_length=1)]
    kernen: Annotated[list[Code], Field(min_length=1)]
    kanalen: Annotated[list[Kanaal], Field(min_length=1)]
    kosten: Naam
    zoekwoorden: list[Naam] = []
    gecontroleerd_op: date
    houdbaar_maanden: Annotated[int, Field(ge=1, le=60)]


class RolRegel(Regel):
    """A local function with the one Rol that the platform knows; without grondrol it cannot sign in."""

    code: Code
    naam: Naam
    grondrol: RolVeld | None = None
    teams: list[Code] = []


def _soort(
    naam: str,
    schema: type[Regel],
    model: type[Catalogusregel],
    *verwijzingen: Verwijzing,
    sleutel: str = "code",
    verplicht: bool = False,
) -> None:
    registreer(
        Soort(
            naam,
            schema,
            sleutel=lambda regel: str(getattr(regel, sleutel)),
            verwijzingen=verwijzingen,
            verplicht=verplicht,
            lader=lambda inhoud: CatalogusLader(naam, model, sleutel),
        )
    )


_soort("locaties", LocatieRegel, models.Locatie, Verwijzing("kern", "kernen"))
_soort("rollen", RolRegel, models.Functie, Verwijzing("teams", "teams"), verplicht=True)
_soort("themas", ThemaRegel, models.Thema)
_soort("principes", PrincipeRegel, models.Principe)
_soort("leefgebieden", LeefgebiedRegel, models.Leefgebied, verplicht=True)
_soort("kenmerken", KenmerkRegel, models.Kenmerksoort, Verwijzing("opgave", "opgaven"))
_soort("organisaties", OrganisatieRegel, models.Organisatie, Verwijzing("leefgebieden", "leefgebieden"))
_soort(
    "partners",
    PartnerRegel,
    models.Partner,
    Verwijzing("team", "teams"),
    Verwijzing("organisatie", "organisaties"),
)
_soort("matrix", MatrixRegel, models.Matrixregel, Verwijzing("thema", "themas"))
_soort("producten", ProductRegel, models.Product, verplicht=True)
_soort("tarieven", TariefRegel, models.Tarief, Verwijzing("product", "producten"), sleutel="product")
_soort(
    "aanbod",
    AanbodRegel,
    models.Aanbod,
    Verwijzing("organisatie", "organisaties"),
    Verwijzing("matrixregel", "matrix"),
    Verwijzing("leefgebieden", "leefgebieden"),
    Verwijzing("kernen", "kernen"),
)
