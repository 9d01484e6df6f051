"""A form tells what it wants, why, and what is not right, also to who does not see it."""

from typing import Any

import pytest
from django import forms
from django.utils.safestring import SafeString
from tests.keuring.pagina import Pagina, keur_deel, tekst


class AfspraakForm(forms.Form):
    waarom = {"dag": "Dan weten we wie er kan."}

    dag = forms.DateField(label="Welke dag?", help_text="Bijvoorbeeld 24-05-2026")
    mail = forms.EmailField(label="E-mailadres", required=False)
    aantal = forms.IntegerField(label="Aantal", min_value=1)
    kort = forms.CharField(label="Kort", max_length=5)
    hoe = forms.ChoiceField(label="Hoe?", choices=[("bel", "Bellen"), ("kom", "Langskomen")], widget=forms.RadioSelect)
    waar = forms.ChoiceField(label="Waar?", choices=[("", "Kies"), ("h", "Heerde")])
    akkoord = forms.BooleanField(label="Akkoord")
    eigen = forms.CharField(label="Eigen", error_messages={"required": "Zonder dit kunnen we niet verder."})
    bron = forms.CharField(widget=forms.HiddenInput, required=False)


GOED = {"dag": "24-05-2026", "aantal": "1", "kort": "ja", "hoe": "bel", "waar": "h", "akkoord": "on", "eigen": "x"}


def html(gegevens: dict[str, Any] | None = None) -> SafeString:
    return AfspraakForm(gegevens).render()


def veld(id_: str, gegevens: dict[str, Any] | None = None) -> dict[str, str]:
    pagina = Pagina(f"<!doctype html><title>x</title>{html(gegevens)}")
    return next(e.attrib for e in pagina.boom.iter() if e.attrib.get("id") == id_)


@pytest.mark.parametrize("gegevens", [None, {}, GOED, GOED | {"dag": "31-02-2026"}])
def test_formulier_keurt_goed_leeg_fout_en_ingevuld(gegevens: dict[str, Any] | None) -> None:
    assert keur_deel(html(gegevens)) == []


def test_uitleg_en_fout_horen_bij_het_veld() -> None:
    assert veld("id_dag")["aria-describedby"] == "id_dag_helptext"
    assert "aria-invalid" not in veld("id_dag")

    fout = veld("id_dag", GOED | {"dag": "nooit"})

    assert fout["aria-describedby"] == "id_dag_helptext id_dag_error"
    assert fout["aria-invalid"] == "true"


def test_formulier_zegt_waarom_het_iets_vraagt() -> None:
    assert html().count("Waarom vragen we dit?") == 1
    assert "Dan weten we wie er kan." in html()


def test_alleen_wat_niet_hoeft_zegt_dat() -> None:
    assert html().count("(hoeft niet)") == 1


@pytest.mark.parametrize(
    ("naam", "waarde", "zin"),
    [
        ("dag", "", "Vul dit in."),
        ("dag", "31-02-2026", "Vul een datum in, bijvoorbeeld 24-05-1981."),
        ("mail", "geen", "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."),
        ("aantal", "veel", "Vul een getal in. Gebruik alleen cijfers."),
        ("aantal", "0", "Vul 1 of meer in."),
        ("kort", "te lang", "Dit is te lang. Gebruik hoogstens 5 tekens; nu zijn het er 7."),
        ("hoe", "", "Kies wat bij u past."),
        ("hoe", "vlieg", "Kies iets uit de lijst."),
        ("waar", "", "Maak een keuze."),
        ("akkoord", "", "Zet hier een vinkje als u het ermee eens bent."),
        ("eigen", "", "Zonder dit kunnen we niet verder."),
    ],
)
def test_fout_zegt_in_gewone_taal_wat_te_doen(naam: str, waarde: str, zin: str) -> None:
    form = AfspraakForm(GOED | {naam: waarde})

    assert form[naam].foutregels == [zin]


def test_goed_ingevuld_heeft_geen_fouten() -> None:
    form = AfspraakForm(GOED)

    assert form.is_valid()
    assert "Er klopt nog iets niet" not in form.render()


def test_foutoverzicht_wijst_naar_elk_veld() -> None:
    pagina = Pagina(f"<!doctype html><title>x</title>{html({'dag': '31-02-2026'})}")

    links = {a.attrib["href"]: tekst(a) for a in pagina.alle("a")}

    assert links["#id_dag"] == "Welke dag? Vul een datum in, bijvoorbeeld 24-05-1981."
    assert links["#id_kort"] == "Kort: Vul dit in."
    assert links["#id_hoe_0"] == "Hoe? Kies wat bij u past."
    assert all(href[1:] in pagina.ids for href in links)


def test_wat_niet_hoeft_staat_los_van_het_label() -> None:
    pagina = Pagina(f"<!doctype html><title>x</title>{html()}")

    assert "E-mailadres (hoeft niet)" in [tekst(label) for label in pagina.alle("label")]
    assert "Aantal" in [tekst(label) for label in pagina.alle("label")]
