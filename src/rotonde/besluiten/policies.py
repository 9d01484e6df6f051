"""Two halves: may this person decide (mandaat), and can it happen now (not yet decided, not yet announced)."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from rotonde.besluiten.fouten import AlBekendgemaakt, AlBesloten, GeenMandaat
from rotonde.besluiten.mandaat import Oordeel, Vraag, beoordeel
from rotonde.besluiten.models import Beschikking, Besluit, Mandaat, Voorstel
from rotonde.inwoners import queries as inwoners
from rotonde.kern import inzage, klok, wie
from rotonde.kern.bevoegdheden import mag
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import ActorSoort, Afslag, InzageSoort, Wet
from rotonde.regie.models import Inzet


def oordelen(voorstellen: Sequence[Voorstel]) -> list[Oordeel]:
    """Judge for each voorstel whether the asker may decide on it today; two queries however many there are.

    `voorstellen` must have their product selected. A refusal when the asker is no medewerker: a besluit is taken by
    a named person (PRIV-51).
    """
    vrager = wie.huidig()
    medewerker = Medewerker.objects.filter(pk=vrager.actor).first()
    if vrager.actor_soort != ActorSoort.MEDEWERKER or medewerker is None:
        geen_mens = "een besluit wordt genomen door een medewerker met een naam"
        return [Oordeel(None, geen_mens, "Meld u aan als medewerker")] * len(voorstellen)
    mandaten = list(Mandaat.objects.order_by("code", "geldig"))
    return [beoordeel(mandaten, _vraag(voorstel, medewerker)) for voorstel in voorstellen]


def eis_mandaat(voorstellen: Sequence[Voorstel]) -> list[Mandaat]:
    """The mandaat for each voorstel; raises GeenMandaat with the reason and who can for the first without one."""
    mandaten = []
    for oordeel in oordelen(voorstellen):
        if oordeel.mandaat is None:
            raise GeenMandaat(oordeel.reden, oordeel.wie_wel)
        mandaten.append(oordeel.mandaat)
    return mandaten


def heeft_mandaat(voorstel: Voorstel) -> bool:
    """The boolean twin of `eis_mandaat`, for one voorstel."""
    try:
        eis_mandaat([voorstel])
    except GeenBevoegdheid:
        return False
    return True


def eis_onbesloten(aanvragen: Collection[UUID]) -> None:
    """Raise AlBesloten when one of these aanvragen has its besluit already."""
    if Besluit.objects.filter(aanvraag_id__in=aanvragen).exists():
        raise AlBesloten


def is_onbesloten(aanvraag: UUID) -> bool:
    """The boolean twin of `eis_onbesloten`, for one aanvraag."""
    return not Besluit.objects.filter(aanvraag_id=aanvraag).exists()


def eis_vaste_aanpak(inzet: Inzet) -> None:
    """Raise KanNuNiet when the inzet stands in an Aanpak that can still change. Its Aanpak must be selected."""
    if inzet.doel.aanpak.vastgesteld_op is None:
        raise KanNuNiet("De Aanpak ligt nog niet vast: leg eerst het akkoord van de inwoner vast.")


def eis_niet_bekendgemaakt(besluiten: Collection[UUID]) -> None:
    """Raise AlBekendgemaakt when one of these besluiten was announced already."""
    if Beschikking.objects.filter(besluit_id__in=besluiten).exists():
        raise AlBekendgemaakt


def is_niet_bekendgemaakt(besluit: UUID) -> bool:
    """The boolean twin of `eis_niet_bekendgemaakt`, for one besluit."""
    return not Beschikking.objects.filter(besluit_id=besluit).exists()


def eis_geen_geheim_adres(persoon: UUID, verzonden_op: date) -> None:
    """Raise GeenBevoegdheid when this letter can hold an address that became secret later (PRIV-25).

    The resident reads it, and whoever may see a secret address does so with the line that such a look leaves.
    """
    vrager = wie.huidig()
    if vrager.actor == persoon or not inwoners.adres_werd_geheim(persoon, na=verzonden_op):
        return
    if not mag("actie", "inwoners.geheim_adres_tonen", vrager.rol):
        raise GeenBevoegdheid("In deze brief staat een adres dat nu geheim is: vraag het Aanspreekpunt om de inhoud.")
    inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="geheim adres")


def _vraag(voorstel: Voorstel, medewerker: Medewerker) -> Vraag:
    return Vraag(
        rol=wie.huidig().rol,
        functie=medewerker.functie,
        wet=Wet(voorstel.wet),
        afslag=Afslag(voorstel.product.afslag),
        product=voorstel.product.code,
        groep=voorstel.product.groep,
        bedrag=voorstel.bedrag,
        periode=voorstel.periode,
        datum=klok.vandaag(),
        eigen_voorstel=voorstel.voorgesteld_door_id == medewerker.id,
    )
