"""How available a site was follows from the looks alone, and what was not looked at is neither (REL-24)."""

from hypothesis import given
from hypothesis import strategies as st

from rotonde.cli.beschikbaarheid import OP_TIJD, Blik, Storing, Verslag, lees, meet

BEGIN, EINDE = 1_000, 1_200
blikken = st.lists(
    st.builds(
        Blik,
        tijd=st.integers(BEGIN - 150, EINDE + 150),
        elke=st.integers(1, 60),
        goed=st.booleans(),
        ms=st.integers(0, 20_000),
        waarom=st.sampled_from(["", "geen verbinding", "antwoord 502"]),
    ),
    max_size=12,
)


def _meet(rij: list[Blik], nu: int = EINDE) -> Verslag:
    return meet(rij, BEGIN, EINDE, nu=nu)


@given(blikken, st.integers(BEGIN - 50, EINDE + 50))
def test_de_delen_zijn_samen_de_hele_tijd_hoe_er_ook_is_gekeken_rel_24(rij: list[Blik], nu: int) -> None:
    verslag = _meet(rij, nu)

    assert verslag.duur == EINDE - BEGIN
    assert min(verslag.wel, verslag.niet, verslag.niet_gekeken, verslag.komt_nog) >= 0
    assert sum(storing.einde - storing.begin for storing in verslag.storingen) == verslag.niet
    grenzen = [moment for storing in verslag.storingen for moment in (storing.begin, storing.einde)]
    assert grenzen == sorted(grenzen)
    assert all(BEGIN <= moment <= EINDE for moment in grenzen)


@given(blikken)
def test_elke_seconde_telt_zoals_de_laatste_blik_ervoor_zegt_rel_24(rij: list[Blik]) -> None:
    """The slow way: for each second the last look before it, and whether that look still spoke for it."""
    ergste = {blik.tijd: blik for blik in sorted(rij, key=lambda blik: (blik.tijd, not blik.goed, -blik.elke))}
    geteld = {"wel": 0, "niet": 0, "niet_gekeken": 0}
    for seconde in range(BEGIN, EINDE):
        eerder, later = [t for t in ergste if t <= seconde], [t for t in ergste if t > seconde]
        blik = ergste[max(eerder)] if eerder else None
        volgende = min(later, default=None)
        spreekt = blik is not None and (
            volgende <= blik.tijd + OP_TIJD * blik.elke and seconde < volgende
            if volgende is not None and volgende <= blik.tijd + OP_TIJD * blik.elke
            else seconde < blik.tijd + blik.elke
        )
        geteld["niet_gekeken" if blik is None or not spreekt else "wel" if blik.goed else "niet"] += 1

    verslag = _meet(rij)
    assert {naam: getattr(verslag, naam) for naam in geteld} == geteld


@given(blikken.flatmap(lambda rij: st.tuples(st.just(rij), st.permutations(rij))))
def test_de_volgorde_van_de_regels_maakt_niet_uit_rel_24(paar: tuple[list[Blik], list[Blik]]) -> None:
    rij, anders = paar

    assert _meet(anders) == _meet(rij)


@given(blikken)
def test_wat_geschreven_is_wordt_zo_teruggelezen_rel_24(rij: list[Blik]) -> None:
    assert lees(blik.regel() + "\n" for blik in rij) == (rij, 0)


def test_een_halve_regel_telt_als_niet_gelezen_rel_24() -> None:
    heel = Blik(1_000, 60, goed=True).regel()

    assert lees([heel, heel[:25], heel[:30] + heel, "", "onzin"]) == ([Blik(1_000, 60, goed=True)], 3)


def test_een_storing_begint_bij_de_eerste_mislukte_blik_en_eindigt_bij_de_eerste_goede_rel_24() -> None:
    rij = [
        Blik(BEGIN + 60 * n, 60, n not in {2, 3}, waarom="" if n not in {2, 3} else f"antwoord 50{n}") for n in range(7)
    ]

    verslag = meet(rij, 1_000, 1_400, nu=1_400)

    assert verslag.storingen == (Storing(1_120, 1_240, "antwoord 502", gezien=True),)
    assert (verslag.wel, verslag.niet, verslag.niet_gekeken) == (280, 120, 0)
    assert verslag.procent == 70.0


def test_een_late_blik_laat_geen_gat_en_een_gemiste_wel_rel_24() -> None:
    laat, gemist = [Blik(1_000, 60, goed=True), Blik(1_100, 60, goed=True)], [Blik(1_000, 60, goed=False)]

    assert meet(laat, 1_000, 1_160, nu=1_160).niet_gekeken == 0
    verslag = meet(gemist, 1_000, 1_160, nu=1_160)
    assert (verslag.niet, verslag.niet_gekeken) == (60, 100)
    assert verslag.storingen[0].gezien is False


def test_de_norm_telt_wat_niet_gekeken_is_niet_mee_als_goed_en_niet_als_fout_rel_24() -> None:
    assert Verslag(999, 1, 0, 0, ()).gehaald is True
    assert Verslag(998, 2, 0, 0, ()).gehaald is False
    assert Verslag(998, 0, 2, 0, ()).gehaald is None
    assert Verslag(500, 2, 498, 0, ()).gehaald is False
    assert Verslag(0, 0, 1000, 0, ()).procent is None
    assert Verslag(99_899, 101, 0, 0, ()).procent == 99.899
