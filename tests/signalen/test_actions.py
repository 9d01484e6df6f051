"""The verbs of signalen."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from tests.inwoners.gezin import Gezin, vraagt

from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, nieuw_id
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import uit_herkomst
from rotonde.signalen import actions, queries
from rotonde.signalen.actions import Afronding, Ontvangst, Poging
from rotonde.signalen.models import Contactpoging, Signaal
from rotonde.signalen.soorten import Achterstand, Kanaal, Resultaat, SignaalStatus

OP = date(2024, 3, 14)


def ontvangst(
    adres: UUID | None, persoon: UUID | None = None, op: date = OP, partner: str = "woningstichting"
) -> Ontvangst:
    return Ontvangst(partner, Achterstand.HUUR, Decimal("812.50"), op, adres=adres, persoon=persoon)


def test_a_signaal_is_received_followed_up_and_closed_with_one_result(gezin: Gezin) -> None:
    signaal = actions.ontvangen(ontvangst(gezin.adres, gezin.moeder))
    actions.contact_proberen(Poging(signaal, date(2024, 3, 20), Kanaal.BRIEF, gelukt=False))
    assert Signaal.objects.get(pk=signaal).status == SignaalStatus.IN_BEHANDELING
    actions.contact_proberen(Poging(signaal, date(2024, 3, 27), Kanaal.TELEFOON, gelukt=True))
    actions.afronden(Afronding(signaal, date(2024, 4, 2), Resultaat.HULP_GEACCEPTEERD))

    (regel,) = queries.historie()
    assert (regel.resultaat, regel.afgerond_op) == (Resultaat.HULP_GEACCEPTEERD, date(2024, 4, 2))
    assert [poging.gelukt for poging in queries.pogingen()] == [False, True]
    soorten = Gebeurtenis.objects.filter(object_id=signaal).order_by("id").values_list("soort", flat=True)
    assert list(soorten) == ["signalen.ontvangen", *["signalen.contact_geprobeerd"] * 2, "signalen.afgerond"]


def test_a_repeat_within_partner_address_and_month_is_the_same_signaal(gezin: Gezin) -> None:
    eerste, zelfde = actions.ontvangen_alle([ontvangst(gezin.adres), ontvangst(gezin.adres, op=date(2024, 3, 31))])
    assert eerste == zelfde == actions.ontvangen(ontvangst(gezin.adres, gezin.moeder, op=date(2024, 3, 1)))

    anders = [
        ontvangst(gezin.adres, op=date(2024, 4, 1)),
        ontvangst(gezin.adres, partner="waterbedrijf"),
        ontvangst(None, gezin.moeder),
        ontvangst(None, gezin.vader),
    ]
    assert len({eerste, *actions.ontvangen_alle(anders)}) == 5
    assert Signaal.objects.count() == 5


def test_the_database_refuses_a_repeat_and_a_signaal_about_nobody(gezin: Gezin) -> None:
    actions.ontvangen(ontvangst(gezin.adres))
    for constraint, adres in {"signaal_adres_eenmaal_per_maand": gezin.adres, "signaal_over_adres": None}.items():
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Signaal.objects.create(
                gemeente_id="0246", adres_id=adres, partner="woningstichting", achterstand=Achterstand.HUUR,
                bedrag=Decimal(1), ontvangen_op=OP, maand=OP.replace(day=1),
            )  # fmt: skip
    with pytest.raises(Ongeldig, match="geen adres en geen inwoner"):
        actions.ontvangen(ontvangst(None))


def test_the_database_refuses_a_closed_signaal_without_a_result(gezin: Gezin) -> None:
    actions.ontvangen(ontvangst(gezin.adres))
    for wijziging in ({"status": SignaalStatus.AFGEROND}, {"resultaat": Resultaat.GEEN_CONTACT}):
        with pytest.raises(IntegrityError, match="signaal_afgerond_met_een_resultaat"), transaction.atomic():
            Signaal.objects.update(**wijziging)


def test_a_signaal_closes_once_and_then_nothing_is_tried_any_more(gezin: Gezin) -> None:
    signaal = actions.ontvangen(ontvangst(gezin.adres))
    with pytest.raises(Ongeldig, match="voor de dag"):
        actions.afronden(Afronding(signaal, date(2024, 3, 13), Resultaat.GEEN_CONTACT))
    actions.afronden(Afronding(signaal, OP, Resultaat.GEEN_CONTACT))

    with pytest.raises(KanNuNiet, match="al afgerond"):
        actions.afronden(Afronding(signaal, OP, Resultaat.GEEN_HULP_GEWENST))
    with pytest.raises(KanNuNiet, match="al afgerond"):
        actions.contact_proberen(Poging(signaal, OP, Kanaal.EMAIL, gelukt=True))
    with pytest.raises(NietGevonden):
        actions.afronden(Afronding(nieuw_id(), OP, Resultaat.GEEN_CONTACT))


def test_closing_one_signaal_with_two_results_at_once_is_refused(gezin: Gezin) -> None:
    signaal = actions.ontvangen(ontvangst(gezin.adres))
    with pytest.raises(KanNuNiet):
        actions.afronden_alle([
            Afronding(signaal, OP, Resultaat.GEEN_CONTACT),
            Afronding(signaal, OP, Resultaat.HULP_GEACCEPTEERD),
        ])  # fmt: skip
    assert Signaal.objects.get(pk=signaal).resultaat == ""


def test_an_attempt_cannot_be_changed_afterwards(gezin: Gezin) -> None:
    signaal = actions.ontvangen(ontvangst(gezin.adres))
    actions.contact_proberen(Poging(signaal, OP, Kanaal.BRIEF, gelukt=False))
    with pytest.raises(ProgrammingError), transaction.atomic():
        Contactpoging.objects.update(gelukt=True)


def test_a_signaal_may_go_when_its_term_ends_priv_47(gezin: Gezin) -> None:
    met_hulp, zonder, open_ = actions.ontvangen_alle(
        [ontvangst(gezin.adres), ontvangst(None, gezin.vader), ontvangst(None, gezin.moeder)]
    )
    actions.afronden_alle([
        Afronding(met_hulp, date(2024, 8, 31), Resultaat.HULP_GEACCEPTEERD),
        Afronding(zonder, date(2024, 8, 31), Resultaat.GEEN_CONTACT),
    ])  # fmt: skip
    assert queries.te_verwijderen(op=date(2025, 2, 27)) == []
    # Six months after 31 August is a day that does not exist: the term ends on the last day of February.
    assert queries.te_verwijderen(op=date(2025, 2, 28)) == [zonder]
    assert queries.te_verwijderen(op=date(2029, 8, 31)) == [zonder, met_hulp]
    assert open_ not in queries.te_verwijderen(op=date(2099, 1, 1))


def test_how_long_a_signaal_stays_keeps_rule_version_and_input_rel_12(gezin: Gezin) -> None:
    signaal = actions.ontvangen(ontvangst(gezin.adres))
    assert Signaal.objects.get(pk=signaal).bewaartermijn is None
    actions.afronden(Afronding(signaal, date(2024, 8, 31), Resultaat.GEEN_CONTACT))

    bewaard = Signaal.objects.get(pk=signaal)
    assert bewaard.bewaartermijn["regel"] == "BEW-06"
    assert bewaard.bewaartermijn["invoer"] == {"start": "2024-08-31", "variant": "zonder-vervolg"}
    assert bereken(uit_herkomst(bewaard.bewaartermijn)).dag == bewaard.bewaren_tot


def test_who_may_and_who_sees_priv_17(gezin: Gezin) -> None:
    with wie.als(vraagt(Rol.BELEID)), pytest.raises(GeenBevoegdheid):
        actions.ontvangen(ontvangst(gezin.adres, gezin.moeder))
    with wie.als(vraagt(Rol.BACKOFFICE)):
        assert actions.ontvangen(ontvangst(gezin.adres, gezin.moeder))
    for rol, soort, actor, verwacht in [
        (Rol.INWONER, ActorSoort.INWONER, gezin.moeder, 1),
        (Rol.INWONER, ActorSoort.INWONER, gezin.buur, 0),
        (Rol.RAADSLID, ActorSoort.MEDEWERKER, nieuw_id(), 0),
    ]:
        with wie.als(vraagt(rol, soort, actor=actor)):
            assert Signaal.objects.count() == verwacht
