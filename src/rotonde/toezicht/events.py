"""What toezicht announces: rows in the transaction of the act, in the past tense. It listens to nobody."""

from enum import StrEnum


class Soort(StrEnum):
    """The kinds of gebeurtenissen of this room."""

    NOODTOEGANG_GEOPEND = "toezicht.noodtoegang_geopend"
    NOODTOEGANG_BEOORDEELD = "toezicht.noodtoegang_beoordeeld"
    INCIDENT_GEOPEND = "toezicht.incident_geopend"
    INCIDENT_GESLOTEN = "toezicht.incident_gesloten"
    DOSSIER_BESLOTEN = "toezicht.dossier_besloten"
    MEDEWERKER_BENOEMD = "toezicht.medewerker_benoemd"
    BESLOTENHEID_OPGEHEVEN = "toezicht.beslotenheid_opgeheven"
    BEVINDING_AFGEHANDELD = "toezicht.bevinding_afgehandeld"
    NAAM_VRIJGEGEVEN = "toezicht.naam_vrijgegeven"
    RECHTEN_BEOORDEELD = "toezicht.rechten_beoordeeld"
    KLACHT_INGEDIEND = "toezicht.klacht_ingediend"
    KLACHT_OPGEPAKT = "toezicht.klacht_opgepakt"
    KLACHT_BEVESTIGD = "toezicht.klacht_bevestigd"
    KLACHT_VERDAAGD = "toezicht.klacht_verdaagd"
    KLACHT_AFGEDAAN = "toezicht.klacht_afgedaan"
    KLACHT_INGETROKKEN = "toezicht.klacht_ingetrokken"
    VERTROUWELIJKHEID_OPGEHEVEN = "toezicht.vertrouwelijkheid_opgeheven"
