"""Up and down: one level at a time, led by a procesregisseur from level 2 on, with a plan (issue 4)."""

from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst, vraagt
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import Zaak, geopend, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import klok, wie
from rotonde.kern.fouten import Gebruikersfout, GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gemeente, RolPeriode
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.regie import actions as regie
from rotonde.regie import urls
from rotonde.regie.models import Opschaling, Teamgenoot
from rotonde.regie.opschaling import actions, queries
from rotonde.regie.opschaling.actions import Stap
from rotonde.regie.opschaling.soorten import Niveau
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol

VANDAAG = date(2024, 6, 1)
URLS = "rotonde.config.urls"
OVER_EEN_MAAND = VANDAAG + timedelta(days=30)
TREDES = [{"naam": naam, "betekenis": f"Er is {naam}."} for naam in ("casusregie", "procesregie", "bestuur")]


@pytest.fixture(autouse=True)
def met_niveaus(zaak: Zaak) -> None:
    Gemeente.objects.filter(code=GEMEENTE).update(ave={"niveaus": TREDES})


@pytest.fixture
def regisseur(loket: Loket, zaak: Zaak) -> UUID:
    """A procesregisseur who works along."""
    wie_is = medewerker("Rens", Rol.PROCESREGISSEUR)
    with wie.als(aanspreekpunt(loket.anna)):
        team.betrekken(Betrekking(zaak.dossier, wie_is, Teamrol.PROCESREGIE, VANDAAG))
    return wie_is


def als_regisseur(wie_is: UUID) -> Wie:
    return vraagt(Rol.PROCESREGISSEUR, actor=wie_is)


def licht(zaak: Zaak) -> Stap:
    return Stap(zaak.dossier, "De spanning loopt op.")


def zwaar(zaak: Zaak) -> Stap:
    return Stap(zaak.dossier, "Het is niet veilig.", "Tante Els neemt de kinderen.", OVER_EEN_MAAND)


def niveau(zaak: Zaak) -> int:
    stand = queries.stand(zaak.dossier)
    return stand.trede.niveau.value if stand else 0


def opgeschaald(loket: Loket, zaak: Zaak, regisseur: UUID) -> None:
    """To level 2."""
    with wie.als(aanspreekpunt(loket.anna)):
        actions.opschalen(licht(zaak))
    with wie.als(als_regisseur(regisseur)):
        actions.opschalen(zwaar(zaak))


def test_up_and_down_by_who_decides_at_each_level(loket: Loket, zaak: Zaak, regisseur: UUID) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.opschalen(licht(zaak))
        assert niveau(zaak) == 1
        with pytest.raises(GeenBevoegdheid, match="Vanaf niveau 2 beslist de procesregisseur"):
            actions.opschalen(zwaar(zaak))
    with wie.als(als_regisseur(regisseur)):
        actions.opschalen(zwaar(zaak))
        stand = queries.stand(zaak.dossier)
        assert stand is not None
        assert (stand.trede.voluit, stand.procesregisseur) == ("niveau 2, procesregie", "Rens")
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(GeenBevoegdheid):
        actions.afschalen(licht(zaak))
    with wie.als(als_regisseur(regisseur)):
        actions.afschalen(licht(zaak))
        with pytest.raises(GeenBevoegdheid):
            actions.afschalen(licht(zaak))
    with wie.als(aanspreekpunt(loket.anna)):
        actions.afschalen(licht(zaak))
        assert (niveau(zaak), queries.stand(zaak.dossier)) == (0, None)
        assert [(een.van, een.naar) for een in queries.stappen(zaak.dossier)] == [(1, 0), (2, 1), (1, 2), (0, 1)]


def test_a_procesregisseur_who_does_not_work_along_decides_nothing(loket: Loket, zaak: Zaak) -> None:
    rens = medewerker("Rens", Rol.PROCESREGISSEUR)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.opschalen(licht(zaak))
    with wie.als(als_regisseur(rens)), pytest.raises(NietGevonden):
        actions.opschalen(zwaar(zaak))
    with wie.als(aanspreekpunt(loket.anna)):
        # In another profession (s)he sees the dossier, and does not lead it.
        team.betrekken(Betrekking(zaak.dossier, rens, Teamrol.SOCIAAL, VANDAAG))
    with wie.als(als_regisseur(rens)), pytest.raises(GeenBevoegdheid):
        actions.opschalen(zwaar(zaak))


@pytest.mark.parametrize(
    ("plan", "herzien_op", "zin"),
    [
        ("", OVER_EEN_MAAND, "Schrijf het veiligheidsplan op"),
        ("Tante Els", None, "kies wanneer u het weer doorneemt"),
        ("Tante Els", VANDAAG, "kies een dag na vandaag"),
        ("Tante Els", VANDAAG + timedelta(days=93), "binnen drie maanden"),
    ],
)
def test_from_level_2_on_there_is_a_plan(
    loket: Loket, zaak: Zaak, regisseur: UUID, plan: str, herzien_op: date | None, zin: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.opschalen(licht(zaak))
    with wie.als(als_regisseur(regisseur)), pytest.raises(Ongeldig, match=zin):
        actions.opschalen(Stap(zaak.dossier, "Onveilig.", plan, herzien_op))


def test_the_plan_is_gone_over_and_the_one_before_stays(loket: Loket, zaak: Zaak, regisseur: UUID) -> None:
    opgeschaald(loket, zaak, regisseur)
    later = OVER_EEN_MAAND
    with klok.op(klok.moment(later)), wie.als(als_regisseur(regisseur)):
        stand = queries.stand(zaak.dossier)
        assert stand is not None
        assert stand.doornemen
        actions.herzien(Stap(zaak.dossier, "Het gaat beter.", "Opa komt elke dag.", later + timedelta(days=30)))
        nieuw = queries.stand(zaak.dossier)
        assert nieuw is not None
        assert (nieuw.veiligheidsplan, nieuw.doornemen, nieuw.trede.niveau) == ("Opa komt elke dag.", False, 2)
        assert Opschaling.objects.filter(veiligheidsplan="Tante Els neemt de kinderen.").count() == 1


def test_without_a_reason_nothing_changes(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="zonder reden"):
        actions.opschalen(Stap(zaak.dossier, "  "))


def test_the_highest_level_is_that_of_the_gemeente_and_without_levels_there_is_none(
    loket: Loket, zaak: Zaak, regisseur: UUID
) -> None:
    opgeschaald(loket, zaak, regisseur)
    Gemeente.objects.filter(code=GEMEENTE).update(ave={"niveaus": TREDES[:2]})
    with wie.als(als_regisseur(regisseur)), pytest.raises(KanNuNiet, match="Niveau 2 is in uw gemeente het hoogste"):
        actions.opschalen(zwaar(zaak))
    Gemeente.objects.filter(code=GEMEENTE).update(ave={})
    with wie.als(als_regisseur(regisseur)), pytest.raises(KanNuNiet, match="werkt niet met opschaling"):
        actions.opschalen(zwaar(zaak))


def test_what_cannot_be_says_what_can(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet, match="u kunt nu een niveau hoger gaan"):
        actions.afschalen(licht(zaak))


def test_an_escalated_dossier_is_not_closed_and_keeps_its_procesregisseur(
    loket: Loket, zaak: Zaak, regisseur: UUID
) -> None:
    opgeschaald(loket, zaak, regisseur)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="schaal eerst af"):
            regie.sluiten(klaar(zaak.dossier))
        with pytest.raises(KanNuNiet, match="heeft een procesregisseur nodig"):
            team.loslaten(zaak.dossier, Teamgenoot.objects.get().pk)
        ander = medewerker("Ruud", Rol.PROCESREGISSEUR)
        team.betrekken(Betrekking(zaak.dossier, ander, Teamrol.PROCESREGIE, VANDAAG))
        team.loslaten(zaak.dossier, Teamgenoot.objects.get(medewerker_id=regisseur).pk)
    with wie.als(als_regisseur(ander)):
        actions.afschalen(licht(zaak))
    with wie.als(aanspreekpunt(loket.anna)):
        actions.afschalen(licht(zaak))
        regie.sluiten(klaar(zaak.dossier))


def rij(zaak: Zaak, **anders: Any) -> Opschaling:
    velden = {
        "gemeente_id": GEMEENTE, "dossier_id": zaak.dossier, "moment": klok.nu(), "van": 0, "naar": 1,
        "reden": "proef", "wet": Wet.WMO,
    }  # fmt: skip
    return Opschaling(**{**velden, **anders})


@pytest.mark.parametrize(
    ("anders", "wat"),
    [
        ({"naar": 2}, "opschaling_een_stap|opschaling_procesregie"),
        ({"van": 1, "naar": 0}, "staat op niveau"),
        ({"reden": ""}, "opschaling_reden"),
        ({"van": 1, "naar": 2}, "staat op niveau|procesregie"),
    ],
)
def test_the_database_takes_one_step_at_a_time(zaak: Zaak, anders: dict[str, Any], wat: str) -> None:
    with wie.als(dienst()), pytest.raises(IntegrityError, match=wat), transaction.atomic():
        rij(zaak, **anders).save(force_insert=True)


def test_the_database_keeps_what_was_recorded(loket: Loket, zaak: Zaak) -> None:
    with wie.als(dienst()):
        eerste = rij(zaak)
        eerste.save(force_insert=True)
        with pytest.raises(IntegrityError, match="ligt vast: zet een volgende stap"), transaction.atomic():
            Opschaling.objects.filter(pk=eerste.pk).update(reden="anders")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Opschaling.objects.filter(pk=eerste.pk).delete()


class Trap(RuleBasedStateMachine):
    """Anybody tries anything: the level changes by one, and from 2 on there is always a plan and who leads."""

    loket: ClassVar[Loket]
    zaak: ClassVar[Zaak]
    regisseur: ClassVar[UUID]

    @initialize()
    def begin(self) -> None:
        self.punt = transaction.atomic()
        self.punt.__enter__()
        self.dag = VANDAAG

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.punt.__exit__(None, None, None)

    @rule(
        werkwoord=st.sampled_from([actions.opschalen, actions.herzien, actions.afschalen]),
        met_plan=st.booleans(),
        regisseur=st.booleans(),
    )
    def stap(self, werkwoord: Any, met_plan: bool, regisseur: bool) -> None:
        self.dag += timedelta(days=1)
        vrager = als_regisseur(self.regisseur) if regisseur else aanspreekpunt(self.loket.anna)
        plan = ("Els belt.", self.dag + timedelta(days=20)) if met_plan else ("", None)
        with klok.op(klok.moment(self.dag)), wie.als(vrager):
            try:
                with transaction.atomic():
                    werkwoord(Stap(self.zaak.dossier, "reden", *plan))
            except Gebruikersfout:
                return

    @invariant()
    def klopt(self) -> None:
        with wie.als(dienst()):
            rijen = list(Opschaling.objects.order_by("moment"))
        stand = 0
        for een in rijen:
            assert een.van == stand
            assert abs(een.naar - een.van) <= 1
            assert een.naar <= len(TREDES)
            assert een.naar < Niveau.TWEE or (een.veiligheidsplan and een.procesregisseur_id == self.regisseur)
            stand = een.naar


def test_whatever_they_try_the_ladder_holds(loket: Loket, zaak: Zaak, regisseur: UUID) -> None:
    Trap.loket, Trap.zaak, Trap.regisseur = loket, zaak, regisseur
    run_state_machine_as_test(
        Trap,
        settings=settings(
            max_examples=15,
            stateful_step_count=12,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_banner_shows_to_everybody_who_works_in_it(loket: Loket, zaak: Zaak, regisseur: UUID) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    rens: KeurendeClient = klant_als(Rol.PROCESREGISSEUR, actor=regisseur)
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    assert "Opgeschaald" not in anna.zie(dossier).html

    fout = anna.post(f"{dossier}opschalen/", {"reden": ""})
    assert fout.status_code == 422
    anna.post(f"{dossier}opschalen/", {"reden": "De spanning loopt op."})
    assert "Niveau 1, casusregie" in rens.zie(dossier).html
    assert anna.get(f"{dossier}opschalen/").status_code == 403
    assert "Vanaf niveau 2 beslist de procesregisseur" in anna.zie(f"{dossier}opschaling/").html
    plan = {"reden": "Onveilig.", "veiligheidsplan": "Els belt.\nOpa komt.", "herzien_op": f"{OVER_EEN_MAAND}"}
    rens.post(f"{dossier}opschalen/", plan)
    for klant in (anna, rens):
        pagina = " ".join(klant.zie(dossier).html.split())
        assert "Niveau 2, procesregie" in pagina
        assert "Els belt.<br>Opa komt." in pagina
        assert "Weer doornemen op 1 juli 2024" in pagina
    rens.post(f"{dossier}afschalen/", {"reden": "Het is rustig."})
    assert "Niveau 1" in anna.zie(f"{dossier}opschaling/").html


def _adressen(zaak: Zaak, persoon: UUID) -> dict[str, str]:
    """The addresses in a dossier that name nothing in it but a member, a doel or nothing, by the name of the route."""
    ids = {"dossier": zaak.dossier, "persoon": persoon, "doel": zaak.doel}
    return {
        een.name: "/proef"
        + reverse(f"regie:{een.name}", URLS, kwargs={naam: ids[naam] for naam in een.pattern.converters})
        for een in urls.urlpatterns
        if "dossier" in een.pattern.converters and set(een.pattern.converters) <= set(ids)
    }


def test_the_banner_stands_above_every_page_of_the_dossier(loket: Loket, zaak: Zaak, gezin: Gezin, wonen: None) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    zonder = _gezien(anna, _adressen(zaak, gezin.moeder))
    with wie.als(aanspreekpunt(loket.anna)):
        actions.opschalen(licht(zaak))

    met = _gezien(anna, _adressen(zaak, gezin.moeder))

    assert {
        "dossier", "doel", "inzet", "akkoord", "verheldering", "gezondheid", "overleggen", "overleg", "team", "actie",
        "consult", "delingen", "delen", "toestemmingen", "toestemming", "kenmerken", "kenmerk", "meldcodes",
        "meldcode_beginnen", "overdragen", "sluiten", "opschaling",
    } <= set(met)  # fmt: skip
    assert {naam for naam, hoe_vaak in met.items() if hoe_vaak != 1} == set()
    assert {naam for naam, hoe_vaak in zonder.items() if hoe_vaak} == set()


def _gezien(klant: KeurendeClient, adressen: dict[str, str]) -> dict[str, int]:
    """How often each page that opens says it."""
    antwoorden = {naam: klant.get(adres) for naam, adres in adressen.items()}
    return {
        naam: antwoord.content.decode().count("</span>Opgeschaald</p>")
        for naam, antwoord in antwoorden.items()
        if antwoord.status_code == 200 and antwoord["Content-Type"].startswith("text/html")
    }


def test_an_id_of_another_dossier_is_not_there_sec_11(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    _, ander = geopend(loket, gezin.buur)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.opschalen(Stap(ander, "reden"))


def test_the_page_asks_as_often_for_many_steps_as_for_1_af_35(loket: Loket, zaak: Zaak) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/opschaling/"
    aantallen = []
    for keer in (1, 20):
        with wie.als(aanspreekpunt(loket.anna)):
            for _ in range(keer):
                (actions.afschalen if niveau(zaak) else actions.opschalen)(licht(zaak))
            if not niveau(zaak):
                actions.opschalen(licht(zaak))
        anna.zie(pad)
        with CaptureQueriesContext(connection) as vragen:
            anna.zie(pad)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def test_a_procesregisseur_does_not_leave_by_itself(loket: Loket, zaak: Zaak, regisseur: UUID) -> None:
    ander = medewerker("Ruud", Rol.PROCESREGISSEUR)
    betrekking = Betrekking(zaak.dossier, ander, Teamrol.PROCESREGIE, VANDAAG, OVER_EEN_MAAND)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="blijft tot het niet meer nodig is"):
        team.betrekken(betrekking)
    opgeschaald(loket, zaak, regisseur)
    with wie.als(dienst()):
        RolPeriode.objects.create(
            gemeente_id=GEMEENTE, medewerker_id=regisseur, rol=Rol.AANSPREEKPUNT, periode=periode(VANDAAG),
            gegeven_door=wie.DIENSTEN,
        )  # fmt: skip
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet, match="heeft een procesregisseur nodig"):
        regie.overdragen(zaak.dossier, aan=regisseur, gesproken_op=VANDAAG)
