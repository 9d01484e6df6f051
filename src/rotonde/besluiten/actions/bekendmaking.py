"""Bekendmaken: the letter is made, kept byte for byte, and shown to the resident (Awb 3:41)."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from rotonde.besluiten import events, policies
from rotonde.besluiten.beschikking.opstellen import kenmerk, stel_op
from rotonde.besluiten.beschikking.zetten import zet_alle
from rotonde.besluiten.fouten import AlBekendgemaakt
from rotonde.besluiten.models import Beschikking, Besluit
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.besluiten.termijnen import bezwaartermijn
from rotonde.kern import betrokkenheid, botsing, gebeurtenissen, inzage, klok
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.kern.models import Betrokkenheid, Team
from rotonde.kern.soorten import InzageSoort
from rotonde.regie.vergrendelen import vergrendeld


def bekendmaken(besluit_id: UUID) -> Beschikking:
    """As `bekendmaken_bulk`, for one besluit."""
    return bekendmaken_bulk([besluit_id])[0]


@actie("besluiten.bekendmaken")
def bekendmaken_bulk(besluit_ids: Sequence[UUID]) -> list[Beschikking]:
    """Make the letter of each besluit, keep its exact bytes and hash, and announce it: from today it works (Awb 3:40).

    The term of objecting is kept with its rule and version (AWB-07). Whoever the besluit is about can see it from now
    on, also when somebody else of the huishouden asked the question. The teams that carry out what was granted are
    involved in the besluit, not in the dossier (PRIV-12). Raises NietGevonden, AlBekendgemaakt, and
    OnzetbareTekst when a reason holds a character that cannot be printed.
    """
    vergrendeld(Besluit.objects.filter(id__in=besluit_ids).values_list("dossier_id", flat=True))
    gevonden = Besluit.objects.prefetch_related("aanvraag", "voorstel", "product").in_bulk(list(besluit_ids))
    if len(gevonden) != len(set(besluit_ids)):
        raise NietGevonden("Dit besluit is er niet, of u bent niet betrokken bij het dossier.")
    policies.eis_niet_bekendgemaakt(besluit_ids)
    besluiten = [gevonden[besluit_id] for besluit_id in besluit_ids]
    inzage.noteer(InzageSoort.VERZENDEN, [besluit.persoon_id for besluit in besluiten], gegevensgroep="beschikking")
    brieven = zet_alle(stel_op(besluiten))
    with botsing.als_zin({"beschikking_een_per_besluit": AlBekendgemaakt, "beschikking_kenmerk": AlBekendgemaakt}):
        bekend = voeg_toe([_beschikking(besluit, pdf) for besluit, pdf in zip(besluiten, brieven, strict=True)])
    _betrek_inwoners(besluiten)
    _betrek_uitvoering(besluiten)
    gebeurtenissen.noteer(
        events.BESLUIT_BEKENDGEMAAKT,
        [
            Feit("beschikking", b.id, b.persoon_id, b.dossier_id, {"besluit": str(b.besluit_id), "sha256": b.sha256})
            for b in bekend
        ],
    )
    return bekend


def _betrek_inwoners(besluiten: Sequence[Besluit]) -> None:
    """Without involvement in the dossier a resident would not see the own letter (kern.bescherming)."""
    paren = {(besluit.dossier_id, besluit.persoon_id) for besluit in besluiten}
    nu_betrokken = Betrokkenheid.objects.filter(
        object_id__in={dossier for dossier, _ in paren},
        wie_id__in={persoon for _, persoon in paren},
        periode__contains=klok.vandaag(),
    )
    nieuw = paren - set(nu_betrokken.values_list("object_id", "wie_id"))
    betrokkenheid.begin(Band(persoon, "dossier", dossier, "inwoner") for dossier, persoon in sorted(nieuw))


def _betrek_uitvoering(besluiten: Sequence[Besluit]) -> None:
    """Only now, as nothing can be carried out before (Awb 3:40); the voorstel holds how much was granted."""
    toegekend = [besluit for besluit in besluiten if besluit.soort == BesluitSoort.TOEKENNEN]
    objecten = [(besluit.id, "besluit") for besluit in toegekend]
    objecten += [(besluit.voorstel_id, "voorstel") for besluit in toegekend]
    teams = Team.objects.filter(uitvoering=True).order_by("code").values_list("id", flat=True)
    betrokkenheid.begin(Band(team, soort, sleutel, "uitvoering") for team in teams for sleutel, soort in objecten)


def _beschikking(besluit: Besluit, pdf: bytes) -> Beschikking:
    vandaag = klok.vandaag()
    termijn = bezwaartermijn(vandaag)
    return Beschikking(
        gemeente_id=besluit.gemeente_id,
        besluit=besluit,
        dossier_id=besluit.dossier_id,
        persoon_id=besluit.persoon_id,
        wet=besluit.wet,
        kenmerk=kenmerk(besluit),
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        bekendgemaakt_op=vandaag,
        bezwaar_regel=termijn.regel.id,
        bezwaar_versie=termijn.regel.versie,
        bezwaar_invoer=termijn.invoer,
        bezwaar_tot_en_met=termijn.dag,
    )
