"""What of a gemeente is printed, and in which order keys and guards accept it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter

from django.db import models

from rotonde.besluiten.models import Beschikking, Besluit, Motivering, Voorstel
from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.bescherming.basis import heeft_gemeente, is_log
from rotonde.kern.models import Gebeurtenis, Inzage, RolPeriode
from rotonde.regie.models import Aanpak, Vraagverheldering
from rotonde.voorzieningen.models import Voorziening

Model = type[models.Model]


@dataclass(frozen=True)
class Doen:
    """The columns that say on which day a row came, by whom and in which rol."""

    dag: str
    door: str = ""
    rol: str = ""


# A guard asks of these that the asker is the one who did it, and that it is today.
OP_DE_DAG: dict[Model, Doen] = {
    Voorstel: Doen("voorgesteld_op", "voorgesteld_door_id"),
    Besluit: Doen("datum", "genomen_door_id", "rol"),
    Beschikking: Doen("bekendgemaakt_op"),
}
# Nothing may be added to what lies fixed: these columns wait until all is there.
LATER: dict[Model, tuple[str, ...]] = {
    Aanpak: ("akkoord_op", "reden_zonder_akkoord", "vastgesteld_op"),
    Vraagverheldering: ("afgerond_op",),
}
# What a guard looks for beside the keys of the row itself.
_EERST: dict[Model, tuple[Model, ...]] = {Besluit: (Motivering, RolPeriode), Voorziening: (Beschikking,)}
# Of the logs, what rooms wrote; the database keeps its own of what is printed.
_LOGS = (Gebeurtenis, Inzage)


@cache
def modellen() -> tuple[Model, ...]:
    """Every table with rows of a gemeente that rooms write, each after what it hangs on."""
    eigen = [
        model for model in beschermde_modellen() if heeft_gemeente(model) and (model in _LOGS or not is_log(model))
    ]
    eerst = {model: {*_hangt_aan(model, eigen), *_EERST.get(model, ())} for model in eigen}
    return tuple(TopologicalSorter(eerst).static_order())


def _hangt_aan(model: Model, eigen: Sequence[Model]) -> list[Model]:
    sleutels = {veld.related_model for veld in model._meta.concrete_fields if veld.is_relation}
    return [doel for doel in eigen if doel in sleutels and doel is not model]
