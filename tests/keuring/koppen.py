"""Says what is wrong with the headers of an answer (SEC-20, SEC-21)."""

from collections.abc import Iterator, Mapping

from tests.keuring.pagina import Bevinding

NIETS = ("default-src", "object-src", "base-uri", "frame-ancestors")
VAST = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def beleid_van(koppen: Mapping[str, str]) -> dict[str, str]:
    """The directives of the policy; one without a source, such as script-src on what is no page, allows nothing."""
    regels = [deel.strip().partition(" ") for deel in koppen.get("Content-Security-Policy", "").split(";")]
    return {naam: bronnen for naam, _, bronnen in regels if naam}


def keur_koppen(koppen: Mapping[str, str], *, met_sessie: bool) -> list[Bevinding]:
    """All findings. `met_sessie`: the answer belongs to somebody who signed in, so nobody may keep it."""
    return [("koppen", melding) for melding in _meldingen(koppen, met_sessie)]


def _meldingen(koppen: Mapping[str, str], met_sessie: bool) -> Iterator[str]:
    beleid = beleid_van(koppen)
    if not beleid:
        yield "het antwoord heeft geen Content-Security-Policy"
    for naam in NIETS:
        if beleid and beleid.get(naam) != "'none'":
            yield f"{naam} staat niet op 'none'"
    for naam, bronnen in beleid.items():
        if "unsafe" in bronnen or "http:" in bronnen or "*" in bronnen:
            yield f"{naam} laat {bronnen} toe"
    for naam, waarde in VAST.items():
        if koppen.get(naam) != waarde:
            yield f"{naam} is {koppen.get(naam)} en niet {waarde}"
    if "camera=()" not in koppen.get("Permissions-Policy", ""):
        yield "Permissions-Policy verbiedt de camera niet"
    if met_sessie and koppen.get("Cache-Control") != "no-store":
        yield "een pagina na het aanmelden is niet no-store"
