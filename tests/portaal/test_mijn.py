"""Mijn Rotonde shows a resident what is about that resident, and nothing of anybody else."""

from typing import TYPE_CHECKING

import pytest
from tests.inwoners.gezin import Gezin, dienst
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak, doel, klaar
from tests.toegang.loket import Loket, aanspreekpunt, opgepakt

from rotonde.kern import klok, wie
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol
from rotonde.regie import actions as regie
from rotonde.toegang import actions as toegang

if TYPE_CHECKING:
    from tests.besluiten.wereld import Wereld

PAD = "/proef/mijn/"


def test_zonder_iets_staat_er_wat_hier_komt(gezin: Gezin) -> None:
    html = klant_als(Rol.INWONER, actor=gezin.buur).zie(PAD).html

    assert "U hebt nog geen vragen" in html
    assert "U hebt nog geen Aanpak" in html
    assert "U hebt nog geen brieven" in html


def test_de_inwoner_ziet_vraag_aanspreekpunt_en_aanpak(gezin: Gezin, zaak: Zaak) -> None:
    html = klant_als(Rol.INWONER, actor=gezin.moeder).zie(PAD).html

    assert "Hulp in huis" in html
    assert "Uw Aanspreekpunt is <strong>Anna</strong>" in html
    assert KANARIE in html
    assert "hulp in de buurt" in html


def test_de_inwoner_leest_dat_er_een_ander_aanspreekpunt_is(gezin: Gezin, zaak: Zaak, loket: Loket) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        regie.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=klok.vandaag())

    html = klant_als(Rol.INWONER, actor=gezin.moeder).zie(PAD).html

    assert "U hebt een ander Aanspreekpunt: <strong>Bram</strong>, sinds 1 juni 2024." in html


def test_een_huisgenoot_ziet_de_doelen_van_een_ander_niet_priv_27(gezin: Gezin, zaak: Zaak, loket: Loket) -> None:
    assert KANARIE not in klant_als(Rol.INWONER, actor=gezin.vader).zie(PAD).html
    assert "Hulp in huis" not in klant_als(Rol.INWONER, actor=gezin.vader).zie(PAD).html


def test_een_doel_van_een_huisgenoot_staat_niet_in_mijn_aanpak_priv_27(gezin: Gezin, zaak: Zaak, loket: Loket) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        vreemd = doel(gezin.vader, "werk")
        regie.doel_stellen(zaak.aanpak, type(vreemd)(**{**vreemd.__dict__, "omschrijving": "vreemdekanarie"}))

    html = klant_als(Rol.INWONER, actor=gezin.moeder).zie(PAD).html

    assert KANARIE in html
    assert "vreemdekanarie" not in html


def test_who_was_helped_may_tell_how_it_went_without_a_name(gezin: Gezin, zaak: Zaak, loket: Loket) -> None:
    """The link goes to the team, and carries nothing of the question or of who asked it."""
    moeder, pad = klant_als(Rol.INWONER, actor=gezin.moeder), "/proef/mijn/"
    assert "Vertel hoe" not in moeder.zie(pad).html
    losse = opgepakt(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        toegang.afhandelen(losse)
        regie.sluiten(klaar(zaak.dossier))
    html = moeder.zie(pad).html
    for moment in ("contact", "afsluiting"):
        assert f'href="/proef/ervaring/toegang/{moment}/"' in html
    assert html.count("/ervaring/") == 2


@pytest.mark.parametrize("rol", [Rol.BALIE, Rol.AANSPREEKPUNT, Rol.RAADSLID, Rol.BEHEER])
def test_mijn_rotonde_is_alleen_van_inwoners_sec_10(gezin: Gezin, rol: Rol) -> None:
    klant_als(rol).zie(PAD, 403)


def test_de_brief_komt_als_bijlage_en_laat_eerst_een_regel_achter_priv_37_sec_17(stadje: "Wereld") -> None:
    besluit = stadje.besluit().id
    klant = klant_als(Rol.INWONER, actor=stadje.persoon.id)

    antwoord = klant.get(f"/heerde/mijn/brief/{besluit}/")

    assert antwoord.status_code == 200
    assert antwoord.content.startswith(b"%PDF")
    assert antwoord["Content-Disposition"].startswith('attachment; filename="brief-')
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"] == "no-store"
    with wie.als(dienst()):
        assert Inzage.objects.filter(soort="afdrukken", betrokkene=stadje.persoon.id, rol=Rol.INWONER).count() == 1


def test_de_brief_van_een_ander_is_er_niet_sec_11(stadje: "Wereld") -> None:
    besluit = stadje.besluit().id

    klant_als(Rol.INWONER).zie(f"/heerde/mijn/brief/{besluit}/", 404)
