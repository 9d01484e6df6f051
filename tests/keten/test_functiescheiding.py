"""Nobody approves what is one's own: each pair of duties is held by the database itself (SEC-13).

A pair is what one person asks for and another decides on. A room that brings one adds a line to PAREN, with how the
same hand twice is tried straight at the tables; the twin is another hand, which may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from tests.besluiten.test_besluit import eigen_voorstel
from tests.besluiten.wereld import VANDAAG, Wereld

from rotonde.besluiten.models import Besluit, Mandaat
from rotonde.kern import klok
from rotonde.kern.models import Medewerker, RolPeriode
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol


@dataclass(frozen=True)
class Paar:
    """`probeer(wereld, zelf)` does the second duty: with the hand of the first when `zelf`, else with another."""

    naam: str
    probeer: Callable[[Wereld, bool], None]


def _geef_rol(wereld: Wereld, zelf: bool) -> None:
    gever: UUID = wereld.consulent.id if zelf else wereld.collega.id
    with wereld.als_dienst():
        RolPeriode.objects.create(
            gemeente_id=wereld.code, medewerker=wereld.consulent, rol=Rol.KWALITEIT,
            periode=periode(date(2026, 1, 1), date(2026, 12, 1)), gegeven_door=gever,
        )  # fmt: skip


def _besluit(wereld: Wereld, zelf: bool) -> None:
    """From the amount on at which the register of mandaten asks four eyes."""
    voorstel = eigen_voorstel(wereld)
    wie: Medewerker = wereld.consulent if zelf else wereld.collega
    with wereld.als(wie):
        Besluit.objects.create(
            gemeente_id=wereld.code, aanvraag_id=voorstel.aanvraag_id, voorstel=voorstel,
            dossier_id=voorstel.dossier_id, persoon_id=voorstel.persoon_id, product=voorstel.product, wet=voorstel.wet,
            afslag=voorstel.product.afslag, soort=voorstel.soort, periode=voorstel.periode, bedrag=voorstel.bedrag,
            mandaat=Mandaat.objects.get(code="T-1"), genomen_door=wie, rol=Rol.AANSPREEKPUNT, datum=VANDAAG,
        )  # fmt: skip


PAREN = (
    Paar("een rol vragen en geven", _geef_rol),
    Paar("een besluit voorstellen en nemen", _besluit),
)


@pytest.mark.django_db
@pytest.mark.parametrize("paar", PAREN, ids=lambda paar: paar.naam)
def test_niemand_keurt_het_eigene_goed_en_een_ander_kan_het_wel_sec_13(paar: Paar) -> None:
    with klok.op(klok.moment(VANDAAG)):
        wereld = Wereld()

        with pytest.raises(DatabaseError), transaction.atomic():
            paar.probeer(wereld, True)
        paar.probeer(wereld, False)
