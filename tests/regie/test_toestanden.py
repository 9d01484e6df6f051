"""A dossier and its Aanpak do what their tables of states say, whatever people try (issue 4)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.inwoners.gezin import Gezin, dienst
from tests.regie.zaak import BEGINDAGEN, INZET, Zaak, doel, geopend, klaar
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.kern import klok, wie
from rotonde.kern.actie import ACTIES
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.soorten import Wet
from rotonde.regie import actions
from rotonde.regie.actions import Akkoord, DoelWijziging, Opstelling, Verslag
from rotonde.regie.models import Aanpak, Doel, Dossier, Evaluatie, Regie
from rotonde.regie.soorten import AanpakToestand, DossierToestand
from rotonde.regie.toestanden import (
    AANPAK,
    AANZET,
    ACTIE,
    CONSULT,
    DOSSIER,
    EVALUATIE,
    NAZORG,
    OPSCHALING,
    van_aanpak,
    van_dossier,
    van_evaluatie,
)
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.actions import Gesprek, Inhoud
from rotonde.regie.verheldering.soorten import Dimensie, EigenPlan, Geldzorgen, OpAanbod, Plek

# These have a history of their own: test_samenwerken and opschaling/test_opschaling.
SAMEN = {
    naam
    for naam in DOSSIER.woorden
    if naam.split(".")[1].split("_")[0] in {"collega", "actie", "consult", "overleg", "kenmerk", "meldcode"}
}
SAMEN |= set(OPSCHALING.woorden)
WIJZIGING = DoelWijziging("wonen", "iets anders", 2, 5)
# From one attempt to the next: a history goes on for some days.
TUSSENPOOS = timedelta(hours=3)


def gesproken() -> Inhoud:
    """Complete enough to be finished."""
    dag = klok.vandaag()
    return Inhoud(
        Gesprek(
            dag, Plek.KANTOOR, eigen_woorden="Ik durf de trap niet op.", aangeboden_op=dag, op_aanbod=OpAanbod.WIL,
            eigen_plan=EigenPlan.GEEN, geldzorgen=Geldzorgen.NEE, bevestigd_op=dag,
        )
    )  # fmt: skip


def test_every_verb_of_regie_has_its_place_in_the_table_of_a_dossier() -> None:
    # Nazorg comes after a dossier, who answers a consult is not in it, no person plans the step to eighteen, whom a
    # meldcode is about can be told after the dossier was closed, and none closes with an aanzet that waits.
    buiten = {
        *NAZORG.woorden,
        *AANZET.woorden,
        "regie.consult_beantwoorden",
        "regie.consult_intrekken",
        "regie.naar_18_plannen",
    }
    verteld = {"regie.meldcode_inlichten", "regie.meldcode_uitstellen", "regie.meldcodes_vrijgeven"}
    assert {*DOSSIER.woorden, *buiten, *verteld} == {naam for naam in ACTIES if naam.startswith("regie.")}
    assert buiten <= {*NAZORG.woorden, *AANZET.woorden, *CONSULT.woorden, *ACTIE.woorden}
    assert set(AANPAK.woorden) < set(DOSSIER.woorden)


def test_the_sentence_says_what_can_be_done_now(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet) as fout:
            actions.aanpak_opstellen(Opstelling(zaak.dossier, Wet.WMO))
        assert fout.value.zin == (
            "De Aanpak is in de maak, dus een nieuwe versie maken kan nu niet: u kunt nu een doel stellen, een doel "
            "wijzigen, kiezen wie er helpt of het akkoord vastleggen."
        )
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
        with pytest.raises(
            KanNuNiet, match="ligt vast, dus een doel wijzigen kan nu niet: u kunt nu een nieuwe versie"
        ):
            actions.doel_wijzigen(zaak.doel, WIJZIGING)


def test_nothing_changes_in_a_closed_dossier_for_a_service_either(zaak: Zaak) -> None:
    with wie.als(dienst()):
        actions.sluiten(klaar(zaak.dossier))
        for poging in (
            lambda: actions.sluiten(klaar(zaak.dossier)),
            lambda: actions.inzet_kiezen(zaak.doel, INZET),
            lambda: actions.akkoord_vastleggen(Akkoord(zaak.aanpak)),
        ):
            with pytest.raises(KanNuNiet, match=r"is gesloten, dus .* open een nieuw dossier"):
                poging()


def test_the_database_keeps_a_closed_dossier_closed(zaak: Zaak) -> None:
    with wie.als(dienst()):
        actions.sluiten(klaar(zaak.dossier))
        for later in (None, klok.nu() + timedelta(days=1)):
            with pytest.raises(IntegrityError, match="is gesloten en blijft dat"), transaction.atomic():
                Dossier.objects.filter(pk=zaak.dossier).update(gesloten_op=later)
        # What is no moment of closing still changes.
        assert Dossier.objects.filter(pk=zaak.dossier).update(wet=Wet.JEUGDWET) == 1


WAT_ER_IS = ["verhelderen", "afronden", "meten"]


def _over(dagen: int) -> date:
    return klok.vandaag() + timedelta(days=dagen)


# Mostly the newest version: with an earlier one nothing can be done.
WELKE = st.sampled_from([-1, -1, -1, 0])


class Loop(RuleBasedStateMachine):
    """A service tries every verb in any order; the tables say which of them can be done."""

    loket: ClassVar[Loket]
    gezin: ClassVar[Gezin]
    gezien: ClassVar[set[tuple[str, bool]]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.punt = transaction.savepoint()
        self.stand = DossierToestand.OPEN
        self.versies: list[tuple[UUID, AanpakToestand]] = []
        self.doelen: dict[UUID, int] = {}
        # The last vraagverheldering, and how often it was saved: not at all since it was finished.
        self.verheldering: tuple[UUID, int] | None = None

    def teardown(self) -> None:
        """Each history ends with a closed dossier, in which what is the matter is written down no more."""
        if self.stand == DossierToestand.OPEN:
            self._probeer("regie.sluiten", None, lambda: actions.sluiten(klaar(self.dossier)))
        for wat in WAT_ER_IS:
            self.wat_er_is(wat)
        transaction.savepoint_rollback(self.punt)

    def _probeer(self, werkwoord: str, versie: int | None, doe: Callable[[], Any], *, ook: bool = True) -> Any:
        """What the verb gave, or None; it is refused exactly when a table, or `ook`, says that it cannot be."""
        toestand = AanpakToestand.GEEN if versie is None else self.versies[versie][1]
        kan = werkwoord in DOSSIER.kan(self.stand)
        if werkwoord in AANPAK.woorden:
            kan = kan and werkwoord in AANPAK.kan(toestand)
        self.gezien.add((werkwoord, kan and ook))
        self.nu += TUSSENPOOS
        if kan and ook:
            with klok.op(self.nu), wie.als(dienst()):
                uitkomst = doe()
            self._ga_verder(werkwoord, versie)
            return uitkomst
        with klok.op(self.nu), wie.als(dienst()), pytest.raises(KanNuNiet) as fout:
            doe()
        if not kan:
            self._zegt_wat_kan(fout.value.zin, toestand, werkwoord)
        return None

    def _zegt_wat_kan(self, zin: str, toestand: AanpakToestand, werkwoord: str) -> None:
        machine = DOSSIER if werkwoord not in DOSSIER.kan(self.stand) else AANPAK
        kan = DOSSIER.kan(self.stand) if machine is DOSSIER else AANPAK.kan(toestand)
        assert all(machine.woorden[ander] in zin.partition(": ")[2] for ander in kan)

    def _ga_verder(self, werkwoord: str, versie: int | None) -> None:
        self.stand = DOSSIER.na(self.stand, werkwoord)
        if versie is not None and werkwoord in AANPAK.woorden and werkwoord != "regie.aanpak_opstellen":
            self.versies[versie] = (self.versies[versie][0], AANPAK.na(self.versies[versie][1], werkwoord))

    @initialize(dag=st.sampled_from(BEGINDAGEN))
    def begin(self, dag: date) -> None:
        # Of the world: in Dutch time an hour is skipped or comes twice in the nights that the clock changes.
        self.nu: datetime = klok.moment(dag).astimezone(UTC)
        with klok.op(self.nu):
            _, self.dossier = geopend(self.loket, self.gezin.moeder)
        self.opstellen()
        self.stellen(-1)

    @rule()
    def opstellen(self) -> None:
        laatste = len(self.versies) - 1 if self.versies else None
        nieuw = self._probeer(
            "regie.aanpak_opstellen",
            laatste,
            lambda: actions.aanpak_opstellen(Opstelling(self.dossier, Wet.WMO)),
        )
        if nieuw:
            self.versies.append((nieuw, AanpakToestand.IN_DE_MAAK))
            with wie.als(dienst()):
                self.doelen |= dict.fromkeys(
                    Doel.objects.filter(aanpak_id=nieuw).values_list("id", flat=True), len(self.versies) - 1
                )

    @rule(welke=WELKE)
    def stellen(self, welke: int) -> None:
        if self.versies:
            versie = welke % len(self.versies)
            gesteld = self._probeer(
                "regie.doel_stellen",
                versie,
                lambda: actions.doel_stellen(self.versies[versie][0], doel(self.gezin.moeder)),
            )
            if gesteld:
                self.doelen[gesteld] = versie

    @rule(welk=st.integers(0, 9), kiezen=st.booleans())
    def bij_een_doel(self, welk: int, kiezen: bool) -> None:
        if self.doelen:
            gekozen, versie = sorted(self.doelen.items())[welk % len(self.doelen)]
            if kiezen:
                self._probeer("regie.inzet_kiezen", versie, lambda: actions.inzet_kiezen(gekozen, INZET))
            else:
                self._probeer("regie.doel_wijzigen", versie, lambda: actions.doel_wijzigen(gekozen, WIJZIGING))

    @rule(welke=WELKE)
    def vastleggen(self, welke: int) -> None:
        if self.versies:
            versie = welke % len(self.versies)
            self._probeer(
                "regie.akkoord_vastleggen",
                versie,
                lambda: actions.akkoord_vastleggen(Akkoord(self.versies[versie][0], evalueren_op=_over(30))),
                ook=versie in self.doelen.values(),
            )

    def _verhelderen(self) -> None:
        revisie = self.verheldering[1] if self.verheldering else 0
        verhelderd = self._probeer(
            "regie.vraag_verhelderen",
            None,
            lambda: verheldering.vraag_verhelderen(self.dossier, self.gezin.moeder, gesproken(), revisie=revisie),
        )
        if verhelderd:
            self.verheldering = (verhelderd, revisie + 1)

    def _verheldering_afronden(self) -> None:
        if self.verheldering:
            welke, revisie = self.verheldering
            self._probeer(
                "regie.verheldering_afronden",
                None,
                lambda: verheldering.verheldering_afronden(welke),
                ook=revisie > 0,
            )
            if self.stand == DossierToestand.OPEN:
                self.verheldering = (welke, 0)

    def _meten(self) -> None:
        cijfers = {Dimensie.MEEDOEN: 5}
        self._probeer(
            "regie.gezondheid_meten",
            None,
            lambda: verheldering.gezondheid_meten(self.dossier, self.gezin.moeder, cijfers),
        )

    @rule(wat=st.sampled_from(WAT_ER_IS))
    def wat_er_is(self, wat: str) -> None:
        match wat:
            case "verhelderen":
                self._verhelderen()
            case "afronden":
                self._verheldering_afronden()
            case _:
                self._meten()

    @rule(welk=st.integers(0, 9))
    def terugkijken(self, welk: int) -> None:
        with wie.als(dienst()):
            rijen = list(Evaluatie.objects.order_by("id").values_list("id", "gehouden_op", "doel_id"))
        if rijen:
            evaluatie, gehouden_op, het_doel = rijen[welk % len(rijen)]
            geldend = max(nr for nr, (_, toestand) in enumerate(self.versies) if toestand == AanpakToestand.VAST)
            toestand = van_evaluatie(gehouden_op, geldt=self.doelen[het_doel] == geldend)
            self._probeer(
                "regie.evaluatie_vastleggen",
                self.doelen[het_doel],
                lambda: actions.evaluatie_vastleggen(evaluatie, Verslag(klok.vandaag(), "Anna", 6, "beter", _over(60))),
                ook="regie.evaluatie_vastleggen" in EVALUATIE.kan(toestand),
            )

    @rule()
    def overdragen(self) -> None:
        with wie.als(dienst()):
            regies = Regie.objects.filter(dossier_id=self.dossier).order_by("-periode")
            houder = regies.values_list("medewerker_id", flat=True)[0]
        ander = self.loket.bram if houder == self.loket.anna else self.loket.anna
        self._probeer(
            "regie.overdragen",
            None,
            lambda: actions.overdragen(self.dossier, aan=ander, gesproken_op=klok.vandaag()),
        )

    @rule(echt=st.sampled_from([False, False, True]))
    def sluiten(self, echt: bool) -> None:
        """Seldom: after it, little can be tried."""
        if echt or self.stand == DossierToestand.GESLOTEN:
            self._probeer("regie.sluiten", None, lambda: actions.sluiten(klaar(self.dossier)))

    @invariant()
    def de_rijen_staan_waar_de_tabel_zegt(self) -> None:
        with wie.als(dienst()):
            assert van_dossier(Dossier.objects.get(pk=self.dossier).gesloten_op) == self.stand
            rijen = Aanpak.objects.in_bulk([versie for versie, _ in self.versies])
        assert {pk: van_aanpak(rij) for pk, rij in rijen.items()} == dict(self.versies)


def test_whatever_is_tried_the_tables_say_what_happens(loket: Loket, gezin: Gezin, producten: None) -> None:
    Loop.loket, Loop.gezin, Loop.gezien = loket, gezin, set()

    run_state_machine_as_test(
        Loop,
        settings=settings(
            max_examples=40,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )

    # Every verb was carried out and was refused, or it shows nothing.
    gelukt = {werkwoord for werkwoord, ja in Loop.gezien if ja}
    geweigerd = {werkwoord for werkwoord, ja in Loop.gezien if not ja}
    assert gelukt == geweigerd == set(DOSSIER.woorden) - {"regie.openen"} - SAMEN


def test_who_is_not_involved_learns_no_state_sec_11(loket: Loket, zaak: Zaak) -> None:
    with wie.als(dienst()):
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.doel_wijzigen(zaak.doel, WIJZIGING)
