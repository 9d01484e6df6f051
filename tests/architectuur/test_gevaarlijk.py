"""What no code of ours does: run text as code, build a shell line, read foreign objects or archives by itself, keep
things in the browser."""

import ast
import re
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src" / "rotonde"
PATRONEN = {f"re.{naam}" for naam in ("compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer")}
VAN_ONSZELF = {
    "sturing/grafiek.py: xml.etree",  # reads back the drawing that it made itself
    "cli/migratieregels.py: re.search",  # the patterns stand in the table above it
    "kern/archief.py: zipfile",  # the one door for archives of others (SEC-15)
    "reservekopie/maken.py: tarfile",
    "reservekopie/terugzetten.py: tarfile",  # sealed with a key of ours before it is opened
}
VERBODEN_NAMEN = {"eval", "exec", "compile", "__import__", "shutil.unpack_archive"}
VERBODEN_MODULEN = {"pickle", "marshal", "shelve", "xml", "telnetlib", "ftplib", "zipfile", "tarfile"}
IN_DE_BROWSER = (
    *("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "__proto__"),
    *("localStorage", "sessionStorage", "indexedDB", "document.cookie", "postMessage"),
)


def _vondsten(bron: str, pad: str = "proef.py") -> list[str]:
    """The places in Python source where something stands that may not."""
    gevonden = []
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Call):
            naam = ast.unparse(knoop.func)
            if naam in VERBODEN_NAMEN:
                gevonden.append(f"{pad}:{knoop.lineno}: {naam}")
            if naam.startswith(("yaml.load(", "os.system", "os.popen")) or naam == "yaml.load":
                gevonden.append(f"{pad}:{knoop.lineno}: {naam}")
            if any(woord.arg == "shell" and ast.unparse(woord.value) != "False" for woord in knoop.keywords):
                gevonden.append(f"{pad}:{knoop.lineno}: shell")
            # A pattern or a template that is not a constant of ours could be what somebody typed.
            if naam in PATRONEN and not isinstance(knoop.args[0], ast.Constant):
                gevonden.append(f"{pad}:{knoop.lineno}: {naam}")
            if naam in {"Template", "engines.from_string", "Engine.from_string"}:
                gevonden.append(f"{pad}:{knoop.lineno}: {naam}")
        if isinstance(knoop, ast.Import | ast.ImportFrom):
            namen = [knoop.module or ""] if isinstance(knoop, ast.ImportFrom) else [n.name for n in knoop.names]
            gevonden += [f"{pad}:{knoop.lineno}: {n}" for n in namen if n.split(".")[0] in VERBODEN_MODULEN]
    return gevonden


def test_no_text_is_run_as_code_and_no_foreign_object_is_read() -> None:
    gevonden = [
        vondst
        for pad in sorted(SRC.rglob("*.py"))
        for vondst in _vondsten(pad.read_text(encoding="utf-8"), str(pad.relative_to(SRC)))
    ]

    assert {re.sub(r":\d+:", ":", vondst) for vondst in gevonden} == VAN_ONSZELF


@pytest.mark.parametrize(
    "bron",
    [
        "eval(invoer)",
        "subprocess.run(regel, shell=True)",
        "import pickle",
        "import zipfile",
        "shutil.unpack_archive(bestand)",
        "from xml.etree import ElementTree",
        "yaml.load(tekst)",
        "os.system(regel)",
        "Template(invoer)",
        "re.search(invoer, tekst)",
    ],
)
def test_each_of_these_is_found_af_35(bron: str) -> None:
    assert len(_vondsten(bron)) == 1


def test_script_of_ours_writes_no_html_and_keeps_nothing_in_the_browser() -> None:
    scripts = [pad for pad in SRC.rglob("*.js") if "vendor" not in pad.parts]
    gevonden = [
        f"{pad.name}: {woord}" for pad in scripts for woord in IN_DE_BROWSER if woord in pad.read_text(encoding="utf-8")
    ]

    assert scripts
    assert gevonden == []


def test_no_template_switches_escaping_off() -> None:
    sjablonen = [*SRC.rglob("*.html"), *SRC.rglob("*.txt")]
    uit = re.compile(r"autoescape off|\|\s*safe\b")

    gevonden = [
        f"{pad.relative_to(SRC)}: {gevonden[0]}"
        for pad in sjablonen
        if (gevonden := uit.search(pad.read_text(encoding="utf-8")))
    ]

    assert gevonden == []
