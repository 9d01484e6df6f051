"""The tenant, its accounts, and what every tenant table is made of."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import models
from uuid_utils.compat import uuid7

from rotonde.kern.soorten import (
    Bescherming,
    Klasse,
    Wet,
)
from rotonde.kern.verwerking import Verwerking

_INTERN = Verwerking(
    doel="de gemeente inrichten",
    wet=Wet.ALGEMEEN,
    klasse=Klasse.INTERN,
    bewaarregel="zolang geldig",
    bescherming=Bescherming.GEMEENTE,
)


def nieuw_id() -> UUID:
    """Row ids are made here, so that the context of encryption exists before the row does (AF-12)."""
    return uuid7()


# With this begins the code of a gemeente that was made up: the CBS uses digits only.
SYNTHETISCH = "S"


class Gemeente(models.Model):
    """The tenant, by CBS code; its name, look and contact come from its pack."""

    code = models.CharField(primary_key=True, max_length=4)
    naam = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)
    huisstijl = models.JSONField(default=dict)
    contact = models.JSONField(default=dict)
    # How staff prove who they are: the sign-in service of this gemeente and what it must say of a second factor.
    aanmelden = models.JSONField(default=dict, db_default={})
    # How much one medewerker can bear (`norm`, in points).
    caseload = models.JSONField(default=dict, db_default={})
    # The levels of opschaling (`niveaus`, the lowest first), in the words of the gemeente.
    ave = models.JSONField(default=dict, db_default={})

    class Meta:
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.naam


class Account(AbstractUser):
    """How a medewerker signs in. Who one is and may be stands per gemeente in Medewerker and RolPeriode."""


class TenantForeignKey(models.ForeignKey):
    """A key to a row of the same gemeente: the real constraint holds (gemeente_id, id), by kern.bescherming (AF-06)."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        super().__init__(to, on_delete, **kwargs)


class TenantModel(models.Model):
    """A row that belongs to exactly one gemeente. Every subclass says what it is for in `verwerking`."""

    verwerking: ClassVar[Verwerking]

    id = models.UUIDField(primary_key=True, default=nieuw_id, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Woonkern(TenantModel):
    """A village or town within the gemeente, and its share of the residents."""

    code = models.SlugField(max_length=40)
    naam = models.CharField(max_length=80)
    aandeel = models.DecimalField(max_digits=6, decimal_places=4, default=0)

    verwerking = _INTERN

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "code"], name="woonkern_code")]

    def __str__(self) -> str:
        return self.naam
