"""Two who reach for the same melding at the same moment, each over a connection of their own."""

from dataclasses import replace
from datetime import date
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection
from tests.klanten import HEERDE, maak_gemeente, maak_medewerker
from tests.toegang.schermen import VRAAG

from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import Team
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.kern.wie import GEEN_DOSSIER, Wie
from rotonde.toegang import actions
from rotonde.toegang.models import Melding


def _vraagt(medewerker: UUID) -> Wie:
    return wie.wie(
        gemeente=HEERDE, actor=medewerker, actor_soort=ActorSoort.MEDEWERKER, rol=Rol.AANSPREEKPUNT, wet=Wet.ALGEMEEN,
        doel=Doel.TOEGANG, grond="test", dossier=GEEN_DOSSIER,
    )  # fmt: skip


@pytest.mark.committen
def test_one_wins_and_the_other_gets_a_sentence() -> None:
    maak_gemeente(HEERDE)
    collegas = [maak_medewerker(Rol.AANSPREEKPUNT, naam=naam) for naam in ("Anna", "Bram")]
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.TOEGANG, grond="test")):
        Team.objects.bulk_create([Team(gemeente_id=HEERDE, code="toegang", naam="Toegang", wachtrij=True)])
        melding = actions.melden(replace(VRAAG, moment=klok.moment(date(2024, 1, 2)))).melding
    samen, gelukt, zinnen = Barrier(2), [], []

    def reik(medewerker: UUID) -> None:
        try:
            with wie.als(_vraagt(medewerker)):
                samen.wait(10)
                actions.oppakken(melding)
            gelukt.append(medewerker)
        except KanNuNiet as fout:
            zinnen.append(fout.zin)
        finally:
            connection.close()

    draden = [Thread(target=reik, args=[collega]) for collega in collegas]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)

    with wie.als(_vraagt(collegas[0])):
        assert [Melding.objects.get(pk=melding).eigenaar_id] == gelukt
    assert len(zinnen) == 1
    assert "al opgepakt door een collega" in zinnen[0]
