"""Reads a PDF the way a screen reader has to, and says what is missing for PDF/UA-1 and PDF/A-2a (AF-41).

`keur(bytes)` gives findings as (check, what is wrong); an empty list is a good file. It looks at the file itself and
knows nothing of the program that made it.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

Bevinding = tuple[str, str]
TEKENT = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"}
PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}part"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
TITEL = "{http://purl.org/dc/elements/1.1/}title"


def keur(pdf_bytes: bytes) -> list[Bevinding]:
    """Return every finding of every check, in reading order of the checks."""
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        return [(naam, melding) for naam, controle in CONTROLES.items() for melding in controle(pdf)]


def structuurboom(pdf: Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root or "/K" not in pdf.Root.StructTreeRoot:
        yield "geen StructTreeRoot met inhoud"


def gemarkeerd(pdf: Pdf) -> Iterator[str]:
    if not bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)):
        yield "MarkInfo zegt niet dat het document gemarkeerd is"


def taal(pdf: Pdf) -> Iterator[str]:
    if not str(pdf.Root.get("/Lang", "")).lower().startswith("nl"):
        yield "Lang is geen Nederlands"


def kenmerk_ua(pdf: Pdf) -> Iterator[str]:
    if _xmp(pdf, PDFUAID) != "1":
        yield "pdfuaid:part is geen 1"


def kenmerk_archief(pdf: Pdf) -> Iterator[str]:
    if (_xmp(pdf, PDFAID + "part"), _xmp(pdf, PDFAID + "conformance")) != ("2", "A"):
        yield "pdfaid is geen 2A"


def titel(pdf: Pdf) -> Iterator[str]:
    if not _xmp(pdf, TITEL).strip():
        yield "dc:title ontbreekt"
    if not bool(pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)):
        yield "DisplayDocTitle staat uit"


def figuren(pdf: Pdf) -> Iterator[str]:
    for soort, element in _elementen(pdf):
        if soort in {"Figure", "Formula"} and not str(element.get("/Alt", "")).strip():
            yield f"{soort} zonder Alt"


def tabellen(pdf: Pdf) -> Iterator[str]:
    for soort, element in _elementen(pdf):
        if soort != "Table":
            continue
        koppen = [kop for kind, kop in _onder(pdf, element) if kind == "TH"]
        if not koppen:
            yield "Table zonder TH"
        for kop in koppen:
            if not any("/Scope" in attribuut for attribuut in _attributen(kop)):
                yield "TH zonder Scope"


def koppen(pdf: Pdf) -> Iterator[str]:
    vorige = 0
    for soort, _ in _elementen(pdf):
        if len(soort) == 2 and soort[0] == "H" and soort[1].isdigit():
            niveau = int(soort[1])
            if niveau > vorige + 1:
                yield f"na kopniveau {vorige} komt {niveau}"
            vorige = niveau
    if not vorige:
        yield "geen enkele kop"


def inhoud(pdf: Pdf) -> Iterator[str]:
    """Everything drawn is an artifact or has a mark that the structure tree refers to."""
    in_boom = {(pagina, mcid) for _, element in _elementen(pdf) for pagina, mcid in _merken(element)}
    for nummer, pagina in enumerate(pdf.pages, start=1):
        for mcid in _getekend(pagina, pagina.obj.get("/Resources", Dictionary())):
            if mcid is None:
                yield f"bladzijde {nummer}: inhoud zonder merk"
            elif mcid >= 0 and (pagina.obj.objgen, mcid) not in in_boom:
                yield f"bladzijde {nummer}: merk {mcid} staat niet in de structuurboom"


CONTROLES: dict[str, Callable[[Pdf], Iterator[str]]] = {
    "structuurboom": structuurboom,
    "gemarkeerd": gemarkeerd,
    "taal": taal,
    "kenmerk_ua": kenmerk_ua,
    "kenmerk_archief": kenmerk_archief,
    "titel": titel,
    "figuren": figuren,
    "tabellen": tabellen,
    "koppen": koppen,
    "inhoud": inhoud,
}


def _xmp(pdf: Pdf, sleutel: str) -> str:
    if "/Metadata" not in pdf.Root:
        return ""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata.get(sleutel, ""))


def _elementen(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    """Every structure element in reading order, with its role mapped to the standard one."""
    if "/StructTreeRoot" in pdf.Root:
        yield from _onder(pdf, pdf.Root.StructTreeRoot)


def _onder(pdf: Pdf, element: Any) -> Iterator[tuple[str, Any]]:
    rollen = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    for kind in _kinderen(element):
        if isinstance(kind, Dictionary) and "/S" in kind:
            soort = kind.S
            while str(soort) in rollen:
                soort = rollen[str(soort)]
            yield str(soort).lstrip("/"), kind
            yield from _onder(pdf, kind)


def _kinderen(element: Any) -> list[Any]:
    kinderen = element.get("/K", Array())
    return list(kinderen) if isinstance(kinderen, Array) else [kinderen]


def _attributen(element: Any) -> list[Any]:
    attributen = element.get("/A", Array())
    lijst = list(attributen) if isinstance(attributen, Array) else [attributen]
    return [attribuut for attribuut in lijst if isinstance(attribuut, Dictionary)]


def _merken(element: Any) -> Iterator[tuple[tuple[int, int], int]]:
    for kind in _kinderen(element):
        if isinstance(kind, Dictionary) and kind.get("/Type") == Name.MCR:
            yield kind.get("/Pg", element.get("/Pg")).objgen, int(kind.MCID)
        elif not isinstance(kind, Object) or not isinstance(kind, Dictionary):
            yield element.Pg.objgen, int(kind)


def _getekend(stroom: Any, bronnen: Any, buiten: int | None = None) -> Iterator[int | None]:
    """Per drawing operator: its MCID, -1 inside an artifact, None when nothing marks it."""
    merken: list[int | None] = [buiten]
    for operanden, operator in pikepdf.parse_content_stream(stroom):
        opdracht = str(operator)
        if opdracht in {"BMC", "BDC"}:
            merken.append(_merk(operanden, bronnen, merken[-1]))
        elif opdracht == "EMC":
            merken.pop()
        elif opdracht in TEKENT:
            yield merken[-1]
        elif opdracht == "Do":
            ding = bronnen.XObject[str(operanden[0])]
            if ding.get("/Subtype") == Name.Form:
                yield from _getekend(ding, ding.get("/Resources", bronnen), merken[-1])
            else:
                yield merken[-1]


def _merk(operanden: Any, bronnen: Any, buiten: int | None) -> int | None:
    if operanden[0] == Name.Artifact:
        return -1
    eigenschappen = operanden[1] if len(operanden) > 1 else Dictionary()
    if isinstance(eigenschappen, Name):
        eigenschappen = bronnen.Properties[str(eigenschappen)]
    return int(eigenschappen.MCID) if "/MCID" in eigenschappen else buiten
