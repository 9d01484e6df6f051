"""All that was drawn from one pack and one seed: drawn once, and used by every gemeente that is filled with it."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from random import Random
from typing import Any

from rotonde.kern.pakket.controle import Pakket
from rotonde.kern.soorten import Wet
from rotonde.simulatie import kalibratie
from rotonde.simulatie.trekking import (
    bevolking,
    bijstand,
    contacten,
    jeugdhulp,
    leefgeld,
    levensloop,
    traject,
    voorzien,
    vroegsignalen,
)
from rotonde.simulatie.trekking.bevolking import Bevolking
from rotonde.simulatie.trekking.bijstand import Uitkering
from rotonde.simulatie.trekking.bron import bron
from rotonde.simulatie.trekking.contacten import Contact
from rotonde.simulatie.trekking.doelen import Doelen
from rotonde.simulatie.trekking.hulp import Hulp
from rotonde.simulatie.trekking.leefgeld import Leefgeld
from rotonde.simulatie.trekking.levensloop import Levensloop
from rotonde.simulatie.trekking.traject import Plaatsing, Werk
from rotonde.simulatie.trekking.vroegsignalen import Vroegsignaal

HUISHOUDENS_ZONDER_PUBLICATIE = 600
MAATWERK = "maatwerk"


class Getrokken:
    """People and what happens to them, as values without ids. The same pack and seed give the same."""

    def __init__(self, pakket: Pakket, zaad: int) -> None:
        self.pakket = pakket
        self.zaad = zaad

    def regels(self, soort: str) -> Sequence[Any]:
        """The lines of one kind of the pack."""
        return self._inhoud.get(soort, [])

    def toeval(self, onderdeel: str) -> Random:
        """The stream of chance of one subject."""
        return bron(self.zaad, self.pakket.gemeentecode, onderdeel)

    @cached_property
    def doelen(self) -> Doelen:
        return kalibratie.doelen(self.pakket.map, self._omvang[0])

    @cached_property
    def bevolking(self) -> Bevolking:
        kernen = [(kern.code, float(kern.aandeel)) for kern in self.regels("kernen")]
        return bevolking.trek(self.zaad, self.pakket.gemeentecode, *self._omvang, kernen)

    @cached_property
    def levensloop(self) -> Levensloop:
        return levensloop.trek(self.toeval("levensloop"), self.bevolking, self.bevolking.vrije_nummers)

    @cached_property
    def contacten(self) -> list[Contact]:
        return contacten.trek(self.toeval("contacten"), self.doelen, self.bevolking)

    @cached_property
    def uitkeringen(self) -> list[Uitkering]:
        return bijstand.trek(self.toeval("bijstand"), self.doelen, self.bevolking)

    @cached_property
    def plaatsingen(self) -> list[Plaatsing]:
        return traject.trek_plaatsingen(self.toeval("traject"), self.doelen, self.uitkeringen)

    @cached_property
    def werk(self) -> list[Werk]:
        ingedeeld = {plaatsing.uitkering for plaatsing in self.plaatsingen}
        lopend = {nr for nr in ingedeeld if self.uitkeringen[nr].eind is None}
        return traject.trek_werk(self.toeval("werk"), self.doelen, self.bevolking, self.uitkeringen, lopend)

    @cached_property
    def leefgeld(self) -> list[Leefgeld]:
        bekend = {uitkering.persoon for uitkering in self.uitkeringen} | {werk.persoon for werk in self.werk}
        return leefgeld.trek(self.toeval("leefgeld"), self.doelen, self.bevolking, bekend)

    @cached_property
    def jeugdhulp(self) -> list[Hulp]:
        return jeugdhulp.trek(self.toeval("jeugd"), self.doelen, self.bevolking, self._aanbod(Wet.JEUGDWET))

    @cached_property
    def voorzien(self) -> list[Hulp]:
        """Material of the Wmo, and studietoeslag: one dossier per household, so of other households than jeugdhulp."""
        bezet = {hulp.huishouden for hulp in self.jeugdhulp}
        aanbod = self._aanbod(Wet.WMO, frequentie="totaal")
        return voorzien.trek(self.toeval("voorzien"), self.doelen, self.bevolking, aanbod, bezet)

    @cached_property
    def signalen(self) -> list[Vroegsignaal]:
        return vroegsignalen.trek(self.toeval("signalen"), self.doelen, self.bevolking)

    def alles(self) -> None:
        """Draw what is not drawn yet: before a process divides itself, so that its children share it."""
        for naam, deel in vars(type(self)).items():
            if isinstance(deel, cached_property):
                getattr(self, naam)

    def _aanbod(self, wet: Wet, *, frequentie: str = "") -> dict[str, list[str]]:
        """The products of a wet that are made to measure, by group; only those given so often, when that is said."""
        aanbod: dict[str, list[str]] = defaultdict(list)
        for product in self.regels("producten"):
            if product.wet == wet and product.vorm == MAATWERK and frequentie in ("", product.frequentie):
                aanbod[product.groep].append(product.code)
        return aanbod

    @cached_property
    def _inhoud(self) -> dict[str, list[Any]]:
        return self.pakket.inhoud()

    @cached_property
    def _omvang(self) -> tuple[int, int]:
        """Residents and households: as the pack says, or a small part of it where nothing is calibrated."""
        (zelf,) = self.regels("gemeente")
        if (self.pakket.map / kalibratie.PUBLICATIE).exists():
            return zelf.inwoners, zelf.huishoudens
        return round(zelf.inwoners * HUISHOUDENS_ZONDER_PUBLICATIE / zelf.huishoudens), HUISHOUDENS_ZONDER_PUBLICATIE
