"""What makes a function a verb: an asker, a right in the one table, and one transaction."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, transaction

from rotonde.kern import bevoegdheden, botsing, wie

P = ParamSpec("P")
T = TypeVar("T")

ACTIES: dict[str, Callable[..., object]] = {}


def actie(naam: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Register `kamer.werkwoord` and guard it: raises GeenContext without an asker, GeenBevoegdheid when the
    table of bevoegdheden does not give it to the rol, KanNuNiet when it and another waited for each other and the
    database let that one go on. All or nothing: what fails leaves no trace but the refusal.
    """

    def omhul(functie: Callable[P, T]) -> Callable[P, T]:
        @wraps(functie)
        def uitgevoerd(*args: P.args, **kwargs: P.kwargs) -> T:
            bevoegdheden.eis("actie", naam, wie.huidig().rol)
            try:
                with transaction.atomic():
                    return functie(*args, **kwargs)
            except OperationalError as fout:
                if not botsing.is_tegelijk(fout):
                    raise
                raise botsing.te_laat() from fout

        ACTIES[naam] = uitgevoerd
        return uitgevoerd

    return omhul
