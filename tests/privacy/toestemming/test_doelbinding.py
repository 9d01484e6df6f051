"""From each wet to each other, without toestemming, with it, and after it was withdrawn: 48 cells (PRIV-03)."""

from datetime import date
from itertools import product
from uuid import UUID

import pytest
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.inwoners.models import Persoon
from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid
from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.schema import VoorgesteldeGrond
from rotonde.privacy.toestemming import actions, doelbinding
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import GRONDEN, Mag, Manier, Toestemmingsoort

WETTEN = (Wet.WMO, Wet.JEUGDWET, Wet.PARTICIPATIEWET, Wet.WGS)
STANDEN = ("geen", "gegeven", "ingetrokken")
MET_TOESTEMMING = {(Wet.JEUGDWET, Wet.WMO), (Wet.PARTICIPATIEWET, Wet.WMO), (Wet.WGS, Wet.WMO)}


def verwacht(bron: Wet, doel: Wet, stand: str) -> Mag:
    """As the requirement says it, and not as the table of the product does."""
    if bron == doel:
        return Mag.EIGEN
    if doel == Wet.WGS:
        return Mag.WET
    return Mag.TOESTEMMING if (bron, doel) in MET_TOESTEMMING and stand == "gegeven" else Mag.NEE


def volwassene(zaak: Zaak) -> UUID:
    """Who the dossier began with."""
    return UUID(str(Persoon.objects.get(achternaam="van der Berg").pk))


def alles_toegestaan(zaak: Zaak, persoon: UUID) -> list[UUID]:
    """Every toestemming to use data that there is."""
    codes = [code for code, grond in GRONDEN.items() if grond.soort == Toestemmingsoort.GEBRUIK]
    return [actions.vastleggen(Instemming(zaak.dossier, persoon, code, Manier.GESPREK, (persoon,))) for code in codes]


@pytest.mark.parametrize("stand", STANDEN)
def test_elke_overgang_volgt_de_tabel_priv_03(loket: Loket, zaak: Zaak, stand: str) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        persoon = volwassene(zaak)
        gegeven = alles_toegestaan(zaak, persoon) if stand != "geen" else []
        if stand == "ingetrokken":
            for toestemming in gegeven:
                actions.intrekken(toestemming)
        uitkomst = {paar: doelbinding.oordeel(*paar, persoon).mag for paar in product(WETTEN, repeat=2)}
    assert uitkomst == {paar: verwacht(*paar, stand) for paar in product(WETTEN, repeat=2)}


def test_het_artikel_en_de_toestemming_staan_erbij_priv_03(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        persoon = volwassene(zaak)
        gegeven = alles_toegestaan(zaak, persoon)
        met = doelbinding.oordeel(Wet.JEUGDWET, Wet.WMO, persoon)
        zonder = doelbinding.oordeel(Wet.JEUGDWET, Wet.WGS, persoon)
    assert (met.artikel, met.toestemming in gegeven) == ("Wmo 5.1.1 lid 4", True)
    assert (zonder.artikel, zonder.toestemming) == ("Wgs 8d", None)


def test_toestemming_van_de_een_geldt_niet_voor_de_ander_priv_03(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        persoon = volwassene(zaak)
        alles_toegestaan(zaak, persoon)
        vader = UUID(str(Persoon.objects.get(voornamen="Joris").pk))
        assert doelbinding.oordeel(Wet.JEUGDWET, Wet.WMO, persoon)
        assert not doelbinding.oordeel(Wet.JEUGDWET, Wet.WMO, vader)


@pytest.mark.parametrize(
    ("bron", "doel", "zin"),
    [(Wet.JEUGDWET, Wet.WMO, "vraag de inwoner om toestemming"), (Wet.WMO, Wet.JEUGDWET, "zelf inbrengt")],
)
def test_wat_niet_mag_zegt_wat_wel_kan_priv_03(loket: Loket, zaak: Zaak, bron: Wet, doel: Wet, zin: str) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(GeenBevoegdheid, match=zin):
        doelbinding.check(bron, doel, volwassene(zaak))


def test_wat_de_inwoner_inbrengt_mag_en_heet_zo_priv_10(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        persoon = volwassene(zaak)
        assert doelbinding.check(Wet.WMO, Wet.JEUGDWET, persoon, ingebracht=True).mag == Mag.INGEBRACHT
        assert doelbinding.check(Wet.WMO, Wet.WGS, persoon, ingebracht=True).mag == Mag.WET


def test_de_voorgestelde_wet_opent_niets_tot_zij_een_begin_heeft_priv_10(
    loket: Loket, zaak: Zaak, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [grond.van for grond in tabel.voorgestelde_gronden()] == [None]
    with wie.als(aanspreekpunt(loket.anna)):
        persoon = volwassene(zaak)
        dicht = [paar for paar in product(WETTEN, repeat=2) if not doelbinding.oordeel(*paar, persoon)]
        aan = VoorgesteldeGrond(wet="Wams", artikel="-", van=date(2020, 1, 1), zeker="laag")
        monkeypatch.setattr(tabel, "voorgestelde_gronden", lambda: (aan,))
        open_ = [paar for paar in product(WETTEN, repeat=2) if doelbinding.oordeel(*paar, persoon)]
    # Three to the Wmo wait for toestemming, three to each of Jeugdwet and Participatiewet have no ground.
    assert (len(dicht), len(open_)) == (9, 16)
