"""A beschikking can be read aloud, kept, and says exactly what was written (PDF/UA-1, PDF/A-2a)."""

import datetime as dt
import io
import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.keuring.pdf import keur

from rotonde.besluiten.beschikking.tekst import (
    Afzender,
    BeschikkingTekst,
    Bezwaar,
    DoelToelichting,
    Huisstijl,
    Regel,
)
from rotonde.besluiten.beschikking.zetten import zet, zet_alle
from rotonde.vorm.papier import OnzetbareTekst

HEERDE = Huisstijl("Heerde", "#00594c", ("Postbus 175", "8180 AD Heerde"), "14 0578", "www.heerde.nl")
BRIEF = BeschikkingTekst(
    huisstijl=HEERDE,
    afzender=Afzender("Marit Jansen", "Wmo-consulent", "14 0578"),
    ontvanger=("Mevrouw A. de Vries", "Dorpsstraat 1", "8181 AA Heerde"),
    aanhef="Beste mevrouw De Vries",
    kenmerk="B-2026-000123",
    datum=dt.date(2026, 11, 23),
    aanvraag_van=dt.date(2026, 11, 10),
    onderwerp="Besluit over uw aanvraag voor begeleiding",
    besluit="U krijgt begeleiding van de gemeente.",
    wettelijk_voorschrift="artikel 2.3.5 van de Wet maatschappelijke ondersteuning 2015",
    toelichting=(
        DoelToelichting("Ik doe zelf weer mijn administratie", "U vertelde dat u de post niet durft te openen."),
        DoelToelichting("Ik kom weer buiten", "Twee uur per week is genoeg.\nIn juni kijken wij opnieuw."),
    ),
    bezwaar=Bezwaar(6, dt.date(2027, 1, 4), ("Postbus 175", "8180 AD Heerde"), "www.heerde.nl/bezwaar"),
    krijgt=(
        Regel("Begeleiding", dt.date(2026, 12, 1), dt.date(2027, 6, 1), "2 uur per week", Decimal("3120.50")),
        Regel("Huishoudelijke hulp", dt.date(2026, 12, 1), dt.date(2027, 12, 1), "3 uur per week", Decimal(5400)),
    ),
)


def gelezen(pdf_bytes: bytes) -> str:
    """The text as a program reads it, on one line (pdftotext, poppler-utils)."""
    pdftotext = shutil.which("pdftotext")
    assert pdftotext, "Installeer poppler-utils: apt-get install poppler-utils"
    uit = subprocess.run([pdftotext, "-layout", "-", "-"], input=pdf_bytes, capture_output=True, check=True)
    return re.sub(r"\s+", " ", uit.stdout.decode())


def test_many_letters_are_the_same_as_each_alone_and_in_order() -> None:
    brieven = [replace(BRIEF, kenmerk=f"B-2024-{nummer:08X}") for nummer in range(6)]

    assert zet_alle(brieven) == [zet(brief) for brief in brieven]


def test_the_letter_is_accessible_and_archivable_af_41() -> None:
    assert keur(zet(BRIEF)) == []


def test_a_refusal_without_a_table_is_accessible_too() -> None:
    afwijzing = replace(BRIEF, krijgt=(), besluit="U krijgt geen begeleiding van de gemeente.")

    assert keur(zet(afwijzing)) == []
    assert "Wat u krijgt" not in gelezen(zet(afwijzing))


def test_the_same_text_gives_the_same_bytes() -> None:
    assert zet(BRIEF) == zet(replace(BRIEF))
    assert zet(BRIEF) != zet(replace(BRIEF, kenmerk="B-2026-000124"))


def test_the_letter_says_what_was_decided_until_when_and_how_to_object() -> None:
    tekst = gelezen(zet(BRIEF))

    for stuk in (
        "Op 10 november 2026 kregen wij uw aanvraag",
        "artikel 2.3.5 van de Wet maatschappelijke ondersteuning 2015",
        "€ 3.120,50",
        "binnen 6 weken",
        "uiterlijk op 4 januari 2027",
        "www.heerde.nl/bezwaar",
        "Kenmerk B-2026-000123, pagina 1 van 2",
    ):
        assert stuk in tekst
    assert "31 mei" in tekst, "de half-open periode staat in de brief met haar laatste dag"


def test_each_municipality_has_its_own_name_and_colour() -> None:
    oij = replace(BRIEF, huisstijl=replace(HEERDE, gemeente="Oude IJsselstreek", kleur="#8a1538"))

    assert "burgemeester en wethouders van Oude IJsselstreek" in gelezen(zet(oij))
    assert _eerste_kleur(zet(BRIEF)) != _eerste_kleur(zet(oij))


@pytest.mark.parametrize("licht", ["#ffd700", "#ffffff", "#9fd8ff"])
def test_a_light_house_colour_never_makes_a_heading_unreadable(licht: str) -> None:
    """The band may be light, the words are at least 4.5 to 1 (WCAG 1.4.3)."""
    met_licht = zet(replace(BRIEF, huisstijl=replace(HEERDE, kleur=licht)))

    assert max(_tekstkleuren(met_licht), key=sum) == pytest.approx((26 / 255,) * 3, abs=0.01)


@pytest.mark.parametrize(
    "markup",
    [
        '#panic("stop")',
        '#read("/etc/passwd")',
        "= Kop van de aanvaller",
        "*vet* _schuin_ $x^2$ `code` @verwijzing <label>",
        "\\u{41} // commentaar /* blok */",
        "]#let brief = (:)[",
        '"))\n#panic("buiten de tekst")',
        '\\"))#panic("buiten de tekst")',
    ],
)
def test_what_people_write_is_printed_and_never_read_as_markup(markup: str) -> None:
    brief = replace(BRIEF, besluit=markup, toelichting=(DoelToelichting(markup, markup),), aanhef=markup)

    pdf_bytes = zet(brief)

    assert gelezen(pdf_bytes).count(re.sub(r"\s+", " ", markup)) == 4
    assert keur(pdf_bytes) == []


@pytest.mark.parametrize("teken", ["😀", "中", "\ue000"])
def test_a_character_without_a_glyph_is_refused_with_the_character(teken: str) -> None:
    with pytest.raises(OnzetbareTekst, match="Haal dit teken weg"):
        zet(replace(BRIEF, besluit=f"U krijgt hulp {teken}."))


def test_signs_that_turn_text_around_are_left_out() -> None:
    pdf_bytes = zet(replace(BRIEF, besluit="U krijgt \u202e3 uur\u202c hulp\u0000."))

    assert "U krijgt 3 uur hulp." in gelezen(pdf_bytes)


def test_a_motivation_for_a_doel_is_never_empty() -> None:
    with pytest.raises(ValueError, match="Awb 3:46"):
        DoelToelichting("Ik kom weer buiten", " \u202e ")


@pytest.mark.parametrize(("veld", "waarde"), [("toelichting", ()), ("besluit", "  "), ("wettelijk_voorschrift", "")])
def test_a_letter_without_motivation_or_ground_cannot_exist(veld: str, waarde: object) -> None:
    with pytest.raises(ValueError, match="Awb 3:4"):
        replace(BRIEF, **{veld: waarde})


def test_a_house_colour_that_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="#1a4f8b"):
        replace(HEERDE, kleur='red"); panic("x')


@settings(max_examples=40, deadline=None)
@given(woorden=st.text(max_size=300), regels=st.integers(0, 60))
def test_any_text_gives_an_accessible_letter_or_a_clear_refusal(woorden: str, regels: int) -> None:
    krijgt = tuple(replace(BRIEF.krijgt[0], hoeveel=f"{n} uur") for n in range(1, regels))
    assume(any(teken.isalnum() for teken in woorden))
    try:
        pdf_bytes = zet(replace(BRIEF, toelichting=(DoelToelichting(woorden, woorden),), krijgt=krijgt))
    except OnzetbareTekst:
        return

    assert keur(pdf_bytes) == []


def _eerste_kleur(pdf_bytes: bytes) -> tuple[float, ...]:
    return _kleuren(pdf_bytes, "f")[0]


def _tekstkleuren(pdf_bytes: bytes) -> list[tuple[float, ...]]:
    return _kleuren(pdf_bytes, "Tj", "TJ")


def _kleuren(pdf_bytes: bytes, *tekent: str) -> list[tuple[float, ...]]:
    """The fill colour in force at each of these drawing operators on the first page."""
    gevonden: list[tuple[float, ...]] = []
    stapel: list[tuple[float, ...]] = [(0.0,) * 3]
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        for operanden, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(operator):
                case "q":
                    stapel.append(stapel[-1])
                case "Q":
                    stapel.pop()
                case "scn" | "rg":
                    stapel[-1] = tuple(float(deel) for deel in operanden)
                case opdracht if opdracht in tekent:
                    gevonden.append(stapel[-1])
    return gevonden
