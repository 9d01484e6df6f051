"""Random facts for the comparison: few persons and days, so that they meet often."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

# Around the ends of years, and leap day: where counting goes wrong.
DAGEN = st.one_of(
    st.sampled_from([date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1)]),
    st.dates(date(2022, 6, 1), date(2025, 6, 1)),
)
WIE = st.sampled_from(["a" * 32, "b" * 32, "c" * 32])
BEDRAG = st.decimals(min_value="-900", max_value="900", places=2).map(lambda bedrag: Decimal(str(bedrag)))


@st.composite
def _met_periode(draw: st.DrawFn, **kolommen: Any) -> dict[str, Any]:
    van = draw(DAGEN)
    einde = st.one_of(
        st.integers(1, 800).map(lambda dagen: van + timedelta(days=dagen)), DAGEN.filter(lambda d: d > van)
    )
    return {"van": van, "tot": draw(st.none() | einde), **{naam: draw(waarde) for naam, waarde in kolommen.items()}}


def _rij(**kolommen: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(kolommen)


_VOORZIENING = _met_periode(
    voorziening=WIE, persoon=WIE, wet=st.sampled_from(["jeugdwet", "wmo"]), product=st.just("hulp"),
    groep=st.just("hulp"), afslag=st.sampled_from([2, 3]), leveringsvorm=st.just("zin"), gestart_op=st.none() | DAGEN,
)  # fmt: skip
_UITKERING = _met_periode(
    persoon=WIE, regeling=st.sampled_from(["participatiewet", "ioaw"]), reden_instroom=st.just("anders"),
    reden_uitstroom=st.none(),
)  # fmt: skip
_SIGNAAL = _rij(
    signaal=WIE, over=WIE, partner=st.just("waterbedrijf"), achterstand=st.just("water"), bedrag=BEDRAG,
    ontvangen_op=DAGEN, afgerond_op=st.none() | DAGEN,
    resultaat=st.none() | st.sampled_from(["hulp_geaccepteerd", "geen_contact"]),
)  # fmt: skip
_KENMERK = _met_periode(
    persoon=WIE, dossier=WIE, kenmerk=st.sampled_from(["thuiszitter", "huiselijk-geweld", "scheiding"])
)
CIJFER = st.integers(1, 5)
FEITEN = st.fixed_dictionaries({
    "betaling": st.lists(
        _rij(voorziening=WIE, persoon=WIE, wet=st.sampled_from(["jeugdwet", "wmo"]), datum=DAGEN, bedrag=BEDRAG),
        max_size=12,
    ),
    "voorziening": st.lists(_VOORZIENING, max_size=8),
    "uitkering": st.lists(_UITKERING, max_size=8),
    "signaal": st.lists(_SIGNAAL, max_size=8),
    "contactpoging": st.lists(
        _rij(signaal=WIE, datum=DAGEN, kanaal=st.just("brief"), gelukt=st.booleans()), max_size=8
    ),
    "kenmerk": st.lists(_KENMERK, max_size=8),
    "ervaring": st.lists(
        _rij(
            maand=DAGEN.map(lambda dag: dag.replace(day=1)), moment=st.just("contact"), gehoord=CIJFER, verder=CIJFER,
            geholpen=CIJFER,
        ),
        max_size=24,
    ),
    "contactmoment": st.lists(
        _rij(datum=DAGEN, kanaal=st.sampled_from(["telefoon", "balie", "email"])), max_size=8
    ),
})  # fmt: skip
