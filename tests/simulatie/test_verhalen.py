"""The drawn lives make sense: each story that the rows of both gemeenten tell is one that can have happened."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db.models import Q

from rotonde.besluiten.models import Besluit
from rotonde.inkomen.models import Uitkering
from rotonde.inwoners.models import Bewoning, Lidmaatschap, Persoon, Relatie
from rotonde.inwoners.soorten import RelatieSoort
from rotonde.kern import wie
from rotonde.kern.periode import geldt_op
from rotonde.kern.soorten import Doel, Wet
from rotonde.regie.models import Dossier
from rotonde.signalen.models import Signaal
from rotonde.toegang.models import Contactmoment, Melding
from rotonde.voorzieningen.models import Voorziening

Periodes = dict[tuple[object, object], list[object]]
BEGIN, PEILDATUM = date(2017, 1, 1), date(2024, 12, 31)
VOLWASSEN, AOW = 18, 67


@pytest.fixture(params=["0246", "1509"])
def verteld(bevolkt: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """Each story in both gemeenten."""
    with wie.als(wie.dienst(gemeente=request.param, wet=Wet.ALGEMEEN, doel=Doel.STATISTIEK, grond="proef")):
        yield


pytestmark = pytest.mark.usefixtures("verteld")


def _geboren() -> dict[object, date]:
    return dict(Persoon.objects.values_list("id", "geboortedatum"))


def _jaren(geboren: date, dag: date) -> int:
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def test_who_decides_for_a_child_with_jeugdhulp_is_known_on_every_day_of_it() -> None:
    gezag: dict[object, list[Relatie]] = {}
    for relatie in Relatie.objects.filter(soort=RelatieSoort.GEZAG):
        gezag.setdefault(relatie.ander_id, []).append(relatie)
    hulp = list(Voorziening.objects.filter(wet=Wet.JEUGDWET).select_related("besluit__aanvraag"))
    assert hulp
    for voorziening in hulp:
        laatste = min(voorziening.periode.upper, PEILDATUM) - timedelta(days=1)
        for dag in (voorziening.besluit.aanvraag.ontvangen_op, voorziening.periode.lower, laatste):
            assert any(geldt_op(relatie.periode, dag) for relatie in gezag[voorziening.persoon_id])


def test_an_arrear_belongs_to_the_address_where_the_person_lived_that_day() -> None:
    gewoond: dict[object, list[Bewoning]] = {}
    for bewoning in Bewoning.objects.all():
        gewoond.setdefault(bewoning.persoon_id, []).append(bewoning)
    signalen = list(Signaal.objects.all())
    assert signalen
    for signaal in signalen:
        toen = [b.adres_id for b in gewoond[signaal.persoon_id] if geldt_op(b.periode, signaal.ontvangen_op)]
        assert toen == [signaal.adres_id]


def test_an_uitkering_fits_the_age_and_a_household_has_one_at_a_time() -> None:
    geboren = _geboren()
    huishouden = dict(Lidmaatschap.objects.values_list("persoon_id", "huishouden_id"))
    per_huis: dict[object, list[Uitkering]] = {}
    for uitkering in Uitkering.objects.all():
        laatste = (uitkering.periode.upper or PEILDATUM) - timedelta(days=1)
        assert _jaren(geboren[uitkering.persoon_id], uitkering.periode.lower) >= VOLWASSEN
        assert _jaren(geboren[uitkering.persoon_id], laatste) < AOW
        for ander in per_huis.setdefault(huishouden[uitkering.persoon_id], []):
            assert not _tegelijk(uitkering, ander)
        per_huis[huishouden[uitkering.persoon_id]].append(uitkering)
    assert per_huis


def _tegelijk(een: Uitkering, ander: Uitkering) -> bool:
    tot_een, tot_ander = een.periode.upper or date.max, ander.periode.upper or date.max
    return bool(een.periode.lower < tot_ander and ander.periode.lower < tot_een)


def test_a_partner_is_one_on_both_sides_for_the_same_days_and_nobody_has_two() -> None:
    paren = list(Relatie.objects.filter(soort=RelatieSoort.PARTNER).values_list("persoon_id", "ander_id", "periode"))
    assert paren
    assert set(paren) == {(ander, een, bereik) for een, ander, bereik in paren}
    assert len({een for een, _, _ in paren}) == len(paren)


def test_children_have_parents_who_were_old_enough_and_come_into_the_world_at_home() -> None:
    geboren = _geboren()
    ouders = list(Relatie.objects.filter(soort=RelatieSoort.OUDER))
    assert ouders
    for relatie in ouders:
        assert 17 <= geboren[relatie.ander_id].year - geboren[relatie.persoon_id].year <= 60
    hier_geboren = Persoon.objects.filter(geboortedatum__gt=BEGIN)
    eerste = dict(Bewoning.objects.order_by("-periode").values_list("persoon_id", "periode"))
    assert hier_geboren.exists()
    assert sum(eerste[p.pk].lower == p.geboortedatum for p in hier_geboren) > 0.8 * hier_geboren.count()


def test_everybody_alive_lives_somewhere_at_the_end_and_who_died_nowhere() -> None:
    later = PEILDATUM + timedelta(days=1)
    woont = set(Bewoning.objects.filter(periode__contains=later).values_list("persoon_id", flat=True))
    hoort = set(Lidmaatschap.objects.filter(periode__contains=later).values_list("persoon_id", flat=True))
    leeft = set(Persoon.objects.filter(overlijdensdatum__isnull=True).values_list("id", flat=True))
    assert woont == hoort == leeft
    overleden = Persoon.objects.filter(overlijdensdatum__isnull=False)
    assert overleden.exists()
    for persoon in overleden:
        eindes = Bewoning.objects.filter(persoon=persoon).values_list("periode", flat=True)
        assert max(bereik.upper for bereik in eindes) == persoon.overlijdensdatum + timedelta(days=1)


def test_people_move_and_take_the_whole_household_along_on_one_day() -> None:
    per_huis: dict[object, set[object]] = {}
    for bewoning in Bewoning.objects.filter(periode__startswith__gte=date(2021, 1, 1)):
        if Bewoning.objects.filter(persoon_id=bewoning.persoon_id, periode__endswith=bewoning.periode.lower).exists():
            per_huis.setdefault(bewoning.huishouden_id, set()).add((bewoning.adres_id, bewoning.periode.lower))
    assert len(per_huis) > 10
    assert {len(verhuizingen) for verhuizingen in per_huis.values()} == {1}


def test_nothing_happens_to_anybody_before_birth_or_after_death() -> None:
    levens = Persoon.objects.values_list("id", "geboortedatum", "overlijdensdatum")
    leven = {persoon: (geboren, einde or date.max) for persoon, geboren, einde in levens}
    wanneer = [
        *Besluit.objects.values_list("persoon_id", "datum"),
        *Besluit.objects.values_list("persoon_id", "aanvraag__ontvangen_op"),
        *((p, m.date()) for p, m in Melding.objects.values_list("persoon_id", "ontvangen_op") if p),
        *((p, m.date()) for p, m in Contactmoment.objects.values_list("persoon_id", "moment") if p),
        *((p, bereik.lower) for p, bereik in Bewoning.objects.values_list("persoon_id", "periode")),
        *((p, bereik.lower) for p, bereik in Uitkering.objects.values_list("persoon_id", "periode")),
        *Signaal.objects.values_list("persoon_id", "ontvangen_op"),
    ]  # fmt: skip
    assert len(wanneer) > 1000
    for persoon, dag in wanneer:
        geboren, einde = leven[persoon]
        assert geboren <= dag <= einde


def test_a_household_has_one_open_dossier_at_most_and_each_is_of_who_lived_in_it() -> None:
    lid = {(p, h) for p, h in Lidmaatschap.objects.values_list("persoon_id", "huishouden_id")}
    dossiers = list(Dossier.objects.select_related("melding"))
    assert dossiers
    assert all((dossier.melding.persoon_id, dossier.huishouden_id) in lid for dossier in dossiers)
    open_ = [d.huishouden_id for d in dossiers if d.gesloten_op is None]
    assert len(set(open_)) == len(open_)


def test_nobody_is_old_beyond_belief() -> None:
    assert not Persoon.objects.filter(Q(geboortedatum__lt=date(1915, 1, 1)) | Q(geboortedatum__gt=PEILDATUM)).exists()
