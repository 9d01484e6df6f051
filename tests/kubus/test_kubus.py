"""Every cell of the cube is tried, through HTTP or through the verb (SEC-10, PRIV-12, PRIV-17, AF-36).

A cell that comes out otherwise than reviewed fails the test of its endpoint, which names the cell.
"""

from collections.abc import Iterable
from random import SystemRandom

import pytest
from tests.kubus.meting import Meting
from tests.kubus.tabel import Cel, Eindpunt, Relatie, Uitkomst, lees, te_meten

CELLEN = te_meten(lees())
EINDPUNTEN = sorted({cel.eindpunt for cel in CELLEN}, key=str)
# Pages about nobody, forms that name nobody, lines by pseudonym, and counts.
TOONT_NIEMAND = {cel.eindpunt for cel in CELLEN if cel.relatie == Relatie.GEEN} | {
    Eindpunt("route", naam, "GET")
    for naam in (
        "regie:aanpak", "regie:akkoord", "regie:overdragen", "regie:sluiten", "toegang:afspraak_afzeggen",
        "toegang:afspraak_agenda", "toegang:afspraak_verzetten", "toegang:contact_melden", "toegang:koppelen",
        "toegang:melder", "toegang:overdragen", "toegang:teruggeven",
        "regie:afschalen", "regie:opschalen", "regie:overleg", "regie:overleg_afzeggen",
        "regie:team", "regie:team_los", "regie:veiligheidsplan",
        "regie:meldcode_inlichten", "regie:meldcode_uitstellen", "regie:meldcode_stap",
        "toezicht:klacht_afdoen", "toezicht:klacht_verdagen",
        "toezicht:benoemen", "toezicht:bevinding", "toezicht:naam", "toezicht:nood_open", "toezicht:opheffen",
        "toezicht:rechten_van", "toezicht:vrijgeven", "werkplek:vandaag",
        "werkplek:vervanging_beeindigen",
    )
}  # fmt: skip


def afwijkingen(meting: Meting, cellen: Iterable[Cel]) -> list[str]:
    """A sentence for each cell that comes out otherwise than reviewed."""
    return [
        f"{cel.eindpunt}, relatie {cel.relatie}, rol {cel.rol}: verwacht {cel.verwacht}, gemeten {gemeten}"
        for cel, gemeten in meting.meet(cellen)
        if gemeten != cel.verwacht
    ]


@pytest.mark.parametrize("eindpunt", EINDPUNTEN, ids=str)
def test_elke_cel_komt_uit_zoals_beoordeeld_sec_10_priv_12_af_36(meting: Meting, eindpunt: Eindpunt) -> None:
    fouten = afwijkingen(meting, [cel for cel in CELLEN if cel.eindpunt == eindpunt])

    assert not fouten, "\n".join(fouten)


def test_een_omgedraaide_cel_valt_op_af_36(meting: Meting) -> None:
    """A test of the test: of fifty cells, drawn anew each time, the opposite is expected; every time that is seen."""
    omgedraaid = [_draai_om(cel) for cel in SystemRandom().sample(CELLEN, 50)]

    onopgemerkt = [cel for cel in omgedraaid if not afwijkingen(meting, [cel])]

    assert onopgemerkt == []


def _draai_om(cel: Cel) -> Cel:
    anders = Uitkomst.NEE if cel.verwacht == Uitkomst.JA else Uitkomst.JA
    return Cel(cel.eindpunt, cel.relatie, cel.rol, anders)


def test_elk_eindpunt_doet_iets_voor_iemand_af_35() -> None:
    """A refusal says something only where somebody else gets in: each endpoint about somebody has its positive twin."""
    verwacht: dict[Eindpunt, set[Uitkomst]] = {}
    for cel in CELLEN:
        verwacht.setdefault(cel.eindpunt, set()).add(cel.verwacht)
    doet = {e for e, uitkomsten in verwacht.items() if Uitkomst.JA in uitkomsten or e in TOONT_NIEMAND}

    assert [str(eindpunt) for eindpunt in EINDPUNTEN if eindpunt not in doet] == []
    assert [str(e) for e in EINDPUNTEN if verwacht[e] == {Uitkomst.NEE}] == []


def test_er_zijn_genoeg_cellen_sec_10() -> None:
    assert len(CELLEN) >= 30_000
