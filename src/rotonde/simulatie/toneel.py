"""The stage: one gemeente with its pack, its drawn people and their ids, and the day on which something happens."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Any
from uuid import UUID

from rotonde.catalogus.models import Organisatie
from rotonde.inwoners import queries as inwoners
from rotonde.kern import klok, wie
from rotonde.kern.models import Medewerker, Woonkern
from rotonde.kern.pakket.controle import Pakket
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie import rolverdeling
from rotonde.simulatie.getrokken import Getrokken
from rotonde.simulatie.trekking.bevolking import Bevolking
from rotonde.simulatie.voortgang import Voortgang

GROND = "demonstratie vullen"
INKOPERS = ("regio", "gemeente", "centrumgemeente")


class Toneel:
    """What all steps share. What was drawn may be drawn for another gemeente (`getrokken`); ids are of this one."""

    def __init__(self, pakket: Pakket, getrokken: Getrokken, voortgang: Voortgang) -> None:
        self.pakket = pakket
        self.gemeente = pakket.gemeentecode
        self.getrokken = getrokken
        self.zaad = getrokken.zaad
        self.voortgang = voortgang

    def regels(self, soort: str) -> Sequence[Any]:
        """The lines of one kind of the pack."""
        return self.getrokken.regels(soort)

    def toeval(self, onderdeel: str) -> Random:
        return self.getrokken.toeval(onderdeel)

    @property
    def bevolking(self) -> Bevolking:
        return self.getrokken.bevolking

    @cached_property
    def personen(self) -> list[UUID]:
        """The id of each drawn person, by number; call it once they are entered."""
        ids = inwoners.ids_bij_bsn(mens.bsn for mens in self.bevolking.mensen)
        return [ids[mens.bsn] for mens in self.bevolking.mensen]

    @cached_property
    def functies(self) -> list[rolverdeling.Functie]:
        return rolverdeling.functies(self.regels("rollen"), self.regels("mandaten"))

    @cached_property
    def woonkernen(self) -> dict[str, UUID]:
        return dict(Woonkern.objects.values_list("code", "id"))

    @cached_property
    def producten(self) -> dict[str, Any]:
        """The lines of products by code, as the pack has them at the end."""
        return {regel.code: regel for regel in self.regels("producten")}

    @cached_property
    def leefgebied(self) -> str:
        """The first area of life of the list of the gemeente."""
        return str(min(self.regels("leefgebieden"), key=lambda regel: regel.volgorde).code)

    @cached_property
    def aanbieder(self) -> UUID:
        """Under whom help stands: the region or municipality that buys it, so no real aanbieder gets invented money."""
        mogelijk = Organisatie.objects.filter(soort__in=INKOPERS).order_by("soort", "code")
        return min(mogelijk, key=lambda organisatie: INKOPERS.index(organisatie.soort)).pk

    def tarief(self, product: str, dag: date) -> Decimal | None:
        """Euro per unit on a day, by the pack; before the first that it knows, that one. None for what has none."""
        regels = self.tarieven.get(product, [])
        geldend = [regel for regel in regels if regel.geldig_vanaf <= dag] or regels[:1]
        return Decimal(geldend[-1].bedrag) if geldend else None

    @cached_property
    def tarieven(self) -> dict[str, list[Any]]:
        """The lines of tarieven by product, in order of time."""
        per_product: dict[str, list[Any]] = {}
        for regel in sorted(self.regels("tarieven"), key=lambda regel: regel.geldig_vanaf):
            per_product.setdefault(regel.product, []).append(regel)
        return per_product

    def medewerkers(self, functie: rolverdeling.Functie) -> list[UUID]:
        """Who works in a function, always in the same order."""
        rijen = Medewerker.objects.filter(account__username__startswith=f"sim-{self.gemeente}-{functie.code}-")
        return list(rijen.order_by("account__username").values_list("id", flat=True))

    @contextmanager
    def op(self, dag: date, wet: Wet, doel: Doel, *, uur: int = 12) -> Iterator[None]:
        """Let the service of the simulation act on that day, for that purpose."""
        with (
            klok.op(klok.moment(dag, uur)),
            wie.als(wie.dienst(gemeente=self.gemeente, wet=wet, doel=doel, grond=GROND)),
        ):
            yield
