"""Whatever two people do in one Aanpak, in whatever order: nobody writes over what was not seen (REL-11).

A machine lets two windows open and send forms. It keeps its own account of what the Aanpak says, and of what each
window saw when it was opened.
"""

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.inwoners.gezin import Gezin
from tests.regie.zaak import INZET, Zaak, doel
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import Wet
from rotonde.regie import actions, queries
from rotonde.regie.actions import Akkoord, DoelWijziging, Opstelling
from rotonde.regie.models import Aanpak, Inzet

VENSTER = st.sampled_from(["links", "rechts"])
WELK = st.integers(0, 5)


@dataclass
class Venster:
    """What stands on one screen: the revision, and the words of each doel."""

    revisie: int = -1
    doelen: dict[UUID, str] = field(default_factory=dict)


class Samen(RuleBasedStateMachine):
    """Two windows of the Aanspreekpunt on the same Aanpak."""

    loket: ClassVar[Loket]
    gezin: ClassVar[Gezin]
    zaak: ClassVar[Zaak]
    uitkomsten: ClassVar[set[tuple[str, bool]]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.punt = transaction.savepoint()
        self.aanpak, self.nummer = self.zaak.aanpak, 0
        self.vensters = {"links": Venster(), "rechts": Venster()}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.punt)

    @initialize()
    def begin(self) -> None:
        self.staat = self._lees().doelen
        self.open("links")
        self.open("rechts")

    def _lees(self) -> Venster:
        with wie.als(aanspreekpunt(self.loket.anna)):
            beeld = queries.dossier(self.zaak.dossier).aanpak
        assert beeld is not None
        return Venster(beeld.revisie, {een.id: een.omschrijving for een in beeld.doelen})

    def _probeer(self, wat: str, venster: str, werkwoord: object) -> bool:
        """True when the verb was carried out; it must be refused exactly when the window is behind."""
        gezien, actueel = self.vensters[venster], self._lees()
        try:
            with wie.als(aanspreekpunt(self.loket.anna)), transaction.atomic():
                assert callable(werkwoord)
                werkwoord(gezien.revisie)
        except KanNuNiet:
            gelukt = False
        else:
            gelukt = True
        assert gelukt == (gezien.revisie == actueel.revisie)
        assert not gelukt or gezien.doelen == actueel.doelen
        self.uitkomsten.add((wat, gelukt))
        return gelukt

    @rule(venster=VENSTER)
    def open(self, venster: str) -> None:
        self.vensters[venster] = self._lees()

    @rule(venster=VENSTER)
    def stel(self, venster: str) -> None:
        gesteld: list[UUID] = []
        inhoud = doel(self.gezin.vader, "geld")
        if self._probeer(
            "stel",
            venster,
            lambda revisie: gesteld.append(actions.doel_stellen(self.aanpak, inhoud, gezien=revisie)),
        ):
            self.staat[gesteld[0]] = inhoud.omschrijving

    @rule(venster=VENSTER, welk=WELK)
    def wijzig(self, venster: str, welk: int) -> None:
        doelen = sorted(self.staat)
        gekozen = doelen[welk % len(doelen)]
        self.nummer += 1
        wijziging = DoelWijziging("wonen", f"woorden {self.nummer}", 2, 9)
        if self._probeer("wijzig", venster, lambda revisie: actions.doel_wijzigen(gekozen, wijziging, gezien=revisie)):
            self.staat[gekozen] = wijziging.omschrijving

    @rule(venster=VENSTER, welk=WELK)
    def kies(self, venster: str, welk: int) -> None:
        doelen = sorted(self.staat)
        gekozen = doelen[welk % len(doelen)]
        self._probeer("kies", venster, lambda revisie: actions.inzet_kiezen(gekozen, INZET, gezien=revisie))

    @rule(venster=VENSTER)
    def leg_vast_en_ga_door(self, venster: str) -> None:
        """Fixed, and a next version is begun: its doelen are copies under other ids."""
        if not self._probeer(
            "leg vast",
            venster,
            lambda revisie: actions.akkoord_vastleggen(Akkoord(self.aanpak, gezien=revisie)),
        ):
            return
        with wie.als(aanspreekpunt(self.loket.anna)):
            self.aanpak = actions.aanpak_opstellen(Opstelling(self.zaak.dossier, Wet.WMO))
        woorden, self.staat = sorted(self.staat.values()), self._lees().doelen
        assert sorted(self.staat.values()) == woorden

    @invariant()
    def er_staat_wat_er_geschreven_is(self) -> None:
        if hasattr(self, "staat"):
            assert self._lees().doelen == self.staat

    @invariant()
    def geen_woord_is_van_een_latere_revisie_dan_de_aanpak(self) -> None:
        with wie.als(aanspreekpunt(self.loket.anna)):
            for aanpak in Aanpak.objects.prefetch_related("doelen"):
                inzetten = Inzet.objects.filter(doel__aanpak=aanpak)
                assert all(rij.revisie <= aanpak.revisie for rij in (*aanpak.doelen.all(), *inzetten))


def test_nobody_writes_over_what_was_not_seen_rel_11(loket: Loket, gezin: Gezin, zaak: Zaak) -> None:
    Samen.loket, Samen.gezin, Samen.zaak, Samen.uitkomsten = loket, gezin, zaak, set()

    run_state_machine_as_test(
        Samen,
        settings=settings(
            max_examples=20,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )

    # Each verb was carried out and refused, or it shows nothing.
    assert Samen.uitkomsten == {(wat, ja) for wat in ("stel", "wijzig", "kies", "leg vast") for ja in (True, False)}
