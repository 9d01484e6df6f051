"""Reviewing who may what: everybody once a year, beheer each quarter, signed by somebody else (SEC-07)."""

from uuid import UUID

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden, Ongeldig
from rotonde.kern.gebeurtenissen import Feit
from rotonde.toezicht import policies, rechten
from rotonde.toezicht.actions.bevindingen import bewaar
from rotonde.toezicht.afwijkingen import regels
from rotonde.toezicht.afwijkingen.verkeer import Treffer
from rotonde.toezicht.events import Soort
from rotonde.toezicht.models import Rechtenbeoordeling
from rotonde.toezicht.soorten import Rechtenoordeel


@actie("toezicht.rechten_beoordelen")
def rechten_beoordelen(medewerker: UUID, oordeel: Rechtenoordeel, opmerking: str) -> None:
    """Sign that the rights of a colleague are right, or say what must change; keeps what was looked at.

    Raises NietGevonden for who does not work here, GeenBevoegdheid for oneself, Ongeldig when something must change
    and it is not said what.
    """
    policies.check_een_ander(medewerker)
    tekst = opmerking.strip()
    if oordeel == Rechtenoordeel.AANPASSEN and not tekst:
        raise Ongeldig("Schrijf op wat er anders moet: dan weet de beheerder wat te doen.")
    regel = rechten.van(medewerker)
    if regel is None:
        raise NietGevonden("Deze medewerker is hier niet gevonden: kijk in de lijst.")
    vrager = wie.huidig()
    rij = Rechtenbeoordeling(
        gemeente_id=vrager.gemeente,
        medewerker_id=medewerker,
        beoordelaar_id=vrager.actor,
        oordeel=oordeel,
        opmerking=tekst,
        inhoud=regel.inhoud(),
        op=klok.nu(),
    )
    Rechtenbeoordeling.objects.bulk_create([rij])
    gebeurtenissen.noteer(Soort.RECHTEN_BEOORDEELD, [Feit("medewerker", medewerker, gegevens={"oordeel": oordeel})])


@actie("toezicht.rechten_bewaken")
def rechten_bewaken() -> int:
    """Make a bevinding of each review that is overdue, once per due day; returns how many were new."""
    return bewaar(
        (
            regels.RECHTEN.code,
            Treffer(
                f"{regel.medewerker}:{regel.uiterlijk}", regel.medewerker, None, [], klok.moment(regel.uiterlijk, 0)
            ),
        )
        for regel in rechten.lijst()
        if regel.te_laat
    )
