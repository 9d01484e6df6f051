"""The register of processing is what the tables say, all of it, and the page in the documentation is up to date."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.soorten import Klasse
from rotonde.kern.verwerking import verwerking_van
from rotonde.privacy import register

DOCS = Path(__file__).resolve().parents[2] / "docs" / "architectuur"
PAGINA = DOCS / "verwerkingen.md"
BIJLAGE = DOCS / "dpia.md"


def test_de_pagina_loopt_niet_achter_op_de_tabellen_priv_52() -> None:
    """Repair: ./rotonde beheer verwerkingen --schrijf."""
    assert PAGINA.read_text(encoding="utf-8") == register.pagina()


def test_elke_tabel_en_elke_kolom_staat_in_het_register_priv_52() -> None:
    delen = register.pagina().split("\n### ")[1:]
    per_tabel = {deel.splitlines()[0]: deel for deel in delen}

    assert set(per_tabel) == {model._meta.db_table for model in beschermde_modellen()}
    for model in beschermde_modellen():
        ontbreekt = [
            veld.column
            for veld in model._meta.concrete_fields
            if f"`{veld.column}`" not in per_tabel[model._meta.db_table]
        ]
        assert ontbreekt == []


def test_de_bijlage_loopt_niet_achter_op_de_tabellen_priv_52() -> None:
    """Repair: ./rotonde beheer verwerkingen --schrijf."""
    assert BIJLAGE.read_text(encoding="utf-8") == register.dpia()


def test_elke_tabel_met_persoonsgegevens_staat_in_de_bijlage_met_alles_erbij_priv_52() -> None:
    persoonlijk = {
        model._meta.db_table
        for model in beschermde_modellen()
        if verwerking_van(model).betrokkene
        or {verwerking_van(model).klasse_van(str(veld.column)) for veld in model._meta.concrete_fields}
        - {Klasse.OPENBAAR, Klasse.INTERN}
    }
    regels = [rij.split(" | ") for rij in register.dpia().splitlines() if rij.startswith("| `")]

    assert {rij[0].strip("| `") for rij in regels} == persoonlijk
    assert [rij for rij in regels if len(rij) != 6 or not all(cel.strip(" |") for cel in rij)] == []


def test_de_opdracht_toont_het_register() -> None:
    uitvoer = StringIO()
    call_command("verwerkingen", stdout=uitvoer)

    assert uitvoer.getvalue() == register.pagina()
