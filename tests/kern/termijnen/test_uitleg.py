"""The reasoning, as somebody reads it."""

import datetime as dt

import pytest

from rotonde.cli.termijn import PAGINA
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.pagina import pagina
from rotonde.kern.termijnen.uitleg import als_json, met_onbevestigde_dagen, regels
from rotonde.kern.termijnen.vraag import Opschorting, Reden, Vraag

D = dt.date.fromisoformat


def uitleg(regel: str, start: str, variant: str = "") -> str:
    return "\n".join(regels(bereken(Vraag(regel, D(start), variant=variant))))


def test_every_step_has_its_day_and_its_reason() -> None:
    assert uitleg("WMO-02", "2026-02-20").splitlines() == [
        "WMO-02: onderzoek (Wmo 2015, artikel 2.3.2 lid 1)",
        "Uiterlijk dinsdag 7 april 2026",
        "",
        "  vrijdag 20 februari 2026: melding; deze dag telt niet mee",
        "  vrijdag 3 april 2026: 6 weken later",
        "  dinsdag 7 april 2026: eerste werkdag, want het einde viel op Goede Vrijdag "
        "(Algemene termijnenwet, artikel 1)",
        "",
        "Dit sluit met: uitkomst op schrift.",
        "Berekend met regel WMO-02, versie 2026-11, zekerheid hoog.",
    ]


@pytest.mark.parametrize(
    ("regel", "start", "variant", "zin"),
    [
        ("BEW-01", "2026-05-12", "", "Vanaf zondag 12 mei 2041"),
        ("PW-02", "2026-05-31", "", "Niet eerder dan zaterdag 28 februari 2026"),
        ("EB-02", "2026-05-31", "pgb", "Zo lang verschuift het einde niet meer"),
        ("MSG-10", "2026-05-31", "", "dit is een afspraak, geen wet"),
        ("EB-01", "2026-05-31", "", "de regel zegt daar niets over"),
        ("AVG-01", "2026-01-31", "", "het einde viel op zaterdag (Verordening 1182/71, artikel 3 lid 4)"),
        ("LFT-01", "2008-02-29", "", "Vanaf zondag 1 maart 2026"),
    ],
)
def test_it_says_why_an_end_moves_or_stays(regel: str, start: str, variant: str, zin: str) -> None:
    assert zin in uitleg(regel, start, variant)


def test_a_day_that_waits_for_a_jurist_is_named_where_it_would_matter_atw_02() -> None:
    """Hemelvaart on 14 May: the Friday after it may be put on a par."""
    termijn = bereken(Vraag("AWB-07", D("2026-04-02")))

    assert termijn.uitkomst == D("2026-05-15")
    assert met_onbevestigde_dagen(termijn) == D("2026-05-18")
    assert "dan wordt het maandag 18 mei 2026" in uitleg("AWB-07", "2026-04-02")
    assert "Let op" not in uitleg("AWB-07", "2026-03-31")


def test_as_data_it_keeps_rule_version_input_and_steps_rel_12() -> None:
    stil = Opschorting(D("2026-06-09"), D("2026-06-18"), Reden.INSTEMMING)
    data = als_json(bereken(Vraag("WMO-07", D("2026-06-01"), opschortingen=(stil,))))

    assert (data["regel"], data["versie"], data["uitkomst"]) == ("WMO-07", "2026-11", "2026-06-24")
    assert data["invoer"] == {"start": "2026-06-01", "opschorting": [["2026-06-09", "2026-06-18", "instemming"]]}
    assert data["stappen"][-1] == {"stap": "opgeschort", "op": "2026-06-24", "dagen": 9, "waarom": "instemming"}


def test_the_page_of_terms_follows_the_table() -> None:
    assert PAGINA.read_text(encoding="utf-8") == pagina()
