"""Who finds whom, what shows, and which lines that leaves."""

from datetime import date
from uuid import UUID

import pytest
from tests.inwoners.gezin import BSN, Gezin, dienst, inschrijving, vraagt

from rotonde.inwoners import actions, queries
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.inwoners.models import Bewoning, Lidmaatschap, Persoon, Relatie
from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage, nieuw_id
from rotonde.kern.soorten import ActorSoort, InzageSoort, Rol

GEBOREN = date(1984, 2, 3)


def _lijnen(soort: InzageSoort) -> set[UUID | None]:
    with wie.als(dienst()):
        return set(Inzage.objects.filter(soort=soort).values_list("betrokkene", flat=True))


def test_a_bsn_finds_one_resident_with_the_number_masked_priv_60(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.BALIE)):
        (treffer,) = actions.zoeken(actions.Zoekvraag(bsn=BSN[0])).treffers
    assert (treffer.id, treffer.naam) == (gezin.moeder, "Aukje van der Berg")
    assert treffer.bsn == f"••••••{BSN[0][-3:]}"
    assert treffer.adres == "Proeflaan 1, 8181 AA"
    assert _lijnen(InzageSoort.ZOEKEN) == {gezin.moeder}


def test_two_identifying_fields_find_and_one_does_not_priv_15(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.BALIE)):
        with pytest.raises(Ongeldig, match="te weinig"):
            actions.zoeken(actions.Zoekvraag(achternaam="Berg"))
        with pytest.raises(Ongeldig, match="te weinig"):
            actions.zoeken(actions.Zoekvraag(achternaam="Berg", postcode="8181AA"))
        gevonden = actions.zoeken(actions.Zoekvraag(achternaam="van der Berg", geboortedatum=GEBOREN))
        op_adres = actions.zoeken(actions.Zoekvraag(achternaam="wit", postcode="8181 AA", huisnummer="1"))
    assert {t.id for t in gevonden.treffers} == {gezin.moeder, gezin.buur}
    assert {t.id for t in op_adres.treffers} == {gezin.vader, gezin.kind}
    assert _lijnen(InzageSoort.ZOEKEN) == {gezin.moeder, gezin.buur, gezin.vader, gezin.kind}


def test_a_name_with_a_letter_wrong_and_a_right_date_still_finds_the_likest_first_priv_15(gezin: Gezin) -> None:
    actions.inschrijven_alle([
        inschrijving(10, "Tjeerd", "Oosterhuis", GEBOREN),
        inschrijving(11, "Sjoerd", "Oosterhuys", GEBOREN),
        inschrijving(12, "Wiebe", "Oosterhuis", date(1984, 2, 4)),
    ])  # fmt: skip
    with wie.als(vraagt(Rol.BALIE)):
        precies = actions.zoeken(actions.Zoekvraag(achternaam="Oosterhuis", geboortedatum=GEBOREN))
        bijna = actions.zoeken(actions.Zoekvraag(achternaam="Oosterhuiz", geboortedatum=GEBOREN))
        verder = actions.zoeken(actions.Zoekvraag(achternaam="Ooosterhuyz", geboortedatum=GEBOREN))
        op_adres = actions.zoeken(actions.Zoekvraag(achternaam="wid", postcode="8181 AA", huisnummer="1"))
    assert [(t.naam, precies.lijkt) for t in precies.treffers] == [("Tjeerd Oosterhuis", False)]
    assert [t.naam for t in bijna.treffers] == ["Tjeerd Oosterhuis", "Sjoerd Oosterhuys"]
    assert [(t.naam, verder.lijkt) for t in verder.treffers] == [("Sjoerd Oosterhuys", True)]
    assert {t.id for t in op_adres.treffers} == {gezin.vader, gezin.kind}
    with wie.als(dienst()):
        assert Inzage.objects.filter(soort=InzageSoort.ZOEKEN).count() == 1 + 2 + 1 + 2


def test_what_looks_like_a_name_still_needs_two_fields_and_this_gemeente_priv_15(gezin: Gezin) -> None:
    vraag = actions.Zoekvraag(achternaam="van der Burg", geboortedatum=GEBOREN)
    with wie.als(vraagt(Rol.BALIE)):
        with pytest.raises(Ongeldig, match="te weinig"):
            actions.zoeken(actions.Zoekvraag(achternaam="Burg"))
        assert actions.zoeken(vraag, precies=True).ids == []
        assert {t.id for t in actions.zoeken(vraag).treffers} == {gezin.moeder}
    with wie.als(vraagt(Rol.BALIE, gemeente="1509")):
        assert actions.zoeken(vraag).ids == []


def test_who_is_called_nearly_that_are_twenty_at_most_priv_15(gezin: Gezin) -> None:
    actions.inschrijven_alle([inschrijving(nr, f"Kind{nr:02d}", "Veelling", GEBOREN) for nr in range(10, 35)])
    with wie.als(vraagt(Rol.BALIE)):
        gevonden = actions.zoeken(actions.Zoekvraag(achternaam="Veeling", geboortedatum=GEBOREN))
    assert (len(gevonden.treffers), gevonden.meer, gevonden.lijkt) == (20, True, True)
    assert _lijnen(InzageSoort.ZOEKEN) == {t.id for t in gevonden.treffers}


def test_no_more_than_twenty_hits_each_with_a_line_priv_15(gezin: Gezin) -> None:
    actions.inschrijven_alle([inschrijving(nr, f"Kind{nr:02d}", "Veelling", GEBOREN) for nr in range(10, 35)])
    with wie.als(vraagt(Rol.BALIE)):
        gevonden = actions.zoeken(actions.Zoekvraag(achternaam="Veelling", geboortedatum=GEBOREN))
    assert len(gevonden.treffers) == 20
    assert gevonden.meer
    assert _lijnen(InzageSoort.ZOEKEN) == {t.id for t in gevonden.treffers}


def test_searching_is_not_for_beleid_nor_raad_priv_17(gezin: Gezin) -> None:
    for rol in (Rol.BELEID, Rol.RAADSLID):
        with wie.als(vraagt(rol)), pytest.raises(GeenBevoegdheid):
            actions.zoeken(actions.Zoekvraag(bsn=BSN[0]))


def test_unknown_and_elsewhere_give_the_same_sentence_sec_11(gezin: Gezin) -> None:
    zinnen = set()
    for gemeente, wie_dan in (("0246", nieuw_id()), ("1509", gezin.moeder)):
        with wie.als(vraagt(Rol.BALIE, gemeente=gemeente)), pytest.raises(NietGevonden) as fout:
            queries.persoon(wie_dan)
        zinnen.add(fout.value.zin)
    assert len(zinnen) == 1
    assert _lijnen(InzageSoort.TONEN) == set()
    with wie.als(vraagt(Rol.BALIE)):
        assert queries.persoon(gezin.moeder).naam == "Aukje van der Berg"
    assert _lijnen(InzageSoort.TONEN) == {gezin.moeder}


def test_names_in_a_list_leave_a_line_each_and_none_when_one_cannot_be_seen_priv_39(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.BALIE)), pytest.raises(NietGevonden):
        queries.namen([gezin.moeder, nieuw_id()], gegevensgroep="caseload")
    assert _lijnen(InzageSoort.TONEN) == set()
    with wie.als(vraagt(Rol.BALIE)):
        namen = queries.namen([gezin.moeder, gezin.kind], gegevensgroep="caseload")
    assert namen[gezin.moeder] == "Aukje van der Berg"
    assert _lijnen(InzageSoort.TONEN) == set(namen) == {gezin.moeder, gezin.kind}


def test_the_members_of_a_household_are_known_by_id_before_they_are_read(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.AANSPREEKPUNT)):
        assert queries.huishouden_van(gezin.kind) == gezin.huishouden
        ids = set(queries.leden_ids(gezin.huishouden))
        leden = queries.leden(gezin.huishouden)
    assert [lid.id for lid in leden] == [gezin.vader, gezin.moeder, gezin.kind]
    assert ids == {lid.id for lid in leden}


@pytest.fixture
def verborgen(gezin: Gezin) -> UUID:
    persoon = actions.inschrijven(inschrijving(9, "Stil", "Verborgen", GEBOREN, geheimhouding=1))
    huishouden = actions.gezin_vormen(actions.Gezin([persoon], [], date(2022, 1, 1), partners=False))
    adres = Adresgegevens("Kanariestraat", "77", "8181ZZ", gezin.woonkern)
    actions.verhuizen(actions.Verhuizing(huishouden, adres, date(2022, 1, 1)))
    return persoon


def test_an_address_with_geheimhouding_is_hidden_from_staff_and_not_from_its_owner_priv_24(verborgen: UUID) -> None:
    for rol in (Rol.BALIE, Rol.BACKOFFICE, Rol.KWALITEIT):
        with wie.als(vraagt(rol)):
            beeld = queries.persoon(verborgen)
            assert (beeld.adres, beeld.woonkern) == (queries.ADRES_GEHEIM, "")
    with wie.als(vraagt(Rol.INWONER, ActorSoort.INWONER, verborgen)):
        assert queries.persoon(verborgen).adres == "Kanariestraat 77, 8181 ZZ"


def test_a_secret_address_cannot_be_searched_by_priv_24(verborgen: UUID) -> None:
    with wie.als(vraagt(Rol.BALIE)):
        op_adres = actions.zoeken(actions.Zoekvraag(achternaam="Verborgen", postcode="8181ZZ", huisnummer="77"))
        op_datum = actions.zoeken(actions.Zoekvraag(achternaam="Verborgen", geboortedatum=GEBOREN))
    assert op_adres.treffers == []
    assert [t.adres for t in op_datum.treffers] == [queries.ADRES_GEHEIM]


def test_a_resident_sees_the_own_rows_and_nobody_elses_priv_27(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.INWONER, ActorSoort.INWONER, gezin.moeder)):
        assert queries.persoon(gezin.moeder).adres == "Proeflaan 1, 8181 AA"
        with pytest.raises(NietGevonden):
            queries.persoon(gezin.vader)
        assert [lid.id for lid in queries.leden(gezin.huishouden)] == [gezin.moeder]
        for model in (Lidmaatschap, Bewoning, Relatie):
            assert set(model.objects.values_list("persoon_id", flat=True)) == {gezin.moeder}


def test_without_context_or_in_a_rol_without_persons_no_row_is_read_priv_01(gezin: Gezin) -> None:
    tabellen = (Persoon, Lidmaatschap, Bewoning, Relatie)
    with wie.als(vraagt(Rol.BALIE)):
        assert all(model.objects.exists() for model in tabellen)
    with wie.als(vraagt(Rol.BELEID)):
        assert not any(model.objects.exists() for model in tabellen)
    with wie.als(vraagt(Rol.BALIE, gemeente="1509")):
        assert not any(model.objects.exists() for model in tabellen)


def test_signing_in_finds_an_id_by_bsn_over_all_live_keys_and_by_email_af_12(gezin: Gezin) -> None:
    assert queries.persoon_bij_bsn(BSN[1]) == gezin.vader
    assert queries.persoon_bij_bsn(BSN[20]) is None
    assert queries.persoon_bij_email("") is None
    assert queries.ids_bij_bsn([BSN[0], BSN[1], BSN[20]]) == {BSN[0]: gezin.moeder, BSN[1]: gezin.vader}


def test_where_people_lived_is_known_by_id(gezin: Gezin) -> None:
    plekken = queries.woonplekken([gezin.moeder, gezin.kind], op=date(2024, 1, 1))
    assert {plek.adres for plek in plekken.values()} == {gezin.adres}
    assert queries.woonplekken([gezin.moeder], op=date(2019, 1, 1)) == {}


def test_counting_follows_who_lived_here_on_the_day(gezin: Gezin) -> None:
    assert (queries.aantal_inwoners(op=date(2024, 1, 1)), queries.aantal_huishoudens(op=date(2024, 1, 1))) == (4, 2)
    assert queries.aantal_inwoners(op=date(2019, 1, 1)) == 0


def test_the_kern_of_somebody_is_told_unless_the_address_is_secret_priv_24(gezin: Gezin, verborgen: UUID) -> None:
    with wie.als(vraagt(Rol.AANSPREEKPUNT)):
        assert queries.woonkern_van(gezin.moeder) == "proefdorp"
        assert queries.woonkern_van(verborgen) == ""
    with wie.als(vraagt(Rol.INWONER, ActorSoort.INWONER, verborgen)):
        assert queries.woonkern_van(verborgen) == "proefdorp"
