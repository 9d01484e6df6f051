"""Closing with a result, and asking once more how it goes."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BEGIN, BSN, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak, geopend, klaar
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.inwoners.actions import Gezin as Gezinsvorming
from rotonde.inwoners.actions import Inschrijving, gezinnen_vormen, inschrijven_alle
from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol
from rotonde.regie import actions
from rotonde.regie.models import Dossier, Nazorg
from rotonde.regie.nazorg import actions as nazorg
from rotonde.regie.nazorg import queries
from rotonde.regie.nazorg.actions import Nazorgverslag
from rotonde.regie.nazorg.soorten import NazorgUitkomst, Resultaat

# The day of the family of the tests, and a day long enough after it to ask once more.
VANDAAG = date(2024, 6, 1)
STRAKS = date(2024, 9, 2)
LIJST = "/proef/werk/regie/nazorg/"


def met_nazorg(zaak: Zaak, dag: date = STRAKS) -> UUID:
    """Close the dossier, as who asks; the id of the nazorg."""
    actions.sluiten(replace(klaar(zaak.dossier), nazorg_op=dag, zonder_nazorg=""))
    return Nazorg.objects.get(dossier_id=zaak.dossier).pk


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def test_het_resultaat_staat_bij_het_dossier_en_de_nazorg_bij_wie_het_had(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        met_nazorg(zaak)
        (regel,) = queries.te_doen(loket.anna)
        assert (regel.gepland_op, regel.nu) == (STRAKS, False)
        assert queries.aantal_nu(loket.anna) == 0
        assert not Dossier.objects.filter(pk=zaak.dossier).exists()
    with klok.op(klok.moment(STRAKS)), wie.als(aanspreekpunt(loket.anna)):
        assert queries.aantal_nu(loket.anna) == 1
    with wie.als(dienst()):
        rij = Dossier.objects.get(pk=zaak.dossier)
    assert (rij.resultaat, rij.toelichting) == (Resultaat.GEHAALD, "Het gaat goed.")


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"zonder_nazorg": ""}, "Kies wanneer u vraagt hoe het gaat"),
        ({"nazorg_op": STRAKS}, "laat leeg waarom er geen nazorg is"),
        ({"nazorg_op": VANDAAG, "zonder_nazorg": ""}, "na vandaag en binnen een jaar"),
        ({"nazorg_op": VANDAAG + timedelta(days=400), "zonder_nazorg": ""}, "na vandaag en binnen een jaar"),
        ({"resultaat": Resultaat.OVERLEDEN, "nazorg_op": STRAKS}, "laat de dag leeg"),
    ],
)
def test_zonder_dag_en_zonder_reden_sluit_er_niets(
    loket: Loket, zaak: Zaak, velden: dict[str, object], zin: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match=zin):
            actions.sluiten(replace(klaar(zaak.dossier), **velden))
        assert Dossier.objects.get(pk=zaak.dossier).gesloten_op is None


def test_wie_verhuisd_is_krijgt_geen_nazorg(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.sluiten(replace(klaar(zaak.dossier), resultaat=Resultaat.VERHUISD, zonder_nazorg=""))
        assert not Nazorg.objects.exists()


def test_wat_is_vastgelegd_blijft_en_is_dan_niet_meer_te_zien_priv_13(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        gepland = met_nazorg(zaak)
    with klok.op(klok.moment(STRAKS)):
        with wie.als(aanspreekpunt(loket.anna)):
            nazorg.vastleggen(gepland, Nazorgverslag(STRAKS, NazorgUitkomst.GOED))
            assert not Nazorg.objects.exists()
            with pytest.raises(NietGevonden):
                nazorg.vastleggen(gepland, Nazorgverslag(STRAKS, NazorgUitkomst.GOED))
        with wie.als(dienst()), pytest.raises(KanNuNiet, match="is gedaan, dus vastleggen hoe het gaat kan nu niet"):
            nazorg.vastleggen(gepland, Nazorgverslag(STRAKS, NazorgUitkomst.GOED))


def test_een_collega_ziet_de_nazorg_niet_sec_11(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        gepland = met_nazorg(zaak)
    with wie.als(aanspreekpunt(loket.bram)):
        assert list(queries.te_doen(loket.anna)) == []
        with pytest.raises(NietGevonden):
            queries.een(gepland)


@pytest.mark.parametrize(
    ("verslag", "zin"),
    [
        (Nazorgverslag(STRAKS, NazorgUitkomst.GOED), "niet later dan vandaag"),
        (Nazorgverslag(VANDAAG, NazorgUitkomst.VRAAG), "wat de nieuwe vraag is"),
    ],
)
def test_wat_niet_klopt_zegt_wat_er_moet(loket: Loket, zaak: Zaak, verslag: Nazorgverslag, zin: str) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        gepland = met_nazorg(zaak)
        with pytest.raises(Ongeldig, match=zin):
            nazorg.vastleggen(gepland, verslag)


def test_de_database_kent_geen_resultaat_zonder_einde(zaak: Zaak) -> None:
    with wie.als(dienst()), pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=zaak.dossier).update(resultaat=Resultaat.GEHAALD)


def test_van_sluiten_tot_nieuwe_vraag_op_het_scherm(anna: KeurendeClient, zaak: Zaak) -> None:
    sluiten = f"/proef/werk/regie/dossier/{zaak.dossier}/sluiten/"
    fout = anna.post(sluiten, {"resultaat": "gehaald", "toelichting": "Het gaat goed."})
    assert (fout.status_code, "Kies wanneer u vraagt hoe het gaat" in fout.content.decode()) == (422, True)
    anna.post(sluiten, {"resultaat": "gehaald", "toelichting": "Het gaat goed.", "nazorg_op": "2024-09-02"})
    lijst = anna.zie(LIJST).html
    assert "Aukje" in lijst
    assert KANARIE not in lijst
    with wie.als(dienst()):
        gepland = Nazorg.objects.get(dossier_id=zaak.dossier).pk
    verslag = {"gedaan_op": "2024-06-01", "uitkomst": "vraag", "woorden": "De trap lukt niet."}
    antwoord = anna.post(f"{LIJST}{gepland}/", verslag, follow=True)
    assert antwoord.redirect_chain[0][0].endswith("/toegang/melden/")
    assert "Noteer de nieuwe vraag nu" in antwoord.content.decode()
    assert "U hoeft nu niemand te vragen" in anna.zie(LIJST).html


def test_een_blik_op_de_lijst_laat_een_regel_na_priv_37(anna: KeurendeClient, loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        met_nazorg(zaak)
    anna.zie(LIJST)
    with wie.als(dienst()):
        assert Inzage.objects.filter(gegevensgroep="nazorg").count() == 1


def test_de_lijst_vraagt_evenveel_voor_30_als_voor_1_af_35(
    anna: KeurendeClient, loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        met_nazorg(zaak)
    aantallen = []
    for erbij in (0, 29):
        _meer(loket, erbij)
        anna.zie(LIJST)
        with CaptureQueriesContext(connection) as vragen:
            anna.zie(LIJST)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def _meer(loket: Loket, aantal: int) -> None:
    """So many residents more of whom Anna closed the dossier."""
    with wie.als(dienst()):
        nieuw = inschrijven_alle(
            [Inschrijving(BSN[10 + nr], f"Inwoner{nr}", "Berg", date(1960, 1, 1)) for nr in range(aantal)]
        )
        gezinnen_vormen([Gezinsvorming([persoon], [], BEGIN, partners=False) for persoon in nieuw])
    for persoon in nieuw:
        _, dossier = geopend(loket, persoon)
        with wie.als(aanspreekpunt(loket.anna)):
            actions.sluiten(replace(klaar(dossier), nazorg_op=STRAKS, zonder_nazorg=""))
