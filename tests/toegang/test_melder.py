"""Who told us is known to as few as can be (PRIV-30)."""

from dataclasses import replace
from uuid import UUID

import pytest
from tests.inwoners.gezin import Gezin, dienst
from tests.klanten import klant_als
from tests.toegang.loket import VRAAG, Loket, aanspreekpunt, balie, bezoeker, inwoner

from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, NietGevonden
from rotonde.kern.models import Gebeurtenis, Mutatie
from rotonde.kern.soorten import Rol
from rotonde.toegang import actions
from rotonde.toegang.models import Melder
from rotonde.toegang.soorten import RedenMelder

BUUR = "Truus Klikspaan, 06 0000 0000"


@pytest.fixture
def melding(loket: Loket, gezin: Gezin) -> UUID:
    """Anna works on what a neighbour told about the mother."""
    with wie.als(balie(loket)):
        gemeld = actions.melden(replace(VRAAG, persoon=gezin.moeder, melder=BUUR)).melding
    with wie.als(aanspreekpunt(loket.anna)):
        actions.oppakken(gemeld)
    return gemeld


def test_de_melder_staat_apart_en_versleuteld_priv_30(melding: UUID) -> None:
    with wie.als(dienst()):
        rij = Melder.objects.get(melding_id=melding)
        assert b"Klikspaan" not in bytes(rij.cijfer)
        assert [r for r in Mutatie.objects.filter(rij=rij.pk) if "Klikspaan" in f"{r.oud}{r.nieuw}"] == []


def test_de_inwoner_ziet_niet_eens_dat_er_een_melder_is_priv_30(melding: UUID, gezin: Gezin, loket: Loket) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        assert Melder.objects.count() == 1
    for persoon in (gezin.moeder, gezin.vader):
        with wie.als(inwoner(persoon)):
            assert Melder.objects.count() == 0
    assert "elder" not in klant_als(Rol.INWONER, actor=gezin.moeder).zie("/proef/mijn/").html


def test_wie_de_melder_bekijkt_laat_een_reden_na_priv_30(melding: UUID, loket: Loket, gezin: Gezin) -> None:
    klant = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    pad = f"/proef/werk/toegang/melding/{melding}/"
    assert "bekend, en afgeschermd" in klant.zie(pad).html
    assert "Klikspaan" not in klant.zie(f"{pad}melder/").html

    assert "Klikspaan" in klant.post(f"{pad}melder/", {"waarom_nu": "veiligheid"}).content.decode()

    with wie.als(dienst()):
        regel = Gebeurtenis.objects.get(soort="toegang.melder_geopend")
    assert (regel.actor, regel.object_id, regel.gegevens) == (loket.anna, melding, {"reden": "veiligheid"})
    with wie.als(inwoner(gezin.moeder)):
        assert not Gebeurtenis.objects.filter(soort="toegang.melder_geopend").exists()


def test_zonder_reden_of_als_ander_blijft_het_dicht_priv_30(melding: UUID, loket: Loket) -> None:
    pad = f"/proef/werk/toegang/melding/{melding}/melder/"
    zonder = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna).post(pad, {})
    assert (zonder.status_code, b"Klikspaan" in zonder.content) == (422, False)
    klant_als(Rol.AANSPREEKPUNT, actor=loket.bram).zie(pad, 404)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.melder_openen(melding, RedenMelder.VEILIGHEID)


def test_wie_zelf_vraagt_heeft_geen_melder(loket: Loket, gezin: Gezin) -> None:
    for vrager, persoon in ((bezoeker(), None), (inwoner(gezin.moeder), gezin.moeder)):
        with wie.als(vrager), pytest.raises(GeenBevoegdheid):
            actions.melden(replace(VRAAG, persoon=persoon, melder=BUUR))
