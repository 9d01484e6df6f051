"""What exists of each client so far, and who works on it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.soorten import ActorSoort, Doel, Wet
from rotonde.simulatie import beslissers
from rotonde.simulatie.rolverdeling import Functie
from rotonde.simulatie.toneel import Toneel

GROND = {
    Wet.JEUGDWET: "Jeugdwet art. 2.3",
    Wet.WMO: "Wmo 2015 art. 2.3.5",
    Wet.PARTICIPATIEWET: "Participatiewet art. 36b",
}


# A month has fewer new clients than this, but for the first.
SAMEN = 25


@dataclass(frozen=True)
class Loop:
    """The dossier of one client, with the doel and inzet that its provisions are for."""

    dossier: UUID
    doel: UUID
    inzet: UUID
    aanspreekpunt: UUID


class Lopen:
    """Ids from one verb to the next, for all clients of one gemeente under one wet."""

    def __init__(self, toneel: Toneel, wet: Wet) -> None:
        self.toneel = toneel
        self.wet = wet
        self.van_client: dict[int, Loop] = {}
        self.voorziening: dict[tuple[int, int], UUID] = {}
        self._gegeven: Counter[UUID] = Counter()

    @cached_property
    def functie(self) -> Functie:
        """The function of the Aanspreekpunten."""
        return beslissers.aanspreekpunt(self.toneel.functies, self.toneel.regels("mandaten"), self.wet)

    @cached_property
    def medewerkers(self) -> dict[str, list[UUID]]:
        """Who works in each function, by its code."""
        return {functie.code: self.toneel.medewerkers(functie) for functie in self.toneel.functies}

    def verdeel(self, clienten: Sequence[int]) -> dict[int, UUID]:
        """An Aanspreekpunt for each new client: so many at a time for who was given the fewest until now.

        One after another would leave every verb of a month with two or three clients per medewerker.
        """
        delen = [clienten[begin : begin + SAMEN] for begin in range(0, len(clienten), SAMEN)]
        gekozen: dict[int, UUID] = {}
        for deel in delen:
            wie_ = min(self.medewerkers[self.functie.code], key=lambda medewerker: self._gegeven[medewerker])
            self._gegeven[wie_] += len(deel)
            gekozen |= dict.fromkeys(deel, wie_)
        return gekozen

    @contextmanager
    def als(self, medewerker: UUID, functie: Functie, dag: date) -> Iterator[None]:
        """Let a medewerker decide on a day."""
        vrager = wie.wie(
            gemeente=self.toneel.gemeente,
            actor=medewerker,
            actor_soort=ActorSoort.MEDEWERKER,
            rol=functie.rol,
            wet=self.wet,
            doel=Doel.BESLUITVORMING,
            grond=GROND[self.wet],
            dossier=wie.GEEN_DOSSIER,
        )
        with klok.op(klok.moment(dag)), wie.als(vrager):
            yield
