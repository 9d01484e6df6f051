"""Each check finds the page that fails it and leaves the good page alone (AF-35)."""

import pytest
from tests.keuring.pagina import INHOUD, KADER, keur, keur_deel

GOED = """<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>Uw vraag | Rotonde Heerde</title>
<link rel="stylesheet" href="/static/vorm/rotonde.css"><script src="/static/htmx.js" nonce="abc" defer></script></head>
<body><a href="#inhoud">Naar de inhoud</a>
<header><nav aria-label="Hoofdmenu"><ul><li><a href="/">Start</a></li></ul></nav></header>
<main id="inhoud"><h1>Uw vraag</h1><h2>Nakijken</h2>
<form method="post" action="/vraag/"><input type="hidden" name="formuliertoken" value="t">
<label for="v">Vraag</label><input id="v" name="v" aria-describedby="v_uitleg"><p id="v_uitleg">Kort mag.</p>
<fieldset><legend>Hoe?</legend><label><input type="radio" name="h" value="b"> Bellen</label></fieldset>
<button type="submit">Versturen</button></form>
<table><caption>Vragen</caption><thead><tr><th scope="col">Wat</th></tr></thead>
<tbody><tr><td>1</td></tr></tbody></table>
<svg role="img" aria-labelledby="beeld"><title id="beeld">Rotonde</title></svg><img src="/static/a.png" alt="">
</main><footer>Gemeente Heerde</footer></body></html>"""

AFKEUR = [
    ("taal", 'lang="nl"', 'lang="en"'),
    ("titel", "<title>Uw vraag | Rotonde Heerde</title>", "<title> | Rotonde</title>"),
    ("titel", "<title>Uw vraag | Rotonde Heerde</title>", "<title>Rotonde</title>"),
    ("kop", "<h1>Uw vraag</h1>", ""),
    ("kop", "<h1>Uw vraag</h1>", "<h1>Uw vraag</h1><h1>Nog een</h1>"),
    ("kop", "<h1>Uw vraag</h1>", "<h1> </h1>"),
    ("koppen", "<h2>Nakijken</h2>", "<h3>Nakijken</h3>"),
    ("gebieden", "<footer>Gemeente Heerde</footer>", ""),
    ("gebieden", "</main>", "</main><main></main>"),
    ("gebieden", "</header>", "<nav></nav></header>"),
    ("springen", 'href="#inhoud"', 'href="/inhoud"'),
    ("geldig", "</h2>", ""),
    ("geldig", "<!doctype html>", ""),
    ("geldig", "<button", "<button><button"),
    ("ids", '<p id="v_uitleg">', '<p id="v">'),
    ("verwijzingen", 'aria-describedby="v_uitleg"', 'aria-describedby="weg"'),
    ("verwijzingen", 'for="v"', 'for="w"'),
    ("verwijzingen", 'href="/"', 'href="#weg"'),
    ("labels", '<label for="v">Vraag</label>', ""),
    ("labels", "<button", "<textarea name=t></textarea><button"),
    ("groepen", "<legend>Hoe?</legend>", ""),
    ("tokens", '<input type="hidden" name="formuliertoken" value="t">', ""),
    ("in_de_regel", "<h2>", '<h2 style="color:red">'),
    ("in_de_regel", "</head>", "<style>h1{color:red}</style></head>"),
    ("in_de_regel", "<h2>", '<h2 onclick="doe()">'),
    ("in_de_regel", 'href="/"', 'href="javascript:doe()"'),
    ("in_de_regel", "<h2>", '<h2 hx-on:click="doe()">'),
    ("in_de_regel", "<h2>", '<h2 hx-trigger="click[ctrlKey]">'),
    ("scripts", 'nonce="abc"', ""),
    ("scripts", 'nonce="abc"', 'nonce="oud"'),
    ("van_elders", "/static/htmx.js", "https://elders.example/htmx.js"),
    ("van_elders", "/static/a.png", "//elders.example/a.png"),
    ("klikbaar", ">Start</a>", "></a>"),
    ("klikbaar", '<a href="/">', "<a>"),
    ("klikbaar", ">Versturen</button>", "><svg aria-hidden=true></svg></button>"),
    ("tabellen", "<caption>Vragen</caption>", ""),
    ("tabellen", ' scope="col"', ""),
    ("tabellen", '<th scope="col">Wat</th>', "<td>Wat</td>"),
    ("beelden", ' alt=""', ""),
    ("beelden", ' role="img" aria-labelledby="beeld"', ""),
    ("sjabloonresten", "Nakijken", "{{ vergeten }}"),
    ("sjabloonresten", "Nakijken", "{% include x %}"),
]


def test_een_goede_pagina_heeft_geen_bevindingen_af_35() -> None:
    assert keur(GOED, nonce="abc") == []


@pytest.mark.parametrize(("controle", "goed", "fout"), AFKEUR)
def test_elke_controle_keurt_haar_eigen_fout_af_35(controle: str, goed: str, fout: str) -> None:
    assert goed in GOED

    gevonden = {code for code, _ in keur(GOED.replace(goed, fout, 1), nonce="abc")}

    assert controle in gevonden


def test_elke_controle_heeft_een_pagina_die_haar_laat_falen_af_35() -> None:
    assert {controle for controle, _, _ in AFKEUR} == set(KADER) | set(INHOUD)


def test_een_deel_hoeft_geen_kader_te_hebben_maar_wel_een_token() -> None:
    assert keur_deel("<p>Er wacht niemand.</p>") == []
    assert keur_deel('<form method="post" action="/x/"></form>') == [
        ("tokens", "formulier naar '/x/' heeft geen token")
    ]
