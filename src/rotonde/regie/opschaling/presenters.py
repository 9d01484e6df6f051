"""What one can do with the level of a dossier, and why not: fed by the policies."""

from collections.abc import Iterable

from django.urls import reverse

from rotonde.regie import toestanden
from rotonde.regie.beeld import Kop
from rotonde.regie.opschaling import policies
from rotonde.regie.opschaling.niveaus import tredes
from rotonde.regie.opschaling.queries import Stand
from rotonde.regie.opschaling.soorten import Niveau
from rotonde.toegang.presenters import Stap, waarom_niet

_STAPPEN = {
    "regie.opschalen": ("Schaal op", "opschalen", "secundair"),
    "regie.veiligheidsplan_herzien": ("Neem het veiligheidsplan door", "veiligheidsplan", "secundair"),
    "regie.afschalen": ("Schaal af", "afschalen", "stil"),
}


def stappen(dossier: Kop, stand: Stand | None) -> Iterable[Stap]:
    """The steps that there are from here; each says why it cannot be taken."""
    if dossier.gesloten_op is not None:
        return []
    van, hoogste = stand.trede.niveau if stand else Niveau.GEEN, len(tredes())
    ik_regisseer = policies.is_procesregisseur(dossier.id)

    def mag(werkwoord: str) -> str:
        return waarom_niet(werkwoord, lambda: _check(dossier, van, werkwoord, hoogste, ik_regisseer=ik_regisseer))

    return [
        Stap(tekst, reverse(f"regie:{route}", args=[dossier.id]), mag(naam), soort=soort)
        for naam, (tekst, route, soort) in _STAPPEN.items()
        if not (van == Niveau.GEEN and naam != "regie.opschalen")
    ]


def check_kan_hier(dossier: Kop, werkwoord: str) -> Niveau:
    """The level that this verb leads to. Raises what the verb would, before anything is typed."""
    toestanden.DOSSIER.na(toestanden.van_dossier(dossier.gesloten_op), werkwoord)
    regisseert = policies.is_procesregisseur(dossier.id)
    return _check(dossier, policies.huidig(dossier.id), werkwoord, len(tredes()), ik_regisseer=regisseert)


def in_woorden(niveau: Niveau) -> str:
    """A level as the gemeente calls it."""
    if niveau == Niveau.GEEN:
        return str(niveau.label)
    return next((trede.voluit for trede in tredes() if trede.niveau == niveau), str(niveau.label))


def _check(dossier: Kop, van: Niveau, werkwoord: str, hoogste: int, *, ik_regisseer: bool) -> Niveau:
    naar = policies.check_kan(van, werkwoord, hoogste)
    policies.check_wie(van, naar, ik_houd=dossier.ik_houd, ik_regisseer=ik_regisseer)
    return naar
