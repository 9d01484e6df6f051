"""The letter is kept byte for byte; the resident reads the own letter; first the line, then the bytes."""

import hashlib

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.besluiten.beschikking.test_zetten import gelezen
from tests.besluiten.wereld import VANDAAG, Wereld
from tests.keuring.pdf import keur

from rotonde.besluiten import actions, queries
from rotonde.besluiten.fouten import AlBekendgemaakt
from rotonde.besluiten.models import Beschikking, Besluit
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.inwoners.models import Adres, Bewoning, Huishouden
from rotonde.kern import betrokkenheid
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Betrokkenheid, Gebeurtenis, Inzage, Woonkern
from rotonde.kern.periode import periode
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import uit_invoer


def test_the_exact_bytes_are_kept_with_their_hash(wereld: Wereld) -> None:
    besluit = wereld.besluit(bekend=False)

    with wereld.als(wereld.consulent):
        beschikking = actions.bekendmaken(besluit.id)
        bewaard = Beschikking.objects.get(pk=beschikking.pk)

    assert hashlib.sha256(bewaard.pdf).hexdigest() == bewaard.sha256
    assert (bewaard.bekendgemaakt_op, bewaard.bezwaar_regel) == (VANDAAG, "AWB-07")
    assert bewaard.bezwaar_tot_en_met.isoformat() == "2027-01-04"


def test_the_term_of_objecting_can_be_computed_again_from_what_was_kept_rel_12(wereld: Wereld) -> None:
    besluit = wereld.besluit(bekend=False)

    with wereld.als(wereld.consulent):
        brief = Beschikking.objects.get(pk=actions.bekendmaken(besluit.id).pk)

    assert brief.bezwaar_invoer == {"start": VANDAAG.isoformat()}
    opnieuw = bereken(uit_invoer(brief.bezwaar_regel, brief.bezwaar_versie, brief.bezwaar_invoer))
    assert opnieuw.dag == brief.bezwaar_tot_en_met


def test_the_letter_says_what_was_decided_and_is_accessible(wereld: Wereld) -> None:
    besluit = wereld.besluit(3_000)

    with wereld.als(wereld.consulent):
        pdf = queries.beschikking(besluit.id).pdf

    tekst = gelezen(pdf)
    assert keur(pdf) == []
    for stuk in ("Anna de Vries", "Begeleiding", "2 uur per week", "€ 3.000,00", "U durft de post niet meer", "Marit"):
        assert stuk in tekst
    assert "administratie" in tekst, "het doel staat als kopje boven de motivering"


def test_a_refusal_gets_a_letter_without_a_table(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        besluit = actions.besluiten(wereld.voorstel(0, soort=BesluitSoort.AFWIJZEN).id)
        tekst = gelezen(bytes(actions.bekendmaken(besluit.id).pdf))

    assert "U krijgt dit niet van de gemeente: Begeleiding." in tekst
    assert "Wat u krijgt" not in tekst
    assert "bezwaar" in tekst


@pytest.mark.parametrize(("geheimhouding", "zichtbaar"), [(0, True), (1, False)])
def test_a_secret_address_stands_on_no_letter_priv_24(wereld: Wereld, geheimhouding: int, zichtbaar: bool) -> None:
    with wereld.als_dienst():
        kern = Woonkern.objects.create(gemeente_id="0246", code="heerde", naam="Heerde")
        adres = Adres.objects.create(
            gemeente_id="0246", straat="Kanariestraat", huisnummer="7", postcode="8181AA", woonkern=kern
        )
        huishouden = Huishouden.objects.create(gemeente_id="0246")
        Bewoning.objects.create(
            gemeente_id="0246", persoon=wereld.persoon, huishouden=huishouden, adres=adres, periode=periode(VANDAAG)
        )
        wereld.persoon.geheimhouding = geheimhouding
        wereld.persoon.save()

    besluit = wereld.besluit()

    with wereld.als(wereld.consulent):
        assert ("Kanariestraat 7" in gelezen(queries.beschikking(besluit.id).pdf)) is zichtbaar


def test_a_besluit_is_announced_once(wereld: Wereld) -> None:
    besluit = wereld.besluit()

    with wereld.als(wereld.consulent), pytest.raises(AlBekendgemaakt):
        actions.bekendmaken(besluit.id)


def test_the_database_keeps_hash_and_bytes_together_and_unchanged(wereld: Wereld) -> None:
    besluit = wereld.besluit()
    with wereld.als(wereld.consulent):
        with pytest.raises(DatabaseError, match=r"permission denied|alleen toe te voegen"), transaction.atomic():
            Beschikking.objects.update(pdf=b"anders")
        tweede = actions.besluiten(wereld.voorstel().id)
        echt = queries.beschikking(besluit.id)
        kopie = Beschikking.objects.get(besluit=besluit)
        kopie.pk, kopie.besluit, kopie.kenmerk, kopie.pdf = tweede.pk, tweede, "B-2026-X", echt.pdf + b" "
        kopie._state.adding = True

        with pytest.raises(IntegrityError, match="beschikking_hash"), transaction.atomic():
            kopie.save()
        kopie.sha256 = hashlib.sha256(kopie.pdf).hexdigest()
        kopie.save()


def test_the_resident_reads_the_own_letter_and_sees_who_looked(wereld: Wereld) -> None:
    besluit = wereld.besluit()
    with wereld.als(wereld.consulent):
        queries.beschikking(besluit.id)

    with wereld.als_inwoner(wereld.persoon):
        assert queries.beschikking(besluit.id).pdf.startswith(b"%PDF-")
        assert [brief.besluit_id for brief in queries.brieven_van(wereld.persoon.id)] == [besluit.id]
        groepen = list(Inzage.objects.order_by("id").values_list("actor_soort", "soort", "gegevensgroep"))
    assert ("medewerker", "verzenden", "beschikking") in groepen
    assert ("medewerker", "afdrukken", "beschikking") in groepen


def test_who_did_not_ask_the_question_sees_the_own_letter_too(wereld: Wereld) -> None:
    """A parent asks for a child: the dossier began with the parent, the letter is about the child."""
    with wereld.als_dienst():
        betrokkenheid.einde(object_id=wereld.dossier.id, wie_id=wereld.persoon.id)
        assert not betrokkenheid.is_betrokken(object_id=wereld.dossier.id, wie_id=wereld.persoon.id)

    eerste, tweede = wereld.besluit(), wereld.besluit()

    with wereld.als_inwoner(wereld.persoon):
        assert {brief.besluit_id for brief in queries.brieven_van(wereld.persoon.id)} == {eerste.id, tweede.id}
    with wereld.als_dienst():
        banden = Betrokkenheid.objects.filter(wie_id=wereld.persoon.id, periode__contains=VANDAAG)
        assert banden.count() == 1


def test_another_resident_and_a_medewerker_who_is_not_involved_find_nothing_priv_27(wereld: Wereld) -> None:
    besluit = wereld.besluit()
    with wereld.als_dienst():
        ander, *_ = wereld.nieuw_dossier()
        vreemde = wereld.medewerker("Elif Kaya", "wmo-consulent")

    with wereld.als_inwoner(ander), pytest.raises(NietGevonden):
        queries.beschikking(besluit.id)
    with wereld.als(vreemde), pytest.raises(NietGevonden):
        queries.beschikking(besluit.id)


def test_no_line_no_letter_priv_37(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is written before the bytes are read: when it cannot be written, nothing is read."""
    besluit = wereld.besluit()

    def kapot(*args: object, **kwargs: object) -> None:
        raise DatabaseError("inzagelog vol")

    monkeypatch.setattr("rotonde.kern.inzage.noteer", kapot)
    with wereld.als(wereld.consulent), pytest.raises(DatabaseError, match="inzagelog vol"):
        queries.beschikking(besluit.id)


def test_bulk_makes_a_letter_for_each_in_a_fixed_number_of_queries(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        besluiten = actions.besluiten_bulk([wereld.voorstel().id for _ in range(6)])
        with CaptureQueriesContext(connection) as een:
            actions.bekendmaken_bulk([besluiten[0].id])
        with CaptureQueriesContext(connection) as vijf:
            brieven = actions.bekendmaken_bulk([besluit.id for besluit in besluiten[1:]])

        assert len({brief.kenmerk for brief in brieven}) == 5
        assert len(een) == len(vijf)
        assert Besluit.objects.count() == Beschikking.objects.count() == 6
    with wereld.als_dienst():
        assert Gebeurtenis.objects.filter(soort="besluiten.besluit_bekendgemaakt").count() == 6
