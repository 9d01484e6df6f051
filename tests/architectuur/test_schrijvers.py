"""One writer: state changes only in the verbs of a room (house rule 2)."""

import ast
from pathlib import Path

BRON = Path(__file__).resolve().parents[2] / "src" / "rotonde"
SCHRIJFT = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete"}
# Functions that write rows themselves, whatever name a module imports them under.
INVOEGEN, VOEGT_IN = "rotonde.kern.invoegen", {"voeg_in", "voeg_toe", "werk_bij"}
# Writers of the cellar: they are what the verbs write through.
KERNSCHRIJVERS = {
    "kern/inzage.py", "kern/gebeurtenissen.py", "kern/betrokkenheid.py", "kern/beveiligingslog.py",
    "kern/zegel.py", "kern/luisteraars.py", "kern/invoegen.py", "kern/metingen.py", "kern/mutatiewaarden.py",
    "kern/noodtoegang.py", "kern/beslotenheid.py",
    "kern/herstel.py",
    "kern/begrenzing.py", "kern/concept.py", "kern/sleutelwissel.py", "werkplek/account/factor.py",
    "werkplek/account/sessies.py",
    "werkplek/personeel/intrekken.py",
}  # fmt: skip
# Methods of these names on what is no table: a file, a form, a session.
GEEN_TABEL = {"default_storage", "session", "hashlib", "uitvoer", "response"}


def _is_werkwoord(pad: str) -> bool:
    return "/actions" in f"/{pad}" or pad in KERNSCHRIJVERS or "/migrations/" in pad


def _schrijvers(boom: ast.AST) -> list[tuple[int, str]]:
    gevonden = []
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ImportFrom) and _haalt_voeg_in(knoop):
            gevonden.append((knoop.lineno, "invoegen"))
        if isinstance(knoop, ast.Import) and any(alias.name == INVOEGEN for alias in knoop.names):
            gevonden.append((knoop.lineno, "invoegen"))
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and _op_tabel(knoop.func):
            gevonden.append((knoop.lineno, ast.unparse(knoop.func)))
    return gevonden


def _haalt_voeg_in(invoer: ast.ImportFrom) -> bool:
    """Who takes it in means to write: the import is the place that no other name hides."""
    kamer, naam = INVOEGEN.rsplit(".", 1)
    namen = {alias.name for alias in invoer.names}
    return (invoer.module == INVOEGEN and bool(VOEGT_IN & namen)) or (invoer.module == kamer and naam in namen)


def _op_tabel(aanroep: ast.Attribute) -> bool:
    """A writing method on a manager or queryset (`.objects` in it), or save/delete on a value."""
    ontvanger = ast.unparse(aanroep.value)
    if ontvanger.split(".")[-1].split("(")[0] in GEEN_TABEL:
        return False
    if aanroep.attr == "update":
        return ".objects" in ontvanger
    return aanroep.attr in SCHRIJFT and (".objects" in ontvanger or aanroep.attr in {"save"})


def _overtredingen(bestanden: dict[str, str]) -> list[str]:
    return [
        f"{pad}:{regel} {aanroep}"
        for pad, tekst in bestanden.items()
        if not _is_werkwoord(pad)
        for regel, aanroep in _schrijvers(ast.parse(tekst))
    ]


def test_alleen_werkwoorden_schrijven() -> None:
    bestanden = {str(pad.relative_to(BRON)): pad.read_text(encoding="utf-8") for pad in BRON.rglob("*.py")}

    assert _overtredingen(bestanden) == []


def test_een_schrijvende_view_valt_op() -> None:
    bestanden = {
        "kamer/views.py": "def f(x):\n    Melding.objects.filter(a=1).update(b=2)\n    x.save()\n    {}.update(c=3)",
        "kamer/actions.py": "def g(x):\n    x.save()",
    }

    assert _overtredingen(bestanden) == [
        "kamer/views.py:2 Melding.objects.filter(a=1).update",
        "kamer/views.py:3 x.save",
    ]


def test_een_view_die_rijen_invoegt_valt_op_onder_elke_naam() -> None:
    bestanden = {
        "kamer/views.py": "from rotonde.kern.invoegen import voeg_in as v\nv(Melding, [])",
        "kamer/queries.py": "from rotonde.kern import invoegen\ninvoegen.voeg_in(Melding, [])",
        "kamer/jobs.py": "import rotonde.kern.invoegen",
        "kamer/actions.py": "from rotonde.kern.invoegen import voeg_in\nvoeg_in(Melding, [])",
        "kamer/leest.py": "from rotonde.kern import inzage",
    }

    assert _overtredingen(bestanden) == [
        "kamer/views.py:1 invoegen",
        "kamer/queries.py:1 invoegen",
        "kamer/jobs.py:1 invoegen",
    ]
