"""What is told along with a question, in sentences that name nobody."""

from collections.abc import Callable, Iterable
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.leeftijd import jaren
from rotonde.regie.beeld import DoelBeeld, DossierBeeld
from rotonde.regie.consult.soorten import Veld
from rotonde.regie.opschaling import queries as opschaling_queries
from rotonde.toegang.queries import leefgebieden


def vertel(velden: Iterable[Veld], dossier: DossierBeeld, persoon: UUID) -> list[str]:
    """One sentence for each chosen field, in the order of the fields; what there is nothing of is said too."""
    gekozen = set(velden)
    return [_ZINNEN[veld](dossier, persoon) for veld in Veld if veld in gekozen]


def leeftijd(dossier: DossierBeeld, persoon: UUID) -> str:
    """How old this member is."""
    geboren = next(lid.geboortedatum for lid in dossier.leden if lid.id == persoon)
    return f"De inwoner is {jaren(geboren, klok.vandaag())} jaar."


def huishouden(dossier: DossierBeeld, _: UUID) -> str:
    """How old everybody in the household is."""
    leeftijden = sorted((jaren(lid.geboortedatum, klok.vandaag()) for lid in dossier.leden), reverse=True)
    return f"In het huishouden wonen mensen van {_opsomming(f'{leeftijd} jaar' for leeftijd in leeftijden)}."


def doelen(dossier: DossierBeeld, persoon: UUID) -> str:
    """On which leefgebieden this member has doelen, with the scores."""
    namen = leefgebieden()
    gesteld = [
        f"{namen.get(doel.leefgebied, doel.leefgebied)} (van {doel.startscore} naar {doel.streefscore})"
        for doel in _eigen(dossier, persoon)
    ]
    return f"Er zijn doelen op: {_opsomming(gesteld)}." if gesteld else "Er zijn nog geen doelen gesteld."


def inzet(dossier: DossierBeeld, persoon: UUID) -> str:
    """Which kinds of help this member has."""
    hulp = sorted({(een.afslag, een.soort.label) for doel in _eigen(dossier, persoon) for een in doel.inzetten})
    zinnen = [f"{soort} (afslag {afslag.value})" for afslag, soort in hulp]
    return f"Er is hulp: {_opsomming(zinnen)}." if zinnen else "Er is nog geen hulp gekozen."


def opschaling(dossier: DossierBeeld, _: UUID) -> str:
    """Whether the dossier is escalated, and to which level."""
    stand = opschaling_queries.stand(dossier.id)
    return f"Het dossier is opgeschaald: {stand.trede.voluit}." if stand else "Het dossier is niet opgeschaald."


def _eigen(dossier: DossierBeeld, persoon: UUID) -> list[DoelBeeld]:
    return [doel for doel in dossier.aanpak.doelen if doel.persoon == persoon] if dossier.aanpak else []


def _opsomming(delen: Iterable[str]) -> str:
    *eerst, laatst = list(delen)
    return f"{', '.join(eerst)} en {laatst}" if eerst else laatst


_ZINNEN: dict[Veld, Callable[[DossierBeeld, UUID], str]] = {
    Veld.LEEFTIJD: leeftijd,
    Veld.HUISHOUDEN: huishouden,
    Veld.DOELEN: doelen,
    Veld.INZET: inzet,
    Veld.OPSCHALING: opschaling,
}
