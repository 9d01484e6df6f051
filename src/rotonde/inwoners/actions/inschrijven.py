"""Entering residents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rotonde.inwoners import policies
from rotonde.inwoners.models import Persoon
from rotonde.inwoners.naam import sorteersleutel
from rotonde.inwoners.soorten import GEHEIMHOUDING_GEEN
from rotonde.kern import botsing, gebeurtenissen, sleutels, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_in
from rotonde.kern.models import nieuw_id


@dataclass(frozen=True)
class Inschrijving:
    """Somebody to enter. `email` is only for who signs in here without a broker."""

    bsn: str
    voornamen: str
    achternaam: str
    geboortedatum: date
    email: str = ""
    geheimhouding: int = GEHEIMHOUDING_GEEN


@actie("inwoners.inschrijven")
def inschrijven_alle(inschrijvingen: Sequence[Inschrijving]) -> list[UUID]:
    """Enter residents and return their ids in the same order.

    Guarantees that each BSN is valid, unique in the gemeente and nowhere in clear (SEC-31, PRIV-60). Raises Ongeldig
    for a number that may not stand here, KanNuNiet for one that stands here already.
    """
    nummers = [policies.check_bsn(inschrijving.bsn) for inschrijving in inschrijvingen]
    policies.check_nog_niet_ingeschreven(nummers)
    rijen = [_rij(i, nummer) for i, nummer in zip(inschrijvingen, nummers, strict=True)]
    with botsing.als_zin({"persoon_bsn": policies.al_ingeschreven}):
        voeg_in(Persoon, rijen)
    ids = [rij["id"] for rij in rijen]
    gebeurtenissen.noteer("inwoners.ingeschreven", [Feit("persoon", id_, betrokkene=id_) for id_ in ids])
    return ids


def inschrijven(inschrijving: Inschrijving) -> UUID:
    """Enter one resident; see `inschrijven_alle`."""
    return inschrijven_alle([inschrijving])[0]


def _rij(inschrijving: Inschrijving, nummer: str) -> dict[str, Any]:
    rij = nieuw_id()
    return {
        "id": rij,
        "gemeente_id": wie.huidig().gemeente,
        "bsn_cijfer": sleutels.versleutel(nummer, tabel="inwoners_persoon", kolom="bsn_cijfer", rij=rij),
        "bsn_hash": sleutels.bsn_hashes(nummer)[0],
        "voornamen": inschrijving.voornamen,
        "achternaam": inschrijving.achternaam,
        "sorteersleutel": sorteersleutel(inschrijving.voornamen, inschrijving.achternaam),
        "geboortedatum": inschrijving.geboortedatum,
        "email": inschrijving.email,
        "geheimhouding": inschrijving.geheimhouding,
    }
