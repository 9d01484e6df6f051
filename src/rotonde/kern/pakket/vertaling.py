"""From pydantic's error to one Dutch clause and its repair."""

import difflib
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

_MELDINGEN: dict[str, tuple[str, str]] = {
    "missing": ("dit veld ontbreekt", "vul het in"),
    "string_type": ("hier hoort tekst, geen {waarde}", "zet de waarde tussen aanhalingstekens"),
    "string_too_short": ("de tekst is te kort", "schrijf minstens {min_length} teken(s)"),
    "string_too_long": ("de tekst is te lang", "houd het bij {max_length} tekens"),
    "string_pattern_mismatch": ("{waarde} heeft niet de vorm {pattern}", "pas de schrijfwijze aan"),
    "bool_type": ("{waarde} is geen true of false", "schrijf true of false"),
    "bool_parsing": ("{waarde} is geen true of false", "schrijf true of false"),
    "int_type": ("{waarde} is geen heel getal", "schrijf een heel getal zonder punt"),
    "int_parsing": ("{waarde} is geen heel getal", "schrijf een heel getal zonder punt"),
    "int_from_float": ("{waarde} is geen heel getal", "rond het af"),
    "decimal_type": ("{waarde} is geen getal", "schrijf een getal met een decimale punt"),
    "decimal_parsing": ("{waarde} is geen getal", "schrijf een getal met een decimale punt"),
    "decimal_max_places": ("{waarde} heeft te veel decimalen", "houd het bij {decimal_places} decimalen"),
    "date_type": ("{waarde} is geen datum", "schrijf de dag als JJJJ-MM-DD, zonder aanhalingstekens"),
    "date_parsing": ("{waarde} is geen datum", "schrijf de dag als JJJJ-MM-DD, zonder aanhalingstekens"),
    "date_from_datetime_parsing": ("{waarde} is geen datum", "schrijf de dag als JJJJ-MM-DD"),
    "greater_than": ("{waarde} is te klein", "schrijf meer dan {gt}"),
    "greater_than_equal": ("{waarde} is te klein", "schrijf {ge} of meer"),
    "less_than": ("{waarde} is te groot", "schrijf minder dan {lt}"),
    "less_than_equal": ("{waarde} is te groot", "schrijf {le} of minder"),
    "list_type": ("hier hoort een lijst", "zet elke waarde op een eigen regel met een streepje"),
    "dict_type": ("hier horen sleutels met waarden", "schrijf naam: waarde"),
    "model_type": ("hier horen sleutels met waarden", "schrijf naam: waarde"),
    "model_attributes_type": ("hier horen sleutels met waarden", "schrijf naam: waarde"),
    "too_short": ("de lijst is te kort", "zet er minstens {min_length} in"),
    "literal_error": ("{waarde} kan hier niet", "kies uit: {expected}"),
    "enum": ("{waarde} kan hier niet", "kies uit: {expected}"),
}


def dichtstbij(woord: str, mogelijk: Iterable[str]) -> str | None:
    """The one of ``mogelijk`` that ``woord`` most resembles, if it resembles any."""
    gevonden = difflib.get_close_matches(word=str(woord), possibilities=list(mogelijk), n=1, cutoff=0.6)
    return gevonden[0] if gevonden else None


def kies(woord: str, mogelijk: Iterable[str]) -> str:
    """Repair that names the nearest possibility, or all of them when none is near."""
    keuzes = sorted(mogelijk)
    nabij = dichtstbij(woord, keuzes)
    if nabij:
        return f"schrijf “{nabij}”"
    if not keuzes:
        return "haal het weg"
    meer = f" (en nog {len(keuzes) - 12})" if len(keuzes) > 12 else ""
    return "kies uit: " + ", ".join(keuzes[:12]) + meer


def vertaal(fout: ErrorDetails, schema: type[BaseModel]) -> tuple[str, str]:
    """What is wrong and how to repair it, for one error of validating ``schema``."""
    soort, context = fout["type"], dict(fout.get("ctx") or {})
    if soort == "extra_forbidden":
        return "deze sleutel bestaat hier niet", kies(str(fout["loc"][-1]), velden_op(schema, fout["loc"][:-1]))
    if soort == "value_error":
        wat, _, herstel = str(context.get("error", fout["msg"])).partition("|")
        return wat, herstel or "pas de waarde aan"
    context["waarde"] = _kort(fout["input"])
    if "expected" in context:
        context["expected"] = str(context["expected"]).replace(" or ", ", ").replace("'", "")
    wat, herstel = _MELDINGEN.get(soort, ("{waarde} past hier niet", "kijk in docs/gebruik/gemeente-toevoegen.md"))
    return wat.format_map(context), herstel.format_map(context)


def velden_op(schema: type[BaseModel], pad: tuple[int | str, ...]) -> set[str]:
    """Field names valid at ``pad`` below ``schema``."""
    hier: Any = schema
    for deel in pad:
        if isinstance(deel, str):
            hier = _model_in(hier.model_fields[deel].annotation) if deel in hier.model_fields else None
        if hier is None:
            return set()
    return set(hier.model_fields)


def _model_in(annotatie: Any) -> type[BaseModel] | None:
    """The first pydantic model inside an annotation such as ``list[Blok] | None``."""
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        return annotatie
    for deel in getattr(annotatie, "__args__", ()):
        gevonden = _model_in(deel)
        if gevonden is not None:
            return gevonden
    return None


def _kort(waarde: Any) -> str:
    tekst = "niets" if waarde is None else str(waarde)
    return tekst if len(tekst) <= 60 else tekst[:57] + "..."
