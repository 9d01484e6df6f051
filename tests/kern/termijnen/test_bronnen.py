"""Our table beside the one that was gathered from the laws: every id, the same terms, periods and examples (REL-12)."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from rotonde.kern.termijnen import bijdrage, dwangsom, tabel
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.duur import Duur, lees_duur
from rotonde.kern.termijnen.schema import Termijnregel
from rotonde.kern.termijnen.vraag import Opschorting, Vraag

pytestmark = pytest.mark.bronnen
BRON = Path(__file__).resolve().parents[4] / "shared" / "ontwerp" / "wet_en_termijnen.yaml"
DUUR = re.compile(r"P[0-9]+[DWMY]|PT[0-9]+[HM]|[0-9]+ werkdagen|onverwijld|voor --[0-9-]+")
# Terms that the source has in the words of its rule and not in its field `termijn`.
OOK_IN_DE_REGEL = {
    "AWB-06": {lees_duur("P2W")},
    "AWB-08": set(),
    "AWB-10": {lees_duur("P4W")},
    "BEW-09": {lees_duur("P2M")},
}
D = dt.date.fromisoformat


@pytest.fixture(scope="module")
def bron() -> dict[str, Any]:
    gelezen: dict[str, Any] = yaml.safe_load(BRON.read_text(encoding="utf-8"))
    return gelezen


def _regel(id_: str) -> Termijnregel:
    return tabel.versies_van(id_)[-1]


def _duren(regel: Termijnregel) -> set[Duur]:
    duren = {variant.duur for variant in regel.varianten.values() if not variant.duur.leeftijd}
    return duren | ({regel.verdaging.duur} if regel.verdaging else set())


def test_every_id_of_the_source_is_in_the_table_and_only_our_own_norms_beside_it_rel_12(
    bron: Mapping[str, Any],
) -> None:
    ids = [regel["id"] for regel in bron["termijnen"]]

    assert len(ids) == 148
    assert set(ids) <= set(tabel.regels())
    assert {id_ for id_ in set(tabel.regels()) - set(ids) if not id_.startswith("HUIS-")} == set()


def test_wet_article_room_and_certainty_are_the_same_rel_12(bron: Mapping[str, Any]) -> None:
    ons = {id_: (r.wet, r.artikel, r.kamer, r.zeker) for id_ in tabel.regels() for r in [_regel(id_)]}
    hun = {r["id"]: (r["wet"], str(r["artikel"]), r["kamer"], r["zeker"]) for r in bron["termijnen"]}

    assert {id_: (ons[id_], hun[id_]) for id_ in hun if ons[id_] != hun[id_]} == {}


def test_every_duration_is_the_same_rel_12(bron: Mapping[str, Any]) -> None:
    verschil = {}
    for regel in bron["termijnen"]:
        hun = {lees_duur(tekst) for tekst in DUUR.findall(regel["termijn"] or "")}
        ons = _duren(_regel(regel["id"])) - OOK_IN_DE_REGEL.get(regel["id"], set())
        if ons != hun:
            verschil[regel["id"]] = (ons, hun)

    assert verschil == {}


def test_the_algemene_termijnenwet_holds_for_the_same_rules_rel_12(bron: Mapping[str, Any]) -> None:
    hun = {r["id"]: (r.get("termijnenwet") or "geen").split(" ")[0] for r in bron["termijnen"]}

    assert {id_: hun[id_] for id_ in hun if str(_regel(id_).termijnenwet) != hun[id_]} == {}


def test_every_period_is_the_same_rel_12(bron: Mapping[str, Any]) -> None:
    ons = {id_: r.geldig.model_dump() if r.geldig else None for id_ in tabel.regels() for r in [_regel(id_)]}

    assert {r["id"] for r in bron["termijnen"] if ons[r["id"]] != r.get("geldig")} == set()


def test_opschorting_is_known_where_the_source_says_yes_rel_12(bron: Mapping[str, Any]) -> None:
    hun = {r["id"] for r in bron["termijnen"] if r["opschorting"].startswith("ja") and r["termijn"]}

    assert {id_ for id_ in tabel.regels() if _regel(id_).opschorting} == hun


def test_no_sentence_of_the_source_was_copied(bron: Mapping[str, Any]) -> None:
    gegevens = "\n".join(pad.read_text(encoding="utf-8") for pad in tabel.GEGEVENS.rglob("*.yaml"))
    zinnen = [zin for r in bron["termijnen"] for zin in re.split(r"[.;]", f"{r['regel']}. {r['gevolg']}")]

    assert [zin for zin in zinnen if len(zin.split()) > 6 and zin.strip() in gegevens] == []


def test_amounts_and_doelbinding_are_the_same(bron: Mapping[str, Any]) -> None:
    tarieven = [(t.geldig.van, t.geldig.tot, t.bedrag, t.per) for t in tabel.tarieven()]
    assert tarieven == [(t["van"], t["tot"], Decimal(t["bedrag"]), t["per"]) for t in bron["abonnementstarief"]]
    assert bijdrage.tarief_op(D("2026-03-01")).bedrag == Decimal("21.80")

    matrix = {(r["bron"], r["doel"]): (r["mag"], r["artikel"]) for r in bron["doelbinding"]}
    assert {paar: (r.mag, r.artikel) for paar, r in tabel.doelbinding().items()} == matrix


def test_all_thirty_examples_come_out_rel_12(bron: Mapping[str, Any]) -> None:
    uitkomsten = {voorbeeld["nr"]: _reken(voorbeeld["regel"], voorbeeld["invoer"]) for voorbeeld in bron["voorbeelden"]}

    assert len(uitkomsten) == 30
    assert uitkomsten == {voorbeeld["nr"]: voorbeeld["uitkomst"] for voorbeeld in bron["voorbeelden"]}


def _reken(regel: str, invoer: Mapping[str, Any]) -> str:
    match regel:
        case "AWB-06":
            return str(
                dwangsom.bedrag(dwangsom.tarief_op(D("2026-01-01")), invoer["dagen_in_gebreke"]).quantize(
                    Decimal("0.01")
                )
            )
        case "AVG-02":
            moment = bereken(Vraag(regel, dt.datetime.fromisoformat(invoer["kennis"]))).uitkomst
            assert isinstance(moment, dt.datetime)
            return moment.isoformat(timespec="minutes")
        case "AWB-08":
            bezwaar = bereken(Vraag("AWB-07", D(invoer["verzonden"])))
            variant = "adviescommissie" if invoer["adviescommissie"] else ""
            return _dag(Vraag(regel, bezwaar.dag, variant=variant, verdagingen=int(invoer.get("verdaagd", False))))
        case "WMO-07" if "aangevuld" in invoer:
            stil = Opschorting(D(invoer["uitgenodigd_aan_te_vullen"]) + dt.timedelta(days=1), D(invoer["aangevuld"]))
            return _dag(Vraag(regel, D(invoer["aanvraag"]), opschortingen=(stil,)))
    variant = {"JW-04": "op-schrift"}.get(regel, "")
    return _dag(Vraag(regel, D(next(iter(invoer.values()))), variant=variant))


def _dag(vraag: Vraag) -> str:
    return bereken(vraag).uitkomst.isoformat()
