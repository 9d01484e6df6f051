"""No payment above the toewijzing, and the figures are what was paid."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.besluiten.wereld import VANDAAG, Wereld
from tests.voorzieningen.hulp import START, gestart

from rotonde.kern.fouten import Gebruikersfout, GeenBevoegdheid, KanNuNiet, Ongeldig
from rotonde.kern.soorten import Rol, Wet
from rotonde.voorzieningen import actions, queries
from rotonde.voorzieningen.actions import BetaalRegel
from rotonde.voorzieningen.models import Betaling, Boeking
from rotonde.voorzieningen.soorten import BoekingSoort

D = dt.date.fromisoformat
LATER = D("2027-03-01")


def test_payments_up_to_the_toewijzing_are_made(wereld: Wereld) -> None:
    voorziening = gestart(wereld, 3_000)

    with wereld.op(LATER), wereld.als(wereld.consulent):
        actions.betalen_bulk([BetaalRegel(voorziening.id, START, Decimal(1_000)) for _ in range(3)])

        assert queries.betaald(voorziening.id) == 3_000


@pytest.mark.parametrize(
    ("dag", "bedrag", "fout", "zin"),
    [
        (LATER, "3000.01", Ongeldig, "nog €\u00a03.000,00 over"),
        (LATER, "0", Ongeldig, "meer dan 0"),
        (LATER, "-5", Ongeldig, "noemt die"),
        (D("2027-03-02"), "1", Ongeldig, "in de toekomst"),
        (D("2026-11-30"), "1", KanNuNiet, "niet gestart"),
    ],
)
def test_a_payment_that_does_not_fit_is_refused(
    wereld: Wereld, dag: dt.date, bedrag: str, fout: type[Gebruikersfout], zin: str
) -> None:
    voorziening = gestart(wereld, 3_000)

    with wereld.op(LATER), wereld.als(wereld.consulent), pytest.raises(fout, match=zin):
        actions.betalen(BetaalRegel(voorziening.id, dag, Decimal(bedrag)))


def test_a_credit_takes_back_no_more_than_the_payment_it_names(wereld: Wereld) -> None:
    voorziening = gestart(wereld, 3_000)

    with wereld.op(LATER), wereld.als(wereld.consulent):
        klein = actions.betalen(BetaalRegel(voorziening.id, START, Decimal(100)))
        actions.betalen(BetaalRegel(voorziening.id, START, Decimal(2_000)))
        terug = actions.betalen(BetaalRegel(voorziening.id, LATER, Decimal(-60), crediteert=klein.id))
        for bedrag, bron in (("-40.01", klein), ("-1", terug)):
            with pytest.raises(Ongeldig, match="niet meer worden teruggehaald"):
                actions.betalen(BetaalRegel(voorziening.id, LATER, Decimal(bedrag), crediteert=bron.id))
        actions.betalen(BetaalRegel(voorziening.id, LATER, Decimal(-40), crediteert=klein.id))

        assert queries.betaald(voorziening.id) == 2_000


def test_the_database_refuses_more_than_the_toewijzing(wereld: Wereld) -> None:
    voorziening = gestart(wereld, 3_000)

    def betaal(bedrag: int, datum: dt.date = START) -> Betaling:
        return Betaling.objects.create(
            gemeente_id=wereld.code,
            voorziening=voorziening,
            besluit=voorziening.besluit,
            dossier=wereld.dossier,
            persoon=wereld.persoon,
            wet=Wet.WMO,
            datum=datum,
            bedrag=bedrag,
        )

    with wereld.op(LATER), wereld.als(wereld.consulent):
        betaal(2_999)
        for bedrag, datum in ((2, START), (1, VANDAAG), (1, D("2027-03-02"))):
            with pytest.raises(IntegrityError, match="past niet"), transaction.atomic():
                betaal(bedrag, datum)
        with pytest.raises(DatabaseError, match=r"permission denied|alleen toe te voegen"), transaction.atomic():
            Betaling.objects.update(bedrag=1)
        betaal(1)


def test_only_who_may_pay_pays(wereld: Wereld) -> None:
    voorziening = gestart(wereld)

    with (
        wereld.op(LATER),
        wereld.als(wereld.consulent, Rol.BALIE),
        pytest.raises(GeenBevoegdheid),
    ):
        actions.betalen(BetaalRegel(voorziening.id, START, Decimal(1)))


def test_costs_and_unique_clients_follow_the_payments(wereld: Wereld) -> None:
    """A credit lowers the year in which it falls; somebody whose payment was taken back is no client."""
    voorziening = gestart(wereld, 3_000)
    with wereld.op(LATER), wereld.als(wereld.consulent):
        eerste = actions.betalen(BetaalRegel(voorziening.id, D("2026-12-31"), Decimal(500)))
        tweede = actions.betalen(BetaalRegel(voorziening.id, D("2027-01-01"), Decimal(250)))

    with wereld.op(LATER), wereld.als_dienst():
        assert queries.kosten_per_wet(2026) == {Wet.WMO: Decimal(500)}
        assert queries.kosten_per_wet(2027) == {Wet.WMO: Decimal(250)}
        assert (queries.unieke_clienten(Wet.WMO, 2026), queries.unieke_clienten(Wet.JEUGDWET, 2026)) == (1, 0)
        actions.betalen(BetaalRegel(voorziening.id, D("2027-02-01"), Decimal(-250), crediteert=tweede.id))
        assert queries.unieke_clienten(Wet.WMO, 2027) == 0
        assert [uitgave.bedrag for uitgave in queries.uitgaven(2026)] == [eerste.bedrag]


@pytest.mark.parametrize(
    ("dag", "aantal"), [("2026-11-30", 0), ("2026-12-01", 1), ("2027-11-30", 1), ("2027-12-01", 0)]
)
def test_the_stand_counts_what_runs_on_the_peildatum(wereld: Wereld, dag: str, aantal: int) -> None:
    gestart(wereld)

    with wereld.op(D(dag)), wereld.als_dienst():
        stand = queries.stand_op(D(dag)).get(Wet.WMO)
    assert (stand.clienten if stand else 0) == aantal


def test_a_medewerker_sees_no_figures_of_residents_of_others(wereld: Wereld) -> None:
    voorziening = gestart(wereld)
    with wereld.op(LATER), wereld.als(wereld.consulent):
        actions.betalen(BetaalRegel(voorziening.id, START, Decimal(1)))
        assert queries.kosten_per_wet(2026) == {Wet.WMO: Decimal(1)}
    with wereld.als_dienst():
        vreemde = wereld.medewerker("Elif Kaya", "wmo-consulent")

    with wereld.als(vreemde):
        assert queries.kosten_per_wet(2026) == {}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_paid_and_taken_back_it_stays_within_the_toewijzing(wereld: Wereld, data: st.DataObject) -> None:
    """Random histories of betalen and crediteren: between 0 and the toewijzing; the boekingen follow to the cent."""
    with transaction.atomic():
        voorziening = gestart(wereld, 1_000)
        with wereld.op(LATER), wereld.als(wereld.consulent):
            gedaan: list[Betaling] = []
            for _ in range(data.draw(st.integers(1, 12))):
                bedrag = data.draw(st.decimals(min_value=-600, max_value=600, places=2))
                bron = data.draw(st.sampled_from(gedaan)) if gedaan and bedrag < 0 else None
                try:
                    with transaction.atomic():
                        gedaan.append(
                            actions.betalen(BetaalRegel(voorziening.id, START, bedrag, bron.id if bron else None))
                        )
                except Gebruikersfout:
                    continue
                assert 0 <= queries.betaald(voorziening.id) <= 1_000
            geboekt = Boeking.objects.filter(soort=BoekingSoort.GEREALISEERD).aggregate(som=Sum("bedrag"))["som"]
            assert (geboekt or 0) == queries.betaald(voorziening.id) == sum(betaling.bedrag for betaling in gedaan)
        transaction.set_rollback(True)


def test_a_batch_is_judged_in_one_pass_whatever_the_connection_planned_before(wereld: Wereld) -> None:
    """Looked up payment by payment, three hundred on one voorziening would read ninety thousand."""
    voorziening = gestart(wereld, 3_000)

    with wereld.op(LATER), wereld.als(wereld.consulent):
        for _ in range(6):
            actions.betalen(BetaalRegel(voorziening.id, START, Decimal(1)))
        eerder = _gelezen("voorzieningen_betaling")
        actions.betalen_bulk([BetaalRegel(voorziening.id, START, Decimal(1)) for _ in range(300)])

        assert 300 <= _gelezen("voorzieningen_betaling") - eerder <= 3_000


def _gelezen(tabel: str) -> int:
    """How many rows of a table this transaction read, as the server counts them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables WHERE relname = %s", [tabel]
        )
        (gelezen,) = cursor.fetchone()
    return int(gelezen)
