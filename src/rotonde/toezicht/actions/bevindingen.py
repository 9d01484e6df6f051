"""Looking for odd access, drawing the sample, and settling what was found (PRIV-22)."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.toezicht import policies, queries
from rotonde.toezicht.actions.incidenten import open_incident
from rotonde.toezicht.afwijkingen import regels, steekproef
from rotonde.toezicht.afwijkingen.verkeer import Treffer, lees
from rotonde.toezicht.events import Soort
from rotonde.toezicht.models import Bevinding, Naamvrijgave
from rotonde.toezicht.soorten import Afhandeling, Bron


@actie("toezicht.zoeken_naar_afwijkingen")
def zoeken_naar_afwijkingen(van: datetime, tot: datetime, codes: Iterable[str]) -> int:
    """Let these rules look at the lines of [van, tot) and keep what they find; returns how many were new.

    Looking twice at the same lines finds nothing twice.
    """
    verkeer = lees(van, tot)
    gevraagd = set(codes)
    return bewaar(
        (regel.code, treffer) for regel in regels.REGELS if regel.code in gevraagd for treffer in regel.vind(verkeer)
    )


@actie("toezicht.steekproef_trekken")
def steekproef_trekken(maand: date) -> int:
    """Put at least 20 lines of each team of a month before kwaliteit, or all when there are fewer."""
    return bewaar((regels.STEEKPROEF.code, treffer) for treffer in steekproef.trek(maand))


def bewaar(treffers: Iterable[tuple[str, Treffer]]) -> int:
    """Keep what rules found and is not kept yet; returns how many. For the verbs of this room."""
    gemeente, nu = wie.huidig().gemeente, klok.nu()
    bekend = set(Bevinding.objects.filter(gemeente_id=gemeente).values_list("regel", "sleutel"))
    rijen = [
        Bevinding(
            gemeente_id=gemeente,
            regel=code,
            sleutel=t.sleutel,
            medewerker_id=t.medewerker,
            team_id=t.team,
            inzagen=[str(id_) for id_ in t.inzagen],
            aantal=len(t.inzagen),
            vanaf=t.vanaf,
            gevonden_op=nu,
        )
        for code, t in treffers
        if (code, t.sleutel) not in bekend
    ]
    Bevinding.objects.bulk_create(rijen, ignore_conflicts=True)
    return len(rijen)


@actie("toezicht.bevinding_afhandelen")
def bevinding_afhandelen(bevinding_id: UUID, afhandeling: Afhandeling, motivering: str) -> None:
    """Settle a bevinding about somebody else: explained, or an incident.

    Raises NietGevonden, GeenBevoegdheid for what is about oneself, KanNuNiet when it is settled, Ongeldig for too short
    a motivation, or for an incident out of a sample of a whole team.
    """
    bevinding = queries.bevinding_rij(bevinding_id)
    policies.check_een_ander(bevinding.medewerker_id)
    policies.check_open(bevinding)
    tekst = policies.check_motivering(motivering)
    bevinding.afhandeling, bevinding.motivering = afhandeling, tekst
    bevinding.afgehandeld_door, bevinding.afgehandeld_op = wie.huidig().actor, klok.nu()
    bevinding.save(update_fields=["afhandeling", "motivering", "afgehandeld_door", "afgehandeld_op"])
    gebeurtenissen.noteer(
        Soort.BEVINDING_AFGEHANDELD,
        [Feit("bevinding", bevinding.pk, gegevens={"regel": bevinding.regel, "afhandeling": str(afhandeling)})],
    )
    if afhandeling == Afhandeling.INCIDENT:
        open_incident(Bron.BEVINDING, bevinding.pk, bevinding.medewerker_id or wie.DIENSTEN, tekst)


@actie("toezicht.incident_sluiten")
def incident_sluiten(incident_id: UUID, uitkomst: str) -> None:
    """Close an incident, saying what was done. Raises NietGevonden, GeenBevoegdheid, KanNuNiet or Ongeldig."""
    incident = queries.incident_rij(incident_id)
    policies.check_een_ander(incident.medewerker_id)
    policies.check_incident_open(incident)
    incident.uitkomst = policies.check_motivering(uitkomst)
    incident.gesloten_door, incident.gesloten_op = wie.huidig().actor, klok.nu()
    incident.save(update_fields=["uitkomst", "gesloten_door", "gesloten_op"])
    gebeurtenissen.noteer(Soort.INCIDENT_GESLOTEN, [Feit("incident", incident.pk)])


@actie("toezicht.naam_vrijgeven")
def naam_vrijgeven(medewerker: UUID, reden: str) -> None:
    """Decide to know who stands behind a pseudonym; from now on the name shows to kwaliteit and the FG (PRIV-40).

    Raises Ongeldig for too short a reason, NietGevonden for who does not work here; deciding twice changes nothing.
    """
    tekst = policies.check_motivering(reden)
    vrager = wie.huidig()
    queries.eis_collega(medewerker)
    rij = Naamvrijgave(
        gemeente_id=vrager.gemeente, medewerker_id=medewerker, door=vrager.actor, reden=tekst, op=klok.nu()
    )
    if Naamvrijgave.objects.filter(medewerker_id=medewerker).exists():
        return
    Naamvrijgave.objects.bulk_create([rij])
    gebeurtenissen.noteer(Soort.NAAM_VRIJGEGEVEN, [Feit("medewerker", medewerker)])
