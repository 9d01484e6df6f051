"""Check a whole pack and collect every finding; a pack with findings yields nothing at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rotonde.kern.pakket.bevinding import Bevinding, PakketFout
from rotonde.kern.pakket.lezer import Gelezen, Pad, lees, veldnaam
from rotonde.kern.pakket.register import Soort
from rotonde.kern.pakket.schema import Enkel, Gedateerd
from rotonde.kern.pakket.vertaling import kies, vertaal

_MAPNAAM = re.compile(r"([0-9]{4})-[a-z0-9-]+\Z")
_KOP = ("geldig_vanaf", "bron")


@dataclass(frozen=True)
class Plaats:
    """A valid line and where it stands, so that a later check can still point at it."""

    waarde: Any
    sleutel: str
    gelezen: Gelezen
    pad: Pad

    def bevinding(self, veld: Pad, wat: str, herstel: str) -> Bevinding:
        pad = (*self.pad, *veld)
        return Bevinding(self.gelezen.bestand, self.gelezen.regel(pad), veldnaam(pad), wat, herstel)


@dataclass
class Pakket:
    """A checked pack: valid lines per kind, in the order in which they can be loaded.

    `map` is where it was read; of a pack that came as a zip file that folder is gone as soon as it was checked.
    """

    map: Path
    gemeentecode: str
    regels: dict[str, list[Plaats]] = field(default_factory=dict)

    def inhoud(self) -> dict[str, list[Any]]:
        """The lines by kind, without their places."""
        return {naam: [plaats.waarde for plaats in plaatsen] for naam, plaatsen in self.regels.items()}


def controleer(map_: Path, soorten: dict[str, Soort]) -> Pakket:
    """The checked pack in ``map_``. Raises PakketFout with all findings of all files at once."""
    herkend = _MAPNAAM.match(map_.name)
    if not map_.is_dir():
        raise PakketFout([Bevinding(map_.name, 1, "", "deze map bestaat niet", "geef een map of een zip-bestand")])
    pakket = Pakket(map_, herkend.group(1) if herkend else "")
    bevindingen = [] if herkend else [_mapnaam(map_)]
    bevindingen += _bestandsnamen(map_, soorten)
    for naam, soort in soorten.items():
        pakket.regels[naam] = []
        for bestand in _bestanden(map_, soort):
            plaatsen, gevonden = lees_bestand(map_, bestand, soort)
            pakket.regels[naam] += plaatsen
            bevindingen += gevonden
    bevindingen += _dubbele(pakket, soorten)
    if not bevindingen:
        bevindingen += [*_verwijzingen(pakket, soorten), *_samen(pakket, soorten), *_eigen_code(pakket)]
    if bevindingen:
        raise PakketFout(bevindingen)
    for naam, soort in soorten.items():
        if not soort.bewaren:
            del pakket.regels[naam]
    return pakket


def lees_bestand(map_: Path, bestand: str, soort: Soort) -> tuple[list[Plaats], list[Bevinding]]:
    """Valid lines and findings of one file, checked against the schema of its kind."""
    gelezen = lees(map_, bestand)
    plaatsen: list[Plaats] = []
    for pad, ruw in _ruwe_regels(gelezen, soort):
        try:
            waarde = soort.schema.model_validate(ruw)
        except ValidationError as fout:
            for detail in fout.errors():
                volledig = (*pad, *detail["loc"])
                wat, herstel = vertaal(detail, soort.schema)
                gelezen.fout(volledig, gelezen.regel(volledig), wat, herstel)
        else:
            plaatsen.append(Plaats(waarde, soort.sleutel(waarde), gelezen, pad))
    return plaatsen, gelezen.bevindingen


def _ruwe_regels(gelezen: Gelezen, soort: Soort) -> Iterator[tuple[Pad, dict[str, Any]]]:
    """Lines of a file with the date and source of its head filled in where a line has none."""
    inhoud = gelezen.waarde
    if gelezen.bevindingen and inhoud is None:
        return
    if not isinstance(inhoud, dict):
        gelezen.fout((), 1, "het bestand begint niet met sleutels", "begin met geldig_vanaf: en regels:")
        return
    if issubclass(soort.schema, Enkel):
        yield (), inhoud
        return
    _vreemde_sleutels(gelezen, inhoud)
    regels = inhoud.get("regels")
    if not isinstance(regels, list) or not regels:
        wat, herstel = "hier hoort een lijst met minstens één regel", "schrijf regels: met daaronder streepjes"
        gelezen.fout(("regels",), gelezen.regel(("regels",)), wat, herstel)
        return
    kop = {sleutel: inhoud[sleutel] for sleutel in _KOP if sleutel in inhoud}
    for plek, ruw in enumerate(regels):
        pad: Pad = ("regels", plek)
        if isinstance(ruw, dict):
            yield pad, {**kop, **ruw}
        else:
            gelezen.fout(pad, gelezen.regel(pad), "hier horen sleutels met waarden", "schrijf naam: waarde")


def _vreemde_sleutels(gelezen: Gelezen, inhoud: dict[str, Any]) -> None:
    bekend = {*_KOP, "regels"}
    for sleutel in inhoud.keys() - bekend:
        gelezen.fout((sleutel,), gelezen.regel((sleutel,)), "deze sleutel bestaat hier niet", kies(sleutel, bekend))


def _bestanden(map_: Path, soort: Soort) -> list[str]:
    if soort.jaarlijks:
        return sorted(f"{soort.naam}/{pad.name}" for pad in (map_ / soort.naam).glob("*.yaml"))
    return [f"{soort.naam}.yaml"] if (map_ / f"{soort.naam}.yaml").is_file() else []


def _mapnaam(map_: Path) -> Bevinding:
    herstel = "noem de map of het zip-bestand naar CBS-code en naam, zoals 0246-heerde"
    return Bevinding(map_.name, 1, "", "de naam van dit pakket begint niet met een gemeentecode", herstel)


def _bestandsnamen(map_: Path, soorten: dict[str, Soort]) -> Iterator[Bevinding]:
    bekend = {f"{soort.naam}.yaml" for soort in soorten.values() if not soort.jaarlijks}
    mappen = {soort.naam for soort in soorten.values() if soort.jaarlijks}
    for pad in sorted(map_.iterdir()):
        if pad.is_dir() and pad.name not in mappen:
            yield Bevinding(pad.name, 1, "", "deze map hoort niet in een pakket", kies(pad.name, mappen))
        elif pad.is_file() and pad.name not in bekend:
            yield Bevinding(pad.name, 1, "", "dit bestand hoort niet in een pakket", kies(pad.name, bekend))
    for soort in soorten.values():
        if soort.verplicht and not (map_ / f"{soort.naam}.yaml").is_file():
            yield Bevinding(f"{soort.naam}.yaml", 1, "", "dit bestand ontbreekt", "maak het aan")


def _dubbele(pakket: Pakket, soorten: dict[str, Soort]) -> Iterator[Bevinding]:
    """The same key twice is a fault when both lines start on the same day or an end reaches past the next start."""
    for naam in soorten:
        eerdere: dict[str, Plaats] = {}
        for plaats in sorted(pakket.regels[naam], key=lambda p: (p.sleutel, p.waarde.geldig_vanaf)):
            vorige = eerdere.get(plaats.sleutel)
            if vorige is not None and _botst(vorige.waarde, plaats.waarde):
                regel = vorige.gelezen.regel(vorige.pad)
                wat = f"“{plaats.sleutel}” geldt op {plaats.waarde.geldig_vanaf} al (regel {regel})"
                yield plaats.bevinding((), wat, "geef een andere code of een latere geldig_vanaf")
            eerdere[plaats.sleutel] = plaats


def _botst(vorige: Gedateerd, volgende: Gedateerd) -> bool:
    if vorige.geldig_vanaf == volgende.geldig_vanaf:
        return True
    return vorige.geldig_tot is not None and vorige.geldig_tot > volgende.geldig_vanaf


def _verwijzingen(pakket: Pakket, soorten: dict[str, Soort]) -> Iterator[Bevinding]:
    for naam, soort in soorten.items():
        for verwijzing in soort.verwijzingen:
            doelen = pakket.regels.get(verwijzing.naar, [])
            veld = verwijzing.doelveld
            bekend = {str(getattr(doel.waarde, veld)) if veld else doel.sleutel for doel in doelen}
            for plaats in pakket.regels[naam]:
                for pad, waarde in _genoemd(plaats.waarde, verwijzing.veld):
                    if waarde not in bekend:
                        wat = f"“{waarde}” staat niet in {verwijzing.naar}.yaml"
                        yield plaats.bevinding(pad, wat, kies(waarde, bekend))


def _genoemd(waarde: Any, veld: str) -> Iterator[tuple[Pad, str]]:
    gevonden = getattr(waarde, veld)
    if isinstance(gevonden, list | tuple):
        yield from (((veld, plek), str(deel)) for plek, deel in enumerate(gevonden))
    elif gevonden is not None:
        yield (veld,), str(gevonden)


def _samen(pakket: Pakket, soorten: dict[str, Soort]) -> Iterator[Bevinding]:
    for naam, soort in soorten.items():
        plaatsen = pakket.regels[naam]
        fout = soort.samen([plaats.waarde for plaats in plaatsen]) if soort.samen and plaatsen else None
        if fout is not None:
            gelezen = plaatsen[0].gelezen
            yield Bevinding(gelezen.bestand, gelezen.regel(("regels",)), "regels", *fout)


def _eigen_code(pakket: Pakket) -> Iterator[Bevinding]:
    for plaats in pakket.regels.get("gemeente", []):
        if plaats.waarde.code != pakket.gemeentecode:
            wat = f"code {plaats.waarde.code} hoort niet bij pakket {pakket.map.name}"
            yield plaats.bevinding(("code",), wat, f"schrijf “{pakket.gemeentecode}” of hernoem het pakket")
