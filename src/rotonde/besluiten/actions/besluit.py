"""Besluiten: deciding on a voorstel, under a mandaat."""

from collections.abc import Sequence
from uuid import UUID

from rotonde.besluiten import events, policies
from rotonde.besluiten.fouten import AlBesloten
from rotonde.besluiten.models import Besluit, Mandaat, Voorstel
from rotonde.kern import botsing, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.regie.vergrendelen import vergrendeld


def besluiten(voorstel_id: UUID) -> Besluit:
    """As `besluiten_bulk`, for one voorstel."""
    return besluiten_bulk([voorstel_id])[0]


@actie("besluiten.besluiten")
def besluiten_bulk(voorstel_ids: Sequence[UUID]) -> list[Besluit]:
    """Take the proposed besluiten today, in the name and rol of the asker, each under a mandaat (Awb 10:3).

    Raises GeenMandaat with the reason and who can, AlBesloten when the aanvraag was decided already, NietGevonden.
    Skips nothing: one refusal refuses all. The database judges the mandaat again when it stores.
    """
    gevonden = Voorstel.objects.prefetch_related("product").in_bulk(list(voorstel_ids))
    if len(gevonden) != len(set(voorstel_ids)):
        raise NietGevonden("Dit voorstel is er niet, of u bent niet betrokken bij het dossier.")
    vergrendeld(voorstel.dossier_id for voorstel in gevonden.values())
    voorstellen = [gevonden[voorstel_id] for voorstel_id in voorstel_ids]
    policies.eis_onbesloten([voorstel.aanvraag_id for voorstel in voorstellen])
    mandaten = policies.eis_mandaat(voorstellen)
    # Two people may decide at the same moment: the second loses on the unique key and is told so.
    with botsing.als_zin({"besluit_een_per_aanvraag": AlBesloten, "besluit_een_per_voorstel": AlBesloten}):
        genomen = voeg_toe([_besluit(v, mandaat) for v, mandaat in zip(voorstellen, mandaten, strict=True)])
    gebeurtenissen.noteer(events.BESLUIT_GENOMEN, [_feit(besluit) for besluit in genomen])
    return genomen


def _besluit(voorstel: Voorstel, mandaat: Mandaat) -> Besluit:
    vrager = wie.huidig()
    return Besluit(
        gemeente_id=voorstel.gemeente_id,
        aanvraag_id=voorstel.aanvraag_id,
        voorstel=voorstel,
        dossier_id=voorstel.dossier_id,
        persoon_id=voorstel.persoon_id,
        product=voorstel.product,
        wet=voorstel.wet,
        afslag=voorstel.product.afslag,
        soort=voorstel.soort,
        periode=voorstel.periode,
        bedrag=voorstel.bedrag,
        mandaat=mandaat,
        genomen_door_id=vrager.actor,
        rol=vrager.rol,
        datum=klok.vandaag(),
    )


def _feit(besluit: Besluit) -> Feit:
    gegevens = {"soort": besluit.soort, "wet": besluit.wet, "mandaat": str(besluit.mandaat_id)}
    return Feit("besluit", besluit.id, besluit.persoon_id, besluit.dossier_id, gegevens)
