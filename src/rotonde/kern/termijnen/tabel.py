"""The data in gegevens/, read once and checked, and how a rule is found in it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from rotonde.kern.fouten import Gebruikersfout, NietGevonden, Ongeldig
from rotonde.kern.opmaak import datum
from rotonde.kern.pakket.bevinding import Bevinding
from rotonde.kern.pakket.lezer import Gelezen, lees, veldnaam
from rotonde.kern.pakket.schema import Blok
from rotonde.kern.pakket.vertaling import dichtstbij, vertaal
from rotonde.kern.termijnen.kalender import Kalender
from rotonde.kern.termijnen.schema import (
    AowLeeftijd,
    Doelbinding,
    Dwangsomregel,
    Feestdag,
    GelijkgesteldeDag,
    Tarief,
    Termijnregel,
    VoorgesteldeGrond,
)

GEGEVENS = Path(__file__).parent / "gegevens"
B = TypeVar("B", bound=Blok)


class Tabelfout(Gebruikersfout):
    """The table of terms itself is wrong: one finding per line, each with its place and repair."""

    def __init__(self, bevindingen: Sequence[Bevinding]) -> None:
        super().__init__("\n".join(["De tabel met termijnen klopt niet.", *map(str, sorted(bevindingen))]))


def lees_lijst(map_: Path, bestand: str, schema: type[B], sleutel: str = "regels") -> tuple[B, ...]:
    """The checked lines under `sleutel` of one file. Raises Tabelfout with every fault that the file has."""
    gelezen = lees(map_, bestand)
    inhoud = gelezen.waarde
    ruw = inhoud.get(sleutel) if isinstance(inhoud, dict) else None
    if not isinstance(ruw, list):
        gelezen.fout((sleutel,), 1, "hier hoort een lijst", f"schrijf {sleutel}: met daaronder streepjes")
    regels = [_regel(gelezen, schema, sleutel, plek, waarde) for plek, waarde in enumerate(ruw or ())]
    if gelezen.bevindingen:
        raise Tabelfout(gelezen.bevindingen)
    return tuple(regel for regel in regels if regel is not None)


def _regel(gelezen: Gelezen, schema: type[B], sleutel: str, plek: int, ruw: Any) -> B | None:
    try:
        return schema.model_validate(ruw)
    except ValidationError as fout:
        for detail in fout.errors():
            pad = (sleutel, plek, *detail["loc"])
            wat, herstel = vertaal(detail, schema)
            gelezen.bevindingen.append(Bevinding(gelezen.bestand, gelezen.regel(pad), veldnaam(pad), wat, herstel))
    return None


def lees_regels(map_: Path) -> Mapping[str, tuple[Termijnregel, ...]]:
    """Every rule in the files of this folder, by id, its versions in order of period.

    Raises Tabelfout; also when two versions of a rule share a name or a day, or a rule follows one that is not there.
    """
    per_id: dict[str, list[Termijnregel]] = {}
    for pad in sorted(map_.glob("*.yaml")):
        for regel in lees_lijst(map_, pad.name, Termijnregel):
            per_id.setdefault(regel.id, []).append(regel)
    for versies in per_id.values():
        versies.sort(key=lambda regel: regel.geldig.van if regel.geldig else dt.date.min)
    bevindingen = [*_botsingen(per_id), *_losse_einden(per_id)]
    if bevindingen:
        raise Tabelfout(bevindingen)
    return MappingProxyType({id_: tuple(versies) for id_, versies in per_id.items()})


def _botsingen(per_id: Mapping[str, Sequence[Termijnregel]]) -> list[Bevinding]:
    fout = []
    for id_, versies in per_id.items():
        if len({regel.versie for regel in versies}) < len(versies):
            fout.append(
                Bevinding("regels", 1, id_, "deze versie staat er twee keer", "geef elke versie een eigen naam")
            )
        for vorige, volgende in pairwise(versies):
            einde = vorige.geldig.tot if vorige.geldig else None
            if einde is None or volgende.geldig is None or einde > volgende.geldig.van:
                fout.append(Bevinding("regels", 1, id_, "twee versies gelden tegelijk", "sluit de oude op tijd af"))
    return fout


def _losse_einden(per_id: Mapping[str, Sequence[Termijnregel]]) -> list[Bevinding]:
    return [
        Bevinding("regels", 1, id_, f"{regel.volgt_op} bestaat niet", "noem een regel uit deze tabel")
        for id_, versies in per_id.items()
        for regel in versies
        if regel.volgt_op is not None and regel.volgt_op not in per_id
    ]


@cache
def regels() -> Mapping[str, tuple[Termijnregel, ...]]:
    """Every rule by id, with its versions."""
    return lees_regels(GEGEVENS / "regels")


@cache
def kalender(*, ook_onbevestigd: bool = False) -> Kalender:
    """The calendar of the law; with the equated days that no jurist confirmed only when asked."""
    feesten = lees_lijst(GEGEVENS, "feestdagen.yaml", Feestdag, "feestdagen")
    gelijk = lees_lijst(GEGEVENS, "feestdagen.yaml", GelijkgesteldeDag, "gelijkgesteld")
    return Kalender(feesten, tuple(dag for dag in gelijk if dag.toegepast or ook_onbevestigd))


@cache
def dwangsomregels() -> tuple[Dwangsomregel, ...]:
    return lees_lijst(GEGEVENS, "dwangsom.yaml", Dwangsomregel)


@cache
def tarieven() -> tuple[Tarief, ...]:
    return lees_lijst(GEGEVENS, "abonnementstarief.yaml", Tarief)


@cache
def aow_leeftijden() -> tuple[AowLeeftijd, ...]:
    return lees_lijst(GEGEVENS, "aow.yaml", AowLeeftijd)


@cache
def doelbinding() -> Mapping[tuple[str, str], Doelbinding]:
    """What data of one wet may do for another, by (bron, doel); a pair that is not here has no ground."""
    regels_ = lees_lijst(GEGEVENS, "doelbinding.yaml", Doelbinding)
    return MappingProxyType({(regel.bron, regel.doel): regel for regel in regels_})


@cache
def voorgestelde_gronden() -> tuple[VoorgesteldeGrond, ...]:
    """Laws that are proposed only, with the day from which they would count."""
    return lees_lijst(GEGEVENS, "doelbinding.yaml", VoorgesteldeGrond, "voorgesteld")


def regel(id_: str, *, op: dt.date, versie: str = "") -> Termijnregel:
    """The rule as it held on that day, or in the version named: a running term stays on the rule it began under.

    Raises NietGevonden for an unknown id or version, Ongeldig when the rule did not hold on that day.
    """
    versies = versies_van(id_)
    if versie:
        for kandidaat in versies:
            if kandidaat.versie == versie:
                return kandidaat
        raise NietGevonden(f"Regel {id_} heeft geen versie {versie}; er is: {_opsomming(r.versie for r in versies)}.")
    for kandidaat in versies:
        if kandidaat.geldig is None or kandidaat.geldig.bevat(op):
            return kandidaat
    perioden = _opsomming(_periode(kandidaat) for kandidaat in versies)
    raise Ongeldig(f"Regel {id_} geldt niet op {datum(op)}, wel {perioden}: kies een andere start.")


def versies_van(id_: str) -> tuple[Termijnregel, ...]:
    """Every version of one rule. Raises NietGevonden for an unknown id, with the one it looks like."""
    if id_ in regels():
        return regels()[id_]
    nabij = dichtstbij(id_, regels())
    raise NietGevonden(f"Regel {id_} bestaat niet" + (f"; bedoelt u {nabij}?" if nabij else "."))


def _periode(regel: Termijnregel) -> str:
    if regel.geldig is None:
        return "altijd"
    vanaf = f"vanaf {datum(regel.geldig.van)}"
    return vanaf if regel.geldig.tot is None else f"{vanaf} en voor {datum(regel.geldig.tot)}"


def _opsomming(woorden: Any) -> str:
    return ", ".join(woorden)
