"""Something to do for who looks around: open dossiers for the Aanspreekpunt of the demonstration, a queue, and
afspraken of today."""

from datetime import timedelta
from uuid import UUID

from rotonde.catalogus.models import Partner
from rotonde.catalogus.queries import partners_op
from rotonde.kern import collegas, klok
from rotonde.kern.leeftijd import jaren
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.privacy.deling import actions as deling
from rotonde.privacy.deling.actions import Deelopdracht
from rotonde.privacy.deling.soorten import Deelveld
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier
from rotonde.regie import actions as regie
from rotonde.regie import queries as dossierqueries
from rotonde.regie.delen.vertellen import vertel
from rotonde.regie.models import Dossier
from rotonde.simulatie.rolverdeling import gebruikersnaam
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.bevolking import PEILDATUM
from rotonde.toegang import actions as toegang
from rotonde.toegang.soorten import AfspraakSoort, Kanaal

CASELOAD = 24
VOLWASSEN = 18
# How many days ago, how, under which wet, about what, the story, whether somebody may be in danger, and by name or not.
# The two oldest have waited longer than agreed and no other has, on whatever day it is drawn, nor a day later.
VRAGEN = (
    (15, Kanaal.TELEFOON, Wet.WMO, "Vervoer", "Ik kan niet meer zelf naar de dokter rijden.", False, True),
    (13, Kanaal.BALIE, Wet.WGS, "Brieven over schulden", "Ik maak de post al weken niet open.", False, True),
    (4, Kanaal.EMAIL, Wet.JEUGDWET, "School en thuis", "Onze dochter wil niet meer naar school.", False, True),
    (4, Kanaal.TELEFOON, Wet.WMO, "Zorg om een buurvrouw", "Zij komt de deur niet meer uit.", False, False),
    (3, Kanaal.BALIE, Wet.PARTICIPATIEWET, "Geen inkomen", "Mijn contract stopt deze maand.", False, True),
    (2, Kanaal.TELEFOON, Wet.WMO, "Hulp in huis", "Sinds mijn val lukt stofzuigen niet meer.", False, True),
    (1, Kanaal.PORTAAL, Wet.ALGEMEEN, "Vraag van een inwoner", "Bij wie moet ik zijn voor mantelzorg?", False, False),
    (0, Kanaal.TELEFOON, Wet.WMO, "Niet veilig thuis", "Er is elke avond ruzie en ik ben bang.", True, True),
)  # fmt: skip
# At what hour of the day of drawing, for how many minutes, how, under which wet and about what; for the Aanspreekpunt,
# and the same for the desk an hour later.
AFSPRAKEN = (
    (9, 30, AfspraakSoort.BALIE, Wet.WGS, "Brieven over schulden"),
    (11, 60, AfspraakSoort.HUISBEZOEK, Wet.WMO, "Hulp in huis"),
    (14, 30, AfspraakSoort.TELEFOON, Wet.PARTICIPATIEWET, "Werk zoeken"),
)


def klaarzetten(toneel: Toneel) -> int:
    """Hand the newest open dossiers over to the demo medewerker, and let some questions wait since a few days.

    The questions count back from the day of drawing, so that a queue of a demonstration is never years old.
    """
    medewerker, balie = (
        Medewerker.objects.get(account__username=gebruikersnaam(toneel.gemeente, rol)).pk
        for rol in (Rol.AANSPREEKPUNT, Rol.BALIE)
    )
    dossiers = _dossiers(toneel, medewerker)
    _deel(toneel, dossiers)
    return len(dossiers) + _wachtrij(toneel) + _afspraken(toneel, {medewerker: 0, balie: 1})


def _deel(toneel: Toneel, dossiers: list[UUID]) -> None:
    """Ask the partner that one can be to go on with a resident of the newest dossier, who allows it."""
    met_team = _partners(toneel)
    if not dossiers or not met_team:
        return
    with toneel.op(klok.vandaag(), Wet.WMO, Doel.HULPVERLENING, uur=9):
        beeld = dossierqueries.dossier(dossiers[0])
        volwassen = next(lid.id for lid in beeld.leden if jaren(lid.geboortedatum, klok.vandaag()) >= VOLWASSEN)
        mag = toestemming.vastleggen(
            Instemming(beeld.id, volwassen, "wmo_aan_ander", Manier.GESPREK, (volwassen,), "steun in de buurt")
        )
        zinnen = vertel([Deelveld.NAAM, Deelveld.BEREIKEN], beeld, volwassen, Wet.WMO)
        for partner in met_team:
            deling.delen(
                Deelopdracht(
                    beeld.id, volwassen, partner.pk, Wet.WMO, tuple(zinnen), tuple(zinnen.values()),
                    "steun dicht bij huis", klok.vandaag() + timedelta(days=90), toestemming=mag, overdracht=True,
                )
            )  # fmt: skip


def _partners(toneel: Toneel) -> list[Partner]:
    """For whom the demo account of a partner works; none where the pack has no such partner."""
    account = gebruikersnaam(toneel.gemeente, Rol.PARTNER)
    with toneel.op(klok.vandaag(), Wet.ALGEMEEN, Doel.HULPVERLENING):
        iemand = Medewerker.objects.filter(account__username=account).values_list("id", flat=True).first()
        teams = set(collegas.teams_van(iemand).values()) if iemand else set()
        return [een for een in partners_op(klok.vandaag()) if een.team in teams]


def _dossiers(toneel: Toneel, medewerker: UUID) -> list[UUID]:
    with toneel.op(PEILDATUM, Wet.JEUGDWET, Doel.HULPVERLENING, uur=17):
        open_ = Dossier.objects.filter(gemeente_id=toneel.gemeente, gesloten_op__isnull=True)
        ids = list(open_.order_by("-geopend_op", "id").values_list("id", flat=True)[:CASELOAD])
        for dossier in ids:
            regie.overdragen(dossier, aan=medewerker, gesproken_op=PEILDATUM)
    return ids


def _wachtrij(toneel: Toneel) -> int:
    toeval = toneel.toeval("werkvoorraad")
    vandaag = klok.vandaag()
    volwassenen = [huis.volwassenen[0] for huis in toneel.bevolking.huizen]
    for geleden, kanaal, wet, onderwerp, verhaal, gevaar, op_naam in VRAGEN:
        persoon = toneel.personen[toeval.choice(volwassenen)] if op_naam else None
        with toneel.op(vandaag - timedelta(days=geleden), wet, Doel.TOEGANG, uur=8):
            toegang.melden(toegang.Vraag(onderwerp, kanaal, wet, verhaal=verhaal, veiligheid=gevaar, persoon=persoon))
    return len(VRAGEN)


def _afspraken(toneel: Toneel, later: dict[UUID, int]) -> int:
    """Made the day before; nobody comes twice, so nobody is at two places."""
    toeval = toneel.toeval("afspraken")
    vandaag = klok.vandaag()
    volwassenen = [huis.volwassenen[0] for huis in toneel.bevolking.huizen]
    genomen = iter(toeval.sample(volwassenen, len(AFSPRAKEN) * len(later)))
    plannen = [
        toegang.Plan(
            toneel.personen[next(genomen)], medewerker, soort, klok.moment(vandaag, uur + uren), minuten, onderwerp, wet
        )
        for medewerker, uren in later.items()
        for uur, minuten, soort, wet, onderwerp in AFSPRAKEN
    ]
    with toneel.op(vandaag - timedelta(days=1), Wet.ALGEMEEN, Doel.TOEGANG, uur=8):
        toegang.afspraken_maken(plannen)
    return len(plannen)
