"""Terms of deciding and objecting, against days that were counted by hand (REL-12)."""

import datetime as dt

import pytest
from tests.besluiten.wereld import VANDAAG, Wereld

from rotonde.besluiten.models import Aanvraag
from rotonde.besluiten.termijnen import beslistermijn, bezwaartermijn
from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import uit_invoer

D = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("wet", "ontvangen", "regel", "laatste_dag"),
    [
        pytest.param(Wet.WMO, "2026-11-10", "WMO-07", "2026-11-24", id="Wmo: twee weken"),
        pytest.param(Wet.WMO, "2026-12-11", "WMO-07", "2026-12-28", id="Eerste Kerstdag op vrijdag: maandag"),
        pytest.param(Wet.JEUGDWET, "2026-01-01", "JW-02", "2026-02-26", id="Jeugdwet: acht weken"),
        pytest.param(Wet.PARTICIPATIEWET, "2026-03-02", "PW-04", "2026-04-28", id="Koningsdag op maandag: dinsdag"),
    ],
)
def test_the_last_day_to_decide_follows_the_wet(wet: Wet, ontvangen: str, regel: str, laatste_dag: str) -> None:
    termijn = beslistermijn(wet, D(ontvangen))

    assert (termijn.regel.id, termijn.dag) == (regel, D(laatste_dag))


def test_a_wet_without_its_own_term_has_eight_weeks() -> None:
    assert beslistermijn(Wet.WGS, D("2026-06-01")).regel.id == "AWB-01"


@pytest.mark.parametrize(
    ("bekendgemaakt", "laatste_dag"),
    [
        ("2026-11-23", "2027-01-04"),
        ("2026-11-20", "2027-01-04"),  # 1 januari 2027 is vrijdag, daarna weekend
        ("2024-02-16", "2024-04-02"),  # Goede Vrijdag 29 maart, dan het paasweekend
        ("2024-03-28", "2024-05-10"),  # Hemelvaartsdag 9 mei
        ("2025-04-28", "2025-06-10"),  # Tweede Pinksterdag 9 juni
    ],
)
def test_objecting_takes_six_weeks_and_never_ends_on_a_holiday_awb_07(bekendgemaakt: str, laatste_dag: str) -> None:
    termijn = bezwaartermijn(D(bekendgemaakt))

    assert (termijn.regel.id, termijn.dag) == ("AWB-07", D(laatste_dag))


def test_an_aanvraag_keeps_rule_version_and_input_of_its_last_day_rel_12(wereld: Wereld) -> None:
    with wereld.als(wereld.consulent):
        aanvraag = Aanvraag.objects.get(pk=wereld.aanvraag())

    assert (aanvraag.termijn_regel, aanvraag.termijn_invoer) == ("WMO-07", {"start": VANDAAG.isoformat()})
    opnieuw = bereken(uit_invoer(aanvraag.termijn_regel, aanvraag.termijn_versie, aanvraag.termijn_invoer))
    assert opnieuw.dag == aanvraag.uiterste_beslisdatum
