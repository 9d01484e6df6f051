"""The bill of materials of a release: every package of the runtime lock with its version and hashes (SEC-33)."""

import re
from collections.abc import Iterator
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

_PAKKET = re.compile(r"^(?P<naam>[a-z0-9][a-z0-9._-]*)==(?P<versie>[^\s;\\]+)", re.IGNORECASE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def pakketten(lock: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Name, version and hashes of each package in a lock file, in the order of that file."""
    blokken = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8"))
    for blok in blokken:
        if gevonden := _PAKKET.match(blok):
            yield gevonden["naam"].lower(), gevonden["versie"], _HASH.findall(blok)


def stuklijst(lock: Path, *, versie: str) -> str:
    """The bill as CycloneDX 1.6 in JSON, of Rotonde `versie` with what stands in the lock."""
    bom = Bom()
    bom.metadata.component = Component(name="rotonde", version=versie, type=ComponentType.APPLICATION)
    for naam, nummer, hashes in pakketten(lock):
        onderdeel = Component(
            name=naam,
            version=nummer,
            purl=PackageURL("pypi", name=naam, version=nummer),
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=som) for som in hashes],
        )
        bom.components.add(onderdeel)
        bom.register_dependency(bom.metadata.component, [onderdeel])
    return JsonV1Dot6(bom).output_as_string(indent=1)
