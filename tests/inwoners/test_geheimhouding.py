"""Geheimhouding works backwards once it is switched on, and parting hides where one goes (PRIV-25, PRIV-28)."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.inwoners.gezin import BEGIN, Gezin, dienst, vraagt

from rotonde.inwoners import actions, queries
from rotonde.inwoners.actions import Verhuizing, Vertrek
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.inwoners.models import Adres, Bewoning, Lidmaatschap, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import wie
from rotonde.kern.fouten import NietGevonden, Ongeldig
from rotonde.kern.models import Mutatie
from rotonde.kern.soorten import ActorSoort, Rol

STRAAT, NIEUW = "Proeflaan", "Schuilhof"
OP = date(2024, 5, 1)


@pytest.fixture
def verhuisd(gezin: Gezin) -> Iterator[Gezin]:
    """The family lived elsewhere before: an old address is an address too."""
    actions.verhuizen(Verhuizing(gezin.huishouden, Adresgegevens("Oudelaan", "9", "8181BB", gezin.woonkern), OP))
    return gezin


def test_elk_adres_van_nu_en_vroeger_wordt_cijfertekst_priv_25(verhuisd: Gezin) -> None:
    with wie.als(vraagt(Rol.BACKOFFICE)):
        assert "Oudelaan" in queries.persoon(verhuisd.moeder).adres

        actions.geheimhouding_instellen(verhuisd.moeder, 7)

        assert queries.persoon(verhuisd.moeder).adres == queries.ADRES_GEHEIM
        # Who lives there too would give it away.
        assert queries.persoon(verhuisd.vader).adres == queries.ADRES_GEHEIM
        assert STRAAT in queries.persoon(verhuisd.buur).adres
    eigen = Adres.objects.filter(bewoningen__persoon_id=verhuisd.moeder)
    assert {(adres.straat, adres.postcode, adres.geheim) for adres in eigen} == {("", "", True)}
    assert "Oudelaan" in actions.geheim_adres_tonen(verhuisd.moeder)


def test_het_oude_adres_is_niet_meer_te_zoeken_priv_25(verhuisd: Gezin) -> None:
    vraag = actions.Zoekvraag(achternaam="de Wit", postcode="8181BB", huisnummer="9")
    assert actions.zoeken(vraag).treffers

    actions.geheimhouding_instellen(verhuisd.moeder, 1)

    assert actions.zoeken(vraag).treffers == []


def test_geen_regel_van_het_wijzigingslog_draagt_een_adres_priv_25(verhuisd: Gezin) -> None:
    actions.geheimhouding_instellen(verhuisd.moeder, 7)

    regels = Mutatie.objects.filter(tabel="inwoners_adres")
    assert regels.count() >= 3
    assert [r for r in regels if "laan" in f"{r.oud}{r.nieuw}"] == []
    assert any("straat" in r.verzwegen for r in regels)


def test_uitzetten_toont_geen_oud_adres_en_een_nieuw_wel(verhuisd: Gezin) -> None:
    actions.geheimhouding_instellen(verhuisd.moeder, 7)
    actions.geheimhouding_instellen(verhuisd.moeder, 0)

    assert queries.persoon(verhuisd.moeder).adres == queries.ADRES_GEHEIM
    later = date(2024, 5, 20)
    actions.verhuizen(Verhuizing(verhuisd.huishouden, Adresgegevens(NIEUW, "1", "8181CC", verhuisd.woonkern), later))
    assert NIEUW in queries.persoon(verhuisd.moeder).adres


@pytest.mark.parametrize("indicatie", [-1, 8])
def test_een_andere_indicatie_bestaat_niet(gezin: Gezin, indicatie: int) -> None:
    with pytest.raises(Ongeldig):
        actions.geheimhouding_instellen(gezin.moeder, indicatie)


def _vertrek(gezin: Gezin, *, met_kind: bool) -> Vertrek:
    kinderen = [gezin.kind] if met_kind else []
    return Vertrek(gezin.moeder, kinderen, Adresgegevens(NIEUW, "7", "8181DD", gezin.woonkern), OP)


@pytest.mark.parametrize("met_kind", [True, False])
def test_wie_vertrekt_heeft_een_eigen_huishouden_en_een_geheim_adres_priv_28(gezin: Gezin, met_kind: bool) -> None:
    nieuw = actions.uiteengaan(_vertrek(gezin, met_kind=met_kind))

    mee = {gezin.moeder, gezin.kind} if met_kind else {gezin.moeder}
    assert {lid.id for lid in queries.leden(nieuw, op=OP)} == mee
    assert {lid.id for lid in queries.leden(gezin.huishouden, op=OP)} == {gezin.vader, gezin.kind, gezin.moeder} - mee
    assert queries.persoon(gezin.moeder).adres == queries.ADRES_GEHEIM
    assert STRAAT in queries.persoon(gezin.vader).adres
    assert NIEUW in actions.geheim_adres_tonen(gezin.moeder)


def test_het_partnerschap_eindigt_en_het_gezag_niet_priv_28(gezin: Gezin) -> None:
    actions.uiteengaan(_vertrek(gezin, met_kind=True))

    nu = Relatie.objects.filter(periode__contains=OP)
    assert not nu.filter(soort=RelatieSoort.PARTNER).exists()
    assert set(nu.filter(soort=RelatieSoort.GEZAG).values_list("persoon_id", flat=True)) == {gezin.moeder, gezin.vader}
    assert Relatie.objects.filter(soort=RelatieSoort.PARTNER, periode__contains=BEGIN).count() == 2


def test_wie_alleen_of_nergens_woont_en_een_kind_van_een_ander_worden_geweigerd(gezin: Gezin) -> None:
    vertrek = _vertrek(gezin, met_kind=True)

    with pytest.raises(Ongeldig, match="woont hier niet"):
        actions.uiteengaan(Vertrek(gezin.buur, vertrek.kinderen, vertrek.adres, OP))
    with pytest.raises(NietGevonden):
        actions.uiteengaan(Vertrek(gezin.adres, [], vertrek.adres, OP))


@pytest.mark.parametrize("blijver", ["vader", "kind", "buur"])
def test_wie_achterblijft_ziet_van_het_nieuwe_huishouden_geen_rij_priv_28(gezin: Gezin, blijver: str) -> None:
    nieuw = actions.uiteengaan(_vertrek(gezin, met_kind=False))
    bewoning = Bewoning.objects.get(huishouden_id=nieuw)

    def ziet(persoon: object) -> tuple[bool, bool]:
        with wie.als(vraagt(Rol.INWONER, ActorSoort.INWONER, persoon)):
            return (
                Bewoning.objects.filter(pk=bewoning.pk).exists(),
                Lidmaatschap.objects.filter(huishouden_id=nieuw).exists(),
            )

    assert ziet(gezin.moeder) == (True, True)
    assert ziet(getattr(gezin, blijver)) == (False, False)
    with wie.als(dienst()):
        assert Adres.objects.get(pk=bewoning.adres_id).straat == ""
