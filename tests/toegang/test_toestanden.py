"""Each verb on a melding in each state: what the table says is what the verb does, and the rest is refused."""

from collections.abc import Callable
from itertools import product
from uuid import UUID

import pytest
from tests.inwoners.gezin import Gezin, dienst
from tests.toegang.loket import Loket, gemeld

from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.toegang import actions
from rotonde.toegang.actions import Oppakking
from rotonde.toegang.bevestiging import actions as bevestiging
from rotonde.toegang.models import Melding
from rotonde.toegang.soorten import MeldingStatus
from rotonde.toegang.toestanden import MELDING

# How a melding comes to stand somewhere, from the queue on.
WEG = {
    MeldingStatus.NIEUW: (),
    MeldingStatus.OPGEPAKT: ("toegang.oppakken",),
    MeldingStatus.DOSSIER: ("toegang.oppakken", "toegang.naar_dossier_brengen"),
    MeldingStatus.AFGEHANDELD: ("toegang.oppakken", "toegang.afhandelen"),
}


def doe(werkwoord: str, loket: Loket, melding: UUID, gezin: Gezin) -> Callable[[], object]:
    """The verb on this melding. What has a dossier goes along with that."""
    rij = Melding.objects.get(pk=melding)
    return {
        "toegang.oppakken": lambda: actions.oppakken_alle([Oppakking(melding, loket.anna)]),
        "toegang.inwoner_koppelen": lambda: actions.inwoner_koppelen(melding, persoon=gezin.moeder),
        "toegang.melding_bevestigen": lambda: bevestiging.bevestigen(melding),
        "toegang.overdragen": lambda: actions.overdragen(
            melding, aan=loket.bram, met_dossier=rij.status == MeldingStatus.DOSSIER
        ),
        "toegang.teruggeven": lambda: actions.teruggeven(melding, team=loket.team),
        "toegang.afhandelen": lambda: actions.afhandelen(melding),
        "toegang.naar_dossier_brengen": lambda: actions.naar_dossier_brengen([melding]),
    }[werkwoord]


@pytest.mark.parametrize(("van", "werkwoord"), list(product(MeldingStatus, MELDING.woorden)))
def test_een_werkwoord_doet_wat_de_tabel_zegt(loket: Loket, gezin: Gezin, van: MeldingStatus, werkwoord: str) -> None:
    anoniem = werkwoord == "toegang.inwoner_koppelen" and van != MeldingStatus.DOSSIER
    melding = gemeld(loket, None if anoniem else gezin.moeder)
    with wie.als(dienst()):
        for stap in WEG[van]:
            doe(stap, loket, melding, gezin)()
        handeling = doe(werkwoord, loket, melding, gezin)
        if (van, werkwoord) in MELDING.tabel:
            handeling()
            assert Melding.objects.get(pk=melding).status == MELDING.tabel[van, werkwoord]
            return
        # What waits in a queue is nobody's own, so who would do more with it than take it finds nothing.
        with pytest.raises((KanNuNiet, NietGevonden)):
            handeling()
        assert Melding.objects.get(pk=melding).status == van


def test_wat_niet_kan_zegt_wat_wel_kan(loket: Loket, gezin: Gezin) -> None:
    melding = gemeld(loket, gezin.moeder)
    with wie.als(dienst()):
        actions.oppakken_alle([Oppakking(melding, loket.anna)])
        actions.naar_dossier_brengen([melding])
        with pytest.raises(KanNuNiet) as fout:
            actions.afhandelen(melding)
        with pytest.raises(KanNuNiet, match="draag het dossier over, dan gaat de melding mee"):
            actions.overdragen(melding, aan=loket.bram)
    assert fout.value.zin == (
        "De melding heeft de stand ‘dossier geopend’, dus de melding afhandelen kan nu niet: "
        "u kunt nu de melding overdragen of de melding bevestigen."
    )
