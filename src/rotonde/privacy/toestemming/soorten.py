"""The four kinds of toestemming and on which article each stands: one never stands in for another (PRIV-04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models

from rotonde.kern.soorten import Wet


class Toestemmingsoort(models.TextChoices):
    """What a resident allows. What the gemeente does on a task by law is never asked as toestemming (PRIV-05)."""

    GEBRUIK = "gebruik", "gegevens gebruiken voor een andere wet"
    GEHEIM = "geheim", "iets vertellen aan iemand buiten de gemeente"
    BEHANDELING = "behandeling", "beginnen met jeugdhulp"
    AVG = "avg", "meedoen aan iets dat niet hoeft"


class Manier(models.TextChoices):
    """How a resident said yes, or no longer."""

    SCHRIFTELIJK = "schriftelijk", "op papier, met een handtekening"
    GESPREK = "gesprek", "in een gesprek"
    DIGITAAL = "digitaal", "in Mijn Rotonde"


@dataclass(frozen=True)
class Grond:
    """One thing that can be allowed: the kind, the wet it is needed under, the wet the data come from, the article."""

    soort: Toestemmingsoort
    wet: Wet
    van_wet: str
    artikel: str
    vraag: str


# By code. The list is closed: the database refuses another combination (PRIV-04; Wmo 5.1.1, 5.3.3; Jw 7.3.4, 7.3.11).
GRONDEN: Mapping[str, Grond] = MappingProxyType(
    {
        "jeugd_voor_wmo": Grond(
            Toestemmingsoort.GEBRUIK, Wet.WMO, Wet.JEUGDWET, "Wmo art. 5.1.1 lid 4",
            "Gegevens van jeugdhulp gebruiken voor hulp van de Wmo",
        ),
        "werk_voor_wmo": Grond(
            Toestemmingsoort.GEBRUIK, Wet.WMO, Wet.PARTICIPATIEWET, "Wmo art. 5.1.1 lid 4",
            "Gegevens van werk en inkomen gebruiken voor hulp van de Wmo",
        ),
        "schuld_voor_wmo": Grond(
            Toestemmingsoort.GEBRUIK, Wet.WMO, Wet.WGS, "Wmo art. 5.1.1 lid 4",
            "Gegevens van schuldhulp gebruiken voor hulp van de Wmo",
        ),
        "wmo_aan_ander": Grond(
            Toestemmingsoort.GEHEIM, Wet.WMO, "", "Wmo art. 5.3.3", "Iets over hulp van de Wmo vertellen aan een ander"
        ),
        "jeugd_aan_ander": Grond(
            Toestemmingsoort.GEHEIM, Wet.JEUGDWET, "", "Jw art. 7.3.11", "Iets over jeugdhulp vertellen aan een ander"
        ),
        "jeugdhulp": Grond(
            Toestemmingsoort.BEHANDELING, Wet.JEUGDWET, "", "Jw art. 7.3.4", "Beginnen met jeugdhulp"
        ),
        "onderzoek": Grond(
            Toestemmingsoort.AVG, Wet.ALGEMEEN, "", "AVG art. 6 lid 1 onder a",
            "Meedoen aan een onderzoek of een nieuwsbrief krijgen",
        ),
    }
)  # fmt: skip


class Mag(models.TextChoices):
    """On what a use of data stands, or that it stands on nothing."""

    EIGEN = "eigen", "dezelfde wet"
    WET = "wet", "de wet laat het toe"
    TOESTEMMING = "toestemming", "de inwoner liet het toe"
    INGEBRACHT = "ingebracht", "de inwoner bracht het zelf in voor deze Aanpak"
    NEE = "nee", "geen grond"
