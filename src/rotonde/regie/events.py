"""What regie announces: rows in the transaction of the act, in the past tense. It listens to nobody."""

from enum import StrEnum


class Soort(StrEnum):
    """The kinds of gebeurtenissen of this room."""

    GEOPEND = "regie.dossier_geopend"
    OVERGEDRAGEN = "regie.dossier_overgedragen"
    GESLOTEN = "regie.dossier_gesloten"
    AANPAK_OPGESTELD = "regie.aanpak_opgesteld"
    DOEL_GESTELD = "regie.doel_gesteld"
    DOEL_GEWIJZIGD = "regie.doel_gewijzigd"
    INZET_GEKOZEN = "regie.inzet_gekozen"
    AANPAK_VASTGESTELD = "regie.aanpak_vastgesteld"
    VRAAG_VERHELDERD = "regie.vraag_verhelderd"
    VERHELDERING_AFGEROND = "regie.verheldering_afgerond"
    GEZONDHEID_GEMETEN = "regie.gezondheid_gemeten"
    EVALUATIE_GEHOUDEN = "regie.evaluatie_gehouden"
    NAZORG_GEDAAN = "regie.nazorg_gedaan"
