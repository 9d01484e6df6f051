"""Aanvragen: a request for a decision, with its statutory clock."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rotonde.besluiten import events
from rotonde.besluiten.models import Aanvraag
from rotonde.besluiten.termijnen import beslistermijn
from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import Ongeldig
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.kern.soorten import Wet
from rotonde.regie.vergrendelen import vergrendeld


@dataclass(frozen=True, slots=True)
class AanvraagRegel:
    """One aanvraag of one persoon, received on a day that is not in the future."""

    dossier_id: UUID
    persoon_id: UUID
    wet: Wet
    omschrijving: str
    ontvangen_op: dt.date


def aanvragen(regel: AanvraagRegel) -> Aanvraag:
    """As `aanvragen_bulk`, for one aanvraag."""
    return aanvragen_bulk([regel])[0]


@actie("besluiten.aanvragen")
def aanvragen_bulk(regels: Sequence[AanvraagRegel]) -> list[Aanvraag]:
    """Record aanvragen, each with its last day to decide, by rule and version (WMO-07, JW-02, PW-04, else AWB-01).

    Raises NietGevonden for a dossier in which the asker is not, or no longer, involved, Ongeldig for a day in the
    future or a missing description.
    """
    gemeente, vandaag = wie.huidig().gemeente, klok.vandaag()
    for regel in regels:
        if regel.ontvangen_op > vandaag:
            raise Ongeldig("De aanvraag kan niet in de toekomst ontvangen zijn: kies een dag tot en met vandaag.")
        if not regel.omschrijving.strip():
            raise Ongeldig("De aanvraag heeft geen omschrijving: schrijf op wat de inwoner vraagt.")
    vergrendeld(regel.dossier_id for regel in regels)
    ontvangen = voeg_toe([_aanvraag(gemeente, regel) for regel in regels])
    gebeurtenissen.noteer(events.AANVRAAG_ONTVANGEN, [_feit(aanvraag) for aanvraag in ontvangen])
    return ontvangen


def _aanvraag(gemeente: str, regel: AanvraagRegel) -> Aanvraag:
    termijn = beslistermijn(regel.wet, regel.ontvangen_op)
    return Aanvraag(
        gemeente_id=gemeente,
        dossier_id=regel.dossier_id,
        persoon_id=regel.persoon_id,
        wet=regel.wet,
        omschrijving=regel.omschrijving.strip(),
        ontvangen_op=regel.ontvangen_op,
        termijn_regel=termijn.regel.id,
        termijn_versie=termijn.regel.versie,
        termijn_invoer=termijn.invoer,
        uiterste_beslisdatum=termijn.dag,
    )


def _feit(aanvraag: Aanvraag) -> Feit:
    gegevens = {
        "wet": aanvraag.wet,
        "regel": aanvraag.termijn_regel,
        "uiterste_beslisdatum": aanvraag.uiterste_beslisdatum.isoformat(),
    }
    return Feit("aanvraag", aanvraag.id, aanvraag.persoon_id, aanvraag.dossier_id, gegevens)
