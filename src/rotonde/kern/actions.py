"""The verbs of the cellar: setting up a gemeente from its pack."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import models

from rotonde.kern import gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Gemeente, Team, TenantModel, Woonkern


@actie("kern.gemeente_inrichten")
def gemeente_inrichten(velden: Mapping[str, Any]) -> None:
    """Make the gemeente of `kern.wie`, or change its name, slug, huisstijl or contact; the rest stays as it was."""
    code = wie.huidig().gemeente
    Gemeente.objects.update_or_create(code=code, defaults=dict(velden))
    _noteer("gemeente", sorted(velden))


@actie("kern.kernen_inrichten")
def kernen_inrichten(kernen: Sequence[Mapping[str, Any]]) -> None:
    """Make or change kernen by code, with naam and aandeel (share of the residents). None is taken away."""
    _inrichten(Woonkern, kernen)


@actie("kern.teams_inrichten")
def teams_inrichten(teams: Sequence[Mapping[str, Any]]) -> None:
    """Make or change teams by code, with naam and wachtrij. None is taken away."""
    _inrichten(Team, teams)


def _inrichten(model: type[TenantModel], regels: Sequence[Mapping[str, Any]]) -> None:
    gemeente = wie.huidig().gemeente
    rijen = [model(gemeente_id=gemeente, **regel) for regel in regels]
    velden = [veld.name for veld in model._meta.concrete_fields if veld.name not in {"id", "gemeente", "code"}]
    manager: models.Manager[Any] = model._default_manager
    manager.bulk_create(rijen, update_conflicts=True, unique_fields=["gemeente", "code"], update_fields=velden)
    _noteer(model._meta.model_name or "", [str(regel["code"]) for regel in regels])


def _noteer(soort: str, codes: list[str]) -> None:
    feit = Feit("gemeente", gemeente_kenmerk(wie.huidig().gemeente), gegevens={"soort": soort, "codes": codes})
    gebeurtenissen.noteer("kern.gemeente_ingericht", [feit])


def gemeente_kenmerk(code: str) -> UUID:
    """The id under which gebeurtenissen name a gemeente, which has a code and no uuid."""
    return uuid5(NAMESPACE_URL, f"rotonde/{code}")
