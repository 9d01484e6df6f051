"""What can be told of a member of the household under one wet, in sentences. No address is among them (PRIV-24)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from rotonde.inwoners.queries import Lid
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import Wet
from rotonde.privacy.deling.soorten import Deelveld
from rotonde.regie.beeld import DoelBeeld, DossierBeeld
from rotonde.regie.consult import vertellen as zonder_naam
from rotonde.toegang import queries as toegang

Zin = Callable[[DossierBeeld, UUID, Wet], str]


def vertel(velden: Iterable[Deelveld], dossier: DossierBeeld, persoon: UUID, wet: Wet) -> dict[Deelveld, str]:
    """A sentence for each of these fields, in their own order. Of doelen and inzet what was collected under this wet
    only: what belongs to another goes in a deling of its own (PRIV-02, PRIV-03)."""
    gekozen = set(velden)
    return {veld: _ZINNEN[veld](dossier, persoon, wet) for veld in Deelveld if veld in gekozen}


def _naam(dossier: DossierBeeld, persoon: UUID, _: Wet) -> str:
    lid = _lid(dossier, persoon)
    return f"Het gaat om {lid.naam}, geboren op {datum(lid.geboortedatum)}."


def _bereiken(dossier: DossierBeeld, persoon: UUID, _: Wet) -> str:
    lid = _lid(dossier, persoon)
    bereikbaar = toegang.bereikbaar_van(dossier.melding) if persoon == dossier.vrager else ""
    zinnen = [f"Te bereiken via: {bereikbaar}."] if bereikbaar else []
    zinnen += lid.veilig.zinnen if lid.veilig else []
    return " ".join(zinnen) or "Vraag ons hoe u de inwoner bereikt."


def _doelen(dossier: DossierBeeld, persoon: UUID, wet: Wet) -> str:
    return zonder_naam.doelen(_met_doelen(dossier, lambda doelen: [een for een in doelen if een.wet == wet]), persoon)


def _inzet(dossier: DossierBeeld, persoon: UUID, wet: Wet) -> str:
    """Of every doel the inzet of this wet, whatever wet the doel itself is of."""

    def onder(doelen: list[DoelBeeld]) -> list[DoelBeeld]:
        return [replace(doel, inzetten=[een for een in doel.inzetten if een.wet == wet]) for doel in doelen]

    return zonder_naam.inzet(_met_doelen(dossier, onder), persoon)


def _met_doelen(dossier: DossierBeeld, anders: Callable[[list[DoelBeeld]], list[DoelBeeld]]) -> DossierBeeld:
    return replace(dossier, aanpakken=[replace(een, doelen=anders(een.doelen)) for een in dossier.aanpakken])


def _lid(dossier: DossierBeeld, persoon: UUID) -> Lid:
    return next(lid for lid in dossier.leden if lid.id == persoon)


_ZINNEN: Mapping[Deelveld, Zin] = {
    Deelveld.NAAM: _naam,
    Deelveld.BEREIKEN: _bereiken,
    Deelveld.HUISHOUDEN: lambda dossier, persoon, _: zonder_naam.huishouden(dossier, persoon),
    Deelveld.DOELEN: _doelen,
    Deelveld.INZET: _inzet,
    Deelveld.OPSCHALING: lambda dossier, persoon, _: zonder_naam.opschaling(dossier, persoon),
}
