"""Each check of the PDF inspector has a letter that passes it and a mutated one that fails only there (AF-41)."""

import io
from collections.abc import Callable

import pikepdf
import pytest
import typst
from pikepdf import Dictionary, Name, Pdf
from tests.keuring.pdf import CONTROLES, _elementen, keur

BRON = b"""
#set document(title: "Proefbrief")
#set text(lang: "nl")
= Kop
Tekst.
== Tussenkop
#table(columns: 2, table.header[Wat][Hoeveel], [Hulp], [2 uur])
#figure(rect(width: 1cm, height: 1cm), alt: "Een vierkant", caption: [Vierkant])
"""


@pytest.fixture(scope="module")
def goede_pdf() -> bytes:
    zetter = typst.Compiler(BRON, ignore_system_fonts=True)
    pdf = zetter.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


def test_a_good_letter_passes_every_check(goede_pdf: bytes) -> None:
    assert keur(goede_pdf) == []


def _zonder_boom(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.K


def _ongemarkeerd(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _engels(pdf: Pdf) -> None:
    pdf.Root.Lang = "en"


def _xmp_zonder(sleutel: str) -> Callable[[Pdf], None]:
    def verander(pdf: Pdf) -> None:
        ruw = pdf.Root.Metadata.read_bytes()
        assert sleutel.encode() in ruw
        pdf.Root.Metadata.write(ruw.replace(sleutel.encode(), sleutel.encode()[::-1].replace(b":", b"x")))

    return verander


def _zonder_titelbalk(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _element(pdf: Pdf, soort: str) -> Dictionary:
    gevonden: Dictionary = next(element for naam, element in _elementen(pdf) if naam == soort)
    return gevonden


def _figuur_zonder_alt(pdf: Pdf) -> None:
    del _element(pdf, "Figure").Alt


def _tabel_zonder_koppen(pdf: Pdf) -> None:
    for soort, element in list(_elementen(pdf)):
        if soort == "TH":
            element.S = Name.TD


def _kop_zonder_bereik(pdf: Pdf) -> None:
    del _element(pdf, "TH").A


def _overgeslagen_kop(pdf: Pdf) -> None:
    _element(pdf, "H2").S = Name.H4


def _inhoud_zonder_merk(pdf: Pdf) -> None:
    bladzijde = pdf.pages[0]
    bladzijde.contents_add(pdf.make_stream(b"0 0 10 10 re f"))


def _merk_buiten_de_boom(pdf: Pdf) -> None:
    bladzijde = pdf.pages[0]
    bladzijde.contents_add(pdf.make_stream(b"/P << /MCID 999 >> BDC 0 0 10 10 re f EMC"))


@pytest.mark.parametrize(
    ("controle", "verander"),
    [
        pytest.param("gemarkeerd", _ongemarkeerd, id="MarkInfo"),
        pytest.param("taal", _engels, id="Lang"),
        pytest.param("kenmerk_ua", _xmp_zonder("pdfuaid:part"), id="pdfuaid"),
        pytest.param("kenmerk_archief", _xmp_zonder("pdfaid:conformance"), id="pdfaid"),
        pytest.param("titel", _xmp_zonder("dc:title"), id="titel"),
        pytest.param("titel", _zonder_titelbalk, id="DisplayDocTitle"),
        pytest.param("figuren", _figuur_zonder_alt, id="Alt"),
        pytest.param("tabellen", _tabel_zonder_koppen, id="TH"),
        pytest.param("tabellen", _kop_zonder_bereik, id="Scope"),
        pytest.param("koppen", _overgeslagen_kop, id="kopniveau"),
        pytest.param("inhoud", _inhoud_zonder_merk, id="inhoud"),
        pytest.param("inhoud", _merk_buiten_de_boom, id="MCID"),
    ],
)
def test_a_check_finds_what_was_taken_away_af_41(
    goede_pdf: bytes, controle: str, verander: Callable[[Pdf], None]
) -> None:
    assert {naam for naam, _ in keur(_veranderd(goede_pdf, verander))} == {controle}


def test_a_file_without_structure_fails_on_structure_headings_and_content(goede_pdf: bytes) -> None:
    gevonden = {naam for naam, _ in keur(_veranderd(goede_pdf, _zonder_boom))}

    assert gevonden == {"structuurboom", "koppen", "inhoud"}


def test_a_plain_pdf_fails_every_check_that_has_something_to_look_at() -> None:
    kaal = typst.Compiler(BRON, ignore_system_fonts=True).compile(format="pdf", pdf_tags=False)
    assert isinstance(kaal, bytes)

    gevonden = {naam for naam, _ in keur(_veranderd(kaal, _engels))}

    assert gevonden == set(CONTROLES) - {"figuren", "tabellen"}


def _veranderd(pdf_bytes: bytes, verander: Callable[[Pdf], None]) -> bytes:
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        verander(pdf)
        pdf.save(uit)
    return uit.getvalue()
