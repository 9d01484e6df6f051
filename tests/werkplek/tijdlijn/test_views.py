"""The tijdlijn of a dossier: all that happened, for who may see it, of the parts that open for their rol."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import Zaak
from tests.toegang.loket import VRAAG, Loket, aanspreekpunt, balie, medewerker

from rotonde.besluiten import events as besluiten
from rotonde.kern import beslotenheid, betrokkenheid, bevoegdheden, gebeurtenissen, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Gebeurtenis, Inzage
from rotonde.kern.soorten import Rol, Wet
from rotonde.privacy.soorten import Gebeurd
from rotonde.regie.events import Soort
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Contact
from rotonde.toegang.events import Soort as Toegang
from rotonde.toegang.soorten import Antwoord, Kanaal
from rotonde.toezicht.events import Soort as Toezicht
from rotonde.voorzieningen import events as voorzieningen
from rotonde.werkplek.tijdlijn import soorten
from rotonde.werkplek.vervanging.soorten import Gebeurd as Vervanging

ONDERWERP = "Vraag over schuldkanarie"


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def _pad(zaak: Zaak, vraag: str = "") -> str:
    return f"/proef/werk/dossier/{zaak.dossier}/tijdlijn/{vraag}"


def _besluit(zaak: Zaak, over: UUID, aantal: int = 1) -> None:
    with wie.als(dienst()):
        feiten = [Feit("besluit", over, over, zaak.dossier) for _ in range(aantal)]
        gebeurtenissen.noteer(besluiten.BESLUIT_GENOMEN, feiten)


def _contact(loket: Loket, persoon: UUID) -> None:
    with wie.als(balie(loket)):
        toegang.contactmoment_registreren(
            Contact(Kanaal.BALIE, ONDERWERP, 5, Antwoord.BEANTWOORD, Wet.WMO, persoon=persoon)
        )


def test_alles_wat_er_gebeurde_staat_erop_van_vraag_tot_aanpak(
    anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    _contact(loket, gezin.vader)
    _besluit(zaak, gezin.moeder)

    pagina = anna.zie(_pad(zaak)).html

    volgorde = [
        pagina.index(titel)
        for titel in (
            "Er is een besluit genomen",
            "Contact met de gemeente",
            "Er is inzet gekozen",
            "Er is een doel gesteld",
            "Het dossier is geopend",
            "De vraag is opgepakt",
            "De vraag kwam binnen",
        )
    ]
    assert volgorde == sorted(volgorde)
    assert "Via balie" in pagina
    assert "Door Anna, over Aukje" in pagina
    assert ONDERWERP not in pagina
    assert "Bekijk de tijdlijn" in anna.zie(f"/proef/werk/regie/dossier/{zaak.dossier}/").html


def test_een_onderdeel_of_een_periode_laat_de_rest_weg(
    anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    _contact(loket, gezin.moeder)
    aanpak = anna.zie(_pad(zaak, "?onderdeel=aanpak")).html
    contact = anna.zie(_pad(zaak, "?onderdeel=contact")).html
    morgen = (klok.vandaag() + timedelta(days=1)).isoformat()

    assert ("Er is een doel gesteld" in aanpak, "De vraag kwam binnen" in aanpak) == (True, False)
    assert ("Contact met de gemeente" in contact, "Er is een doel gesteld" in contact) == (True, False)
    assert "Hier is niets gebeurd" in anna.zie(_pad(zaak, f"?van={morgen}")).html
    assert "De vraag kwam binnen" in anna.zie(_pad(zaak, f"?tot={klok.vandaag()}")).html
    assert "draai ze om" in anna.zie(_pad(zaak, f"?van={morgen}&tot={klok.vandaag()}"), 422).html


def test_een_ander_ziet_geen_tijdlijn_en_wie_meedenkt_wel_priv_12_sec_11(
    anna: KeurendeClient, zaak: Zaak, loket: Loket
) -> None:
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")
    bram.zie(_pad(zaak), 404)
    with wie.als(dienst()):
        betrokkenheid.begin([Band(loket.bram, "dossier", zaak.dossier, "meedenker")])
    assert "Er is een doel gesteld" in bram.zie(_pad(zaak)).html


def test_besloten_is_de_tijdlijn_er_alleen_voor_wie_benoemd_is_priv_21(
    anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("melding", zaak.melding), ("persoon", gezin.moeder)])
        beslotenheid.benoem(zaak.dossier, [loket.bram])

    anna.zie(_pad(zaak), 404)
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")
    assert "Er is een doel gesteld" in bram.zie(_pad(zaak)).html


def test_van_een_onderdeel_dat_voor_de_rol_dicht_is_staat_er_niets_sec_10(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin, monkeypatch: pytest.MonkeyPatch
) -> None:
    _besluit(zaak, gezin.moeder)
    with wie.als(dienst()):
        gebeurtenissen.noteer(Toezicht.DOSSIER_BESLOTEN, [Feit("dossier", zaak.dossier, dossier=zaak.dossier)])
    assert "Er is een besluit genomen" in anna.zie(_pad(zaak)).html

    mag = bevoegdheden.mag
    monkeypatch.setattr(
        "rotonde.kern.bevoegdheden.mag",
        lambda soort, naam, rol: naam != "besluiten:besluit" and mag(soort, naam, rol),
    )
    pagina = anna.zie(_pad(zaak)).html

    assert "Er is een besluit genomen" not in pagina
    assert 'value="besluit"' not in pagina
    assert "Er is een doel gesteld" in pagina
    anna.zie(_pad(zaak, "?onderdeel=besluit"), 422)


def test_wat_met_een_melding_gebeurde_leest_wie_erbij_betrokken_is_en_een_ander_niet_priv_12(
    zaak: Zaak, loket: Loket
) -> None:
    gemeld = {"object_id": zaak.melding, "soort": Toegang.GEMELD}
    with wie.als(aanspreekpunt(loket.anna)):
        assert Gebeurtenis.objects.filter(**gemeld).exists()
    with wie.als(aanspreekpunt(loket.bram)):
        assert not Gebeurtenis.objects.filter(**gemeld).exists()
    with wie.als(balie(loket)):
        assert not Gebeurtenis.objects.filter(**gemeld).exists()


def test_een_blik_op_de_tijdlijn_staat_bij_ieder_lid_en_komt_eerst_priv_37(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin
) -> None:
    with CaptureQueriesContext(connection) as vragen:
        anna.zie(_pad(zaak))

    volgorde = [vraag["sql"] for vraag in vragen]
    regel = next(nr for nr, sql in enumerate(volgorde) if "INSERT INTO kern_inzage" in sql)
    gelezen = [nr for nr, sql in enumerate(volgorde) if "kern_gebeurtenis" in sql or '"voornamen"' in sql]
    assert regel < min(gelezen)
    with wie.als(dienst()):
        lijnen = Inzage.objects.filter(dossier=zaak.dossier, gegevensgroep="tijdlijn")
        assert set(lijnen.values_list("betrokkene", flat=True)) == {gezin.moeder, gezin.vader, gezin.kind}


def test_de_tijdlijn_vraagt_evenveel_voor_100_gebeurtenissen_als_voor_1_af_35(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin
) -> None:
    gezien = []
    for erbij in (1, 99):
        _besluit(zaak, gezin.moeder, erbij)
        with CaptureQueriesContext(connection) as vragen:
            pagina = anna.zie(_pad(zaak, "?onderdeel=besluit")).html
        gezien.append((pagina.count("Er is een besluit genomen"), len(vragen)))

    assert gezien == [(1, gezien[0][1]), (100, gezien[0][1])]


def test_de_tijdlijn_gaat_een_blad_tegelijk_sec_24(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rotonde.vorm.bladen.PER_BLAD", 2)
    _besluit(zaak, gezin.moeder, 3)

    bladen = [anna.zie(_pad(zaak, f"?onderdeel=besluit&pagina={nr}")).html for nr in (1, 2)]

    assert [blad.count("Er is een besluit genomen") for blad in bladen] == [2, 1]


def test_van_elke_soort_staat_vast_of_en_waar_zij_verteld_wordt() -> None:
    kamers = [
        waarde
        for module in (besluiten, voorzieningen)
        for naam, waarde in vars(module).items()
        if naam.isupper() and isinstance(waarde, str)
    ]
    alle = {*map(str, (*Soort, *Toegang, *Toezicht, *Gebeurd, *Vervanging)), *kamers}
    verteld, verzwegen = set(map(str, soorten.VERTELD)), set(map(str, soorten.NIET_VERTELD))

    assert verteld | verzwegen == alle
    assert verteld & verzwegen == set()
    assert all(soorten.NIET_VERTELD.values())
    assert all(bevoegdheden.tabel()["route", route] for route in soorten.ROUTES.values())


def test_wie_niet_in_dossiers_werkt_komt_er_niet_in_sec_10(zaak: Zaak) -> None:
    for rol in (Rol.BALIE, Rol.KWALITEIT, Rol.BELEID, Rol.BEHEER):
        klant_als(rol, actor=medewerker(f"Een {rol}", rol)).zie(_pad(zaak), 403)


def test_de_vraag_zelf_staat_niet_op_de_tijdlijn_priv_14(anna: KeurendeClient, zaak: Zaak) -> None:
    assert VRAAG.onderwerp not in anna.zie(_pad(zaak)).html
