"""The components say in words what they show, and never trust what they are given."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import NoReverseMatch, get_script_prefix, set_script_prefix, set_urlconf
from tests.keuring.pagina import Pagina, keur_deel, tekst

from rotonde.kern.deur import GEMEENTE_URLS

KWAAD = "<script>alert(1)</script>"


def teken(sjabloon: str, **gegevens: Any) -> str:
    return Template("{% load vorm opmaak %}" + sjabloon).render(Context(gegevens))


def gelezen(sjabloon: str, **gegevens: Any) -> str:
    return tekst(Pagina(f"<!doctype html><title>x</title>{teken(sjabloon, **gegevens)}").alle("body")[0])


@pytest.mark.parametrize(
    "sjabloon",
    [
        "{% knop kwaad %}",
        "{% knop kwaad url='/x/' %}",
        "{% kaart titel=kwaad %}{{ kwaad }}{% endkaart %}",
        "{% melding titel=kwaad %}{{ kwaad }}{% endmelding %}",
        "{% leeg titel=kwaad %}{{ kwaad }}{% endleeg %}",
        "{% geen_toegang titel=kwaad %}{{ kwaad }}{% endgeen_toegang %}",
        "{% mislukt titel=kwaad %}{{ kwaad }}{% endmislukt %}",
        "{% tabel kwaad %}<tbody><tr><th scope='row'>{{ kwaad }}</th></tr></tbody>{% endtabel %}",
        "{% status kwaad %}",
        "{% stappen namen 1 %}",
        "{% voortgang 1 2 kwaad %}",
        "{% gegevens paren %}",
        "{% kruimels paren %}",
        "{% cijfer kwaad kwaad vergelijking=kwaad bron=kwaad %}",
        "{% tijdlijn punten %}",
        "{% logo kwaad %}",
    ],
)
def test_wat_binnenkomt_wordt_nooit_opmaak(sjabloon: str) -> None:
    punten = [{"moment": date(2026, 3, 2), "titel": KWAAD, "tekst": KWAAD, "wie": KWAAD}]

    html = teken(sjabloon, kwaad=KWAAD, namen=[KWAAD], paren=[(KWAAD, KWAAD)], punten=punten)

    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert keur_deel(html) == []


def test_knop_verstuurt_en_met_adres_is_hij_een_link() -> None:
    assert 'type="submit"' in teken("{% knop 'Opslaan' %}")
    assert teken("{% knop 'Terug' url='/terug/' soort='secundair' %}").strip().startswith("<a ")


def test_onbekende_soort_is_een_fout_van_de_bouwer() -> None:
    with pytest.raises(KeyError):
        teken("{% knop 'Opslaan' soort='paars' %}")


def test_fout_wordt_meteen_voorgelezen_en_de_rest_wacht_op_een_pauze() -> None:
    assert 'role="alert"' in teken("{% melding soort='fout' %}x{% endmelding %}")
    assert 'role="status"' in teken("{% melding soort='goed' %}x{% endmelding %}")


def test_soort_melding_staat_ook_in_woorden() -> None:
    assert gelezen("{% melding soort='goed' titel='Verstuurd' %}x{% endmelding %}") == "Gelukt: Verstuurd x"


def test_afslag_wordt_voorgelezen_als_afslag() -> None:
    assert gelezen("{% afslag 2 kort=True %}") == "Afslag 2"


def test_stappen_zeggen_waar_je_bent() -> None:
    html = teken("{% stappen namen 2 %}", namen=["Vraag", "Over u", "Versturen"])

    assert gelezen("{% stappen namen 2 %}", namen=["Vraag", "Over u"]) == "Stap 2 van 2 Vraag (klaar) Over u"
    assert html.count('aria-current="step"') == 1


def test_lege_waarde_heet_niet_ingevuld_en_nul_blijft_nul() -> None:
    assert gelezen("{% gegevens paren %}", paren=[("Telefoon", ""), ("Schuld", 0)]) == (
        "Telefoon niet ingevuld Schuld 0"
    )


def test_tijdlijn_kent_dagen_en_tijdstippen() -> None:
    moment = datetime(2026, 3, 2, 8, 30, tzinfo=ZoneInfo("UTC"))
    punten = [{"moment": moment, "titel": "Brief"}, {"moment": date(2026, 3, 1), "titel": "Gesprek"}]

    assert gelezen("{% tijdlijn punten %}", punten=punten) == "2 maart 2026, 09.30 uur Brief 1 maart 2026 Gesprek"


def blader(nummer: int, aantal: int, adres: str = "/?kern=wapenveld&pagina=9") -> Pagina:
    blad = Paginator(range(aantal), 10).page(nummer)
    request = RequestFactory().get(adres)
    return Pagina(f"<!doctype html><title>x</title>{teken('{% bladeren blad %}', blad=blad, request=request)}")


def test_bladeren_houdt_de_rest_van_het_adres_vast() -> None:
    links = {tekst(a): a.attrib["href"] for a in blader(2, 30).alle("a")}

    assert links == {
        "Vorige pagina": "?pagina=1&kern=wapenveld",
        "Pagina 1": "?pagina=1&kern=wapenveld",
        "Pagina 2": "?pagina=2&kern=wapenveld",
        "Pagina 3": "?pagina=3&kern=wapenveld",
        "Volgende pagina": "?pagina=3&kern=wapenveld",
    }


def test_bij_een_enkele_pagina_valt_er_niets_te_bladeren() -> None:
    assert blader(1, 10).alle("nav") == []


@pytest.mark.parametrize("filter_", ["euro", "datum", "datumtijd", "periode", "getal"])
def test_een_lege_waarde_blijft_leeg_in_de_opmaak(filter_: str) -> None:
    assert teken("{{ niets|" + filter_ + " }}", niets=None) == ""


def test_getal_met_een_decimaal() -> None:
    assert teken("{{ n|getal:1 }}", n=1234.5) == "1.234,5"


@pytest.mark.parametrize("voorvoegsel", ["/", "/heerde/", "/oude-ijsselstreek/"])
def test_naar_is_url_for_a_row_of_a_list_in_each_gemeente(voorvoegsel: str) -> None:
    vorig = get_script_prefix()
    set_urlconf(GEMEENTE_URLS)
    set_script_prefix(voorvoegsel)
    try:
        dossiers = [uuid4(), uuid4()]
        for dossier in dossiers:
            naar, url = (teken(f"{{% {tag} 'regie:dossier' dossier %}}", dossier=dossier) for tag in ("naar", "url"))
            assert naar == url == f"{voorvoegsel}werk/regie/dossier/{dossier}/"
        with pytest.raises(NoReverseMatch):
            teken("{% naar 'regie:dossier' dossier %}", dossier=None)
    finally:
        set_script_prefix(vorig)
        set_urlconf(None)
