"""What is shared with partners, per resident of the cube: on paper, and with a team that signs in."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from tests.kubus.basis import BEGIN, DAG, VOGELS, WET, Stad
from tests.kubus.tabel import Relatie

from rotonde.catalogus.models import Partner, lijn_van
from rotonde.catalogus.soorten import Partnersoort, Partnertaak
from rotonde.kern import betrokkenheid, klok
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.periode import periode
from rotonde.privacy.deling import actions
from rotonde.privacy.deling.actions import Deelopdracht
from rotonde.privacy.deling.soorten import Deelveld
from rotonde.regie.models import Aanzet
from rotonde.regie.soorten import Ladder
from rotonde.toegang.models import Ondersteuning, Verwijzing
from rotonde.toegang.partners.soorten import Ondersteuningsoort

PAPIER = "opvang"
# Whose team reads what was shared; the asker is in "eigen".
ANDER = {Relatie.ANDER_TEAM}


def partners(code: str) -> dict[str, UUID]:
    """Two that sign in, named after their team, and one on paper."""
    alles = list(Partnertaak)
    return {
        naam: _partner(code, naam, soort, team, mag)
        for naam, soort, team, mag in (
            ("eigen", Partnersoort.BUURT, "eigen", alles),
            ("ander", Partnersoort.BUURT, "ander", alles),
            (PAPIER, Partnersoort.CENTRUMGEMEENTE, "", []),
        )
    }


def _partner(gemeente: str, code: str, soort: Partnersoort, team: str, mag: list[Partnertaak]) -> UUID:
    rij = Partner(
        gemeente_id=gemeente, code=code, lijn=lijn_van(gemeente, "partner", code), geldig=periode(BEGIN), bron="kubus",
        naam=code, soort=soort, team=team, mag=mag,
    )  # fmt: skip
    Partner.objects.bulk_create([rij])
    return rij.pk


def zaai(relatie: Relatie, stad: Stad, over: tuple[UUID, UUID], melding: UUID, toestemming: UUID) -> dict[str, UUID]:
    """`deling` lies ready on paper, `gedeeld` is read by a team; both ask to go on with the resident. That team also
    referred and supported, and drafted on what it received."""
    team, aan = "ander" if relatie in ANDER else "eigen", stad.partners
    _eigen_werk(VOGELS[relatie], stad, stad.teams[team], (over[1], melding))
    verteld = replace(opdracht(VOGELS[relatie], over, aan[team], toestemming), overdracht=False)
    ontvangen = actions.delen(verteld)
    actions.bevestigen(ontvangen, door="Wim")
    return {
        "deling": actions.delen(opdracht(VOGELS[relatie], over, aan[PAPIER], toestemming)),
        "gedeeld": actions.delen(opdracht(VOGELS[relatie], over, aan[team], toestemming)),
        "ontvangen": ontvangen,
        "aanzet": _aanzet(VOGELS[relatie], stad, stad.teams[team], over, ontvangen),
    }


def _aanzet(vogel: str, stad: Stad, team: UUID, over: tuple[UUID, UUID], deling: UUID) -> UUID:
    dossier, persoon = over
    rij = Aanzet(
        gemeente_id=stad.code, dossier_id=dossier, deling_id=deling, persoon_id=persoon, medewerker_id=stad.collega,
        leefgebied="wonen", omschrijving=f"rust voor {vogel}", startscore=4, streefscore=7, soort=Ladder.NETWERK,
        hulp=f"tante {vogel} belt", reden_zwaarder="alleen lukt het niet", gemaakt_op=klok.nu(), wet=WET,
    )  # fmt: skip
    betrokkenheid.begin([Band(team, "aanzet", rij.pk, "kubus"), Band(persoon, "aanzet", rij.pk, "inwoner")])
    rij.save(force_insert=True)
    return rij.pk


def _eigen_werk(vogel: str, stad: Stad, team: UUID, over: tuple[UUID, UUID]) -> None:
    """Only a person refers and supports: no service does."""
    persoon, melding = over
    door = {"gemeente_id": stad.code, "team_id": team, "medewerker_id": stad.collega, "wet": WET}
    verwezen = Verwijzing(**door, melding_id=melding, terugkoppelen=True)
    steun = Ondersteuning(
        **door, persoon_id=persoon, soort=Ondersteuningsoort.ADVIES, onderwerp=f"{vogel} gesproken", op=DAG
    )
    betrokkenheid.begin(Band(team, "kubus", rij.pk, "kubus") for rij in (verwezen, steun))
    verwezen.save(force_insert=True)
    steun.save(force_insert=True)


def opdracht(vogel: str, over: tuple[UUID, UUID], aan: UUID, toestemming: UUID | None) -> Deelopdracht:
    dossier, persoon = over
    return Deelopdracht(
        dossier, persoon, aan, WET, (Deelveld.NAAM,), (f"Het gaat om {vogel}.",), f"hulp voor {vogel}",
        DAG + dt.timedelta(days=30), toestemming=toestemming, overdracht=True,
    )  # fmt: skip
