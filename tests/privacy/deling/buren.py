"""Partners to share with: one that signs in here, one on paper, and somebody who works for the first."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.inwoners.gezin import BEGIN, GEMEENTE, Gezin, dienst, vraagt
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.catalogus.models import Partner, lijn_van
from rotonde.catalogus.soorten import Partnersoort, Partnertaak
from rotonde.kern import wie
from rotonde.kern.models import Team, Teamlid
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.privacy.deling import actions
from rotonde.privacy.deling.actions import Deelopdracht
from rotonde.privacy.deling.soorten import Deelveld
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier

# Words that stand in what was told only: where they show, the deling shows.
KANARIE = "fluitkanarie"
LAATSTE = date(2024, 12, 1)


@dataclass(frozen=True)
class Buren:
    """The ids of two partners, of who works for each, and of who work for another one."""

    wijk: UUID
    opvang: UUID
    pia: UUID
    ander: UUID


def partner(code: str, soort: Partnersoort, team: str = "", *mag: Partnertaak) -> Partner:
    rij = Partner(
        gemeente_id=GEMEENTE, code=code, lijn=lijn_van(GEMEENTE, "partner", code), naam=code.capitalize(),
        geldig=periode(BEGIN), bron="test", soort=soort, team=team, mag=list(mag),
    )  # fmt: skip
    Partner.objects.bulk_create([rij])
    return rij


def in_team(naam: str, code: str) -> UUID:
    """Somebody who works for a partner, in its team."""
    team, _ = Team.objects.get_or_create(gemeente_id=GEMEENTE, code=code, defaults={"naam": code.capitalize()})
    wie_ook = medewerker(naam, Rol.PARTNER)
    Teamlid.objects.create(gemeente_id=GEMEENTE, team=team, medewerker_id=wie_ook, periode=periode(BEGIN))
    return wie_ook


@pytest.fixture
def buren(loket: Loket, gezin: Gezin) -> Buren:
    with wie.als(dienst()):
        wijk = partner("wijkteam", Partnersoort.BUURT, "wijkteam", *Partnertaak)
        opvang = partner("opvang", Partnersoort.CENTRUMGEMEENTE)
        partner("anderteam", Partnersoort.BUURT, "anderteam")
        return Buren(wijk.pk, opvang.pk, in_team("Pia", "wijkteam"), in_team("Ans", "anderteam"))


def van_partner(medewerker_id: UUID) -> Wie:
    return vraagt(Rol.PARTNER, actor=medewerker_id)


def toegestaan(zaak: Zaak, persoon: UUID, grond: str = "wmo_aan_ander", **rest: Any) -> UUID:
    """The resident allows it; call it as the Aanspreekpunt."""
    return toestemming.vastleggen(
        Instemming(zaak.dossier, persoon, grond, Manier.GESPREK, (persoon,), "het wijkteam", **rest)
    )


def opdracht(zaak: Zaak, persoon: UUID, aan: UUID, **anders: Any) -> Deelopdracht:
    basis = Deelopdracht(
        zaak.dossier, persoon, aan, Wet.WMO, (Deelveld.NAAM,), (f"Het gaat om iemand, {KANARIE}.",),
        "hulp dicht bij huis", LAATSTE,
    )  # fmt: skip
    return replace(basis, **anders)


def gedeeld(loket: Loket, zaak: Zaak, persoon: UUID, aan: UUID, **anders: Any) -> UUID:
    """Anna shares it, with the toestemming of the resident."""
    with wie.als(aanspreekpunt(loket.anna)):
        return actions.delen(opdracht(zaak, persoon, aan, toestemming=toegestaan(zaak, persoon), **anders))
