"""What happens to people, drawn against targets: counted here by hand, they are exact, for other targets too."""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from tests.simulatie.trekking.voorbeeld import AANBOD, KERNEN, PAKKETTEN, ZAAD

from rotonde.simulatie import kalibratie
from rotonde.simulatie.trekking import (
    bevolking,
    bijstand,
    contacten,
    jeugdhulp,
    leefgeld,
    traject,
    voorzien,
    vroegsignalen,
)
from rotonde.simulatie.trekking.bevolking import Bevolking
from rotonde.simulatie.trekking.bron import bron
from rotonde.simulatie.trekking.doelen import JAREN_JEUGD, Doelen, eindejaar, zonder_publicatie
from rotonde.simulatie.trekking.hulp import Hulp

VERZONNEN = {
    "jeugd_clienten": {2022: 300, 2023: 271, 2024: 333},
    "jeugd_kosten": {2022: 2_000_001, 2023: 1_999_999, 2024: 2_345_678},
    "jeugd_stand": {2022: 201, 2023: 205, 2024: 199},
    "bijstand_stand": {jaar: 100 + 7 * (jaar % 3) for jaar in range(2017, 2025)},
    "bijstand_uitstroom": {2020: 31},
    "bijstand_langer_dan_jaar": {2024: 81},
    "signalen": {2021: 50, 2022: 61, 2023: 72, 2024: 83},
    "signalen_geholpen": {2021: 0, 2022: 5, 2023: 6, 2024: 7},
    "signalen_pogingen": {2024: 200},
    "signalen_contacten": {2024: 40},
    "telefoon": {2021: 11, 2022: 12, 2023: 13, 2024: 14},
    "bezoek": {2021: 1, 2022: 2, 2023: 3, 2024: 4},
    "jeugd_jong": {2023: 101, 2024: 77},
    "jeugd_ambulant_groei": {2024: 7},
    "traject": {
        2023: {"reintegratie": 30, "activering": 10, "participatie": 20, "vrijgesteld": 5},
        2024: {"reintegratie": 20, "activering": 25, "participatie": 16, "vrijgesteld": 9},
    },
    "traject_statushouders": 3,
    "werk": {"loonkostensubsidie": 9, "beschut": 4},
    "werk_zonder_uitkering": 11,
    "leefgeld_ontvangers": {"gemeentelijk": 5, "particulier": 0},
    "leefgeld_centen": {"gemeentelijk": 1_234_567, "particulier": 0},
    "wmo_materieel": {
        2022: {"rolstoel": 50_000, "vervoer": 70_001, "wonen": 90_000},
        2023: {"rolstoel": 10_000, "vervoer": 0, "wonen": 120_000},
        2024: {"rolstoel": 60_000, "vervoer": 30_000, "wonen": 110_000},
    },
    "wmo_wonen_stijging": (2022, 2023, 8),
    "studietoeslag_ontvangers": 4,
    "studietoeslag_kosten": {2024: 10_001},
}


@pytest.fixture(scope="module")
def mensen() -> Bevolking:
    return bevolking.trek(ZAAD, "0246", 18_900, 7_800, KERNEN)


@pytest.fixture(scope="module", params=["gepubliceerd", "verzonnen"])
def doelen(request: pytest.FixtureRequest) -> Doelen:
    """The published targets, and invented ones: what only works for one publication is no calibration."""
    gepubliceerd = kalibratie.doelen(PAKKETTEN / "0246-heerde", 18_900)
    return gepubliceerd if request.param == "gepubliceerd" else replace(gepubliceerd, **VERZONNEN)


def test_jeugd_clients_euros_and_stock_are_exact(doelen: Doelen, mensen: Bevolking) -> None:
    hulp = jeugdhulp.trek(bron(ZAAD, "0246", "jeugd"), doelen, mensen, AANBOD)
    for jaar in JAREN_JEUGD:
        betaald = [(h.client, bedrag) for h in hulp for dag, bedrag in h.bedragen if dag.year == jaar]
        assert len({client for client, _ in betaald}) == doelen.jeugd_clienten[jaar]
        assert sum(bedrag for _, bedrag in betaald) == doelen.jeugd_kosten[jaar] * 100
        lopend = {h.client for h in hulp if h.begin <= eindejaar(jaar) < h.eind}
        assert len(lopend) == doelen.jeugd_stand[jaar]


def test_every_provision_can_exist(doelen: Doelen, mensen: Bevolking) -> None:
    hulp = jeugdhulp.trek(bron(ZAAD, "0246", "jeugd"), doelen, mensen, AANBOD)
    for h in hulp:
        client = mensen.mensen[h.client]
        assert client.sinds <= h.melding < h.aanvraag < h.besluit < h.begin < h.eind
        assert 2 <= client.leeftijd(h.begin) < 18
        assert client.leeftijd(h.eind) <= 18
        assert h.product in AANBOD[h.groep]
        assert all(h.begin <= dag < h.eind and bedrag > 0 for dag, bedrag in h.bedragen)
        assert 0 < sum(bedrag for _, bedrag in h.bedragen) <= h.toe_te_kennen
    huishoudens = {h.client: h.huishouden for h in hulp}
    assert len(set(huishoudens.values())) == len(huishoudens)


def test_provisions_of_one_client_follow_each_other(doelen: Doelen, mensen: Bevolking) -> None:
    per_client: dict[int, list[jeugdhulp.Jeugdhulp]] = {}
    for h in jeugdhulp.trek(bron(ZAAD, "0246", "jeugd"), doelen, mensen, AANBOD):
        per_client.setdefault(h.client, []).append(h)
    for reeks in per_client.values():
        assert [h.volgnummer for h in reeks] == list(range(len(reeks)))
        assert all(een.eind == ander.begin for een, ander in itertools.pairwise(reeks))


def test_what_is_granted_stays_within_the_ceiling_of_its_kind(doelen: Doelen, mensen: Bevolking) -> None:
    grenzen = {soort.groep: soort.euro_grens for soort in jeugdhulp.HULPSOORTEN}
    for h in jeugdhulp.trek(bron(ZAAD, "0246", "jeugd"), doelen, mensen, AANBOD):
        jaren = max(365, (h.eind - h.begin).days) / 365
        assert h.toe_te_kennen / 100 <= grenzen[h.groep] * jaren + 50


def test_the_stock_of_bijstand_is_exact_and_so_is_a_published_outflow(doelen: Doelen, mensen: Bevolking) -> None:
    uitkeringen = bijstand.trek(bron(ZAAD, "0246", "bijstand"), doelen, mensen)
    for jaar, stand in doelen.bijstand_stand.items():
        dag = eindejaar(jaar)
        lopend = [u for u in uitkeringen if u.begin <= dag and (u.eind is None or u.eind > dag)]
        assert len(lopend) == stand
        if jaar in doelen.bijstand_uitstroom:
            uitstroom = sum(u.eind is not None and u.eind.year == jaar for u in uitkeringen)
            assert uitstroom == doelen.bijstand_uitstroom[jaar]
        if jaar in doelen.bijstand_langer_dan_jaar:
            lang = sum(u.begin <= eindejaar(jaar - 1) for u in lopend)
            assert round(100 * lang / stand) == doelen.bijstand_langer_dan_jaar[jaar]


def test_a_benefit_goes_to_an_adult_who_lives_here_and_once(doelen: Doelen, mensen: Bevolking) -> None:
    uitkeringen = bijstand.trek(bron(ZAAD, "0246", "bijstand"), doelen, mensen)
    assert len({u.persoon for u in uitkeringen}) == len(uitkeringen)
    for u in uitkeringen:
        assert mensen.mensen[u.persoon].sinds <= u.begin < (u.eind or date.max)
        assert 18 <= mensen.mensen[u.persoon].leeftijd(u.begin) < 67
        assert bool(u.uitstroomreden) == (u.eind is not None)


def test_signals_attempts_contacts_and_help_are_exact(doelen: Doelen, mensen: Bevolking) -> None:
    signalen = vroegsignalen.trek(bron(ZAAD, "0246", "signalen"), doelen, mensen)
    for jaar, aantal in doelen.signalen.items():
        van_jaar = [s for s in signalen if s.ontvangen.year == jaar]
        pogingen = [poging for s in van_jaar for poging in s.pogingen]
        assert len(van_jaar) == len({s.persoon for s in van_jaar}) == aantal
        assert sum(s.hulp_geaccepteerd for s in van_jaar) == doelen.signalen_geholpen[jaar]
        assert {s.afgerond.year for s in van_jaar} | {p.dag.year for p in pogingen} == {jaar}
        if jaar in doelen.signalen_pogingen:
            assert len(pogingen) == doelen.signalen_pogingen[jaar]
            assert sum(poging.gelukt for poging in pogingen) == doelen.signalen_contacten[jaar]


def test_help_is_accepted_only_by_who_was_reached(doelen: Doelen, mensen: Bevolking) -> None:
    for s in vroegsignalen.trek(bron(ZAAD, "0246", "signalen"), doelen, mensen):
        assert not s.hulp_geaccepteerd or s.pogingen[-1].gelukt
        assert not any(poging.gelukt for poging in s.pogingen[:-1])
        assert s.ontvangen < s.pogingen[0].dag <= s.pogingen[-1].dag <= s.afgerond


def test_contacts_are_exact_per_year_and_channel(doelen: Doelen, mensen: Bevolking) -> None:
    gesprekken = contacten.trek(bron(ZAAD, "0246", "contacten"), doelen, mensen)
    for kanaal, per_jaar in (("telefoon", doelen.telefoon), ("balie", doelen.bezoek)):
        for jaar, aantal in per_jaar.items():
            assert sum(c.kanaal == kanaal and c.moment.year == jaar for c in gesprekken) == aantal
    assert [c.moment for c in gesprekken] == sorted(c.moment for c in gesprekken)


def test_the_same_seed_draws_the_same_events(doelen: Doelen, mensen: Bevolking) -> None:
    for trekking in (vroegsignalen.trek, bijstand.trek, contacten.trek):
        een, ander = (trekking(bron(ZAAD, "0246", "zelfde"), doelen, mensen) for _ in range(2))
        assert een == ander
    hulp, nogmaals = (jeugdhulp.trek(bron(ZAAD, "0246", "zelfde"), doelen, mensen, AANBOD) for _ in range(2))
    assert hulp == nogmaals


def test_a_municipality_without_a_publication_has_some_of_everything() -> None:
    klein = bevolking.trek(ZAAD, "1509", 1_450, 600, KERNEN)
    schaal = zonder_publicatie(1_450)
    assert not schaal.gekalibreerd
    assert jeugdhulp.trek(bron(ZAAD, "1509", "jeugd"), schaal, klein, AANBOD)
    assert bijstand.trek(bron(ZAAD, "1509", "bijstand"), schaal, klein)
    assert vroegsignalen.trek(bron(ZAAD, "1509", "signalen"), schaal, klein)
    assert contacten.trek(bron(ZAAD, "1509", "contacten"), schaal, klein)


def test_the_stocks_of_jeugd_by_age_are_exact(doelen: Doelen, mensen: Bevolking) -> None:
    hulp = jeugdhulp.trek(bron(ZAAD, "0246", "jeugd"), doelen, mensen, AANBOD)
    for jaar, jong in doelen.jeugd_jong.items():
        dag = eindejaar(jaar)
        leeftijden = [mensen.mensen[h.client].leeftijd(dag) for h in hulp if h.begin <= dag < h.eind]
        assert sum(jaren <= 12 for jaren in leeftijden) == jong


def test_the_costs_of_ambulant_grow_by_what_was_published_and_a_little_more(doelen: Doelen, mensen: Bevolking) -> None:
    hulp = jeugdhulp.trek(bron(ZAAD, "0246", "jeugd"), doelen, mensen, AANBOD)
    som: dict[int, int] = Counter()
    for dag, centen in (bedrag for h in hulp if h.groep == "ambulant" for bedrag in h.bedragen):
        som[dag.year] += centen
    for jaar, procent in doelen.jeugd_ambulant_groei.items():
        assert procent <= 100 * (som[jaar] / som[jaar - 1] - 1) < procent + 1


def test_young_clients_that_do_not_fit_the_stock_are_refused(doelen: Doelen, mensen: Bevolking) -> None:
    te_veel = replace(doelen, jeugd_jong={2023: 9999, 2024: 1})
    with pytest.raises(ValueError, match="passen niet in de stand"):
        jeugdhulp.trek(bron(ZAAD, "0246", "jeugd"), te_veel, mensen, AANBOD)


def test_the_trajectgroepen_are_exact_at_the_end_of_both_years(doelen: Doelen, mensen: Bevolking) -> None:
    uitkeringen = bijstand.trek(bron(ZAAD, "0246", "bijstand"), doelen, mensen)
    plaatsingen = traject.trek_plaatsingen(bron(ZAAD, "0246", "traject"), doelen, uitkeringen)
    for jaar, verwacht in doelen.traject.items():
        dag = eindejaar(jaar)
        groep: dict[int, str] = {}
        for plaatsing in plaatsingen:
            eind = uitkeringen[plaatsing.uitkering].eind
            assert uitkeringen[plaatsing.uitkering].begin < plaatsing.vanaf < (eind or dag.max)
            if plaatsing.vanaf <= dag and (eind is None or eind > dag):
                groep[plaatsing.uitkering] = plaatsing.groep
        assert Counter(groep.values()) == Counter(verwacht)
    met_vergunning = [nr for nr, g in groep.items() if uitkeringen[nr].instroomreden == "verblijfsvergunning"]
    assert sum(groep[nr] == "reintegratie" for nr in met_vergunning) == doelen.traject_statushouders


def test_trajectgroepen_without_room_for_who_was_placed_before_are_refused(doelen: Doelen, mensen: Bevolking) -> None:
    uitkeringen = bijstand.trek(bron(ZAAD, "0246", "bijstand"), doelen, mensen)
    leeg = {**doelen.traject, 2024: dict.fromkeys(doelen.traject[2024], 0)}
    with pytest.raises(ValueError, match="trajectgroepen passen niet"):
        traject.trek_plaatsingen(bron(ZAAD, "0246", "traject"), replace(doelen, traject=leeg), uitkeringen)


def test_so_many_work_with_help_and_so_many_of_them_without_an_uitkering(doelen: Doelen, mensen: Bevolking) -> None:
    uitkeringen = bijstand.trek(bron(ZAAD, "0246", "bijstand"), doelen, mensen)
    lopend = {nr for nr, uitkering in enumerate(uitkeringen) if uitkering.eind is None}
    werk = traject.trek_werk(bron(ZAAD, "0246", "werk"), doelen, mensen, uitkeringen, lopend)
    assert Counter(regel.soort for regel in werk) == Counter(doelen.werk)
    assert len({regel.persoon for regel in werk}) == len(werk)
    met = {uitkeringen[nr].persoon for nr in lopend}
    assert sum(regel.persoon not in met for regel in werk) == doelen.werk_zonder_uitkering


def test_leefgeld_is_exact_and_of_people_who_came_since_the_war(doelen: Doelen, mensen: Bevolking) -> None:
    leefgelden = leefgeld.trek(bron(ZAAD, "0246", "leefgeld"), doelen, mensen, niet=set())
    assert Counter(regel.opvang for regel in leefgelden) == Counter(doelen.leefgeld_ontvangers)
    for opvang, centen in doelen.leefgeld_centen.items():
        betaald = [c for regel in leefgelden if regel.opvang == opvang for dag, c in regel.bedragen if dag.year == 2024]
        assert sum(betaald) == centen
    for regel in leefgelden:
        assert date(2022, 3, 1) <= mensen.mensen[regel.persoon].sinds == regel.vanaf
        assert all(dag >= regel.vanaf and centen > 0 for dag, centen in regel.bedragen)


def test_more_leefgeld_than_people_who_came_is_refused(doelen: Doelen, mensen: Bevolking) -> None:
    te_veel = replace(doelen, leefgeld_ontvangers={"gemeentelijk": 5000})
    with pytest.raises(ValueError, match="krijgen leefgeld"):
        leefgeld.trek(bron(ZAAD, "0246", "leefgeld"), te_veel, mensen, niet=set())


def _voorzien(doelen: Doelen, mensen: Bevolking) -> list[Hulp]:
    aanbod = {"rolstoel": ["r"], "vervoer": ["v-1", "v-2"], "wonen": ["w"]}
    return voorzien.trek(bron(ZAAD, "0246", "voorzien"), doelen, mensen, aanbod, bezet={7, 8, 9})


def test_material_of_the_wmo_is_exact_per_year_and_group(doelen: Doelen, mensen: Bevolking) -> None:
    betaald: dict[tuple[int, str], int] = Counter()
    for hulp in _voorzien(doelen, mensen):
        if hulp.wet == "wmo":
            for dag, centen in hulp.bedragen:
                betaald[dag.year, hulp.groep] += centen
    verwacht = {
        (jaar, groep): euro * 100 for jaar, groepen in doelen.wmo_materieel.items() for groep, euro in groepen.items()
    }
    assert +betaald == +Counter(verwacht)


def test_the_mean_price_of_wonen_rises_as_published(doelen: Doelen, mensen: Bevolking) -> None:
    per_jaar: dict[int, list[int]] = {}
    for hulp in _voorzien(doelen, mensen):
        if hulp.groep == "wonen":
            per_jaar.setdefault(hulp.begin.year, []).append(hulp.toe_te_kennen)
    van, tot, procent = doelen.wmo_wonen_stijging
    gemiddeld = {jaar: sum(bedragen) / len(bedragen) for jaar, bedragen in per_jaar.items()}
    assert round(100 * (gemiddeld[tot] / gemiddeld[van] - 1)) == procent


def test_studietoeslag_is_exact_and_of_young_people(doelen: Doelen, mensen: Bevolking) -> None:
    toeslagen = [hulp for hulp in _voorzien(doelen, mensen) if hulp.wet == "participatiewet"]
    assert len({hulp.client for hulp in toeslagen}) == doelen.studietoeslag_ontvangers
    ((jaar, euro),) = doelen.studietoeslag_kosten.items()
    assert sum(centen for hulp in toeslagen for _, centen in hulp.bedragen) == euro * 100
    assert all(18 <= mensen.mensen[hulp.client].leeftijd(date(jaar, 1, 1)) < 30 for hulp in toeslagen)


def test_what_is_bought_or_given_can_exist_once_per_household(doelen: Doelen, mensen: Bevolking) -> None:
    alles = _voorzien(doelen, mensen)
    assert len({hulp.huishouden for hulp in alles}) == len(alles)
    assert not {hulp.huishouden for hulp in alles} & {7, 8, 9, mensen.demo}
    for hulp in alles:
        assert date(2021, 1, 1) < hulp.melding < hulp.aanvraag < hulp.besluit < hulp.begin < hulp.sluit <= hulp.eind
        assert mensen.mensen[hulp.client].sinds <= hulp.melding
        assert all(hulp.begin <= dag < hulp.eind and centen > 0 for dag, centen in hulp.bedragen)
