"""The Aanpak on paper: accessible, in plain words, and of one resident only."""

from uuid import UUID

import pytest
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.keuring.pdf import keur
from tests.klanten import klant_als
from tests.privacy.brieven import tekst_van_pdf
from tests.regie.zaak import Zaak, doel
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import InzageSoort, Rol
from rotonde.regie import actions, afdruk
from rotonde.regie.actions import Akkoord


def gedrukt(loket: Loket, zaak: Zaak, persoon: UUID) -> bytes:
    with wie.als(aanspreekpunt(loket.anna)):
        return afdruk.aanpak(zaak.dossier, persoon)


def test_de_aanpak_op_papier_is_toegankelijk_en_zegt_wat_er_is_afgesproken(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    pdf = gedrukt(loket, zaak, gezin.moeder)
    assert keur(pdf) == []
    tekst = tekst_van_pdf(pdf)
    for zin in (
        "De Aanpak van Aukje van der Berg", "Dit is een voorstel", "Uw Aanspreekpunt is Anna", "gaf u een 4",
        "Het moet een 7 worden", "hulp in de buurt",
    ):  # fmt: skip
        assert zin in tekst


def test_na_het_akkoord_staat_er_de_versie(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
    assert "Dit is versie 1. U bent het ermee eens." in tekst_van_pdf(gedrukt(loket, zaak, gezin.moeder))


def test_op_papier_staat_alleen_wat_van_die_inwoner_is_priv_27(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        van_vader = doel(gezin.vader)
        actions.doel_stellen(zaak.aanpak, van_vader)
    moeder = tekst_van_pdf(gedrukt(loket, zaak, gezin.moeder))
    vader = tekst_van_pdf(gedrukt(loket, zaak, gezin.vader))
    assert (moeder.count("gaf u een"), vader.count("gaf u een")) == (1, 1)
    assert "Joris" not in moeder
    assert "Aukje" not in vader
    with pytest.raises(NietGevonden, match="nog niets in de Aanpak"):
        gedrukt(loket, zaak, gezin.kind)


def test_wat_op_papier_gaat_staat_in_het_log_priv_37(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    gedrukt(loket, zaak, gezin.moeder)
    with wie.als(dienst()):
        regels = Inzage.objects.filter(soort=InzageSoort.AFDRUKKEN, betrokkene=gezin.moeder, dossier=zaak.dossier)
        assert regels.count() == 1


def test_het_dossier_wijst_de_weg_en_een_ander_vindt_niets_sec_11(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    pad = f"{dossier}aanpak/{gezin.moeder}.pdf"
    assert anna.zie(dossier).html.count("Aanpak op papier") == 1
    antwoord = anna.get(pad)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/pdf")
    assert antwoord["Content-Disposition"] == 'attachment; filename="aanpak.pdf"'
    bram: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")
    assert bram.get(pad).status_code == 404
