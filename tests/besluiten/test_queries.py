"""What the page of a besluit asks: first the line about its resident, then the besluit (PRIV-37)."""

from datetime import timedelta

import pytest
from tests.besluiten.wereld import Wereld

from rotonde.besluiten import queries
from rotonde.kern import noodtoegang
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import RedenNoodtoegang, Rol

WAAROM = "De politie staat voor de deur en vraagt wie er woont."


def _regels(wereld: Wereld) -> list[tuple[object, ...]]:
    with wereld.als(wereld.coach, Rol.KWALITEIT):
        rijen = Inzage.objects.filter(gegevensgroep="besluitvorming").order_by("id")
        return list(rijen.values_list("soort", "betrokkene", "dossier"))


def test_the_besluit_shows_what_was_decided_and_leaves_a_line_about_its_resident_priv_37(wereld: Wereld) -> None:
    besluit = wereld.besluit()
    with wereld.als(wereld.consulent):
        beeld = queries.besluitbeeld(besluit.id)
        motivering = besluit.voorstel.motiveringen.select_related("doel").get()

    assert _regels(wereld) == [("tonen", wereld.persoon.id, wereld.dossier.id)]
    assert (beeld.id, beeld.dossier_id, beeld.soort, beeld.bedrag) == (
        besluit.id, wereld.dossier.id, besluit.soort, besluit.bedrag,
    )  # fmt: skip
    assert (beeld.product, beeld.achternaam, beeld.periode) == ("Begeleiding", "de Vries", besluit.periode)
    assert beeld.bekendgemaakt_op is not None
    assert beeld.motiveringen == [
        {"doel": {"omschrijving": motivering.doel.omschrijving}, "toelichting": motivering.toelichting}
    ]


def test_who_is_not_involved_finds_nothing_and_leaves_no_line_priv_37(wereld: Wereld) -> None:
    besluit = wereld.besluit()
    with wereld.als_dienst():
        vreemde = wereld.medewerker("Sem Bos", "wmo-consulent")
    with wereld.als(vreemde), pytest.raises(NietGevonden):
        queries.besluitbeeld(besluit.id)

    assert _regels(wereld) == []


def test_what_noodtoegang_opened_is_logged_as_that_priv_18(wereld: Wereld) -> None:
    besluit = wereld.besluit()
    with wereld.als_dienst():
        vreemde = wereld.medewerker("Sem Bos", "wmo-consulent")
    with wereld.als(vreemde):
        noodtoegang.begin(
            wereld.dossier.id, [], reden=RedenNoodtoegang.GEVAAR, toelichting=WAAROM, duur=timedelta(minutes=60)
        )
        assert queries.besluitbeeld(besluit.id).product == "Begeleiding"

    assert _regels(wereld) == [("noodtoegang", wereld.persoon.id, wereld.dossier.id)]
