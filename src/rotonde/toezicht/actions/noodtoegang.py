"""Opening one dossier in need, telling who must know, and having it judged by somebody else (PRIV-18, PRIV-19)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import beslotenheid, betrokkenheid, botsing, gebeurtenissen, inzage, klok, noodtoegang, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import AANSPREEKPUNT
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Noodtoegang
from rotonde.kern.soorten import InzageSoort, RedenNoodtoegang, Rol
from rotonde.toezicht import policies, queries
from rotonde.toezicht.actions.incidenten import open_incident
from rotonde.toezicht.actions.kennisgevingen import Bestemming, meld
from rotonde.toezicht.events import Soort
from rotonde.toezicht.models import Beoordeling, Kennisgeving
from rotonde.toezicht.soorten import Bericht, Bron, Oordeel


@dataclass(frozen=True)
class Aanvraag:
    """About whom, why, and for how many minutes (at most 60)."""

    persoon: UUID
    reden: RedenNoodtoegang
    toelichting: str
    minuten: int


@actie("toezicht.noodtoegang_openen")
def noodtoegang_openen(aanvraag: Aanvraag) -> Noodtoegang:
    """Open the dossier of the household of a resident to who asks, from now on, and for no longer than an hour.

    In the same transaction its Aanspreekpunt and kwaliteit get word and the residents a line. Raises NietGevonden when
    there is no dossier, or none that may be known of (PRIV-21); GeenBevoegdheid for what is about oneself (PRIV-20);
    KanNuNiet for who can open it already; Ongeldig for too short a reason. The database judges reason and time again.
    """
    personen = inwoners.huisgenoten(aanvraag.persoon)
    policies.check_niet_eigen(personen)
    dossier = _dossier(personen)
    policies.check_nog_niet_betrokken(dossier, betrokkenheid.mijn_objecten())
    rij = noodtoegang.begin(
        dossier,
        personen,
        reden=aanvraag.reden,
        toelichting=policies.check_motivering(aanvraag.toelichting),
        duur=timedelta(minutes=aanvraag.minuten),
    )
    inzage.noteer(InzageSoort.NOODTOEGANG, sorted(personen), gegevensgroep="dossier", dossier=dossier)
    houders = betrokkenheid.van_dossier(dossier, AANSPREEKPUNT)
    meld(Bericht.NOODTOEGANG, rij.pk, [*map(Bestemming.medewerker, houders), Bestemming.rol(Rol.KWALITEIT)])
    gebeurtenissen.noteer(
        Soort.NOODTOEGANG_GEOPEND, [Feit("noodtoegang", rij.pk, aanvraag.persoon, dossier, {"reden": rij.reden})]
    )
    return rij


def _dossier(personen: Iterable[UUID]) -> UUID:
    """The open dossier of these residents, else the newest. What is besloten to who asks is not there (SEC-11)."""
    dicht = set(beslotenheid.voor_mij())
    dossiers = [dossier for dossier in betrokkenheid.dossiers_van(personen) if dossier not in dicht]
    if not dossiers:
        raise NietGevonden("Er is geen dossier gevonden bij deze inwoner: bel het Aanspreekpunt of de procesregisseur.")
    return next((d for d in dossiers if betrokkenheid.van_dossier(d, AANSPREEKPUNT)), dossiers[0])


@actie("toezicht.noodtoegang_beoordelen")
def noodtoegang_beoordelen(noodtoegang_id: UUID, oordeel: Oordeel, motivering: str) -> None:
    """Judge a noodtoegang of somebody else; what was not right becomes an incident (PRIV-19).

    Raises NietGevonden for one that is not here, GeenBevoegdheid for one's own, KanNuNiet when it was judged already,
    Ongeldig for too short a motivation.
    """
    rij = queries.noodtoegang_rij(noodtoegang_id)
    policies.check_een_ander(rij.medewerker_id)
    policies.check_niet_beoordeeld(Beoordeling.objects.filter(noodtoegang=rij).exists())
    tekst = policies.check_motivering(motivering)
    vrager = wie.huidig()
    beoordeling = Beoordeling(
        gemeente_id=vrager.gemeente,
        noodtoegang=rij,
        gebruiker_id=rij.medewerker_id,
        beoordelaar_id=vrager.actor,
        oordeel=oordeel,
        motivering=tekst,
        op=klok.nu(),
    )
    with botsing.als_zin({"beoordeling_een": policies.al_beoordeeld}):
        Beoordeling.objects.bulk_create([beoordeling])
    gebeurtenissen.noteer(
        Soort.NOODTOEGANG_BEOORDEELD, [Feit("noodtoegang", rij.pk, gegevens={"oordeel": str(oordeel)})]
    )
    if oordeel == Oordeel.ONTERECHT:
        open_incident(Bron.NOODTOEGANG, rij.pk, rij.medewerker_id, tekst)


@actie("toezicht.noodtoegang_bewaken")
def noodtoegang_bewaken() -> int:
    """Tell the FG of each noodtoegang that nobody judged within 5 werkdagen; returns how many were new (PRIV-19)."""
    te_laat = [regel.id for regel in queries.noodtoegangen() if regel.te_laat]
    return sum(meld(Bericht.NIET_BEOORDEELD, id_, [Bestemming.rol(Rol.FG)]) for id_ in te_laat)


@actie("toezicht.kennisgeving_lezen")
def kennisgeving_lezen(kennisgeving_id: UUID) -> None:
    """Note that word was read. Raises NietGevonden for what is not addressed to who asks."""
    rij = Kennisgeving.objects.filter(queries.aan_mij(), pk=kennisgeving_id).first()
    if rij is None:
        raise NietGevonden("Dit bericht is niet gevonden: kijk in de lijst van berichten.")
    rij.gelezen_op = rij.gelezen_op or klok.nu()
    rij.save(update_fields=["gelezen_op"])
