"""What inkomen holds goes when its own term has ended, and stays while it runs (PRIV-44)."""

from datetime import date

from tests.inwoners.gezin import Gezin

from rotonde.inkomen import actions, bewaring
from rotonde.inkomen.actions import Instroom, Leefgeldtoekenning, Plaatsing, Uitstroom, Werkeinde, Werkstart
from rotonde.inkomen.models import Indeling
from rotonde.inkomen.soorten import Opvang, RedenInstroom, RedenUitstroom, Regeling, Trajectgroep, Werksoort

BEGIN, EINDE, LATER = date(2020, 4, 1), date(2021, 4, 1), date(2040, 1, 1)


def test_what_ended_comes_up_for_destruction_and_what_runs_is_held_back_priv_44(gezin: Gezin) -> None:
    uitkering = actions.instromen(Instroom(gezin.moeder, Regeling.IOAW, BEGIN, RedenInstroom.EINDE_WERK))
    actions.indelen(Plaatsing(gezin.moeder, Trajectgroep.ACTIVERING, BEGIN))
    werk = actions.werkregeling_starten(Werkstart(gezin.vader, Werksoort.BESCHUT, BEGIN))
    leefgeld = actions.leefgeld_toekennen(Leefgeldtoekenning(gezin.buur, Opvang.PARTICULIER, BEGIN))
    indeling = Indeling.objects.get().pk
    assert list(bewaring.lopende_indelingen([indeling], LATER)) == [indeling]

    actions.uitstromen(Uitstroom(uitkering, EINDE, RedenUitstroom.WERK))
    actions.werkregeling_stoppen(Werkeinde(werk, EINDE))

    assert {k.object for k in bewaring.indelingen(LATER)} == {indeling}
    assert {k.object for k in bewaring.werkregelingen(LATER)} == {werk}
    assert {k.object for k in bewaring.uitkeringen(LATER)} == {uitkering}
    assert not list(bewaring.leefgelden(LATER))
    assert not list(bewaring.indelingen(date(2022, 1, 1)))
    assert list(bewaring.lopend_leefgeld([leefgeld], LATER)) == [leefgeld]
    assert not list(bewaring.lopende_indelingen([indeling], LATER))
    assert not list(bewaring.lopende_werkregelingen([werk], LATER))
    assert not list(bewaring.lopende_uitkeringen([uitkering], LATER))
