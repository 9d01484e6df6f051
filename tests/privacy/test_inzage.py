"""Wie keek er mee: the resident reads who looked, in plain Dutch and without a name."""

import re
from datetime import timedelta

import pytest
from tests.inwoners.gezin import Gezin, dienst
from tests.klanten import klant_als
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import inzage, klok, wie
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import InzageSoort, Rol
from rotonde.regie import queries as regie

PAD = "/proef/mijn/inzage/"


def _rijen(html: str) -> list[str]:
    rijen = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", rij).split()) for rij in rijen]


def test_zonder_regels_staat_er_dat_niemand_keek(gezin: Gezin) -> None:
    with klok.op(klok.nu() + timedelta(minutes=1)):
        assert "Nog niemand keek" in klant_als(Rol.INWONER, actor=gezin.kind).zie(PAD).html


def test_wie_het_dossier_opent_staat_er_met_rol_en_reden_en_zonder_naam_priv_40(
    gezin: Gezin, zaak: Zaak, loket: Loket
) -> None:
    with klok.op(klok.nu() + timedelta(hours=1)), wie.als(aanspreekpunt(loket.anna)):
        regie.dossier(zaak.dossier)

    html = klant_als(Rol.INWONER, actor=gezin.moeder).zie(PAD).html

    regel = next(rij for rij in _rijen(html) if "uw dossier" in rij)
    assert "Aanspreekpunt van Gemeente Proefgemeente heeft bekeken: uw dossier" in regel
    assert "een vraag aannemen en toewijzen" in regel
    assert "Anna" not in html


def test_de_laatste_keer_staat_bovenaan(gezin: Gezin) -> None:
    for uur, groep in enumerate(["eerste", "tweede", "derde"]):
        with klok.op(klok.nu() + timedelta(hours=uur)), wie.als(dienst()):
            inzage.noteer(InzageSoort.TONEN, [gezin.buur], gegevensgroep=groep)

    rijen = _rijen(klant_als(Rol.INWONER, actor=gezin.buur).zie(PAD).html)

    assert [next(groep for groep in ("eerste", "tweede", "derde") if groep in rij) for rij in rijen] == [
        "derde",
        "tweede",
        "eerste",
    ]


def test_een_huisgenoot_ziet_de_regels_van_een_ander_niet_priv_42(gezin: Gezin) -> None:
    with wie.als(dienst()):
        inzage.noteer(InzageSoort.TONEN, [gezin.moeder], gegevensgroep="kanarie")

    assert "kanarie" in klant_als(Rol.INWONER, actor=gezin.moeder).zie(PAD).html
    assert "kanarie" not in klant_als(Rol.INWONER, actor=gezin.vader).zie(PAD).html


def test_het_log_lezen_staat_in_het_log_maar_niet_in_de_lijst_priv_42(gezin: Gezin) -> None:
    klant = klant_als(Rol.INWONER, actor=gezin.buur)

    aantallen = [len(_rijen(klant.zie(PAD).html)) for _ in range(3)]

    with wie.als(dienst()):
        assert Inzage.objects.filter(betrokkene=gezin.buur, gegevensgroep="inzagelog").count() == 3
    assert len(set(aantallen)) == 1


@pytest.mark.parametrize("soort", list(InzageSoort))
def test_elke_soort_regel_is_te_lezen(gezin: Gezin, soort: InzageSoort) -> None:
    with wie.als(dienst()):
        inzage.noteer(soort, [gezin.buur], gegevensgroep="persoonsgegevens")

    assert "uw naam en gegevens" in klant_als(Rol.INWONER, actor=gezin.buur).zie(PAD).html


def test_de_regels_staan_per_bladzijde_sec_24(gezin: Gezin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 2)
    for nummer in range(3):
        with klok.op(klok.nu() + timedelta(seconds=nummer)), wie.als(dienst()):
            inzage.noteer(InzageSoort.TONEN, [gezin.buur], gegevensgroep=f"groep {nummer}")
    klant = klant_als(Rol.INWONER, actor=gezin.buur)

    assert len(_rijen(klant.zie(PAD).html)) == 2
    assert len(_rijen(klant.zie(f"{PAD}?pagina=2").html)) >= 1


@pytest.mark.parametrize("rol", [Rol.BALIE, Rol.AANSPREEKPUNT, Rol.FG])
def test_dit_scherm_is_alleen_van_de_inwoner_zelf_sec_10(gezin: Gezin, rol: Rol) -> None:
    klant_als(rol).zie(PAD, 403)
