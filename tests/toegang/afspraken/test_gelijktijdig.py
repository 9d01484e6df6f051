"""Two who take the same time at the same moment, each over a connection of their own."""

from datetime import date
from itertools import islice
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection
from tests.klanten import HEERDE, maak_gemeente, maak_medewerker

from rotonde.inwoners.actions import Inschrijving, inschrijven_alle
from rotonde.kern import bsn, klok, wie
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.kern.wie import GEEN_DOSSIER
from rotonde.toegang import actions
from rotonde.toegang.actions import Plan
from rotonde.toegang.models import Afspraak
from rotonde.toegang.soorten import AfspraakSoort

BEGIN = klok.moment(date(2024, 6, 3), 10)


@pytest.mark.committen
@pytest.mark.parametrize("zelfde", ["medewerker", "persoon"])
def test_one_gets_the_time_and_the_other_a_sentence_rel_09(zelfde: str) -> None:
    maak_gemeente(HEERDE)
    medewerkers = [maak_medewerker(Rol.BALIE, naam=naam) for naam in ("Anna", "Bram")]
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.TOEGANG, grond="test")):
        nummers = islice(bsn.testnummers(), 63_000, None)
        personen = inschrijven_alle(
            [Inschrijving(next(nummers), naam, "Voorbeeld", date(1951, 2, 3)) for naam in ("Geke", "Piet")]
        )
    if zelfde == "medewerker":
        paren = [(personen[0], medewerkers[0]), (personen[1], medewerkers[0])]
    else:
        paren = [(personen[0], medewerkers[0]), (personen[0], medewerkers[1])]
    gelukt, zinnen = _tegelijk(paren)

    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.TOEGANG, grond="test")):
        assert list(Afspraak.objects.values_list("id", flat=True)) == gelukt
    assert len(gelukt) == 1
    assert len(zinnen) == 1


def _tegelijk(paren: list[tuple[UUID, UUID]]) -> tuple[list[UUID], list[str]]:
    """Both look, see that the time is free, and write."""
    samen, gelukt, zinnen = Barrier(len(paren)), list[UUID](), list[str]()

    def reik(persoon: UUID, medewerker: UUID) -> None:
        vrager = wie.wie(
            gemeente=HEERDE, actor=medewerker, actor_soort=ActorSoort.MEDEWERKER, rol=Rol.BALIE, wet=Wet.ALGEMEEN,
            doel=Doel.TOEGANG, grond="test", dossier=GEEN_DOSSIER,
        )  # fmt: skip
        plan = Plan(persoon, medewerker, AfspraakSoort.BALIE, BEGIN, 30, "Hulp in huis", Wet.WMO)
        try:
            with klok.op(klok.moment(date(2024, 6, 1))), wie.als(vrager):
                samen.wait(10)
                afspraak = actions.afspraak_maken(plan)
            gelukt.append(afspraak)
        except KanNuNiet as fout:
            zinnen.append(fout.zin)
        finally:
            connection.close()

    draden = [Thread(target=reik, args=paar) for paar in paren]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    return gelukt, zinnen
