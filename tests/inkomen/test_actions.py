"""The verbs of inkomen."""

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.inwoners.gezin import Gezin, vraagt

from rotonde.inkomen import actions, queries
from rotonde.inkomen.actions import Instroom, Uitstroom
from rotonde.inkomen.models import Uitkering
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling
from rotonde.kern import wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Rol

VANAF = date(2022, 4, 1)


def instroom(persoon: UUID, vanaf: date = VANAF, regeling: Regeling = Regeling.PARTICIPATIEWET) -> Instroom:
    return Instroom(persoon, regeling, vanaf, RedenInstroom.EINDE_WERK)


def test_an_uitkering_starts_and_ends_each_with_one_reason(gezin: Gezin) -> None:
    uitkering = actions.instromen(instroom(gezin.moeder))
    actions.uitstromen(Uitstroom(uitkering, date(2023, 7, 1), RedenUitstroom.WERK))

    (regel,) = queries.historie()
    assert (regel.van, regel.tot) == (VANAF, date(2023, 7, 1))
    assert (regel.reden_instroom, regel.reden_uitstroom) == (RedenInstroom.EINDE_WERK, RedenUitstroom.WERK)
    soorten = Gebeurtenis.objects.filter(object_id=uitkering).order_by("id").values_list("soort", flat=True)
    assert list(soorten) == ["inkomen.ingestroomd", "inkomen.uitgestroomd"]


def test_one_uitkering_at_a_time_per_persoon(gezin: Gezin) -> None:
    eerste = actions.instromen(instroom(gezin.moeder))
    for vanaf in (date(2021, 1, 1), VANAF, date(2024, 1, 1)):
        with pytest.raises(KanNuNiet, match="al een uitkering"):
            actions.instromen(instroom(gezin.moeder, vanaf))

    actions.uitstromen(Uitstroom(eerste, date(2023, 1, 1), RedenUitstroom.ANDERE_REGELING))
    assert actions.instromen(instroom(gezin.moeder, date(2023, 1, 1), Regeling.IOAW))


def test_twice_the_same_persoon_in_one_list_is_refused_and_leaves_nothing(gezin: Gezin) -> None:
    with pytest.raises(KanNuNiet):
        actions.instromen_alle([instroom(gezin.vader), instroom(gezin.vader, date(2025, 1, 1))])
    assert not Uitkering.objects.exists()


def test_the_database_refuses_overlap_and_an_end_without_a_reason(gezin: Gezin) -> None:
    actions.instromen(instroom(gezin.moeder))
    rijen = {
        "uitkering_een_tegelijk": {"persoon_id": gezin.moeder, "periode": periode(date(2023, 1, 1))},
        "uitkering_instroom_een_reden": {"reden_instroom": ""},
        "uitkering_uitstroom_een_reden": {"periode": periode(VANAF, date(2023, 1, 1))},
    }
    for constraint, afwijking in rijen.items():
        waarden = {
            "gemeente_id": "0246", "persoon_id": gezin.vader, "regeling": Regeling.IOAZ, "periode": periode(VANAF),
            "reden_instroom": RedenInstroom.EINDE_BEDRIJF, **afwijking,
        }  # fmt: skip
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Uitkering.objects.create(**waarden)


def test_an_uitkering_ends_once_and_not_before_it_began(gezin: Gezin) -> None:
    uitkering = actions.instromen(instroom(gezin.moeder))
    with pytest.raises(Ongeldig, match="voordat zij begon"):
        actions.uitstromen(Uitstroom(uitkering, VANAF, RedenUitstroom.WERK))
    actions.uitstromen(Uitstroom(uitkering, date(2022, 4, 2), RedenUitstroom.WERK))
    with pytest.raises(KanNuNiet, match="al beëindigd"):
        actions.uitstromen(Uitstroom(uitkering, date(2023, 1, 1), RedenUitstroom.WERK))
    with pytest.raises(NietGevonden):
        actions.uitstromen(Uitstroom(nieuw_id(), date(2023, 1, 1), RedenUitstroom.WERK))


def test_only_a_rol_in_the_table_may_priv_17(gezin: Gezin) -> None:
    for rol in (Rol.BELEID, Rol.RAADSLID, Rol.BALIE):
        with wie.als(vraagt(rol)), pytest.raises(GeenBevoegdheid):
            actions.instromen(instroom(gezin.moeder))
    with wie.als(vraagt(Rol.BACKOFFICE)):
        assert actions.instromen(instroom(gezin.moeder))


def test_a_resident_sees_the_own_uitkering_only_priv_12(gezin: Gezin) -> None:
    actions.instromen_alle([instroom(gezin.moeder), instroom(gezin.buur)])
    with wie.als(vraagt(Rol.INWONER, ActorSoort.INWONER, actor=gezin.moeder)):
        assert [u.persoon_id for u in Uitkering.objects.all()] == [gezin.moeder]
    with wie.als(vraagt(Rol.BELEID)):
        assert not Uitkering.objects.exists()
    with wie.als(vraagt(Rol.BACKOFFICE, gemeente="1509")):
        assert not Uitkering.objects.exists()
