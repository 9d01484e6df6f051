"""The same indicators once more, in plain Python over rows: slow, obvious, and without a line from rotonde."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

Rijen = Mapping[str, Sequence[Mapping[str, Any]]]
Telling = Callable[[Rijen, date, date], Decimal | int | None]


def _in(dag: date | None, van: date, tot: date) -> bool:
    return dag is not None and van <= dag < tot


def _loopt(rij: Mapping[str, Any], dag: date) -> bool:
    return rij["van"] <= dag and (rij["tot"] is None or rij["tot"] > dag)


def betalingen(rijen: Rijen, van: date, tot: date, wet: str) -> list[Mapping[str, Any]]:
    return [b for b in rijen["betaling"] if b["wet"] == wet and _in(b["datum"], van, tot)]


def kosten(rijen: Rijen, van: date, tot: date, wet: str = "jeugdwet") -> Decimal:
    return sum((b["bedrag"] for b in betalingen(rijen, van, tot, wet)), Decimal(0))


def clienten(rijen: Rijen, van: date, tot: date, wet: str = "jeugdwet") -> int:
    per_persoon: dict[str, Decimal] = defaultdict(Decimal)
    for betaling in betalingen(rijen, van, tot, wet):
        per_persoon[betaling["persoon"]] += betaling["bedrag"]
    return sum(som > 0 for som in per_persoon.values())


def lopende_voorzieningen(rijen: Rijen, dag: date) -> list[Mapping[str, Any]]:
    return [v for v in rijen["voorziening"] if v["gestart_op"] and v["gestart_op"] <= dag and _loopt(v, dag)]


def lopende_uitkeringen(rijen: Rijen, dag: date) -> list[Mapping[str, Any]]:
    return [u for u in rijen["uitkering"] if _loopt(u, dag)]


def instroom(rijen: Rijen, van: date, tot: date) -> int:
    eindes = {(u["persoon"], u["tot"]) for u in rijen["uitkering"]}
    return sum(_in(u["van"], van, tot) and (u["persoon"], u["van"]) not in eindes for u in rijen["uitkering"])


def uitstroom(rijen: Rijen, van: date, tot: date) -> int:
    beginnen = {(u["persoon"], u["van"]) for u in rijen["uitkering"]}
    return sum(_in(u["tot"], van, tot) and (u["persoon"], u["tot"]) not in beginnen for u in rijen["uitkering"])


def al_een_jaar(rij: Mapping[str, Any], dag: date) -> bool:
    begin = rij["van"]
    jaar_later = (
        date(begin.year + 1, 3, 1) if (begin.month, begin.day) == (2, 29) else begin.replace(year=begin.year + 1)
    )
    return bool(jaar_later <= dag)


def deel(teller: Decimal | int, noemer: Decimal | int, factor: int = 1) -> Decimal | None:
    return None if not noemer else factor * Decimal(teller) / noemer


def dossiers(rijen: Rijen, van: date, tot: date, kenmerk: str) -> set[str]:
    return {
        k["dossier"]
        for k in rijen["kenmerk"]
        if k["kenmerk"] == kenmerk and k["van"] < tot and (k["tot"] is None or k["tot"] > van)
    }


def personen(rijen: Sequence[Mapping[str, Any]]) -> int:
    return len({rij["persoon"] for rij in rijen})


def _tevreden(vraag: str) -> Telling:
    """Of ten answers or more, how many in a hundred are four or five."""

    def tel(rijen: Rijen, van: date, tot: date) -> Decimal | None:
        cijfers = [e[vraag] for e in rijen["ervaring"] if van <= e["maand"] < tot]
        return deel(sum(cijfer >= 4 for cijfer in cijfers), len(cijfers), 100) if len(cijfers) >= 10 else None

    return tel


NASLAG: dict[str, Telling] = {
    "jeugd.unieke_clienten": clienten,
    "jeugd.kosten_totaal": kosten,
    "jeugd.kosten_per_client": lambda r, van, tot: deel(kosten(r, van, tot), clienten(r, van, tot)),
    "jeugd.peildatum.aantal": lambda r, van, tot: personen(
        [v for v in lopende_voorzieningen(r, van) if v["wet"] == "jeugdwet"]
    ),
    "wmo.unieke_clienten": lambda r, van, tot: clienten(r, van, tot, "wmo"),
    "wmo.kosten_totaal": lambda r, van, tot: kosten(r, van, tot, "wmo"),
    "voorzieningen.afslag_2.aandeel": lambda r, van, tot: deel(
        sum(v["afslag"] == 2 for v in lopende_voorzieningen(r, van)), len(lopende_voorzieningen(r, van)), 100
    ),
    "pw.bijstand.aantal": lambda r, van, tot: personen(lopende_uitkeringen(r, van)),
    "pw.bijstand.instroom": instroom,
    "pw.bijstand.uitstroom": uitstroom,
    "pw.bijstand.langer_dan_jaar": lambda r, van, tot: deel(
        personen([u for u in lopende_uitkeringen(r, van) if al_een_jaar(u, van)]),
        personen(lopende_uitkeringen(r, van)),
        100,
    ),
    "armoede.vroegsignalering.signalen": lambda r, van, tot: sum(
        _in(s["ontvangen_op"], van, tot) for s in r["signaal"]
    ),
    "armoede.vroegsignalering.hulp_geaccepteerd": lambda r, van, tot: sum(
        _in(s["afgerond_op"], van, tot) and s["resultaat"] == "hulp_geaccepteerd" for s in r["signaal"]
    ),
    "armoede.vroegsignalering.contactpogingen": lambda r, van, tot: sum(
        _in(c["datum"], van, tot) for c in r["contactpoging"]
    ),
    "armoede.vroegsignalering.contacten": lambda r, van, tot: sum(
        _in(c["datum"], van, tot) and c["gelukt"] for c in r["contactpoging"]
    ),
    "stip.contacten.telefonisch": lambda r, van, tot: sum(
        _in(c["datum"], van, tot) and c["kanaal"] == "telefoon" for c in r["contactmoment"]
    ),
    "kd.kansen.thuiszitters": lambda r, van, tot: personen(
        [k for k in r["kenmerk"] if k["kenmerk"] == "thuiszitter" and _loopt(k, van)]
    ),
    "kd.geweld.casussen": lambda r, van, tot: len(dossiers(r, van, tot, "huiselijk-geweld")),
    "kd.geweld.casussen_scheiding": lambda r, van, tot: len(
        dossiers(r, van, tot, "huiselijk-geweld") & dossiers(r, van, tot, "scheiding")
    ),
    **{f"stip.ervaring.{vraag}": _tevreden(vraag) for vraag in ("gehoord", "verder", "geholpen")},
    "stip.contacten.bezoekers": lambda r, van, tot: sum(
        _in(c["datum"], van, tot) and c["kanaal"] == "balie" for c in r["contactmoment"]
    ),
}
