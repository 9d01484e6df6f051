"""What is told along with a question, in sentences that name nobody."""

from collections.abc import Callable, Iterable
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.leeftijd import jaren
from rotonde.regie.beeld import DoelBeeld, DossierBeeld
from rotonde.regie.consult.soorten import Veld
from rotonde.regie.opschaling import queries as opschaling
from rotonde.toegang.queries import leefgebieden


def vertel(velden: Iterable[Veld], dossier: DossierBeeld, persoon: UUID) -> list[str]:
    """One sentence for each chosen field, in the order of the fields; what there is nothing of is said too."""
    gekozen = set(velden)
    return [_ZINNEN[veld](dossier, persoon) for veld in Veld if veld in gekozen]


def _leeftijd(dossier: DossierBeeld, persoon: UUID) -> str:
    geboren = next(lid.geboortedatum for lid in dossier.leden if lid.id == persoon)
    return f"De inwoner is {jaren(geboren, klok.vandaag())} jaar."


def _huishouden(dossier: DossierBeeld, _: UUID) -> str:
    leeftijden = sorted((jaren(lid.geboortedatum, klok.vandaag()) for lid in dossier.leden), reverse=True)
    return f"In het huishouden wonen mensen van {_opsomming(f'{leeftijd} jaar' for leeftijd in leeftijden)}."


def _doelen(dossier: DossierBeeld, persoon: UUID) -> str:
    namen = leefgebieden()
    doelen = [
        f"{namen.get(doel.leefgebied, doel.leefgebied)} (van {doel.startscore} naar {doel.streefscore})"
        for doel in _eigen(dossier, persoon)
    ]
    return f"Er zijn doelen op: {_opsomming(doelen)}." if doelen else "Er zijn nog geen doelen gesteld."


def _inzet(dossier: DossierBeeld, persoon: UUID) -> str:
    hulp = sorted({(inzet.afslag, inzet.soort.label) for doel in _eigen(dossier, persoon) for inzet in doel.inzetten})
    zinnen = [f"{soort} (afslag {afslag.value})" for afslag, soort in hulp]
    return f"Er is hulp: {_opsomming(zinnen)}." if zinnen else "Er is nog geen hulp gekozen."


def _opschaling(dossier: DossierBeeld, _: UUID) -> str:
    stand = opschaling.stand(dossier.id)
    return f"Het dossier is opgeschaald: {stand.trede.voluit}." if stand else "Het dossier is niet opgeschaald."


def _eigen(dossier: DossierBeeld, persoon: UUID) -> list[DoelBeeld]:
    return [doel for doel in dossier.aanpak.doelen if doel.persoon == persoon] if dossier.aanpak else []


def _opsomming(delen: Iterable[str]) -> str:
    *eerst, laatst = list(delen)
    return f"{', '.join(eerst)} en {laatst}" if eerst else laatst


_ZINNEN: dict[Veld, Callable[[DossierBeeld, UUID], str]] = {
    Veld.LEEFTIJD: _leeftijd,
    Veld.HUISHOUDEN: _huishouden,
    Veld.DOELEN: _doelen,
    Veld.INZET: _inzet,
    Veld.OPSCHALING: _opschaling,
}
