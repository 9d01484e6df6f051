"""Switching geheimhouding on, which works backwards, and off."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.inwoners import adressen, policies
from rotonde.inwoners.models import Adres, Persoon
from rotonde.inwoners.soorten import GEHEIMHOUDING_GEEN
from rotonde.kern import gebeurtenissen, klok
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit

_KOLOMMEN = ["geheim", "straat", "huisnummer", "postcode", "cijfer"]


@actie("inwoners.geheimhouding_instellen")
def geheimhouding_instellen(persoon_id: UUID, indicatie: int) -> None:
    """Set the indicatie geheim of a resident (BRP: 0 to 7); above 0 it works backwards, in this transaction (PRIV-25).

    Every address this resident lives or ever lived at becomes ciphertext, for all who live there, and letters that
    were sent before show to nobody without the right to see a secret address. Back to 0 shows no old address: they
    stay as they are until the next move. Raises NietGevonden, or Ongeldig for another indicatie.
    """
    policies.check_indicatie(indicatie)
    persoon = Persoon.objects.select_for_update().filter(pk=persoon_id).first()
    if persoon is None:
        raise NietGevonden("Deze inwoner is niet gevonden: controleer de gegevens of zoek opnieuw.")
    if indicatie > GEHEIMHOUDING_GEEN and not persoon.adres_is_geheim:
        persoon.geheim_sinds = klok.vandaag()
    persoon.geheimhouding = indicatie
    persoon.save(update_fields=["geheimhouding", "geheim_sinds"])
    if persoon.adres_is_geheim:
        _verberg(Adres.objects.filter(bewoningen__persoon=persoon, geheim=False).distinct())
    gebeurtenissen.noteer("inwoners.geheimhouding_ingesteld", [Feit("persoon", persoon.pk, betrokkene=persoon.pk)])


def _verberg(adressen_: Iterable[Adres]) -> None:
    rijen = list(adressen_)
    for adres in rijen:
        adressen.versleutel(adres)
    Adres.objects.bulk_update(rijen, _KOLOMMEN, batch_size=500)
