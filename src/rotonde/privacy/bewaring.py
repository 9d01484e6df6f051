"""What is due, why some of it stays, and the texts that prove what was done: without a name anywhere (PRIV-45)."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.bewaring import eenheden, metadata, register
from rotonde.kern.bewaring.eenheden import Beurt
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Vernietigingslijst, Vernietigingsregel, Vernietigingsverklaring
from rotonde.kern.soorten import Doel, LijstStatus, Wet
from rotonde.kern.wie import Wie

GROND = "Archiefwet art. 3, vernietigen volgens bewaarregel"


@dataclass(frozen=True)
class Toets:
    """A unit whose turn it is; `reden` says why it stays, empty when it may go."""

    beurt: Beurt
    reden: str

    @property
    def kan(self) -> bool:
        return not self.reden


def als_dienst(gemeente: str) -> AbstractContextManager[Wie]:
    """Look as a service of the system: it sees all units, and what it gives back are ids and dates."""
    return wie.als(wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond=GROND))


def aan_de_beurt() -> list[Toets]:
    """All whose term has ended today and that no open list names."""
    dag = klok.vandaag()
    with als_dienst(wie.huidig().gemeente):
        open_ = set(
            Vernietigingsregel.objects.filter(
                lijst__status__in=[LijstStatus.VOORGESTELD, LijstStatus.GOEDGEKEURD]
            ).values_list("object", flat=True)
        )
        beurten = [beurt for beurt in eenheden.aan_de_beurt(dag) if beurt.object not in open_]
        per_soort: dict[str, list[UUID]] = defaultdict(list)
        for beurt in beurten:
            per_soort[beurt.soort].append(beurt.object)
        redenen: dict[UUID, str] = {}
        for soort, objecten in per_soort.items():
            redenen |= eenheden.redenen_om_te_blijven(soort, objecten, dag)
    return [Toets(beurt, redenen.get(beurt.object) or redenen.get(beurt.met, "")) for beurt in beurten]


def check_bestaat(soort: str, object_id: UUID) -> None:
    """Raises NietGevonden unless there is such a unit in this gemeente."""
    with als_dienst(wie.huidig().gemeente):
        kop = next((m for m, e in metadata.tabellen(soort) if e.kolommen[0] == "id"), None) if soort else None
        if kop is None or not kop._default_manager.filter(pk=object_id).exists():
            raise NietGevonden("Met dit kenmerk is hier niets gevonden. Kijk het kenmerk na.")


def lijsthash(beurten: Iterable[Beurt]) -> str:
    """The hash over the lines of a list, as kern_lijst_hash makes it."""
    regels = [(b.soort, str(b.object), b.regel, b.versie, b.start.isoformat(), b.vanaf.isoformat()) for b in beurten]
    return hashlib.sha256("\n".join("|".join(regel) for regel in sorted(regels)).encode()).hexdigest()


def vaste_tekst(inhoud: Mapping[str, Any]) -> str:
    """The one text of a verklaring, over which its hash goes."""
    return json.dumps(inhoud, sort_keys=True, ensure_ascii=False)


def verklaring(lijst: Vernietigingslijst, telling: Mapping[str, int]) -> dict[str, Any]:
    """What was destroyed on this list: how many, of what, by which rules, on whose word."""
    regels = list(lijst.regels.values_list("soort", "bewaarregel", "versie", "uitkomst"))
    return {
        "gemeente": lijst.gemeente_id,
        "lijst": str(lijst.pk),
        "lijst_sha256": lijst.sha256,
        "opgesteld_door": str(lijst.opgesteld_door),
        "goedgekeurd_door": str(lijst.beoordeeld_door),
        "dag": klok.vandaag().isoformat(),
        "per_soort": dict(Counter(soort for soort, _, _, uitkomst in regels if uitkomst == "vernietigd")),
        "overgeslagen": sum(uitkomst != "vernietigd" for *_, uitkomst in regels),
        "per_regel": dict(Counter(f"{regel} ({versie})" for _, regel, versie, uit in regels if uit == "vernietigd")),
        "rijen_per_tabel": {tabel: aantal for tabel, aantal in sorted(telling.items()) if aantal},
    }


def als_registerregel(lijst: Vernietigingslijst, bewijs: Vernietigingsverklaring) -> register.Regel:
    """All that is needed to do it again after a restore, and to attest it again."""
    inhoud = {
        "lijst": _velden(lijst),
        "regels": [_velden(regel) for regel in lijst.regels.order_by("soort", "object")],
        "verklaring": _velden(bewijs),
    }
    return register.Regel(register.BEGONNEN, lijst.gemeente_id, str(lijst.pk), inhoud)


def _velden(rij: Any) -> dict[str, Any]:
    waarden = {veld.column: getattr(rij, veld.attname) for veld in rij._meta.concrete_fields}
    return {kolom: w if isinstance(w, dict | int | None) else _tekst(w) for kolom, w in waarden.items()}


def _tekst(waarde: Any) -> str:
    return waarde.isoformat() if hasattr(waarde, "isoformat") else str(waarde)
