"""What vervanging announces."""

from enum import StrEnum


class Gebeurd(StrEnum):
    """The kinds of gebeurtenissen; they are about staff and about no dossier."""

    GEREGELD = "werkplek.vervanging_geregeld"
    BEEINDIGD = "werkplek.vervanging_beeindigd"
