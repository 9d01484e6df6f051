"""Who says yes for whom, and whether it can be said now. Each `check_…` raises with its sentence."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from rotonde.inwoners import queries as inwoners
from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.leeftijd import jaren
from rotonde.kern.soorten import ActorSoort
from rotonde.privacy.toestemming.models import Toestemming
from rotonde.privacy.toestemming.soorten import GRONDEN, Grond, Toestemmingsoort

# From this birthday on a child says yes to jeugdhulp beside who has gezag (TST-02), and from the next alone (TST-03).
MEE, ZELF = 12, 16


def geldig(moment: datetime) -> Q:
    """Given, not withdrawn and not over at a moment: half-open, so at `tot` it is over (PRIV-06)."""
    open_ = Q(tot__isnull=True) | Q(tot__gt=moment)
    return open_ & Q(gegeven_op__lte=moment, ingetrokken_op__isnull=True)


def geldt(rij: Toestemming, moment: datetime) -> bool:
    """The same question of a row that is there."""
    return rij.ingetrokken_op is None and rij.gegeven_op <= moment and (rij.tot is None or moment < rij.tot)


def zelfde_als(rij: Toestemming) -> Q:
    """What allows the same of the same persoon and is not withdrawn, the row itself included."""
    return Q(
        persoon_id=rij.persoon_id, soort=rij.soort, wet=rij.wet, van_wet=rij.van_wet, voor=rij.voor,
        ingetrokken_op__isnull=True,
    )  # fmt: skip


def grond_van(code: str) -> Grond:
    """The thing that can be allowed. Raises Ongeldig for what is not in the closed list (PRIV-04)."""
    if code not in GRONDEN:
        raise Ongeldig("Kies uit de lijst waarvoor de inwoner toestemming geeft.")
    return GRONDEN[code]


def wie_geeft(soort: Toestemmingsoort, geboren: date, dag: date) -> tuple[bool, bool]:
    """(the resident, who has gezag): whose yes is needed on a day.

    Under 12 who has gezag; from 12 to 16 both for jeugdhulp, and for the rest who has gezag; from 16 on the resident
    (TST-01..03, TST-06; Jw 7.3.4 and 7.3.5, UAVG art. 5).
    """
    leeftijd = jaren(geboren, dag)
    if leeftijd >= ZELF:
        return True, False
    return leeftijd >= MEE and soort == Toestemmingsoort.BEHANDELING, True


def check_gevers(soort: Toestemmingsoort, persoon: UUID, geboren: date, gevers: Collection[UUID]) -> None:
    """Raises Ongeldig when somebody's yes is missing, or when somebody said yes who has no say in it."""
    zelf, gezag = wie_geeft(soort, geboren, klok.vandaag())
    hebben_gezag = set(inwoners.met_gezag_over(persoon)) if gezag else set()
    if gezag and not hebben_gezag:
        raise Ongeldig("Van dit kind staat niet vast wie het gezag heeft: leg dat eerst vast.")
    nodig = hebben_gezag if soort == Toestemmingsoort.BEHANDELING else set()
    nodig |= {persoon} if zelf else set()
    gegeven = set(gevers)
    if nodig - gegeven or not gegeven & (nodig or hebben_gezag):
        raise Ongeldig(f"Voor deze toestemming moet ja zeggen: {_wie(soort, zelf=zelf, gezag=gezag)}. Vraag het eerst.")
    if gegeven - hebben_gezag - ({persoon} if zelf else set()):
        raise Ongeldig(f"Alleen deze mensen kunnen ja zeggen: {_wie(soort, zelf=zelf, gezag=gezag)}. Kies opnieuw.")


def check_werkt_in(dossier: UUID) -> None:
    """A medewerker writes in the own dossiers only, and in those of whom (s)he stands in for; raises NietGevonden for
    any other (SEC-11)."""
    medewerker = wie.huidig().actor_soort == ActorSoort.MEDEWERKER
    if medewerker and not betrokkenheid.werk_ik_in(dossier):
        raise NietGevonden("Dit dossier is niet gevonden in uw werk: kies het in uw lijst.")


def check_hoort_bij(dossier: UUID, persoon: UUID) -> None:
    """Raises NietGevonden for a resident whom the dossier is not about (SEC-11)."""
    begonnen_met = betrokkenheid.van_dossier(dossier, betrokkenheid.INWONER)
    # The id of a melding has residents too, and is no dossier.
    is_dossier = dossier in betrokkenheid.dossiers_van(begonnen_met)
    if not is_dossier or persoon not in inwoners.met_huisgenoten(begonnen_met):
        raise NietGevonden("Deze inwoner hoort niet bij dit dossier: kies iemand uit het huishouden.")


def check_nog_niet(grond: Grond, persoon: UUID, voor: str) -> None:
    """Raises KanNuNiet when the same was allowed already and still holds."""
    zelfde = Toestemming.objects.filter(
        geldig(klok.nu()), gemeente_id=wie.huidig().gemeente, persoon_id=persoon, soort=grond.soort, wet=grond.wet,
        van_wet=grond.van_wet, voor=voor,
    )  # fmt: skip
    if zelfde.exists():
        raise KanNuNiet("Hiervoor gaf deze inwoner al toestemming: trek die eerst in als er iets verandert.")


def check_waarvoor(grond: Grond, voor: str) -> None:
    """Raises Ongeldig when it is not said for whom or what, where that is the whole of it."""
    if grond.soort != Toestemmingsoort.GEBRUIK and not voor:
        raise Ongeldig("Schrijf op voor wie of wat de toestemming is.")


def check_tot(tot: datetime | None) -> None:
    """Raises Ongeldig for an end that has passed."""
    if tot is not None and tot <= klok.nu():
        raise Ongeldig("De toestemming eindigt op een dag na vandaag: kies een latere dag, of laat het leeg.")


def check_in_te_trekken(rij: Toestemming | None) -> Toestemming:
    """The toestemming. Raises NietGevonden for what is not there or not one's own, KanNuNiet for what has ended."""
    if rij is None:
        raise NietGevonden("Deze toestemming is niet gevonden: kies haar in de lijst.")
    if rij.ingetrokken_op is not None:
        raise KanNuNiet("Deze toestemming is al ingetrokken: u hoeft niets te doen.")
    return rij


def _wie(soort: Toestemmingsoort, *, zelf: bool, gezag: bool) -> str:
    if not gezag:
        return "de inwoner zelf"
    ouders = "alle ouders met gezag" if soort == Toestemmingsoort.BEHANDELING else "een ouder met gezag"
    return f"het kind en {ouders}" if zelf else ouders
