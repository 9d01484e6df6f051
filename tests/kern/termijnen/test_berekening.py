"""How an end is found: what counts, what moves it, and what is refused. The days were counted by hand."""

import datetime as dt
from typing import Any

import pytest

from rotonde.kern.fouten import Gebruikersfout, NietGevonden, Ongeldig
from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.berekening import Soort, bereken
from rotonde.kern.termijnen.kalender import Kalender
from rotonde.kern.termijnen.schema import GelijkgesteldeDag
from rotonde.kern.termijnen.vraag import Opschorting, Reden, Storing, Uitstelbericht, Vraag

D = dt.date.fromisoformat
M = dt.datetime.fromisoformat


def einde(regel: str, start: str, **meer: Any) -> str:
    wanneer = M(start) if "T" in start else D(start)
    return bereken(Vraag(regel, wanneer, **meer)).uitkomst.isoformat()


@pytest.mark.parametrize(
    ("regel", "start", "uitkomst"),
    [
        pytest.param("WMO-02", "2026-03-02", "2026-04-13", id="een gewone maandag"),
        pytest.param("WMO-02", "2026-02-20", "2026-04-07", id="Goede Vrijdag en het hele paasweekend"),
        pytest.param("WMO-07", "2025-12-11", "2025-12-29", id="Eerste Kerstdag op donderdag: maandag"),
        pytest.param("AWB-07", "2024-02-16", "2024-04-02", id="Goede Vrijdag"),
        pytest.param("AWB-11", "2026-12-25", "2027-01-04", id="Nieuwjaarsdag op vrijdag: over de jaargrens"),
        pytest.param("AVG-01", "2024-01-31", "2024-02-29", id="schrikkeldag"),
        pytest.param("AVG-01", "2023-01-31", "2023-02-28", id="geen schrikkeldag"),
        pytest.param("BEW-01", "2024-02-29", "2039-02-28", id="vijftien jaar na een schrikkeldag"),
        pytest.param("WGS-02", "2026-04-02", "2026-04-09", id="werkdagen over Pasen"),
        pytest.param("JW-07", "2026-09-05", "2027-09-05", id="een jaar schuift niet, ook niet naar maandag"),
        pytest.param("STA-01", "2026-01-01", "2026-06-30", id="voor 1 juli"),
        pytest.param("STA-01", "2026-07-01", "2027-06-30", id="voor 1 juli van het volgende jaar"),
        pytest.param("WMO-01", "2026-05-30", "2026-05-30", id="onverwijld is vandaag, ook op zaterdag"),
    ],
)
def test_the_end_follows_from_the_start_rel_12(regel: str, start: str, uitkomst: str) -> None:
    assert einde(regel, start) == uitkomst


@pytest.mark.parametrize(
    ("regel", "variant", "start", "uitkomst"),
    [
        pytest.param("EB-02", "gewoon", "2026-05-30", "2026-06-30", id="1 maand, op dinsdag"),
        pytest.param("EB-02", "gewoon", "2026-07-15", "2026-08-17", id="1 maand schuift van zaterdag naar maandag"),
        pytest.param("EB-02", "pgb", "2026-04-15", "2026-08-15", id="4 maanden is te lang en blijft op zaterdag"),
        pytest.param("AWB-08", "adviescommissie", "2026-05-23", "2026-08-17", id="12 weken schuift nog"),
        pytest.param("AWB-06", "gewoon", "2026-05-09", "2026-06-20", id="de 42 dagen schuiven nooit"),
        pytest.param("AWB-06", "vaststellen", "2026-05-09", "2026-05-26", id="twee weken erna wel: Pinksteren"),
    ],
)
def test_a_long_term_or_one_outside_the_wet_runs_through_atw_03(
    regel: str, variant: str, start: str, uitkomst: str
) -> None:
    assert einde(regel, start, variant=variant) == uitkomst


def test_counting_back_never_moves_atw_01() -> None:
    assert einde("PW-02", "2026-05-31") == "2026-02-28"


def test_a_term_of_three_days_or_more_holds_two_werkdagen_atw_02() -> None:
    """With the days around Hemelvaart and 5 mei put on a par, seven days hold one werkdag."""
    dagen = ("2032-05-03", "2032-05-04", "2032-05-07")
    gelijk = tuple(GelijkgesteldeDag(dag=D(dag), zeker="hoog", toegepast=True) for dag in dagen)
    kalender = Kalender(tabel.kalender().regels, gelijk)
    termijn = bereken(Vraag("WMO-03", D("2032-04-30")), kalender)

    # 5 mei and Hemelvaart (6 mei) are holidays, 1-2 and 8-9 weekend: 10 and 11 mei are the first two werkdagen.
    assert termijn.uitkomst == D("2032-05-11")
    assert termijn.stappen[-1].soort == Soort.TWEE_WERKDAGEN
    assert einde("WMO-03", "2032-04-30") == "2032-05-07"


@pytest.mark.parametrize(
    ("start", "uitkomst"),
    [
        ("2026-03-28T15:00:00+01:00", "2026-03-31T16:00:00+02:00"),
        ("2026-10-24T12:00:00+02:00", "2026-10-27T11:00:00+01:00"),
        ("2026-12-24T23:30:00+01:00", "2026-12-27T23:30:00+01:00"),
    ],
)
def test_hours_are_real_hours_and_run_on_in_the_weekend_avg_02(start: str, uitkomst: str) -> None:
    assert einde("AVG-02", start) == uitkomst


def test_the_dutch_day_of_a_moment_is_the_start() -> None:
    assert einde("WMO-02", "2026-03-01T23:30:00+00:00") == einde("WMO-02", "2026-03-02")


def test_ages_begin_on_a_birthday_and_on_1_march_for_who_was_born_on_a_leap_day_lft_01() -> None:
    assert einde("LFT-01", "2008-02-29") == "2026-03-01"
    assert einde("LFT-01", "2008-02-28") == "2026-02-28"
    assert einde("TST-02", "2010-05-01", variant="16-jaar") == "2026-05-01"


@pytest.mark.parametrize(
    ("geboren", "bereikt"),
    [
        ("1953-01-01", "2019-05-01"),
        ("1957-06-15", "2024-06-15"),
        ("1960-12-31", "2027-12-31"),
        ("1961-01-01", "2028-04-01"),
    ],
)
def test_the_aow_leeftijd_follows_from_the_year_in_which_it_is_reached_lft_05(geboren: str, bereikt: str) -> None:
    assert einde("LFT-05", geboren) == bereikt


class TestOpschorting:
    def test_the_end_moves_by_the_days_that_the_term_stood_still_awb_04(self) -> None:
        stil = Opschorting(D("2026-06-09"), D("2026-06-18"))

        assert einde("WMO-07", "2026-06-01", opschortingen=(stil,)) == "2026-06-24"

    def test_two_periods_add_up_and_their_order_does_not_matter_awb_04(self) -> None:
        perioden = (
            Opschorting(D("2026-06-15"), D("2026-06-16"), Reden.INSTEMMING),
            Opschorting(D("2026-06-03"), D("2026-06-05")),
        )

        assert einde("WMO-07", "2026-06-01", opschortingen=perioden) == "2026-06-18"

    def test_standing_still_in_the_weekend_that_the_term_was_given_moves_the_werkdag_awb_04(self) -> None:
        """The two weeks end on Saturday 13 June and run to Monday; on Monday the asker agrees to three days."""
        stil = Opschorting(D("2026-06-15"), D("2026-06-18"), Reden.INSTEMMING)

        assert einde("WMO-07", "2026-05-30", opschortingen=(stil,)) == "2026-06-18"

    @pytest.mark.parametrize(
        ("van", "tot", "zin"),
        [
            ("2026-06-01", "2026-06-03", "begint voor de termijn loopt"),
            ("2026-06-16", "2026-06-18", "komt te laat: de termijn was op 15 juni 2026 om"),
        ],
    )
    def test_a_period_outside_the_term_is_refused(self, van: str, tot: str, zin: str) -> None:
        with pytest.raises(Ongeldig, match=zin):
            einde("WMO-07", "2026-06-01", opschortingen=(Opschorting(D(van), D(tot)),))

    def test_two_periods_that_overlap_are_refused(self) -> None:
        perioden = (Opschorting(D("2026-06-03"), D("2026-06-08")), Opschorting(D("2026-06-07"), D("2026-06-09")))
        with pytest.raises(Ongeldig, match="overlapt een andere"):
            einde("WMO-07", "2026-06-01", opschortingen=perioden)

    def test_a_period_that_ends_before_it_begins_does_not_exist(self) -> None:
        with pytest.raises(Ongeldig, match="eindigt voor zij begint"):
            Opschorting(D("2026-06-08"), D("2026-06-08"))

    def test_a_rule_without_opschorting_refuses_it_wmo_02(self) -> None:
        with pytest.raises(Ongeldig, match="WMO-02 kent geen opschorting"):
            einde("WMO-02", "2026-06-01", opschortingen=(Opschorting(D("2026-06-09"), D("2026-06-18")),))


class TestVerdagen:
    def test_beslissen_op_bezwaar_can_be_put_off_once_awb_08(self) -> None:
        assert einde("AWB-08", "2026-05-27", variant="adviescommissie", verdagingen=1) == "2026-09-30"
        with pytest.raises(Ongeldig, match="hoogstens één keer"):
            einde("AWB-08", "2026-05-27", verdagingen=2)

    def test_veilig_thuis_may_put_off_again_and_again_mc_04(self) -> None:
        assert einde("MC-04", "2026-03-02", verdagingen=3) == "2026-05-11"

    def test_each_leg_of_a_month_counts_from_where_the_one_before_ended_avg_01(self) -> None:
        assert einde("AVG-01", "2026-01-31", verdagingen=1) == "2026-04-28"

    def test_a_rule_without_verdaging_refuses_it_wmo_07(self) -> None:
        with pytest.raises(Ongeldig, match="kent geen verdaging"):
            einde("WMO-07", "2026-06-01", verdagingen=1)


class TestBerichtVanUitstel:
    def test_told_in_time_the_named_day_takes_the_place_of_the_end_awb_03(self) -> None:
        bericht = Uitstelbericht(D("2026-04-20"), D("2026-06-07"))

        assert einde("AWB-01", "2026-03-02", bericht=bericht) == "2026-06-07"

    def test_for_the_wmo_such_a_letter_changes_nothing_and_is_refused_awb_03(self) -> None:
        with pytest.raises(Ongeldig, match="verlengt WMO-07 niet"):
            einde("WMO-07", "2026-06-01", bericht=Uitstelbericht(D("2026-06-10"), D("2026-07-01")))

    @pytest.mark.parametrize(
        ("op", "nieuw", "zin"),
        [("2026-04-29", "2026-06-01", "voor het einde"), ("2026-04-20", "2026-04-28", "na het einde")],
    )
    def test_too_late_or_no_later_day_is_refused_awb_03(self, op: str, nieuw: str, zin: str) -> None:
        with pytest.raises(Ongeldig, match=zin):
            einde("AWB-01", "2026-03-02", bericht=Uitstelbericht(D(op), D(nieuw)))


class TestStoring:
    def test_a_counter_closed_on_the_last_day_leaves_the_day_after_repair_awb_13(self) -> None:
        storing = Storing(M("2026-06-08T10:00+02:00"), M("2026-06-09T09:00+02:00"))

        assert einde("AWB-07", "2026-04-27") == "2026-06-08"
        assert einde("AWB-07", "2026-04-27", storingen=(storing,)) == "2026-06-10"

    def test_after_a_repair_on_friday_the_term_runs_to_monday_awb_13(self) -> None:
        storing = Storing(M("2026-06-08T10:00+02:00"), M("2026-06-12T09:00+02:00"))

        assert einde("AWB-07", "2026-04-27", storingen=(storing,)) == "2026-06-15"

    def test_a_counter_that_was_closed_earlier_moves_nothing_awb_13(self) -> None:
        storing = Storing(M("2026-06-05T10:00+02:00"), M("2026-06-08T00:00+02:00"))

        assert einde("AWB-07", "2026-04-27", storingen=(storing,)) == "2026-06-08"

    def test_only_for_a_term_of_the_resident_and_since_the_rule_holds_awb_13(self) -> None:
        nu = Storing(M("2026-06-08T10:00+02:00"), M("2026-06-12T09:00+02:00"))
        with pytest.raises(Ongeldig, match="alleen een termijn van de inwoner"):
            einde("WMO-07", "2026-06-01", storingen=(nu,))
        toen = Storing(M("2025-06-10T10:00+02:00"), M("2025-06-12T09:00+02:00"))
        with pytest.raises(Ongeldig, match="AWB-13 geldt niet op 10 juni 2025"):
            einde("AWB-07", "2025-04-28", storingen=(toen,))


class TestVerordening:
    def test_a_verordening_may_be_shorter_and_never_longer_wgs_03(self) -> None:
        assert einde("WGS-03", "2026-06-01", lokaal="P4W") == "2026-06-29"
        with pytest.raises(Ongeldig, match="niet langer maken dan 8 weken"):
            einde("WGS-03", "2026-06-01", lokaal="P9W")

    def test_where_the_wet_leaves_no_room_it_is_refused(self) -> None:
        with pytest.raises(Ongeldig, match="geen andere termijn"):
            einde("WMO-07", "2026-06-01", lokaal="P1W")

    @pytest.mark.parametrize("lokaal", ["zes weken", "PT3H", "onverwijld"])
    def test_what_is_no_term_in_days_is_refused(self, lokaal: str) -> None:
        with pytest.raises(Ongeldig, match="is geen termijn in dagen, weken of maanden"):
            einde("JW-02", "2026-06-01", lokaal=lokaal)


@pytest.mark.parametrize(
    ("regel", "start", "meer", "soort", "zin"),
    [
        ("WMO-99", "2026-01-01", {}, NietGevonden, "bestaat niet; bedoelt u WMO-09"),
        ("WMO-07", "2026-01-01", {"versie": "1999-01"}, NietGevonden, "heeft geen versie 1999-01"),
        ("WMO-04", "2026-01-01", {}, Ongeldig, "heeft geen termijn om te berekenen"),
        ("JW-09", "2026-01-01", {}, Ongeldig, "kies een variant uit machtiging"),
        ("JW-09", "2026-01-01", {"variant": "gewoon"}, Ongeldig, "kent geen variant gewoon"),
        ("PW-02", "2025-12-31", {}, Ongeldig, "geldt niet op 31 december 2025, wel vanaf 1 januari 2026"),
        ("AVG-02", "2026-01-01", {}, Ongeldig, "geef ook het tijdstip"),
        ("WMO-02", "1500-01-01", {}, Ongeldig, "jaren 1900 tot en met 2200"),
    ],
)
def test_what_cannot_be_computed_says_so_in_one_sentence(
    regel: str, start: str, meer: dict[str, str], soort: type[Gebruikersfout], zin: str
) -> None:
    with pytest.raises(soort, match=zin) as fout:
        einde(regel, start, **meer)
    assert "\n" not in fout.value.zin


def test_a_moment_without_time_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        Vraag("AVG-02", M("2026-01-01T09:00"))
