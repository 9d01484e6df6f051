"""Whether a vraagverheldering can be changed or finished now. Each `check_…` raises with the sentence on screen."""

from collections.abc import Mapping
from datetime import date

from rotonde.kern import klok
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import Wet
from rotonde.regie.verheldering.models import Vraagverheldering
from rotonde.regie.verheldering.soorten import HOOGST, LAAGST, Dimensie, EigenPlan, Geldzorgen, Plek


def niet_gevonden() -> NietGevonden:
    """For what is not there, and for what is of a dossier that is not one's own (SEC-11)."""
    return NietGevonden("Deze vraagverheldering is niet gevonden in uw werk: kijk in uw caseload.")


def check_open(verheldering: Vraagverheldering) -> None:
    """What is finished stays as it is; raises KanNuNiet."""
    if verheldering.afgerond_op is not None:
        raise KanNuNiet("Deze vraagverheldering is afgerond: begin een nieuwe als er iets veranderd is.")


def check_geweest(*dagen: date | None) -> None:
    """Raises Ongeldig when one of these days, of what was done, is still to come."""
    vandaag = klok.vandaag()
    for dag in dagen:
        if dag is not None and dag > vandaag:
            raise Ongeldig(f"{datum(dag)} is nog niet geweest: vul de dag in waarop het gebeurde.")


def check_eigen_plan(soort: str, ontvangen_op: date | None) -> None:
    """Raises Ongeldig for the day of a plan of which is not said that it came."""
    if ontvangen_op is not None and soort not in {EigenPlan.PERSOONLIJK, EigenPlan.FAMILIE}:
        raise Ongeldig("U vulde in wanneer u het plan kreeg: kies ook welk plan het is, of haal de dag weg.")


def check_uitstel(wet: Wet, onderzoek: date, tot: date | None, reden: str) -> None:
    """Raises Ongeldig for a delay without a reason or day, one that the law needs not, or where no term runs.

    The Wmo suspends the onderzoek for nothing (art. 2.3.2): a delay is agreed with the resident, and the day of the
    law, `onderzoek`, stays.
    """
    if tot is None and not reden:
        return
    if wet != Wet.WMO:
        raise Ongeldig("Hier loopt geen termijn voor het onderzoek: haal de afspraak over uitstel weg.")
    if tot is None or not reden:
        raise Ongeldig("Vul bij uitstel de dag in die u afsprak, en kies de reden.")
    if tot <= onderzoek:
        raise Ongeldig(f"De wet geeft al tot en met {datum(onderzoek)}: uitstel is alleen nodig voor een latere dag.")


def check_cijfers(cijfers: Mapping[Dimensie, int]) -> None:
    """Raises Ongeldig for no marks at all, or one outside 0 to 10."""
    if not cijfers or not all(LAAGST <= cijfer <= HOOGST for cijfer in cijfers.values()):
        raise Ongeldig(f"Vul minstens één cijfer in, van {LAAGST} tot en met {HOOGST}.")


def ontbreekt(verheldering: Vraagverheldering, plan_tot: date) -> list[str]:
    """What must still happen before this can be finished, each with its article; the database refuses the same."""
    v = verheldering
    eisen = [
        (
            v.wet != Wet.WMO or v.bevestigd_op is not None,
            "bevestig de melding en schrijf op wanneer (Wmo 2015 art. 2.3.2 lid 1)",
        ),
        (v.eigen_woorden != "", "schrijf op wat de inwoner zelf vertelt"),
        (
            v.aangeboden_op is not None and v.op_aanbod != "",
            "bied onafhankelijke cliëntondersteuning aan en schrijf op wat de inwoner daarop zegt "
            "(Wmo 2015 art. 2.3.2 lid 3)",
        ),
        (v.geldzorgen != "", "vraag of er zorgen zijn over geld"),
        (v.geldzorgen != Geldzorgen.JA or v.geldzorgen_stap != "", "schrijf op wat u doet aan de geldzorgen"),
        (
            v.plek != Plek.HUISBEZOEK or v.uitgelegd_op is not None,
            "leg uit welke rechten de inwoner heeft en wat keuzes betekenen",
        ),
        (
            v.eigen_plan not in {"", EigenPlan.WACHT},
            f"schrijf op of er een eigen plan komt; de inwoner heeft daarvoor tot en met {datum(plan_tot)} "
            "(Wmo 2015 art. 2.3.2 lid 2)",
        ),
    ]
    return [wat for gedaan, wat in eisen if not gedaan]


def check_compleet(verheldering: Vraagverheldering, plan_tot: date) -> None:
    """Raises KanNuNiet with everything that is still to be done."""
    if wat := ontbreekt(verheldering, plan_tot):
        raise KanNuNiet(f"Dit moet nog gebeuren: {'; '.join(wat)}.")


def check_zelfde(revisie: int, getoond: int) -> None:
    """Raises KanNuNiet when somebody else saved or finished it since it was shown (REL-11)."""
    if revisie != getoond:
        if revisie == 0:
            raise KanNuNiet("Deze is intussen afgerond. Bewaar opnieuw als u met dit een nieuwe wilt beginnen.")
        raise KanNuNiet("Iemand anders heeft dit intussen bewaard. Vergelijk dat met wat u typte, en bewaar opnieuw.")
