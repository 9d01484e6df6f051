"""Lines about several people at once: for all of them or for none, judged where the lines are written (PRIV-37)."""

from uuid import UUID, uuid4

import pytest
from tests.inwoners.gezin import Gezin, dienst

from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.models import Persoon
from rotonde.kern import inzage, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import InzageSoort

GROEP = "proef"


def _regels() -> set[UUID]:
    return set(Inzage.objects.filter(gegevensgroep=GROEP).values_list("betrokkene", flat=True))


def test_wie_allen_ziet_krijgt_een_regel_voor_elk_priv_37_priv_39(gezin: Gezin) -> None:
    with wie.als(dienst()):
        assert inzage.noteer_zichtbaren(InzageSoort.TONEN, Persoon, [gezin.kind, gezin.moeder], gegevensgroep=GROEP)
        assert _regels() == {gezin.kind, gezin.moeder}
        assert inzage.noteer_zichtbaren(InzageSoort.TONEN, Persoon, [], gegevensgroep=GROEP)


def test_wie_een_van_hen_niet_ziet_krijgt_geen_regel_en_geen_naam_priv_37_sec_11(gezin: Gezin) -> None:
    with wie.als(dienst()):
        assert not inzage.noteer_zichtbaren(InzageSoort.TONEN, Persoon, [gezin.kind, uuid4()], gegevensgroep=GROEP)
        with pytest.raises(NietGevonden):
            inwoners.namen([gezin.kind, uuid4()], gegevensgroep=GROEP)
        assert _regels() == set()
