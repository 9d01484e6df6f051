"""Several hosts, no leader, nothing kept to oneself: who answers next knows what was done (AF-02, REL-10)."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import requests
from django.db import connection
from procrastinate.contrib.django import app
from tests.databank import Proefbank
from tests.gastheren import Gastheer, eigen_netwerk_kan, gastheren
from tests.inwoners.gezin import dienst
from tests.klanten import HEERDE, maak_gemeente, maak_medewerker

from rotonde.inwoners import actions as inwoners
from rotonde.kern import bsn, wie
from rotonde.kern.models import Account, Medewerker
from rotonde.kern.soorten import Rol
from rotonde.simulatie.rolverdeling import gebruikersnaam

pytestmark = pytest.mark.committen
TAKEN = 60
GEDULD = 60.0
WACHTWOORD = "een-lang-wachtwoord-van-mila"
MAIL = "aukje@voorbeeld.invalid"
_VAN_HET_ROOSTER = "FROM procrastinate_jobs WHERE args ? 'timestamp'"
_MAIL = " AND task_name = 'portaal.kondig_brief_aan'"


class Browser:
    """Somebody whose every request may reach another host: the balancer decides, the cookies are theirs."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def vraag(self, gastheer: Gastheer, pad: str, **velden: str) -> tuple[str, str]:
        """Address and text of the answer at the end of all redirects, which stay on the same host."""
        antwoord = requests.request(
            "POST" if velden else "GET", gastheer.url + pad, data=velden, cookies=self.cookies, timeout=20
        )
        for stap in (*antwoord.history, antwoord):
            self.cookies |= stap.cookies.get_dict()
        return antwoord.url, antwoord.text


@pytest.fixture
def twee(proefbank: Proefbank, django_db_setup: None, tmp_path: Path) -> Iterator[list[Gastheer]]:
    with gastheren(proefbank, tmp_path, 2) as alle:
        print(f"gastheren: {'netwerken van hun eigen' if eigen_netwerk_kan() else 'groepen van processen'}")
        yield alle


def test_aanmelden_bij_de_een_werken_bij_de_ander_en_daar_weer_weg_af_02(twee: list[Gastheer]) -> None:
    een, ander = twee
    _een_beheerder()
    for gastheer in twee:
        gastheer.start_web()
    browser = Browser()

    _, start = browser.vraag(een, "/")
    token = re.findall(r'name="formuliertoken"\s+value="([^"]+)"', start)[0]
    adres, _ = browser.vraag(een, "/demo/wees/", wie="0246:beheer", formuliertoken=token)
    assert adres.endswith("/heerde/werk/")

    adres, pagina = browser.vraag(ander, "/heerde/werk/beheer/")
    assert adres == f"{ander.url}/heerde/werk/beheer/"
    assert "Mila de Wit" in pagina

    _, pagina = browser.vraag(ander, "/heerde/afmelden/")
    token = re.findall(r'name="csrfmiddlewaretoken"\s+value="([^"]+)"', pagina)[0]
    browser.vraag(ander, "/heerde/afmelden/", csrfmiddlewaretoken=token)
    adres, _ = browser.vraag(een, "/heerde/werk/beheer/")
    assert not adres.endswith("/heerde/werk/beheer/")


def test_twee_werkers_doen_elke_taak_eenmaal_en_het_rooster_loopt_niet_dubbel_rel_10(twee: list[Gastheer]) -> None:
    persoon = _iemand_met_een_mailadres()
    for gastheer in twee:
        gastheer.start_worker()
    _wacht_tot(lambda: _getal("SELECT count(*) FROM procrastinate_workers") == 2)

    _zet_klaar(persoon)
    _wacht_tot(lambda: not _getal("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')" + _MAIL))
    _wacht_tot(lambda: _getal(f"SELECT count(DISTINCT args->>'timestamp') {_VAN_HET_ROOSTER}") >= 3)

    verstuurd = [_aantal_mails(gastheer) for gastheer in twee]
    print(f"taken per gastheer: {verstuurd}")
    assert sum(verstuurd) == TAKEN
    assert min(verstuurd) > 0
    assert _getal("SELECT count(*) FROM procrastinate_events e JOIN procrastinate_jobs j ON j.id = e.job_id"
                  " WHERE e.type = 'started'" + _MAIL) == TAKEN  # fmt: skip
    assert _getal("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'") == 0
    # Both schedulers ran; the database let each moment of each task in once.
    dubbel = f"SELECT count(*) AS n {_VAN_HET_ROOSTER} GROUP BY task_name, args->>'timestamp'"
    assert _getal(f"SELECT max(n) FROM ({dubbel}) t") == 1


@pytest.mark.parametrize(("missers", "binnen"), [(10, False), (9, True)])
def test_missers_bij_de_een_tellen_bij_de_ander_sec_08(twee: list[Gastheer], missers: int, binnen: bool) -> None:
    account = Account.objects.create_user(f"mila-{missers}", password=WACHTWOORD)
    for gastheer in twee:
        gastheer.start_web()

    for nummer in range(missers):
        assert "/account/inloggen/" in _log_in(twee[nummer % 2], account.username, "mis")

    for gastheer in twee:
        assert ("/account/inloggen/" not in _log_in(gastheer, account.username, WACHTWOORD)) is binnen


def _log_in(gastheer: Gastheer, naam: str, wachtwoord: str) -> str:
    """Where somebody ends up who types this, each time in a new browser."""
    browser = Browser()
    _, pagina = browser.vraag(gastheer, "/account/inloggen/")
    token = re.findall(r'name="csrfmiddlewaretoken"\s+value="([^"]+)"', pagina)[0]
    adres, _ = browser.vraag(gastheer, "/account/inloggen/", csrfmiddlewaretoken=token, login=naam, password=wachtwoord)
    return adres


def _een_beheerder() -> None:
    """Who one becomes with one click."""
    medewerker = maak_medewerker(Rol.BEHEER)
    with wie.als(dienst()):
        account = Medewerker.objects.get(pk=medewerker).account_id
    Account.objects.filter(pk=account).update(username=gebruikersnaam(HEERDE, Rol.BEHEER))


def _iemand_met_een_mailadres() -> str:
    maak_gemeente(HEERDE)
    with wie.als(dienst()):
        nummer = next(bsn.testnummers())
        (persoon,) = inwoners.inschrijven_alle(
            [inwoners.Inschrijving(nummer, "Aukje", "van der Berg", date(1984, 2, 3), email=MAIL)]
        )
    return str(persoon)


def _zet_klaar(persoon: str) -> None:
    with wie.als(dienst()):
        app.configure_task("portaal.kondig_brief_aan").batch_defer(*[{"gemeente": HEERDE, "persoon": persoon}] * TAKEN)


def _aantal_mails(gastheer: Gastheer) -> int:
    return sum(post.read_text().count(f"To: {MAIL}") for post in (gastheer.map / "post").glob("*"))


def _getal(vraag: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return int(cursor.fetchone()[0])


def _wacht_tot(is_zo: Callable[[], bool]) -> None:
    einde = time.monotonic() + GEDULD
    while not is_zo():
        assert time.monotonic() < einde
        time.sleep(0.2)
