"""Nobody opens a file of oneself, partner, household or relation, whatever opens it to others (PRIV-20)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connections, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BEGIN, Gezin, dienst, inschrijving
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak
from tests.toegang.loket import Loket, aanspreekpunt, gemeld, opgepakt

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners import queries
from rotonde.inwoners.models import Persoon, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import kring, noodtoegang, wie
from rotonde.kern.betrokkenheid import Band, begin
from rotonde.kern.fouten import GeenBevoegdheid, NietGevonden
from rotonde.kern.models import Medewerker
from rotonde.kern.periode import periode
from rotonde.kern.soorten import RedenNoodtoegang, Rol
from rotonde.regie import queries as regie
from rotonde.regie.models import Aanpak, Doel, Dossier, Regie
from rotonde.toegang import actions as toegang
from rotonde.toegang import queries as wachtrijen

Vastgelegd = Callable[[], list[str]]


@pytest.fixture
def vastgelegd() -> Iterator[Vastgelegd]:
    """The lines about an attempt that went over the log connection, which can add and not read."""
    with CaptureQueriesContext(connections["log"]) as geschreven:
        yield lambda: [vraag["sql"] for vraag in geschreven if kring.HANDELING in vraag["sql"]]


def _is(medewerker: UUID, persoon: UUID) -> None:
    """It became known who this medewerker is as a resident."""
    Medewerker.objects.filter(pk=medewerker).update(persoon_id=persoon)


def _zelf(gezin: Gezin) -> UUID:
    return gezin.moeder


def _partner(gezin: Gezin) -> UUID:
    return gezin.vader


def _kind(gezin: Gezin) -> UUID:
    return gezin.kind


def _ex(gezin: Gezin) -> UUID:
    """Somebody who was the partner until 2022 and lives elsewhere."""
    _verwant(gezin.moeder, gezin.buur, periode(BEGIN, date(2022, 1, 1)))
    return gezin.buur


def _ouder_van_wie_met_haar_woont(gezin: Gezin) -> UUID:
    """Who lives elsewhere, and whose son lives with her: a household has one dossier."""
    ida = inwoners.inschrijven(inschrijving(20, "Ida", "de Wit", date(1950, 1, 1)))
    _verwant(ida, gezin.vader, periode(BEGIN))
    return ida


def _verwant(persoon: UUID, ander: UUID, duur: object) -> None:
    Relatie.objects.create(
        gemeente_id="0246", persoon_id=persoon, ander_id=ander, soort=RelatieSoort.OUDER, periode=duur
    )


KRING: list[Callable[[Gezin], UUID]] = [_zelf, _partner, _kind, _ex, _ouder_van_wie_met_haar_woont]


@pytest.mark.parametrize("wie_ook", KRING)
def test_van_zichzelf_gezin_en_verwanten_is_geen_rij_te_zien_priv_20(
    loket: Loket, zaak: Zaak, gezin: Gezin, wie_ook: Callable[[Gezin], UUID]
) -> None:
    """The dossier is of the mother; who holds it turns out to be somebody around her, and her row is gone too."""
    with wie.als(dienst()):
        ook = wie_ook(gezin)
    with wie.als(aanspreekpunt(loket.anna)):
        assert Doel.objects.count() == 1
        assert Persoon.objects.filter(pk=gezin.moeder).exists()

    with wie.als(dienst()):
        _is(loket.anna, ook)

    with wie.als(aanspreekpunt(loket.anna)):
        assert [model.objects.count() for model in (Dossier, Regie, Aanpak, Doel)] == [0, 0, 0, 0]
        assert not Persoon.objects.filter(pk__in=[ook, gezin.moeder]).exists()
        with pytest.raises(NietGevonden):
            regie.dossier(zaak.dossier)
        with pytest.raises(NietGevonden):
            queries.persoon(gezin.moeder)
    with wie.als(aanspreekpunt(loket.bram)):
        assert Persoon.objects.filter(pk=gezin.moeder).exists()


def test_team_noch_noodtoegang_helpt_priv_20(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    """Not one that was opened before it was known, and a new one the database refuses."""

    def red() -> None:
        noodtoegang.begin(
            zaak.dossier, [gezin.moeder], reden=RedenNoodtoegang.GEVAAR, toelichting="Er is nu acuut gevaar.",
            duur=timedelta(minutes=30),
        )  # fmt: skip

    with wie.als(aanspreekpunt(loket.bram)):
        red()
        assert Doel.objects.count() == 1
    with wie.als(dienst()):
        _is(loket.bram, gezin.vader)
        begin([Band(loket.bram, "dossier", zaak.dossier, "vervanger")])

    with wie.als(aanspreekpunt(loket.bram)):
        assert Doel.objects.count() == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            red()


def test_in_de_wachtrij_staat_van_de_eigen_kring_niets_priv_20(loket: Loket, gezin: Gezin) -> None:
    eigen, ander = gemeld(loket, gezin.vader), gemeld(loket, gezin.buur)
    with wie.als(dienst()):
        _is(loket.anna, gezin.moeder)

    with wie.als(aanspreekpunt(loket.anna)):
        assert [regel.id for regel in wachtrijen.wachtrij(loket.team)] == [ander]
        with pytest.raises(NietGevonden):
            toegang.oppakken(eigen)
        toegang.oppakken(ander)


def test_niemand_krijgt_een_melding_uit_de_eigen_kring_toegeschoven_priv_20(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)
    with wie.als(dienst()):
        _is(loket.bram, gezin.kind)

    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(GeenBevoegdheid, match="eigen kring"):
        toegang.overdragen(melding, aan=loket.bram)


def test_een_poging_laat_een_regel_na_en_een_gewone_vergissing_niet_priv_20(
    loket: Loket, zaak: Zaak, gezin: Gezin, vastgelegd: Vastgelegd
) -> None:
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    assert KANARIE in klant.zie(pad).html
    with wie.als(dienst()):
        _is(loket.anna, gezin.vader)

    assert KANARIE not in klant.zie(pad, 404).html
    klant.zie(f"/proef/werk/regie/dossier/{gezin.adres}/", 404)

    (regel,) = vastgelegd()
    assert "regie:dossier" in regel
    assert loket.anna.hex in regel


def test_ook_zoeken_naar_de_eigen_kring_laat_een_regel_na_priv_20(
    loket: Loket, gezin: Gezin, vastgelegd: Vastgelegd
) -> None:
    vraag = inwoners.Zoekvraag(achternaam="de Wit", geboortedatum=date(1982, 5, 6))
    with wie.als(dienst()):
        _is(loket.anna, gezin.moeder)

    with wie.als(aanspreekpunt(loket.bram)):
        assert [treffer.id for treffer in inwoners.zoeken(vraag).treffers] == [gezin.vader]
    assert vastgelegd() == []
    with wie.als(aanspreekpunt(loket.anna)):
        assert inwoners.zoeken(vraag).treffers == []
    (regel,) = vastgelegd()
    assert "inwoners.zoeken" in regel


def test_met_een_schrijffout_is_de_eigen_kring_ook_niet_te_vinden_priv_20(
    loket: Loket, gezin: Gezin, vastgelegd: Vastgelegd
) -> None:
    vraag = inwoners.Zoekvraag(achternaam="de Wid", geboortedatum=date(1982, 5, 6))
    with wie.als(dienst()):
        _is(loket.anna, gezin.moeder)

    with wie.als(aanspreekpunt(loket.bram)):
        assert [treffer.id for treffer in inwoners.zoeken(vraag).treffers] == [gezin.vader]
    assert vastgelegd() == []
    with wie.als(aanspreekpunt(loket.anna)):
        assert inwoners.zoeken(vraag).treffers == []
    (regel,) = vastgelegd()
    assert "inwoners.zoeken" in regel


def test_wie_als_inwoner_kijkt_ziet_de_eigen_gegevens(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        _is(loket.anna, gezin.moeder)

    assert KANARIE in klant_als(Rol.INWONER, actor=gezin.moeder).zie("/proef/mijn/").html
