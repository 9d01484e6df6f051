"""What makes a dossier weigh more or less: the werkplek listens to regie for it."""

from rotonde.kern.luisteraars import luister
from rotonde.kern.models import Gebeurtenis
from rotonde.regie.events import Soort
from rotonde.werkplek.verdeling.actions import dossiers_wegen


@luister("werkplek.dossier_wegen", Soort.GEOPEND, Soort.AANPAK_OPGESTELD, Soort.INZET_GEKOZEN)
def weeg(gebeurtenis: Gebeurtenis) -> None:
    """Weigh the dossier in which it happened."""
    if gebeurtenis.dossier is not None:
        dossiers_wegen([gebeurtenis.dossier])
