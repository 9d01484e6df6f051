"""The monthly sample: at least 20 lines per team, chosen by chance and the same when it is drawn again (PRIV-22)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import CharField, Value
from django.db.models.functions import MD5, Cast, Concat

from rotonde.kern import klok, wie
from rotonde.kern.models import Inzage, Team, Teamlid
from rotonde.kern.soorten import ActorSoort
from rotonde.privacy.soorten import LOG
from rotonde.toezicht.afwijkingen.verkeer import Treffer

PER_TEAM = 20


def trek(maand: date) -> Iterator[Treffer]:
    """One hit per team that looked at anybody in the month of this day."""
    begin = maand.replace(day=1)
    einde = (begin + timedelta(days=32)).replace(day=1)
    gemeente = wie.huidig().gemeente
    for team in Team.objects.filter(gemeente_id=gemeente).order_by("code"):
        leden = Teamlid.objects.filter(team=team, periode__overlap=(begin, einde))
        regels = Inzage.objects.filter(
            gemeente_id=gemeente,
            actor_soort=ActorSoort.MEDEWERKER,
            actor__in=list(leden.values_list("medewerker_id", flat=True)),
            tijd__gte=klok.moment(begin, 0),
            tijd__lt=klok.moment(einde, 0),
            betrokkene__isnull=False,
        ).exclude(gegevensgroep=LOG)
        toeval = MD5(Concat(Cast("id", CharField()), Value(begin.isoformat())))
        gekozen = list(regels.order_by(toeval, "id").values_list("id", flat=True)[:PER_TEAM])
        if gekozen:
            yield Treffer(f"{begin:%Y-%m}:{team.pk}", None, team.pk, gekozen, klok.moment(begin, 0))
