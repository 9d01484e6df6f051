"""Renders the chart without helm: the few words of its template language that our templates use, and no others."""

import re
from pathlib import Path
from typing import Any

import yaml

KAART = Path(__file__).resolve().parents[2] / "deploy" / "helm" / "rotonde"
_WOORD = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
_STUK = re.compile(r'\{\{-\s*define "([^"]+)"\s*-\}\}\n(.*?)\n\{\{-\s*end\s*-\}\}', re.DOTALL)


def waarden() -> dict[str, Any]:
    """The values as they stand in the chart."""
    gelezen: dict[str, Any] = yaml.safe_load((KAART / "values.yaml").read_text(encoding="utf-8"))
    return gelezen


def tekst(waarden_: dict[str, Any]) -> dict[str, str]:
    """Every template as helm would write it, by file."""
    kaart = yaml.safe_load((KAART / "Chart.yaml").read_text(encoding="utf-8"))
    context = {"Values": waarden_, "Release": {"Name": "rotonde"}, "Chart": {"AppVersion": kaart["appVersion"]}}
    stukken = dict(_STUK.findall((KAART / "templates" / "_delen.tpl").read_text(encoding="utf-8")))
    paden = sorted((KAART / "templates").glob("*.yaml"))
    return {pad.name: _vul_in(pad.read_text(encoding="utf-8"), context, stukken) for pad in paden}


def voorwerpen(waarden_: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects that would be sent to the cluster."""
    return [voorwerp for inhoud in tekst(waarden_).values() for voorwerp in yaml.safe_load_all(inhoud) if voorwerp]


def _vul_in(sjabloon: str, context: dict[str, Any], stukken: dict[str, str]) -> str:
    return _WOORD.sub(lambda gevonden: str(_reken(gevonden[1], context, stukken)), sjabloon)


def _reken(uitdrukking: str, context: dict[str, Any], stukken: dict[str, str]) -> Any:
    eerste, *verder = [deel.strip() for deel in uitdrukking.split("|")]
    waarde = _begin(eerste, context, stukken)
    for stap in verder:
        if stap == "quote":
            waarde = f'"{waarde}"'
        elif stap.startswith("nindent "):
            marge = "\n" + " " * int(stap.removeprefix("nindent "))
            waarde = marge + str(waarde).replace("\n", marge)
        elif gevonden := re.fullmatch(r'replace "([^"]+)" (\S+)', stap):
            waarde = str(waarde).replace(gevonden[1], str(_zoek(gevonden[2], context)))
        else:
            raise ValueError(f"dit woord kent deze lezer niet: {stap}")
    return waarde


def _begin(woorden: str, context: dict[str, Any], stukken: dict[str, str]) -> Any:
    if gevonden := re.fullmatch(r'include "([^"]+)" \.', woorden):
        return _vul_in(stukken[gevonden[1]], context, stukken)
    if gevonden := re.fullmatch(r'\.Files\.Get "([^"]+)"', woorden):
        return (KAART / gevonden[1]).read_text(encoding="utf-8")
    if gevonden := re.fullmatch(r"toYaml (\S+)", woorden):
        return yaml.safe_dump(_zoek(gevonden[1], context)).strip()
    if gevonden := re.fullmatch(r'required "([^"]+)" (\S+)', woorden):
        if not (waarde := _zoek(gevonden[2], context)):
            raise ValueError(gevonden[1])
        return waarde
    return _zoek(woorden, context)


def _zoek(pad: str, context: dict[str, Any]) -> Any:
    waarde: Any = context
    for deel in pad.removeprefix(".").split("."):
        waarde = waarde[deel]
    return waarde
