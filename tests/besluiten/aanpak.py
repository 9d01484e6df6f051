"""A dossier with its Aanpak, straight as rows: the verbs that make them have tests of their own."""

from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from rotonde.catalogus.models import Product
from rotonde.inwoners.models import Huishouden, Persoon
from rotonde.kern import klok
from rotonde.kern.models import Medewerker
from rotonde.kern.soorten import Wet
from rotonde.regie.models import Aanpak, Doel, Dossier, Inzet, Regie
from rotonde.regie.soorten import HOOGSTE_SCORE, LAAGSTE_SCORE, Ladder
from rotonde.toegang.models import Melding
from rotonde.toegang.soorten import Kanaal, MeldingStatus


def maak_aanpak(
    code: str, persoon: Persoon, regisseur: Medewerker, product: Product, *, vast: bool
) -> tuple[Dossier, Doel, Inzet]:
    """A dossier with an Aanspreekpunt and an Aanpak of one doel and one inzet."""
    nu = klok.nu()
    huishouden = Huishouden.objects.create(gemeente_id=code)
    melding = Melding.objects.create(
        gemeente_id=code,
        persoon=persoon,
        onderwerp="Post",
        kanaal=Kanaal.TELEFOON,
        ontvangen_op=nu,
        uiterste_actie=klok.vandaag(),
        status=MeldingStatus.DOSSIER,
        eigenaar=regisseur,
        wet=Wet.WMO,
    )
    dossier = Dossier.objects.create(
        gemeente_id=code, huishouden=huishouden, melding=melding, geopend_op=nu, wet=Wet.WMO
    )
    eigen: dict[str, Any] = {"gemeente_id": code, "dossier": dossier, "wet": Wet.WMO}
    Regie.objects.create(**eigen, medewerker=regisseur, periode=DateTimeTZRange(nu, None))
    aanpak = Aanpak.objects.create(**eigen, versie=1, opgesteld_op=nu)
    doel = Doel.objects.create(
        **eigen,
        aanpak=aanpak,
        persoon=persoon,
        leefgebied="geld",
        omschrijving="Ik doe zelf mijn administratie",
        startscore=LAAGSTE_SCORE,
        streefscore=HOOGSTE_SCORE,
    )
    inzet = Inzet.objects.create(
        **eigen,
        doel=doel,
        persoon=persoon,
        soort=Ladder.MAATWERK,
        afslag=product.afslag,
        omschrijving=product.naam,
        product_code=product.code,
        reden_zwaarder="Eigen kracht en netwerk zijn op",
    )
    if vast:
        Aanpak.objects.filter(pk=aanpak.pk).update(vastgesteld_op=nu, akkoord_op=nu)
    return dossier, doel, inzet
