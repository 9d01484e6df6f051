"""Who told us: written down apart, and opened by a decision with a reason (PRIV-30)."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.kern import gebeurtenissen, sleutels
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import nieuw_id
from rotonde.toegang import policies
from rotonde.toegang.events import Soort
from rotonde.toegang.models import Melder, Melding
from rotonde.toegang.soorten import RedenMelder

_CEL = {"tabel": "toegang_melder", "kolom": "cijfer"}


def bewaar_melders(paren: Iterable[tuple[Melding, str]]) -> None:
    """Store who told about these meldingen, as ciphertext bound to its row; part of the verb that takes them in."""
    Melder.objects.bulk_create(_rij(melding, tekst) for melding, tekst in paren if tekst)


@actie("toegang.melder_openen")
def melder_openen(melding_id: UUID, reden: RedenMelder) -> str:
    """Who told us, for who owns the melding: a decision of a named medewerker, with a reason that stays (PRIV-30).

    The gebeurtenis names no resident, so it does not show in Mijn Rotonde. Raises NietGevonden when the melding is not
    one's own or nobody stands there.
    """
    melding = Melding.objects.filter(pk=melding_id).first()
    policies.check_is_eigenaar(melding)
    rij = Melder.objects.filter(melding_id=melding_id).first()
    if rij is None:
        raise NietGevonden("Bij deze melding staat geen melder: de inwoner stelde de vraag zelf.")
    gebeurtenissen.noteer(Soort.MELDER_GEOPEND, [Feit("melding", melding_id, gegevens={"reden": RedenMelder(reden)})])
    return sleutels.ontsleutel(rij.cijfer, rij=rij.pk, **_CEL)


def _rij(melding: Melding, tekst: str) -> Melder:
    id_ = nieuw_id()
    cijfer = sleutels.versleutel(tekst, rij=id_, **_CEL)
    return Melder(id=id_, gemeente_id=melding.gemeente_id, melding=melding, cijfer=cijfer, wet=melding.wet)
