"""What toegang announces: rows in the transaction of the act, in the past tense. It listens to nobody."""

from enum import StrEnum


class Soort(StrEnum):
    """The kinds of gebeurtenissen of this room."""

    CONTACT_GEREGISTREERD = "toegang.contact_geregistreerd"
    GEMELD = "toegang.gemeld"
    BEVESTIGD = "toegang.melding_bevestigd"
    VERWEZEN = "toegang.verwezen"
    ONDERSTEUND = "toegang.ondersteund"
    OPGEPAKT = "toegang.opgepakt"
    TERUGGEGEVEN = "toegang.teruggegeven"
    INWONER_GEKOPPELD = "toegang.inwoner_gekoppeld"
    OVERGEDRAGEN = "toegang.overgedragen"
    NAAR_DOSSIER_GEBRACHT = "toegang.naar_dossier_gebracht"
    MELDER_GEOPEND = "toegang.melder_geopend"
    AFGEHANDELD = "toegang.afgehandeld"
    AFSPRAAK_GEMAAKT = "toegang.afspraak_gemaakt"
    AFSPRAAK_VERZET = "toegang.afspraak_verzet"
    AFSPRAAK_AFGEZEGD = "toegang.afspraak_afgezegd"
    AFSPRAAK_AFGEROND = "toegang.afspraak_afgerond"
    ERVARING_GEGEVEN = "toegang.ervaring_gegeven"
