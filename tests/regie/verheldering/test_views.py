"""The screens of vraagverheldering: fill in, see what is missing, finish, and read back."""

import pytest
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket

from rotonde.kern import wie
from rotonde.kern.soorten import Rol
from rotonde.regie.models import Vraagverheldering

# The day on which the story of the gezin stands still.
VANDAAG = "01-06-2024"
VELDEN = {
    "revisie": "0", "gesprek_op": VANDAAG, "plek": "huisbezoek", "eigen_woorden": "Ik durf de trap niet meer op.",
    "geldzorgen": "nee", "aangeboden_op": VANDAAG, "op_aanbod": "wil_niet", "eigen_plan": "geen",
    "uitgelegd_op": VANDAAG, "bevestigd_op": VANDAAG, "naam_1": "Dochter Els", "als_1": "mantelzorger",
}  # fmt: skip


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def _pad(zaak: Zaak, persoon: object, wat: str = "verheldering") -> str:
    return f"/proef/werk/regie/dossier/{zaak.dossier}/{wat}/{persoon}/"


def test_from_the_dossier_to_what_is_the_matter_and_back(anna: KeurendeClient, zaak: Zaak, gezin: Gezin) -> None:
    pad = _pad(zaak, gezin.moeder)
    assert pad in anna.zie(f"/proef/werk/regie/dossier/{zaak.dossier}/").html
    leeg = anna.zie(pad).html
    assert ("Wmo 2015 art. 2.3.2 lid 1" in leeg, f'value="{VANDAAG}"' in leeg) == (True, False)

    assert anna.post(pad, VELDEN).headers["Location"] == pad
    bewaard = anna.zie(pad).html
    assert ("Ik durf de trap" in bewaard, "Dochter Els" in bewaard, "Alles is gevraagd" in bewaard) == (True,) * 3
    # The melding was confirmed for all of the household.
    van_vader = anna.zie(_pad(zaak, gezin.vader)).html
    assert (f'value="{VANDAAG}"' in van_vader, "bevestigd op 1 juni 2024" in van_vader) == (True, True)
    anna.post(f"{pad}afronden/")
    gelezen = anna.zie(pad).html
    assert ("Begin een nieuwe" in gelezen, "<textarea" in gelezen) == (True, False)
    nieuwe = anna.zie(f"{pad}?nieuw=1").html
    assert ("<textarea" in nieuwe, "Vraagverheldering na het gesprek op" in nieuwe) == (True, True)
    anna.post(pad, {**VELDEN, "eigen_woorden": "Nu gaat het beter."})
    samen = anna.zie(pad).html
    assert ("Nu gaat het beter." in samen, "Ik durf de trap" in samen) == (True, True)


def test_what_is_missing_stands_there_and_it_cannot_be_finished(anna: KeurendeClient, zaak: Zaak, gezin: Gezin) -> None:
    pad = _pad(zaak, gezin.moeder)
    anna.post(pad, {**VELDEN, "op_aanbod": "", "eigen_plan": "wacht"})

    pagina = anna.zie(pad).html
    assert ("Bied onafhankelijke" in pagina, "komt; de inwoner heeft" in pagina) == (True, True)
    assert anna.post(f"{pad}afronden/").status_code == 409
    with wie.als(dienst()):
        assert Vraagverheldering.objects.get().afgerond_op is None


def test_the_second_sees_what_the_first_saved_and_loses_nothing_rel_11(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin
) -> None:
    pad = _pad(zaak, gezin.moeder)
    anna.post(pad, VELDEN)

    tweede = anna.post(pad, {**VELDEN, "eigen_woorden": "Ik kan niet slapen.", "geldzorgen": "zegt_niet"})
    pagina = tweede.content.decode()
    assert tweede.status_code == 422
    woorden = ("is intussen veranderd", "Ik durf de trap niet meer op.", "Ik kan niet slapen.", "wil daar niets")
    assert [woord for woord in woorden if woord not in pagina] == []
    with wie.als(dienst()):
        assert Vraagverheldering.objects.get().eigen_woorden == VELDEN["eigen_woorden"]
    assert 'name="revisie" value="1"' in pagina
    assert anna.post(pad, {**VELDEN, "revisie": "1", "eigen_woorden": "Ik kan niet slapen."}).status_code == 302


def test_who_saves_what_was_finished_meanwhile_keeps_the_words_and_can_begin_anew_rel_11(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin
) -> None:
    pad = _pad(zaak, gezin.moeder)
    anna.post(pad, VELDEN)
    anna.post(f"{pad}afronden/")

    laat = {**VELDEN, "revisie": "1", "eigen_woorden": "Ik kan niet slapen."}
    tweede = anna.post(pad, laat)
    pagina = tweede.content.decode()
    woorden = ("intussen afgerond", "Ik kan niet slapen.", 'name="revisie" value="0"')
    assert (tweede.status_code, [woord for woord in woorden if woord not in pagina]) == (422, [])
    assert anna.post(pad, {**laat, "revisie": "0"}).status_code == 302


def test_a_name_without_a_reason_to_be_there_is_asked_about(anna: KeurendeClient, zaak: Zaak, gezin: Gezin) -> None:
    antwoord = anna.post(_pad(zaak, gezin.moeder), {**VELDEN, "als_1": ""})
    assert (antwoord.status_code, "Kies als wat" in antwoord.content.decode()) == (422, True)


def test_six_marks_become_a_web_with_a_table_beside_it(anna: KeurendeClient, zaak: Zaak, gezin: Gezin) -> None:
    pad = _pad(zaak, gezin.moeder, "gezondheid")
    assert "r-web" not in anna.zie(pad).html

    anna.post(pad, {"meedoen": "4", "lichaam": "6"})

    pagina = anna.zie(pad).html.split("<main")[1]
    assert ("r-web__voor" in pagina, "niet gevraagd" in pagina) == (True, True)
    assert anna.post(pad, {"meedoen": "11"}).status_code == 422


def test_a_colleague_and_a_stranger_find_nothing_sec_11(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin, loket: Loket
) -> None:
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")
    for wat in ("verheldering", "gezondheid"):
        bram.zie(_pad(zaak, gezin.moeder, wat), 404)
        anna.zie(_pad(zaak, gezin.buur, wat), 404)
        anna.zie(_pad(zaak, gezin.moeder, wat))
