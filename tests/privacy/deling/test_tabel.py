"""To whom what may go, reviewed cell by cell (PRIV-08) and field by field (PRIV-09)."""

import pytest

from rotonde.catalogus.models import Partner
from rotonde.catalogus.soorten import Partnersoort
from rotonde.kern.fouten import GeenBevoegdheid, Ongeldig
from rotonde.kern.soorten import Wet
from rotonde.privacy.deling import policies, tabel
from rotonde.privacy.deling.soorten import Deelveld

# W: by law, A: by law after weighing, T: with a toestemming, -: never. In the order Wmo, Jeugdwet, Pw, Wgs, algemeen.
MATRIX = {
    "aanbieder": "W W - - -",
    "centrumgemeente": "T T - - -",
    "veilig_thuis": "A A - - -",
    "gi": "A A - - -",
    "raad": "T W - - -",
    "werkbedrijf": "T T W - -",
    "jgz": "T T - - -",
    "leerplicht": "T T - - -",
    "gebiedsmakelaar": "T T - - -",
    "huisarts": "T T - - -",
    "wijkverpleging": "T T - - -",
    "buurt": "T T - - -",
    "vrijwilligers": "T T - - -",
    "zorgverzekeraar": "T T - - -",
    "cak": "W T - - -",
    "svb": "W T - - -",
    "toezichthouder": "W T - - -",
}
LETTER = {"wet": "W", "afweging": "A", "toestemming": "T", "nee": "-"}
# n: name and birth date, b: how to reach, h: household, d: doelen, i: inzet, o: opschaling.
VELDEN = {
    "aanbieder": "nbdi",
    "centrumgemeente": "nbhdio",
    "veilig_thuis": "nbhdio",
    "gi": "nbhdio",
    "raad": "nbhdio",
    "werkbedrijf": "nbdi",
    "jgz": "nbhd",
    "leerplicht": "nbd",
    "gebiedsmakelaar": "nb",
    "huisarts": "nbdi",
    "wijkverpleging": "nbdi",
    "buurt": "nbd",
    "vrijwilligers": "nb",
    "zorgverzekeraar": "ni",
    "cak": "ni",
    "svb": "ni",
    "toezichthouder": "ni",
}


def test_every_kind_of_partner_under_every_wet_priv_08() -> None:
    gevonden = {soort.value: " ".join(LETTER[tabel.cel(soort, wet).grond] for wet in Wet) for soort in Partnersoort}
    assert gevonden == MATRIX


def test_what_may_be_shared_names_its_article_priv_08() -> None:
    for soort in Partnersoort:
        for wet in Wet:
            cel = tabel.cel(soort, wet)
            assert bool(cel.artikel) == (LETTER[cel.grond] != "-")


def test_who_works_under_another_law_of_care_gets_it_on_its_own_article_priv_08() -> None:
    assert tabel.cel(Partnersoort.HUISARTS, Wet.WMO).artikel == "Wmo art. 5.2.5"
    assert tabel.cel(Partnersoort.CENTRUMGEMEENTE, Wet.WMO).artikel == "Wmo art. 5.3.3"


@pytest.mark.parametrize("soort", Partnersoort)
def test_every_field_to_every_kind_of_partner_priv_09(soort: Partnersoort) -> None:
    rij = Partner(soort=soort, naam="Iemand")
    mag = {veld for veld in Deelveld if veld.value[0] in VELDEN[soort]}
    policies.check_velden(rij, mag)
    for veld in set(Deelveld) - mag:
        with pytest.raises(GeenBevoegdheid, match="meer dan Iemand mag krijgen"):
            policies.check_velden(rij, {veld, *mag})
    with pytest.raises(Ongeldig):
        policies.check_velden(rij, set())
