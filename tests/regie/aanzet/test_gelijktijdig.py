"""A partner that drafts and an Aanspreekpunt that closes, each over a connection of its own (REL-09)."""

from dataclasses import replace
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from tests.klanten import HEERDE, maak_gemeente
from tests.regie import taferelen, taferelen_delen

from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import Rol
from rotonde.regie import actions as regie
from rotonde.regie.aanzet import actions
from rotonde.regie.actions import Sluiting
from rotonde.regie.models import Aanzet, Dossier
from rotonde.regie.nazorg.soorten import Resultaat

WACHT = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"


@pytest.mark.committen
def test_who_closes_waits_for_who_drafts_and_then_reads_that_something_lies_there_rel_09() -> None:
    maak_gemeente(HEERDE)
    eerste = taferelen_delen.met_aanzet()
    houder = taferelen.als_houder()
    partner = replace(houder, actor=taferelen_delen.van_partner(), rol=Rol.PARTNER)
    with wie.als(houder):
        deling = Aanzet.objects.get(pk=eerste["aanzet"]).deling_id
        actions.terugleggen(eerste["aanzet"], "Dat doet de dochter al.")
    begonnen, zinnen = Event(), []

    def sluit() -> None:
        try:
            with wie.als(houder):
                begonnen.set()
                regie.sluiten(Sluiting(eerste["dossier"], Resultaat.VERHUISD, "Geke is verhuisd."))
        except KanNuNiet as fout:
            zinnen.append(fout.zin)
        finally:
            connection.close()

    draad = Thread(target=sluit)
    with wie.als(partner), transaction.atomic():
        actions.maken(deling, taferelen_delen.SCHETS)
        draad.start()
        begonnen.wait(10)
        _tot_iemand_wacht()
    draad.join(30)

    assert ["aanzet" in zin for zin in zinnen] == [True]
    with wie.als(houder):
        assert Dossier.objects.get(pk=eerste["dossier"]).gesloten_op is None


def _tot_iemand_wacht() -> None:
    """Until the other really stands at the lock: before that, nothing is shown."""
    eind = klok.nu().timestamp() + 10
    while klok.nu().timestamp() < eind:
        with connection.cursor() as cursor:
            cursor.execute(WACHT)
            if cursor.fetchone()[0]:
                return
    raise AssertionError("Niemand wacht op het slot.")
