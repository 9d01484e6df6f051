"""What the drawn population lacks for a measurement, put there through the verbs: see bench.zaaien."""

from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.models import Persoon
from rotonde.kern import klok, sleutels, wie
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import Doel, Rol, Wet
from rotonde.regie import actions
from rotonde.regie import caseload as gehouden
from rotonde.regie.models import Dossier
from rotonde.simulatie.rolverdeling import gebruikersnaam


def caseload(gemeente: str, aantal: int) -> None:
    """Hand dossiers over to the Aanspreekpunt of the demo until there are so many."""
    with wie.als(wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="meting")):
        medewerker = Medewerker.objects.get(account__username=gebruikersnaam(gemeente, Rol.AANSPREEKPUNT)).pk
        erbij = aantal - gehouden.aantal(medewerker)
        # Newest first, as the reference lists them too.
        open_ = Dossier.objects.filter(gemeente_id=gemeente, gesloten_op=None).order_by("-geopend_op", "id")
        van_anderen = open_.exclude(regies__medewerker=medewerker)
        for dossier in list(van_anderen.values_list("id", flat=True)[: max(erbij, 0)]):
            actions.overdragen(dossier, aan=medewerker, gesproken_op=klok.vandaag())


def nummer(gemeente: str, hoeveelste: int) -> None:
    """Print the BSN of somebody who lives there and its hash, to look for."""
    with wie.als(wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="meting")):
        wiens = Persoon.objects.filter(gemeente_id=gemeente).order_by("id").values_list("id", flat=True)[hoeveelste]
        bsn = inwoners.nummer_van(wiens)
        print(bsn, sleutels.bsn_hashes(bsn)[0].hex())


OPDRACHTEN = {"caseload": caseload, "nummer": nummer}
