"""The load of each Aanspreekpunt beside the norm: numbers for who divides the work, and no dossier."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import Gezin, dienst, vraagt
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import INZET, KANARIE, Zaak
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import beslotenheid, luisteraars, wie
from rotonde.kern.actions import gemeente_inrichten
from rotonde.kern.models import Gebeurtenis, Inzage, RolPeriode
from rotonde.kern.pakket.inrichters import CaseloadLader
from rotonde.kern.pakket.inrichting import CaseloadRegel
from rotonde.kern.soorten import Afslag, Rol
from rotonde.regie import actions, caseload, zwaarte
from rotonde.regie.actions import Akkoord
from rotonde.regie.events import Soort
from rotonde.regie.models import Dossier
from rotonde.werkplek.models import Dossierlast
from rotonde.werkplek.verdeling import events
from rotonde.werkplek.verdeling.actions import dossiers_wegen
from rotonde.werkplek.verdeling.queries import NORM, Last, lasten

PAD = "/proef/werk/verdeling/"


@pytest.fixture
def teamleider(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.PROCESREGISSEUR, actor=medewerker("Tess", Rol.PROCESREGISSEUR), naam="Tess")


def _last(naam: str) -> Last:
    with wie.als(vraagt(Rol.PROCESREGISSEUR)):
        return next(last for last in lasten() if last.naam == naam)


def _weeg(zaak: Zaak) -> None:
    with wie.als(dienst()):
        dossiers_wegen([zaak.dossier])


def _norm(norm: int) -> None:
    with wie.als(dienst()):
        gemeente_inrichten({"caseload": {"norm": norm}})


def test_een_dossier_weegt_zo_zwaar_als_de_zwaarste_hulp_in_de_nieuwste_aanpak(zaak: Zaak, loket: Loket) -> None:
    _weeg(zaak)
    assert (_last("Anna").dossiers, _last("Anna").punten) == (1, Afslag.HULP)

    with wie.als(aanspreekpunt(loket.anna)):
        actions.inzet_kiezen(zaak.doel, replace(INZET, product_code="beschermd", afslag=Afslag.ZORG))
    _weeg(zaak)
    assert _last("Anna").punten == Afslag.ZORG
    assert (_last("Bram").dossiers, _last("Bram").punten, _last("Bram").over) == (0, 0, -NORM)


def test_wat_nog_niet_gewogen_is_telt_als_het_lichtste(zaak: Zaak) -> None:
    assert not Dossierlast.objects.exists()
    assert _last("Anna").punten == zwaarte.LICHTST


def test_de_werkplek_luistert_naar_wat_een_dossier_zwaarder_maakt(zaak: Zaak) -> None:
    luisteraar = luisteraars.LUISTERAARS["werkplek.dossier_wegen"]
    assert luisteraar.soorten == {Soort.GEOPEND, Soort.AANPAK_OPGESTELD, Soort.INZET_GEKOZEN}
    with wie.als(dienst()):
        for gebeurtenis in Gebeurtenis.objects.filter(soort__in=luisteraar.soorten):
            events.weeg(gebeurtenis)
        assert list(Dossierlast.objects.values_list("dossier_id", "punten")) == [(zaak.dossier, Afslag.HULP)]


def test_een_dossier_van_een_andere_gemeente_wordt_hier_niet_gewogen_af_06(zaak: Zaak) -> None:
    with wie.als(dienst("1509")):
        dossiers_wegen([zaak.dossier])
        assert not Dossierlast.objects.exists()
    with wie.als(dienst()):
        assert not Dossierlast.objects.exists()


def test_wie_boven_de_norm_zit_staat_bovenaan_met_wie_ruimte_heeft(teamleider: KeurendeClient, zaak: Zaak) -> None:
    _weeg(zaak)
    rustig = teamleider.zie(PAD).html
    _norm(1)
    vol = teamleider.zie(PAD).html

    assert "Boven de norm" not in rustig
    assert f"2 van {NORM}</span>" in rustig
    assert "Boven de norm" in vol
    assert "2 van 1</span>" in vol
    assert vol.index("Anna") < vol.index("Bram")
    assert "De meeste ruimte: Bram (0 punten van 1)" in " ".join(vol.split())


def test_overdragen_verplaatst_de_last(zaak: Zaak, loket: Loket) -> None:
    _weeg(zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        dag = Dossier.objects.get().geopend_op.date()
        actions.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=dag)

    assert (_last("Anna").punten, _last("Bram").punten) == (0, Afslag.HULP)


def test_wie_geen_aanspreekpunt_meer_is_en_nog_dossiers_heeft_blijft_staan(
    teamleider: KeurendeClient, zaak: Zaak, loket: Loket
) -> None:
    RolPeriode.objects.filter(medewerker_id=loket.anna).update(periode=("2020-01-01", "2021-01-01"))

    assert _last("Anna").heeft_rol is False
    assert "Geen Aanspreekpunt meer" in teamleider.zie(PAD).html


def test_de_verdeling_toont_getallen_en_niets_van_een_dossier_priv_12_priv_14(
    teamleider: KeurendeClient, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(dienst()):
        voor = Inzage.objects.count()
    pagina = teamleider.zie(PAD).html

    assert [woord for woord in (KANARIE, "Aukje", "van der Berg", str(zaak.dossier)) if woord in pagina] == []
    with wie.als(dienst()):
        assert Inzage.objects.count() == voor


def test_een_besloten_dossier_telt_niet_mee_priv_21(zaak: Zaak, gezin: Gezin) -> None:
    assert _last("Anna").dossiers == 1
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("melding", zaak.melding), ("persoon", gezin.moeder)])
    assert _last("Anna").dossiers == 0


@pytest.mark.parametrize("rol", [Rol.BALIE, Rol.AANSPREEKPUNT, Rol.BELEID, Rol.BEHEER, Rol.KWALITEIT])
def test_alleen_wie_het_werk_verdeelt_ziet_wat_een_ander_draagt_sec_10(loket: Loket, rol: Rol) -> None:
    klant_als(rol, actor=medewerker(f"Een {rol}", rol)).zie(PAD, 403)


def test_de_verdeling_vraagt_evenveel_voor_30_collegas_als_voor_1_af_35(teamleider: KeurendeClient, zaak: Zaak) -> None:
    gezien = []
    for reeks in (range(1), range(1, 30)):
        for nummer in reeks:
            medewerker(f"Collega{nummer}", Rol.AANSPREEKPUNT)
        with CaptureQueriesContext(connection) as vragen:
            pagina = teamleider.zie(PAD).html
        gezien.append((pagina.count('scope="row"'), len(vragen)))

    assert gezien == [(3, gezien[0][1]), (32, gezien[0][1])]


def test_de_norm_komt_uit_het_pakket_van_de_gemeente(loket: Loket) -> None:
    regel = CaseloadRegel.model_validate({"geldig_vanaf": "2024-01-01", "bron": "besluit van het college", "norm": 40})
    lader = CaseloadLader()
    with wie.als(dienst()):
        assert lader.huidig() == {}
        gemeente_inrichten(lader.inhoud(regel))
        assert [segment.inhoud for segment in lader.huidig()["caseload"]] == [{"caseload": {"norm": 40}}]
    assert _last("Anna").norm == 40


def test_de_caseload_zegt_gewicht_laatste_contact_en_volgende_stap(zaak: Zaak, loket: Loket, gezin: Gezin) -> None:
    anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")
    with wie.als(aanspreekpunt(loket.anna)):
        (regel,) = caseload.van(loket.anna, {})
        assert (regel.punten, regel.laatste_contact, regel.volgende_stap) == (2, None, "Leg het akkoord vast")
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
        (regel,) = caseload.van(loket.anna, {})
    assert regel.volgende_stap == "Bekijk hoe het gaat"
    assert "Bekijk hoe het gaat" in anna.zie("/proef/werk/regie/").html
    assert zwaarte.volgende_stap(zwaarte.Stand()) == "Stel de Aanpak op"
