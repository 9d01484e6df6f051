"""May a resident be entered or found this way? Each `check_…` raises with the sentence for the user."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.conf import settings

from rotonde.inwoners.models import Adres, Lidmaatschap, Persoon
from rotonde.inwoners.soorten import GEHEIMHOUDING_GEEN, GEHEIMHOUDING_HOOGST
from rotonde.kern import bsn, klok, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.sleutels import bsn_hashes
from rotonde.kern.soorten import ActorSoort


def check_bsn(nummer: str) -> str:
    """The clean number; raises Ongeldig for no BSN, or outside production one that somebody may have (PRIV-59)."""
    schoon = bsn.eis(nummer)
    if not settings.PRODUCTIE and not bsn.is_testnummer(schoon):
        raise Ongeldig(
            "Hier mogen alleen burgerservicenummers uit de testreeks staan: gebruik een nummer dat met 999 begint."
        )
    return schoon


def check_nog_niet_ingeschreven(nummers: Sequence[str]) -> None:
    """Raise KanNuNiet when one of these BSNs stands twice here, or under any live key in this gemeente (AF-12)."""
    hashes = [hash_ for nummer in nummers for hash_ in bsn_hashes(nummer)]
    bekend = Persoon.objects.filter(gemeente_id=wie.huidig().gemeente, bsn_hash__in=hashes).exists()
    if bekend or len(set(nummers)) != len(nummers):
        raise al_ingeschreven()


def al_ingeschreven() -> KanNuNiet:
    """For who was there before, and for who came in at the same moment."""
    return KanNuNiet(
        "Iemand met dit burgerservicenummer is al ingeschreven in deze gemeente: zoek de inwoner op en werk verder."
    )


def check_kan_overlijden(persoon: Persoon, op: date) -> None:
    """Raise KanNuNiet when this death was recorded before, Ongeldig for a day that cannot be."""
    if persoon.overlijdensdatum is not None:
        raise KanNuNiet("Het overlijden van deze inwoner is al vastgelegd: er is niets veranderd.")
    if not persoon.geboortedatum <= op <= klok.vandaag():
        raise Ongeldig("Deze dag ligt voor de geboorte of in de toekomst: kies de dag van overlijden.")


def check_zoekvraag(velden: Iterable[object]) -> None:
    """Raise Ongeldig unless two identifying fields were given (PRIV-15)."""
    if sum(1 for veld in velden if veld) < 2:
        raise Ongeldig(
            "Dit is te weinig om op te zoeken: geef het burgerservicenummer, of twee gegevens, "
            "zoals achternaam en geboortedatum."
        )


def check_indicatie(indicatie: int) -> None:
    """Raise Ongeldig for what is no indicatie geheim of the BRP."""
    if not GEHEIMHOUDING_GEEN <= indicatie <= GEHEIMHOUDING_HOOGST:
        raise Ongeldig(f"Dit is geen indicatie geheim: kies een cijfer van 0 tot en met {GEHEIMHOUDING_HOOGST}.")


def check_woont_samen(persoon: UUID, kinderen: Sequence[UUID], op: date) -> UUID:
    """The household that this adult leaves on a day; raises NietGevonden when there is none that who asks may see,
    Ongeldig when a child does not live there."""
    leden = Lidmaatschap.objects.filter(persoon_id__in=[persoon, *kinderen], periode__contains=op)
    # Through the persoon, so that who may not see somebody does not move them either.
    woont = dict(Persoon.objects.filter(lidmaatschappen__in=leden).values_list("id", "lidmaatschappen__huishouden"))
    if persoon not in woont:
        raise NietGevonden("Deze inwoner is niet gevonden of woont met niemand samen: zoek de inwoner eerst op.")
    if {woont.get(kind) for kind in kinderen} - {woont[persoon]}:
        raise Ongeldig("Een van deze kinderen woont hier niet: kies alleen kinderen uit dit huishouden.")
    return woont[persoon]


def mag_adres_zien(persoon: Persoon, adres: Adres) -> bool:
    """True when no geheimhouding stands, or the resident looks at the own address (PRIV-24).

    Anybody else needs the verb `geheim_adres_tonen`, which is given per rol and leaves its own line.
    """
    vrager = wie.huidig()
    geheim = persoon.adres_is_geheim or adres.geheim
    return not geheim or (vrager.actor_soort == ActorSoort.INWONER and vrager.actor == persoon.pk)
