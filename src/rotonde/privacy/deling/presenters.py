"""A deling in words, for the page of a dossier, for its resident and for who received it."""

from collections.abc import Mapping

from rotonde.kern.opmaak import datum
from rotonde.privacy.deling.queries import Regel
from rotonde.privacy.deling.soorten import Deelgrond, DelingToestand

_STANDEN: Mapping[DelingToestand, tuple[str, str]] = {
    DelingToestand.KLAAR: ("ligt klaar om te versturen", "wacht"),
    DelingToestand.VERZONDEN: ("verstuurd", "bezig"),
    DelingToestand.ONTVANGEN: ("ontvangen", "goed"),
    DelingToestand.BEANTWOORD: ("beantwoord", "goed"),
    DelingToestand.GESTOPT: ("gestopt", "neutraal"),
}
_WAAROP: Mapping[Deelgrond, str] = {
    Deelgrond.WET: "De wet zegt dat dit mag",
    Deelgrond.AFWEGING: "De wet laat dit toe als het nodig is voor de veiligheid",
    Deelgrond.TOESTEMMING: "De inwoner vond het goed",
}


def stand(regel: Regel) -> tuple[str, str]:
    """How it stands, in words and as the kind of status that vorm draws."""
    if regel.wacht_op_ontvangst and regel.toestand == DelingToestand.VERZONDEN:
        return "de ontvangst is nog niet bevestigd", "wacht"
    woorden, soort = _STANDEN[regel.toestand]
    if regel.toestand != DelingToestand.GESTOPT and not regel.geldt:
        return f"{woorden}, voorbij sinds {datum(regel.tot_en_met)}", "neutraal"
    return woorden, soort


def waarop(regel: Regel) -> str:
    """On what it stands, with its article."""
    return f"{_WAAROP[regel.grond]} ({regel.artikel})."
