"""Schemas of what the cellar holds of a municipality: itself, its house style, kernen and teams."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from rotonde.kern.pakket.inrichters import (
    AanmeldenLader,
    AveLader,
    CaseloadLader,
    GemeenteLader,
    HuisstijlLader,
    KernLader,
    TeamLader,
)
from rotonde.kern.pakket.register import Soort, Verwijzing, registreer
from rotonde.kern.pakket.schema import Blok, Code, Enkel, Naam, Regel, WetVeld

Kleur = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
Plaatscode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]
Plaatsnaam = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Klokslag = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class GemeenteRegel(Enkel):
    """gemeente.yaml: the tenant. Counts are rounded and steer only the demo population.

    `slug` is its part of an address; without one it is made from the name.
    """

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
    naam: Plaatsnaam
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,48}$")] | None = None
    provincie: Naam
    jeugdzorgregio: Naam | None = None
    inwoners: Annotated[int, Field(gt=0)]
    huishoudens: Annotated[int, Field(gt=0)]
    toegang: Naam


class Kleuren(Blok):
    """Two colours; the theme works them out into all design tokens and checks their contrast."""

    hoofd: Kleur
    accent: Kleur


class Postadres(Blok):
    straat: Naam
    huisnummer: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,5}[a-zA-Z]?$")]
    postcode: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{3} [A-Z]{2}$")]
    plaats: Naam


class Openingstijd(Blok):
    dagen: Naam
    van: Klokslag
    tot: Klokslag


class HuisstijlRegel(Enkel):
    """huisstijl.yaml: sender, names, colours and contact lines of screens and letters."""

    afzender: Naam
    naam_toegang: Naam
    ondertitel: Naam
    kleuren: Kleuren
    telefoon: Annotated[str, StringConstraints(pattern=r"^[0-9 ]{10,15}$")]
    email: Annotated[str, StringConstraints(pattern=r"^[^@ ]+@[^@ ]+\.[a-z]{2,}$")]
    website: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+\.[a-z]{2,}$", max_length=100)]
    adres: Postadres
    openingstijden: list[Openingstijd] = []


class AanmeldenRegel(Enkel):
    """aanmelden.yaml: the service where staff sign in (OpenID Connect). Its secret stays out of the pack.

    ``kenmerk`` is the claim that never changes hands; ``amr`` and ``acr`` are what counts as a second factor (SEC-03).
    """

    server: Annotated[str, StringConstraints(pattern=r"^https://[a-zA-Z0-9.-]+(:[0-9]+)?(/[^ ]*)?$", max_length=200)]
    klant: Naam
    kenmerk: Code = "sub"
    amr: list[Code] = []
    acr: list[Naam] = []


class CaseloadRegel(Enkel):
    """caseload.yaml: how much one medewerker can bear. A dossier weighs 1 to 3 points, by its heaviest afslag."""

    norm: Annotated[int, Field(ge=1, le=500)]


class AveNiveau(Blok):
    """One level of opschaling: what it is called, and who leads then."""

    naam: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    betekenis: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class AveRegel(Enkel):
    """ave.yaml: the levels of opschaling, the lowest first. From the second on a procesregisseur leads."""

    niveaus: Annotated[list[AveNiveau], Field(min_length=1, max_length=4)]


class KernRegel(Regel):
    """One kern: ``aandeel`` is its share of the residents, between 0 and 1; all shares add up to 1."""

    code: Plaatscode
    naam: Plaatsnaam
    aandeel: Annotated[Decimal, Field(gt=0, le=1, decimal_places=4)]
    buitengebied: bool = False


class TeamRegel(Regel):
    """One team with the wetten it works under and the locaties where it sits.

    ``wachtrij``: takes new questions; ``uitvoering``: carries out and pays what was granted.
    """

    code: Plaatscode
    naam: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    wachtrij: bool = False
    uitvoering: bool = False
    wetten: Annotated[list[WetVeld], Field(min_length=1)]
    locaties: list[Code] = []
    extern: bool = False


def aandelen_tellen_op(kernen: Sequence[KernRegel]) -> tuple[str, str] | None:
    """What is wrong, and the repair, when the shares that hold together do not add up to 1."""
    som = sum((regel.aandeel for regel in kernen if regel.geldig_tot is None), Decimal(0))
    if som == 1:
        return None
    return f"de aandelen van de kernen tellen op tot {som}", "zorg dat ze samen 1 zijn"


registreer(Soort("gemeente", GemeenteRegel, verplicht=True, lader=lambda inhoud: GemeenteLader()))
registreer(
    Soort(
        "huisstijl",
        HuisstijlRegel,
        verplicht=True,
        sleutel=lambda regel: "huisstijl",
        lader=lambda inhoud: HuisstijlLader(),
    )
)
registreer(Soort("aanmelden", AanmeldenRegel, sleutel=lambda regel: "aanmelden", lader=lambda inhoud: AanmeldenLader()))
registreer(Soort("caseload", CaseloadRegel, sleutel=lambda regel: "caseload", lader=lambda inhoud: CaseloadLader()))
registreer(Soort("ave", AveRegel, sleutel=lambda regel: "ave", lader=lambda inhoud: AveLader()))
registreer(Soort("kernen", KernRegel, verplicht=True, samen=aandelen_tellen_op, lader=lambda inhoud: KernLader()))
registreer(
    Soort(
        "teams",
        TeamRegel,
        verplicht=True,
        verwijzingen=(Verwijzing("locaties", "locaties"),),
        lader=lambda inhoud: TeamLader(),
    )
)
