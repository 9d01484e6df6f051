"""Which verb can be done with a dossier and with a version of its Aanpak, and what they are afterwards."""

from datetime import date, datetime
from typing import Protocol

from rotonde.kern.toestanden import Toestanden
from rotonde.regie.nazorg.soorten import NazorgToestand
from rotonde.regie.soorten import AanpakToestand, DossierToestand, EvaluatieToestand

_GEEN, _OPEN, _GESLOTEN = DossierToestand.GEEN, DossierToestand.OPEN, DossierToestand.GESLOTEN
_IN_AANPAK = {
    "regie.aanpak_opstellen": "een nieuwe versie maken",
    "regie.doel_stellen": "een doel stellen",
    "regie.doel_wijzigen": "een doel wijzigen",
    "regie.inzet_kiezen": "kiezen wie er helpt",
    "regie.akkoord_vastleggen": "het akkoord vastleggen",
    "regie.evaluatie_vastleggen": "een evaluatie vastleggen",
}
_WAT_ER_IS = {
    "regie.vraag_verhelderen": "opschrijven wat er aan de hand is",
    "regie.verheldering_afronden": "de vraagverheldering afronden",
    "regie.gezondheid_meten": "cijfers voor positieve gezondheid vastleggen",
}

DOSSIER = Toestanden(
    "Het dossier",
    begin=_GEEN,
    tabel={
        (_GEEN, "regie.openen"): _OPEN,
        **{(_OPEN, werkwoord): _OPEN for werkwoord in (*_WAT_ER_IS, *_IN_AANPAK)},
        (_OPEN, "regie.overdragen"): _OPEN,
        (_OPEN, "regie.sluiten"): _GESLOTEN,
    },
    woorden={
        "regie.openen": "een dossier openen",
        **_WAT_ER_IS,
        **_IN_AANPAK,
        "regie.overdragen": "het dossier overdragen",
        "regie.sluiten": "het dossier sluiten",
    },
    uitweg={_GESLOTEN: "open een nieuw dossier vanuit een nieuwe melding"},
)

AANPAK = Toestanden(
    "De Aanpak",
    begin=AanpakToestand.GEEN,
    tabel={
        (AanpakToestand.GEEN, "regie.aanpak_opstellen"): AanpakToestand.IN_DE_MAAK,
        (AanpakToestand.IN_DE_MAAK, "regie.doel_stellen"): AanpakToestand.IN_DE_MAAK,
        (AanpakToestand.IN_DE_MAAK, "regie.doel_wijzigen"): AanpakToestand.IN_DE_MAAK,
        (AanpakToestand.IN_DE_MAAK, "regie.inzet_kiezen"): AanpakToestand.IN_DE_MAAK,
        (AanpakToestand.IN_DE_MAAK, "regie.akkoord_vastleggen"): AanpakToestand.VAST,
        # The next version: the fixed one stays as it is beside it.
        (AanpakToestand.VAST, "regie.aanpak_opstellen"): AanpakToestand.IN_DE_MAAK,
        (AanpakToestand.VAST, "regie.evaluatie_vastleggen"): AanpakToestand.VAST,
    },
    woorden=_IN_AANPAK,
    uitweg={},
)


EVALUATIE = Toestanden(
    "De evaluatie",
    begin=EvaluatieToestand.GEEN,
    tabel={
        (EvaluatieToestand.GEEN, "regie.akkoord_vastleggen"): EvaluatieToestand.GEPLAND,
        (EvaluatieToestand.GEPLAND, "regie.evaluatie_vastleggen"): EvaluatieToestand.GEHOUDEN,
        # Of the next version: its doelen are looked back on instead.
        (EvaluatieToestand.GEPLAND, "regie.akkoord_vastleggen"): EvaluatieToestand.VERVALLEN,
    },
    woorden={
        "regie.akkoord_vastleggen": "het akkoord vastleggen",
        "regie.evaluatie_vastleggen": "een evaluatie vastleggen",
    },
    uitweg={
        EvaluatieToestand.GEHOUDEN: "kijk in het dossier of er een volgende is gepland",
        EvaluatieToestand.VERVALLEN: "kijk terug op het doel in de nieuwste versie",
    },
)


NAZORG = Toestanden(
    "De nazorg",
    begin=NazorgToestand.GEPLAND,
    tabel={(NazorgToestand.GEPLAND, "regie.nazorg_vastleggen"): NazorgToestand.GEDAAN},
    woorden={"regie.nazorg_vastleggen": "vastleggen hoe het gaat"},
    uitweg={NazorgToestand.GEDAAN: "noteer een nieuwe vraag als er iets is"},
)


class Versie(Protocol):
    """A version of the Aanpak, as a row or as a screen shows it."""

    @property
    def vastgesteld_op(self) -> datetime | None: ...


def van_dossier(gesloten_op: datetime | None) -> DossierToestand:
    """The state of a dossier that is there."""
    return _OPEN if gesloten_op is None else _GESLOTEN


def van_aanpak(versie: Versie | None) -> AanpakToestand:
    """The state of a version; None is a dossier without an Aanpak."""
    if versie is None:
        return AanpakToestand.GEEN
    return AanpakToestand.IN_DE_MAAK if versie.vastgesteld_op is None else AanpakToestand.VAST


def van_evaluatie(gehouden_op: date | None, *, geldt: bool) -> EvaluatieToestand:
    """The state of an evaluatie that is there; `geldt` when its doel stands in the version that holds now."""
    if gehouden_op is not None:
        return EvaluatieToestand.GEHOUDEN
    return EvaluatieToestand.GEPLAND if geldt else EvaluatieToestand.VERVALLEN


def van_nazorg(gedaan_op: date | None) -> NazorgToestand:
    """The state of nazorg that was planned."""
    return NazorgToestand.GEPLAND if gedaan_op is None else NazorgToestand.GEDAAN
