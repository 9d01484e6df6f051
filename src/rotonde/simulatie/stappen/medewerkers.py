"""The people who work here: first, so that one can be somebody while the population is still being drawn."""

from rotonde.kern.actions import medewerkers_aanstellen
from rotonde.kern.models import Team
from rotonde.kern.soorten import Doel, Wet
from rotonde.simulatie import rolverdeling
from rotonde.simulatie.toneel import Toneel
from rotonde.simulatie.trekking.bevolking import BEGIN


def aanstellen(toneel: Toneel) -> int:
    """One medewerker per rol, and colleagues in each function that works with dossiers."""
    teams = dict(Team.objects.values_list("code", "id"))
    wachtrijen = list(Team.objects.filter(wachtrij=True).order_by("code").values_list("id", flat=True))
    toeval = toneel.toeval("medewerkers")
    aanstellingen = [
        *rolverdeling.demo(toeval, toneel.gemeente, toneel.functies, teams, wachtrijen),
        *rolverdeling.collegas(toeval, toneel.gemeente, toneel.functies, teams),
        *rolverdeling.van_partner(toeval, toneel.gemeente, toneel.functies, teams, toneel.regels("partners")),
    ]
    with toneel.op(BEGIN, Wet.ALGEMEEN, Doel.BEHEER):
        medewerkers_aanstellen(aanstellingen)
    return len(aanstellingen)
