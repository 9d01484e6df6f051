"""The verbs of inwoners."""

from datetime import date
from uuid import UUID

import psycopg.errors
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from tests.inwoners.gezin import BEGIN, BSN, Gezin, dienst, inschrijving, vraagt

from rotonde.inwoners import actions
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.inwoners.models import Adres, Bewoning, Lidmaatschap, Persoon, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.sleutels import ontsleutel
from rotonde.kern.soorten import Rol

# Passes the elfproef outside the test range; computed, never somebody's on purpose.
BUITEN_DE_REEKS = "111222333"
GEBOREN = date(1990, 1, 1)


def test_a_bsn_is_stored_encrypted_and_found_by_hash_priv_60(gezin: Gezin) -> None:
    moeder = Persoon.objects.get(pk=gezin.moeder)
    assert BSN[0].encode() not in bytes(moeder.bsn_cijfer) + bytes(moeder.bsn_hash)
    assert ontsleutel(moeder.bsn_cijfer, tabel="inwoners_persoon", kolom="bsn_cijfer", rij=moeder.pk) == BSN[0]


def test_ciphertext_of_another_row_does_not_open_sec_31(gezin: Gezin) -> None:
    ander = Persoon.objects.get(pk=gezin.vader)
    with pytest.raises(ValueError, match="hoort niet bij deze rij"):
        ontsleutel(ander.bsn_cijfer, tabel="inwoners_persoon", kolom="bsn_cijfer", rij=gezin.moeder)


def test_outside_production_only_test_numbers_may_be_entered_priv_59(gezin: Gezin) -> None:
    buiten = actions.Inschrijving(BUITEN_DE_REEKS, "Niemand", "Bestaat", GEBOREN)
    with pytest.raises(Ongeldig, match="testreeks"):
        actions.inschrijven(buiten)
    with override_settings(PRODUCTIE=True):
        assert actions.inschrijven(buiten)


def test_nine_digits_that_fail_the_elfproef_are_refused(gezin: Gezin) -> None:
    with pytest.raises(Ongeldig, match="klopt niet"):
        actions.inschrijven(actions.Inschrijving("999999999", "Niemand", "Bestaat", GEBOREN))


def test_a_bsn_stands_once_per_gemeente_and_may_stand_in_another_af_12(gezin: Gezin) -> None:
    opnieuw = inschrijving(0, "Ander", "Mens", GEBOREN)
    with pytest.raises(KanNuNiet, match="al ingeschreven") as fout:
        actions.inschrijven(opnieuw)
    assert BSN[0] not in fout.value.zin
    with wie.als(dienst("1509")):
        assert actions.inschrijven(opnieuw)


def test_the_same_number_twice_in_one_call_is_refused_and_nothing_is_stored(gezin: Gezin) -> None:
    aantal = Persoon.objects.count()
    with pytest.raises(KanNuNiet), transaction.atomic():
        actions.inschrijven_alle([inschrijving(9, "Een", "Mens", GEBOREN), inschrijving(9, "Twee", "Mens", GEBOREN)])
    assert Persoon.objects.count() == aantal


def test_the_front_desk_does_not_enter_residents_sec_10(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.BALIE)), pytest.raises(GeenBevoegdheid):
        actions.inschrijven(inschrijving(9, "Een", "Mens", GEBOREN))
    with wie.als(vraagt(Rol.BACKOFFICE)):
        assert actions.inschrijven(inschrijving(9, "Een", "Mens", GEBOREN))


def test_a_household_has_partners_parents_and_authority(gezin: Gezin) -> None:
    soorten = {(r.persoon_id, r.ander_id, r.soort) for r in Relatie.objects.all()}
    assert soorten == {
        (gezin.moeder, gezin.vader, RelatieSoort.PARTNER),
        (gezin.vader, gezin.moeder, RelatieSoort.PARTNER),
        *((ouder, gezin.kind, s) for ouder in (gezin.moeder, gezin.vader) for s in ("ouder", "gezag")),
    }


def test_authority_ends_when_a_child_comes_of_age(gezin: Gezin) -> None:
    gezag = Relatie.objects.filter(ander_id=gezin.kind, soort=RelatieSoort.GEZAG)
    assert {r.periode.upper for r in gezag} == {date(2030, 7, 8)}
    volwassen = actions.inschrijven(inschrijving(8, "Al", "Groot", date(2001, 1, 1)))
    actions.gezin_vormen(actions.Gezin([gezin.buur], [volwassen], date(2024, 1, 1), partners=False))
    assert [r.soort for r in Relatie.objects.filter(ander_id=volwassen)] == [RelatieSoort.OUDER]


def test_a_child_joins_the_household_where_it_lives_from_birth(gezin: Gezin) -> None:
    geboren = date(2024, 3, 4)
    baby = actions.inschrijven(inschrijving(8, "Pas", "de Wit", geboren))
    actions.gezin_uitbreiden(actions.Uitbreiding(gezin.huishouden, [baby], date(2024, 1, 1)))
    assert Lidmaatschap.objects.get(persoon_id=baby).periode.lower == geboren
    assert Bewoning.objects.get(persoon_id=baby).adres_id == gezin.adres
    assert {r.persoon_id for r in Relatie.objects.filter(ander_id=baby)} == {gezin.moeder, gezin.vader}


def test_a_household_that_is_unknown_gets_no_child(gezin: Gezin) -> None:
    with pytest.raises(NietGevonden):
        actions.gezin_uitbreiden(actions.Uitbreiding(nieuw_id(), [gezin.kind], date(2024, 1, 1)))


def test_forming_a_new_household_ends_the_one_before(gezin: Gezin) -> None:
    op = date(2023, 9, 1)
    nieuw = actions.gezin_vormen(actions.Gezin([gezin.vader], [], op, partners=False))
    perioden = {lid.huishouden_id: lid.periode for lid in Lidmaatschap.objects.filter(persoon_id=gezin.vader)}
    assert perioden[gezin.huishouden].upper == perioden[nieuw].lower == op


def test_the_database_refuses_two_households_at_a_time(gezin: Gezin) -> None:
    tweede = Lidmaatschap(
        gemeente_id="0246", persoon_id=gezin.vader, huishouden_id=gezin.huishouden, rol="hoofd",
        periode=periode(date(2023, 1, 1)),
    )  # fmt: skip
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        Lidmaatschap.objects.bulk_create([tweede])
    assert isinstance(fout.value.__cause__, psycopg.errors.ExclusionViolation)


def test_a_household_moves_with_all_its_members(gezin: Gezin) -> None:
    op = date(2024, 1, 15)
    adres = actions.verhuizen(
        actions.Verhuizing(gezin.huishouden, Adresgegevens("Verderop", "9", "8182BB", gezin.woonkern), op)
    )
    nu = Bewoning.objects.filter(huishouden_id=gezin.huishouden, periode__contains=op)
    assert {b.persoon_id for b in nu} == {gezin.moeder, gezin.vader, gezin.kind}
    assert {b.adres_id for b in nu} == {adres}
    assert Bewoning.objects.filter(adres_id=gezin.adres, periode__endswith=op).count() == 3


def test_who_lived_with_others_moves_along_with_the_new_household(gezin: Gezin) -> None:
    op = date(2024, 1, 15)
    nieuw = actions.gezin_vormen(actions.Gezin([gezin.vader], [], op, partners=False))
    adres = actions.verhuizen(actions.Verhuizing(nieuw, Adresgegevens("Verderop", "9", "8182BB", gezin.woonkern), op))

    woonde = Bewoning.objects.filter(persoon_id=gezin.vader).order_by("periode")
    assert [(b.adres_id, b.periode.lower, b.periode.upper) for b in woonde] == [
        (gezin.adres, BEGIN, op),
        (adres, op, None),
    ]
    assert Bewoning.objects.get(persoon_id=gezin.moeder).periode.upper is None


def test_nobody_lives_in_two_places_or_households_and_who_tries_reads_why_rel_09(gezin: Gezin) -> None:
    eerst, later = date(2024, 1, 10), date(2024, 1, 20)
    nieuw = actions.uiteengaan(
        actions.Vertrek(gezin.vader, [], Adresgegevens("Verderop", "9", "8182BB", gezin.woonkern), later)
    )
    with pytest.raises(KanNuNiet, match="bij een ander huishouden"):
        actions.gezin_vormen(actions.Gezin([gezin.vader], [], eerst, partners=False))
    derde = actions.gezin_vormen(actions.Gezin([gezin.vader], [], date(2024, 2, 1), partners=False))
    waarheen = Adresgegevens("Elders", "1", "8181AA", gezin.woonkern)
    with pytest.raises(KanNuNiet, match="op een ander adres"):
        actions.verhuizen(actions.Verhuizing(derde, waarheen, eerst))

    assert actions.verhuizen(actions.Verhuizing(derde, waarheen, date(2024, 2, 1)))
    assert nieuw != derde


def test_a_household_that_is_unknown_does_not_move(gezin: Gezin) -> None:
    nergens = actions.Verhuizing(nieuw_id(), Adresgegevens("Weg", "1", "8181AA", gezin.woonkern), date(2024, 1, 1))
    with pytest.raises(NietGevonden):
        actions.verhuizen(nergens)


def _geheim(gezin: Gezin) -> tuple[UUID, UUID]:
    persoon = actions.inschrijven(inschrijving(9, "Stil", "Verborgen", GEBOREN, geheimhouding=7))
    huishouden = actions.gezin_vormen(actions.Gezin([persoon], [], date(2022, 1, 1), partners=False))
    adres = Adresgegevens("Kanariestraat", "77", "8181ZZ", gezin.woonkern)
    return persoon, actions.verhuizen(actions.Verhuizing(huishouden, adres, date(2022, 1, 1)))


def test_a_secret_address_stands_nowhere_in_clear_priv_24(gezin: Gezin) -> None:
    _, adres = _geheim(gezin)
    with connection.cursor() as cursor:
        cursor.execute("SELECT a::text FROM inwoners_adres a WHERE id = %s", [adres])
        assert "Kanariestraat" not in cursor.fetchone()[0]
        cursor.execute("SELECT a::text FROM inwoners_adres a WHERE id = %s", [gezin.adres])
        assert "Proeflaan" in cursor.fetchone()[0]


def test_the_database_refuses_a_secret_address_in_clear_priv_24(gezin: Gezin) -> None:
    open_en_bloot = Adres(gemeente_id="0246", straat="Kanariestraat", woonkern_id=gezin.woonkern, geheim=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Adres.objects.bulk_create([open_en_bloot])


def test_a_secret_address_shows_by_its_own_verb_to_who_may_priv_24(gezin: Gezin) -> None:
    persoon, _ = _geheim(gezin)
    with wie.als(vraagt(Rol.BALIE)), pytest.raises(GeenBevoegdheid):
        actions.geheim_adres_tonen(persoon)
    with wie.als(vraagt(Rol.BACKOFFICE)):
        assert actions.geheim_adres_tonen(persoon) == "Kanariestraat 77, 8181 ZZ"


def test_entering_is_recorded_without_a_personal_value(gezin: Gezin) -> None:
    regels = Gebeurtenis.objects.filter(soort="inwoners.ingeschreven")
    assert {r.betrokkene for r in regels} == {gezin.moeder, gezin.vader, gezin.kind, gezin.buur}
    assert all(r.gegevens == {} for r in regels)


def test_who_came_after_a_move_that_is_recorded_late_lived_at_the_new_address_only(gezin: Gezin) -> None:
    geboren, verhuisd = date(2024, 5, 20), date(2024, 5, 1)
    baby = actions.inschrijven(inschrijving(9, "Bo", "de Wit", geboren))
    actions.gezin_uitbreiden(actions.Uitbreiding(gezin.huishouden, [baby], geboren))

    nieuw = actions.verhuizen(
        actions.Verhuizing(gezin.huishouden, Adresgegevens("Kaartpad", "2", "8181AB", gezin.woonkern), verhuisd)
    )

    woonde = {b.persoon_id: (b.adres_id, b.periode) for b in Bewoning.objects.filter(periode__endswith__isnull=True)}
    assert woonde[baby] == (nieuw, periode(geboren))
    assert woonde[gezin.moeder] == (nieuw, periode(verhuisd))
    assert Bewoning.objects.filter(persoon_id=baby).count() == 1
