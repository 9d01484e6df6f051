"""A voorziening stays within its besluit, by the verb with a sentence and by the database without one."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.besluiten.wereld import JAAR, VANDAAG, Wereld
from tests.voorzieningen.hulp import START, gestart, regel

from rotonde.besluiten import actions as besluiten
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.catalogus.soorten import Leveringsvorm
from rotonde.kern.fouten import Gebruikersfout, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.periode import periode
from rotonde.voorzieningen import actions, queries
from rotonde.voorzieningen.actions import StartRegel
from rotonde.voorzieningen.models import Boeking, Voorziening

D = dt.date.fromisoformat


def test_what_was_decided_is_toegewezen(wereld: Wereld) -> None:
    besluit = wereld.besluit(3_000)

    with wereld.als(wereld.consulent):
        voorziening = actions.toewijzen(regel(wereld, besluit))

        assert queries.van_dossier(wereld.dossier.id) == [voorziening]
    assert (voorziening.bedrag, voorziening.eenheid, voorziening.aanbieder) == (3_000, "uur per week", wereld.aanbieder)


@pytest.mark.parametrize(
    ("anders", "fout", "zin"),
    [
        ({"periode": periode(D("2026-11-30"), D("2027-12-01"))}, Ongeldig, "buiten het besluit"),
        ({"periode": periode(D("2026-12-01"), D("2027-12-02"))}, Ongeldig, "buiten het besluit"),
        ({"bedrag": Decimal("3000.01")}, Ongeldig, "nog €\u00a03.000,00 over"),
        ({"leveringsvorm": Leveringsvorm.GELD}, Ongeldig, "andere vorm"),
        ({"aanbieder_id": None}, Ongeldig, "kies een aanbieder"),
        ({"aanbieder_id": uuid4()}, NietGevonden, "aanbieder is niet gevonden"),
        ({"besluit_id": uuid4()}, NietGevonden, "niet gevonden"),
    ],
)
def test_what_does_not_fit_the_besluit_is_refused(
    wereld: Wereld, anders: dict[str, Any], fout: type[Gebruikersfout], zin: str
) -> None:
    besluit = wereld.besluit(3_000)

    with wereld.als(wereld.consulent), pytest.raises(fout, match=zin):
        actions.toewijzen(regel(wereld, besluit, **anders))


def test_a_besluit_works_only_after_its_bekendmaking_awb_3_40(wereld: Wereld) -> None:
    besluit = wereld.besluit(bekend=False)

    with wereld.als(wereld.consulent):
        with pytest.raises(KanNuNiet, match="nog niet bekendgemaakt"):
            actions.toewijzen(regel(wereld, besluit))
        besluiten.bekendmaken(besluit.id)
        assert actions.toewijzen(regel(wereld, besluit))


def test_a_refusal_grants_nothing(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        besluit = besluiten.besluiten(wereld.voorstel(0, soort=BesluitSoort.AFWIJZEN).id)
        besluiten.bekendmaken(besluit.id)

        with pytest.raises(KanNuNiet, match="kent niets toe"):
            actions.toewijzen(regel(wereld, besluit, bedrag=Decimal(0)))


def test_one_besluit_may_be_split_but_not_stretched(wereld: Wereld) -> None:
    besluit = wereld.besluit(3_000)
    eerste = regel(wereld, besluit, periode=periode(D("2026-12-01"), D("2027-06-01")), bedrag=Decimal(2_000))
    tweede = regel(wereld, besluit, periode=periode(D("2027-06-01"), D("2027-12-01")), bedrag=Decimal(1_000))

    with wereld.als(wereld.consulent):
        actions.toewijzen(eerste)
        with pytest.raises(Ongeldig, match=r"nog €.1\.000,00 over"):
            actions.toewijzen(regel(wereld, besluit, periode=tweede.periode, bedrag=Decimal("1000.01")))
        assert actions.toewijzen(tweede)


def test_the_same_product_never_overlaps_for_one_resident_and_aanbieder(wereld: Wereld) -> None:
    eerste, tweede = wereld.besluit(), wereld.besluit()
    with wereld.als_dienst():
        ander = wereld.maak_aanbieder("zorg-verder", "Zorg Verder")

    with wereld.als(wereld.consulent):
        actions.toewijzen(regel(wereld, eerste))
        with pytest.raises(KanNuNiet, match="loopt al"):
            actions.toewijzen(regel(wereld, tweede))
        assert actions.toewijzen(regel(wereld, tweede, aanbieder_id=ander.id))


@pytest.mark.parametrize(
    "veld",
    [
        pytest.param({"bedrag": Decimal(3_001)}, id="bedrag"),
        pytest.param({"periode": periode(D("2026-12-01"), D("2028-12-01"))}, id="periode"),
        pytest.param({"wet": "jeugdwet"}, id="wet"),
        pytest.param({"product_lijn": uuid4()}, id="ander product"),
        pytest.param({"toegewezen_op": D("2026-11-22")}, id="voor het besluit"),
    ],
)
def test_the_database_refuses_what_goes_beyond_the_besluit(wereld: Wereld, veld: dict[str, Any]) -> None:
    besluit = wereld.besluit(3_000)
    with wereld.als(wereld.consulent):
        goed = {
            "gemeente_id": wereld.code,
            "besluit": besluit,
            "dossier": wereld.dossier,
            "persoon": wereld.persoon,
            "product": wereld.product,
            "product_lijn": wereld.product.lijn,
            "aanbieder": wereld.aanbieder,
            "aanbieder_lijn": wereld.aanbieder.lijn,
            "wet": "wmo",
            "leveringsvorm": Leveringsvorm.ZIN,
            "periode": JAAR,
            "volume": 2,
            "eenheid": "uur",
            "tarief": 60,
            "bedrag": 3_000,
            "toegewezen_op": VANDAAG,
        }
        with pytest.raises(IntegrityError, match="buiten haar besluit"), transaction.atomic():
            Voorziening.objects.create(**{**goed, **veld})

        assert Voorziening.objects.create(**goed)


def test_a_voorziening_starts_once_within_its_period_and_never_changes(wereld: Wereld) -> None:
    besluit = wereld.besluit()
    with wereld.als(wereld.consulent):
        voorziening = actions.toewijzen(regel(wereld, besluit))
        with pytest.raises(Ongeldig, match="tot en met vandaag"):
            actions.starten(StartRegel(voorziening.id, START))

    with wereld.op(START), wereld.als(wereld.consulent):
        assert actions.starten(StartRegel(voorziening.id, START)).gestart_op == START
        with pytest.raises(KanNuNiet, match="al gestart op 1 december 2026"):
            actions.starten(StartRegel(voorziening.id, START))
        for veranderd in ({"bedrag": 99}, {"gestart_op": D("2026-12-02")}):
            with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
                Voorziening.objects.filter(pk=voorziening.pk).update(**veranderd)


def test_a_toewijzing_binds_money_in_each_year_without_naming_anyone(wereld: Wereld) -> None:
    gestart(wereld, 3_650)

    with wereld.als(wereld.coach):
        boekingen = {boeking.jaar: boeking.bedrag for boeking in Boeking.objects.all()}
        velden = {veld.name for veld in Boeking._meta.fields}
    assert boekingen == {2026: Decimal(310), 2027: Decimal(3_340)}
    assert not velden & {"persoon", "dossier", "voorziening", "besluit"}


def test_the_resident_sees_the_own_voorziening_and_nobody_elses(wereld: Wereld) -> None:
    gestart(wereld)
    with wereld.als_dienst():
        ander, *_ = wereld.nieuw_dossier()

    with wereld.als_inwoner(wereld.persoon):
        assert len(queries.van_persoon(wereld.persoon.id)) == 1
    with wereld.als_inwoner(ander):
        assert queries.van_persoon(wereld.persoon.id) == []


def test_each_step_leaves_its_gebeurtenis(wereld: Wereld) -> None:
    gestart(wereld)

    with wereld.als_dienst():
        soorten = Gebeurtenis.objects.filter(soort__startswith="voorzieningen.").order_by("id")
        assert list(soorten.values_list("soort", flat=True)) == ["voorzieningen.toegewezen", "voorzieningen.gestart"]
