"""Taking facts out of the rooms: through their queries, pseudonymised, as known on the peildatum (AF-13).

Who calls this asks with purpose statistiek; a line in the inzagelog is written for everyone whose data is taken,
before any of it is handed on (PRIV-37, PRIV-39).
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from rotonde.inkomen import queries as inkomen
from rotonde.inwoners import queries as inwoners
from rotonde.kern import inzage
from rotonde.kern.soorten import InzageSoort
from rotonde.regie.kenmerken import queries as kenmerken
from rotonde.signalen import queries as signalen
from rotonde.sturing.feiten.pseudoniem import Pseudonimisering
from rotonde.sturing.feiten.schema import Rij
from rotonde.sturing.soorten import leeftijdsklasse
from rotonde.toegang import queries as toegang
from rotonde.toegang.ervaringen import queries as ervaringen
from rotonde.voorzieningen import queries as voorzieningen

GEGEVENSGROEP = "feiten voor statistiek, zonder naam of nummer"


@dataclass(frozen=True)
class Onttrekking:
    """Rows per table, and a hash of them under the real ids that says whether the source changed since."""

    rijen: dict[str, list[Rij]]
    bron: str


def onttrek(peildatum: date) -> Onttrekking:
    """All facts of the gemeente up to and including `peildatum`; what was not yet known that day is left out."""
    bron = _bron(peildatum)
    betrokkenen = {id_ for rijen in bron.values() for rij in rijen if isinstance(id_ := rij.get("persoon"), UUID)}
    betrokkenen_signaal = {s.persoon for s in signalen.historie() if s.persoon and s.ontvangen_op <= peildatum}
    inzage.noteer(InzageSoort.EXPORTEREN, sorted(betrokkenen | betrokkenen_signaal), gegevensgroep=GEGEVENSGROEP)
    bron["persoon"] = _personen(betrokkenen, peildatum)
    geheim = Pseudonimisering()
    rijen = {tabel: [_pseudonieme(rij, geheim) for rij in bronrijen] for tabel, bronrijen in bron.items()}
    return Onttrekking(rijen, _vingerafdruk(bron))


def laatste_jaar(*, tot_en_met: int) -> int | None:
    """The last year, not after `tot_en_met`, in which somebody was paid, reported or in contact."""
    dagen = (
        *(betaling.datum for betaling in voorzieningen.betaalhistorie()),
        *(signaal.ontvangen_op for signaal in signalen.historie()),
        *(contact.datum for contact in toegang.contacthistorie()),
    )
    return max((dag.year for dag in dagen if dag.year <= tot_en_met), default=None)


Bronrij = dict[str, str | date | Decimal | bool | int | UUID | None]


def _bron(peildatum: date) -> dict[str, list[Bronrij]]:
    return {
        "voorziening": [_voorziening(v) for v in voorzieningen.historie() if v.toegewezen_op <= peildatum],
        "betaling": [_betaling(b) for b in voorzieningen.betaalhistorie() if b.datum <= peildatum],
        "uitkering": [_uitkering(u, peildatum) for u in inkomen.historie() if u.van <= peildatum],
        "signaal": [_signaal(s, peildatum) for s in signalen.historie() if s.ontvangen_op <= peildatum],
        "contactpoging": [_poging(p) for p in signalen.pogingen() if p.op <= peildatum],
        "kenmerk": [_kenmerk(k, peildatum) for k in kenmerken.historie() if max(k.van, k.gezet_op) <= peildatum],
        "ervaring": [_ervaring(e) for e in ervaringen.historie(peildatum)],
        "contactmoment": [_contact(c) for c in toegang.contacthistorie() if c.datum <= peildatum],
    }


def _voorziening(v: voorzieningen.Voorzieningregel) -> Bronrij:
    return {
        "voorziening": v.id, "persoon": v.persoon, "wet": v.wet.value, "product": v.product, "groep": v.groep,
        "afslag": v.afslag, "leveringsvorm": v.leveringsvorm, "van": v.van, "tot": v.tot, "gestart_op": v.gestart_op,
    }  # fmt: skip


def _betaling(b: voorzieningen.Betalingregel) -> Bronrij:
    return {
        "voorziening": b.voorziening, "persoon": b.persoon, "wet": b.wet.value, "datum": b.datum, "bedrag": b.bedrag,
    }  # fmt: skip


def _uitkering(u: inkomen.Uitkeringsregel, peildatum: date) -> Bronrij:
    gestopt = u.tot is not None and u.tot <= peildatum
    return {
        "persoon": u.persoon,
        "regeling": u.regeling.value,
        "van": u.van,
        "tot": u.tot if gestopt else None,
        "reden_instroom": u.reden_instroom.value,
        "reden_uitstroom": u.reden_uitstroom.value if gestopt and u.reden_uitstroom else None,
    }


def _signaal(s: signalen.Signaalregel, peildatum: date) -> Bronrij:
    afgerond = s.afgerond_op is not None and s.afgerond_op <= peildatum
    return {
        "signaal": s.id,
        "over": s.adres or s.persoon,
        "partner": s.partner,
        "achterstand": s.achterstand.value,
        "bedrag": s.bedrag,
        "ontvangen_op": s.ontvangen_op,
        "afgerond_op": s.afgerond_op if afgerond else None,
        "resultaat": s.resultaat.value if afgerond and s.resultaat else None,
    }


def _poging(p: signalen.Pogingregel) -> Bronrij:
    return {"signaal": p.signaal, "datum": p.op, "kanaal": p.kanaal.value, "gelukt": p.gelukt}


def _kenmerk(k: kenmerken.Historieregel, peildatum: date) -> Bronrij:
    voorbij = k.tot is not None and k.tot <= peildatum
    return {
        "persoon": k.persoon, "dossier": k.dossier, "kenmerk": k.code, "van": k.van, "tot": k.tot if voorbij else None,
    }  # fmt: skip


def _ervaring(e: ervaringen.Antwoordregel) -> Bronrij:
    return {
        "maand": e.maand, "moment": e.moment.value, "gehoord": e.gehoord, "verder": e.verder, "geholpen": e.geholpen,
    }  # fmt: skip


def _contact(c: toegang.Contactregel) -> Bronrij:
    return {"datum": c.datum, "kanaal": c.kanaal.value}


def _personen(betrokkenen: set[UUID], peildatum: date) -> list[Bronrij]:
    return [
        {"persoon": k.persoon, "leeftijdsklasse": leeftijdsklasse(k.leeftijd), "woonkern": k.woonkern or None}
        for k in inwoners.kenmerken(betrokkenen, op=peildatum)
    ]


def _pseudonieme(rij: Bronrij, geheim: Pseudonimisering) -> Rij:
    return {kolom: geheim.van(kolom, waarde) if isinstance(waarde, UUID) else waarde for kolom, waarde in rij.items()}


def _vingerafdruk(bron: dict[str, list[Bronrij]]) -> str:
    """Under the real ids, so only who holds the source can compare; kept as a hash of everything together."""
    regels = sorted(f"{tabel} {sorted(rij.items(), key=str)}" for tabel, rijen in bron.items() for rij in rijen)
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()
