"""What besluiten watches: aanvragen on which the law wanted a besluit before today (REL-20)."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef

from rotonde.besluiten.models import Aanvraag, Besluit
from rotonde.kern import klok, metingen, wie
from rotonde.kern.gezondheid import Stand, onderdeel
from rotonde.kern.metingen import meting


@meting("beslistermijn_te_laat", uitleg="Aanvragen without a besluit after the last day of their statutory term")
def te_laat() -> Mapping[str, float | None]:
    """How many aanvragen of this gemeente had to be decided on before today and are not (Awb 4:13)."""
    besloten = Besluit.objects.filter(aanvraag=OuterRef("pk"))
    open_ = Aanvraag.objects.filter(~Exists(besloten), gemeente_id=wie.huidig().gemeente)
    return {"": open_.filter(uiterste_beslisdatum__lt=klok.vandaag()).count()}


@onderdeel(
    "termijnen", titel="Beslistermijnen", doen="Vraag de teams om te beslissen op de aanvragen die te laat zijn."
)
def termijnen() -> Stand:
    """No statutory term for a besluit has passed."""
    aantal = int(metingen.totaal("beslistermijn_te_laat"))
    return Stand(aantal == 0, {"te_laat": aantal})
