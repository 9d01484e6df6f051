"""When one can, what is still to come, and what of it leaves the house."""

from datetime import date, timedelta

import pytest
from tests.inwoners.gezin import Gezin, dienst
from tests.toegang.afspraken.agendablad import MAANDAG, WAAROVER, gemaakt, om, plan, plek
from tests.toegang.loket import Loket, aanspreekpunt, balie, opgepakt

from rotonde.catalogus.soorten import LocatieSoort
from rotonde.inwoners.models import Adres, Persoon
from rotonde.kern import klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Inzage, nieuw_id
from rotonde.toegang import actions, bewaring
from rotonde.toegang.actions import Afronding, Afzegging
from rotonde.toegang.afspraken import queries
from rotonde.toegang.soorten import AfspraakSoort, AfspraakStatus, RedenAfzegging


def _vrij(loket: Loket, gezin: Gezin, *, minuten: int = 30, **anders: object) -> set[str]:
    with wie.als(balie(loket)):
        tijden = queries.vrije_tijden(loket.anna, gezin.moeder, MAANDAG, minuten, **anders)
    return {f"{begin:%H.%M}" for begin in tijden}


def test_a_time_is_free_when_both_are_and_half_open(loket: Loket, gezin: Gezin) -> None:
    assert len(_vrij(loket, gezin)) == 16
    gemaakt(loket, gezin, persoon=gezin.buur, begin=om(10), minuten=60)
    gemaakt(loket, gezin, medewerker=loket.bram, begin=om(14))
    gemaakt(loket, gezin, persoon=gezin.vader, medewerker=loket.bram, begin=om(15))

    vrij = _vrij(loket, gezin)
    assert vrij.isdisjoint({"10.00", "10.30", "14.00"})
    assert {"09.30", "11.00", "13.30", "14.30", "15.00"} <= vrij
    assert "09.30" not in _vrij(loket, gezin, minuten=60)


def test_what_was_called_off_or_is_being_moved_is_free(loket: Loket, gezin: Gezin) -> None:
    af, verzet = gemaakt(loket, gezin), gemaakt(loket, gezin, begin=om(11))
    with wie.als(balie(loket)):
        actions.afspraak_afzeggen(Afzegging(af, RedenAfzegging.NIET_NODIG))

    assert "10.00" in _vrij(loket, gezin)
    assert "11.00" not in _vrij(loket, gezin)
    assert "11.00" in _vrij(loket, gezin, zonder=verzet)


def test_what_is_past_is_not_free(loket: Loket, gezin: Gezin) -> None:
    with klok.op(om(13)):
        assert min(_vrij(loket, gezin)) == "13.30"


def test_ones_own_list_names_the_residents_and_leaves_a_line_each_priv_37(loket: Loket, gezin: Gezin) -> None:
    gemaakt(loket, gezin, begin=om(11))
    gemaakt(loket, gezin, persoon=gezin.buur)
    gemaakt(loket, gezin, medewerker=loket.bram, begin=om(14))

    with wie.als(aanspreekpunt(loket.anna)):
        regels = list(queries.mijn_afspraken(loket.anna))

    assert [regel.inwoner for regel in regels] == ["Kees Berghuis", "Aukje van der Berg"]
    with wie.als(dienst()):
        gekeken = Inzage.objects.filter(gegevensgroep="afspraak").values_list("betrokkene", flat=True)
        assert set(gekeken) == {gezin.buur, gezin.moeder}


def test_the_day_shows_no_name_and_only_what_is_planned_today_priv_14(loket: Loket, gezin: Gezin) -> None:
    vandaag = gemaakt(loket, gezin)
    gemaakt(loket, gezin, begin=om(10, dag=MAANDAG + timedelta(days=1)))

    with klok.op(om(10, 15)), wie.als(aanspreekpunt(loket.anna)):
        assert [(regel.id, regel.inwoner) for regel in queries.van_vandaag(loket.anna)] == [(vandaag, "")]
        actions.afspraak_afronden(Afronding(vandaag, AfspraakStatus.GEHOUDEN))
        assert queries.van_vandaag(loket.anna) == []
    with wie.als(dienst()):
        assert not Inzage.objects.exists()


def test_one_afspraak_opens_for_who_has_it_and_for_the_desk_sec_11(loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)

    for vrager in (aanspreekpunt(loket.anna), balie(loket)):
        with wie.als(vrager):
            assert queries.detail(afspraak).inwoner.naam == "Aukje van der Berg"
    for vrager, welke in ((aanspreekpunt(loket.bram), afspraak), (balie(loket), nieuw_id())):
        with wie.als(vrager), pytest.raises(NietGevonden):
            queries.detail(welke)


def _geheim(gezin: Gezin) -> None:
    with wie.als(dienst()):
        Persoon.objects.filter(pk=gezin.moeder).update(geheimhouding=5)


def test_where_somebody_with_a_secret_address_comes_only_who_may_know_priv_24(loket: Loket, gezin: Gezin) -> None:
    bieb = {"soort": AfspraakSoort.SPREEKUUR, "locatie": plek("bieb", "Bibliotheek Proefdorp")}
    van_anna = gemaakt(loket, gezin, **bieb)
    van_balie = gemaakt(loket, gezin, medewerker=loket.balie, begin=om(11), **bieb)
    with wie.als(balie(loket)):
        assert queries.detail(van_anna).plaats == "Bibliotheek Proefdorp"
    _geheim(gezin)

    with wie.als(balie(loket)):
        assert queries.detail(van_anna).plaats == queries.PLAATS_GEHEIM
        assert queries.uitnodiging(van_anna).plaats == ""
        # Who must be there knows where.
        assert queries.detail(van_balie).plaats == "Bibliotheek Proefdorp"
    with wie.als(aanspreekpunt(loket.anna)):
        assert queries.detail(van_anna).plaats == "Bibliotheek Proefdorp"


@pytest.mark.parametrize(
    ("soort", "locatie", "gewoon", "geheim"),
    [
        (AfspraakSoort.BALIE, "", "Gemeentehuis, Marktplein", ""),
        (AfspraakSoort.SPREEKUUR, "bieb", "Bibliotheek Proefdorp", ""),
        (AfspraakSoort.TELEFOON, "", "wij bellen u", "wij bellen u"),
        (AfspraakSoort.HUISBEZOEK, "", "wij komen bij u thuis", "wij komen bij u thuis"),
    ],
)
def test_a_mail_says_where_but_not_of_whom_the_address_is_secret_priv_24(
    loket: Loket, gezin: Gezin, soort: AfspraakSoort, locatie: str, gewoon: str, geheim: str
) -> None:
    plek("gemeentehuis", "Gemeentehuis", LocatieSoort.GEMEENTEHUIS, straat="Marktplein")
    plek("bieb", "Bibliotheek Proefdorp")
    afspraak = gemaakt(loket, gezin, soort=soort, locatie=locatie)

    gezien = []
    for maak_geheim in (False, True):
        if maak_geheim:
            _geheim(gezin)
        with wie.als(dienst()):
            uitnodiging = queries.uitnodiging_voor_inwoner(afspraak)
        assert uitnodiging is not None
        gezien.append(uitnodiging.plaats)

    assert gezien == [gewoon, geheim]
    assert WAAROVER not in str(uitnodiging)


def test_an_address_that_itself_is_secret_counts_as_well_priv_24(loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)
    with wie.als(dienst()):
        Adres.objects.filter(pk=gezin.adres).update(geheim=True, cijfer=b"x", straat="", huisnummer="", postcode="")
        uitnodiging = queries.uitnodiging_voor_inwoner(afspraak)

    assert uitnodiging is not None
    assert uitnodiging.plaats == ""


def test_what_has_begun_is_not_mailed_any_more(loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)
    with klok.op(om(10)), wie.als(dienst()):
        assert queries.uitnodiging_voor_inwoner(afspraak) is None
        assert queries.uitnodiging_voor_inwoner(nieuw_id()) is None


def test_who_can_have_afspraken_today(loket: Loket, gezin: Gezin) -> None:
    with wie.als(balie(loket)):
        assert queries.collegas() == [(loket.anna, "Anna"), (loket.balie, "Balie"), (loket.bram, "Bram")]


def test_what_a_resident_has_still_to_come(loket: Loket, gezin: Gezin) -> None:
    eerst, later = gemaakt(loket, gezin), gemaakt(loket, gezin, begin=om(14))
    gemaakt(loket, gezin, persoon=gezin.buur, begin=om(11))

    with wie.als(balie(loket)):
        assert [afspraak.pk for afspraak in queries.komende_van(gezin.moeder)] == [eerst, later]
        with klok.op(om(10, 30)):
            assert [afspraak.pk for afspraak in queries.komende_van(gezin.moeder)] == [later]


def test_an_afspraak_is_kept_as_long_as_its_wet_says_priv_44(loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)
    dag = date(2040, 1, 1)
    with wie.als(dienst()):
        assert [kandidaat.object for kandidaat in bewaring.afspraken(dag)] == [afspraak]
        assert list(bewaring.afspraken(date(2024, 7, 1))) == []
        (kandidaat,) = bewaring.afspraken(dag)
        assert [grond.regel for grond in kandidaat.gronden] == ["BEW-01"]


def test_a_melding_waits_for_its_afspraken_priv_45(loket: Loket, gezin: Gezin) -> None:
    eigen, ander = opgepakt(loket, gezin.moeder), opgepakt(loket, gezin.buur)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.afspraak_maken(plan(loket, gezin, melding=eigen))

    with wie.als(dienst()):
        assert list(bewaring.met_afspraak([eigen, ander], date(2040, 1, 1))) == [eigen]
