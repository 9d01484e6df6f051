"""Which verb can be done with a dossier and with a version of its Aanpak, and what they are afterwards."""

from collections.abc import Collection
from datetime import date, datetime
from itertools import pairwise
from typing import Protocol

from rotonde.kern.toestanden import Toestanden
from rotonde.regie.aanzet.soorten import AanzetToestand, Aanzetuitkomst
from rotonde.regie.acties.soorten import ActieToestand
from rotonde.regie.consult.soorten import ConsultToestand
from rotonde.regie.meldcode.soorten import MeldcodeToestand, Stapnummer
from rotonde.regie.nazorg.soorten import NazorgToestand
from rotonde.regie.opschaling.soorten import PROCESREGIE_VANAF, OpschalingToestand
from rotonde.regie.overleg.soorten import OverlegToestand
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

_SAMEN = {
    "regie.collega_betrekken": "een collega laten meewerken",
    "regie.collega_loslaten": "het meewerken stoppen",
    "regie.actie_afspreken": "een actie afspreken",
    "regie.actie_doorgeven": "een actie doorgeven",
    "regie.actie_afronden": "een actie afronden",
    "regie.consult_vragen": "een collega om raad vragen",
    "regie.overleg_plannen": "een casusoverleg plannen",
    "regie.overleg_vastleggen": "een casusoverleg vastleggen",
    "regie.overleg_afzeggen": "een casusoverleg afzeggen",
    "regie.kenmerk_zetten": "een kenmerk zetten",
    "regie.kenmerk_beeindigen": "een kenmerk beëindigen",
    "regie.meldcode_beginnen": "een meldcode beginnen",
    "regie.meldcode_stap_zetten": "een stap van een meldcode zetten",
    "regie.meldcode_beslissen": "de laatste stap van een meldcode zetten",
    "regie.opschalen": "opschalen",
    "regie.veiligheidsplan_herzien": "het veiligheidsplan doornemen",
    "regie.afschalen": "afschalen",
}

DOSSIER = Toestanden(
    "Het dossier",
    begin=_GEEN,
    tabel={
        (_GEEN, "regie.openen"): _OPEN,
        **{(_OPEN, werkwoord): _OPEN for werkwoord in (*_WAT_ER_IS, *_IN_AANPAK, *_SAMEN)},
        (_OPEN, "regie.overdragen"): _OPEN,
        (_OPEN, "regie.sluiten"): _GESLOTEN,
    },
    woorden={
        "regie.openen": "een dossier openen",
        **_WAT_ER_IS,
        **_IN_AANPAK,
        **_SAMEN,
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


ACTIE = Toestanden(
    "De actie",
    begin=ActieToestand.GEEN,
    tabel={
        (ActieToestand.GEEN, "regie.actie_afspreken"): ActieToestand.OPEN,
        (ActieToestand.GEEN, "regie.naar_18_plannen"): ActieToestand.OPEN,
        (ActieToestand.OPEN, "regie.actie_doorgeven"): ActieToestand.OPEN,
        (ActieToestand.OPEN, "regie.actie_afronden"): ActieToestand.AF,
    },
    woorden={
        "regie.actie_afspreken": "een actie afspreken",
        "regie.naar_18_plannen": "de stap naar 18 jaar plannen",
        "regie.actie_doorgeven": "haar doorgeven",
        "regie.actie_afronden": "haar afronden",
    },
    uitweg={ActieToestand.AF: "spreek een nieuwe actie af"},
)


_NIVEAUS = list(OpschalingToestand)

OPSCHALING = Toestanden(
    "De opschaling",
    begin=OpschalingToestand.GEEN,
    tabel={
        **{(van, "regie.opschalen"): naar for van, naar in pairwise(_NIVEAUS)},
        **{(niveau, "regie.veiligheidsplan_herzien"): niveau for niveau in _NIVEAUS[PROCESREGIE_VANAF:]},
        **{(van, "regie.afschalen"): naar for naar, van in pairwise(_NIVEAUS)},
    },
    woorden={
        "regie.opschalen": "een niveau hoger gaan",
        "regie.veiligheidsplan_herzien": "het veiligheidsplan doornemen",
        "regie.afschalen": "een niveau lager gaan",
    },
    uitweg={},
)


CONSULT = Toestanden(
    "Het consult",
    begin=ConsultToestand.GEEN,
    tabel={
        (ConsultToestand.GEEN, "regie.consult_vragen"): ConsultToestand.GEVRAAGD,
        (ConsultToestand.GEVRAAGD, "regie.consult_beantwoorden"): ConsultToestand.BEANTWOORD,
        (ConsultToestand.GEVRAAGD, "regie.consult_intrekken"): ConsultToestand.INGETROKKEN,
    },
    woorden={
        "regie.consult_vragen": "een collega om raad vragen",
        "regie.consult_beantwoorden": "antwoord geven",
        "regie.consult_intrekken": "de vraag intrekken",
    },
    uitweg={
        ConsultToestand.BEANTWOORD: "stel een nieuwe vraag",
        ConsultToestand.INGETROKKEN: "stel een nieuwe vraag",
    },
)


OVERLEG = Toestanden(
    "Het overleg",
    begin=OverlegToestand.GEEN,
    tabel={
        (OverlegToestand.GEEN, "regie.overleg_plannen"): OverlegToestand.GEPLAND,
        (OverlegToestand.GEPLAND, "regie.overleg_vastleggen"): OverlegToestand.GEHOUDEN,
        (OverlegToestand.GEPLAND, "regie.overleg_afzeggen"): OverlegToestand.AFGEZEGD,
    },
    woorden={
        "regie.overleg_plannen": "een casusoverleg plannen",
        "regie.overleg_vastleggen": "vastleggen wat er is besloten",
        "regie.overleg_afzeggen": "het afzeggen",
    },
    uitweg={
        OverlegToestand.GEHOUDEN: "plan een nieuw overleg",
        OverlegToestand.AFGEZEGD: "plan een nieuw overleg",
    },
)


MELDCODE = Toestanden(
    "De meldcode",
    begin=MeldcodeToestand.GEEN,
    tabel={
        (MeldcodeToestand.GEEN, "regie.meldcode_beginnen"): MeldcodeToestand.LOOPT,
        (MeldcodeToestand.LOOPT, "regie.meldcode_stap_zetten"): MeldcodeToestand.LOOPT,
        (MeldcodeToestand.LOOPT, "regie.meldcode_beslissen"): MeldcodeToestand.BESLOTEN,
    },
    woorden={
        "regie.meldcode_beginnen": "een meldcode beginnen",
        "regie.meldcode_stap_zetten": "een stap zetten",
        "regie.meldcode_beslissen": "beslissen",
    },
    uitweg={MeldcodeToestand.BESLOTEN: "begin een nieuwe meldcode als er nieuwe signalen zijn"},
)


NAZORG = Toestanden(
    "De nazorg",
    begin=NazorgToestand.GEPLAND,
    tabel={(NazorgToestand.GEPLAND, "regie.nazorg_vastleggen"): NazorgToestand.GEDAAN},
    woorden={"regie.nazorg_vastleggen": "vastleggen hoe het gaat"},
    uitweg={NazorgToestand.GEDAAN: "noteer een nieuwe vraag als er iets is"},
)


AANZET = Toestanden(
    "De aanzet",
    begin=AanzetToestand.GEEN,
    tabel={
        (AanzetToestand.GEEN, "regie.aanzet_maken"): AanzetToestand.OPEN,
        (AanzetToestand.OPEN, "regie.aanzet_overnemen"): AanzetToestand.OVERGENOMEN,
        (AanzetToestand.OPEN, "regie.aanzet_terugleggen"): AanzetToestand.TERUG,
    },
    woorden={
        "regie.aanzet_maken": "een aanzet voor de Aanpak maken",
        "regie.aanzet_overnemen": "haar overnemen in de Aanpak",
        "regie.aanzet_terugleggen": "haar niet overnemen",
    },
    uitweg={
        AanzetToestand.OVERGENOMEN: "wijzig het doel in de Aanpak",
        AanzetToestand.TERUG: "vraag de partner om een nieuwe aanzet",
    },
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


def van_actie(af_op: date | None) -> ActieToestand:
    """The state of an actie that was agreed on."""
    return ActieToestand.OPEN if af_op is None else ActieToestand.AF


def van_consult(beantwoord_op: datetime | None, ingetrokken_op: datetime | None) -> ConsultToestand:
    """The state of a consult that was asked."""
    if beantwoord_op is not None:
        return ConsultToestand.BEANTWOORD
    return ConsultToestand.GEVRAAGD if ingetrokken_op is None else ConsultToestand.INGETROKKEN


def van_overleg(gehouden_op: date | None, afgezegd_op: datetime | None) -> OverlegToestand:
    """The state of an overleg that was planned."""
    if gehouden_op is not None:
        return OverlegToestand.GEHOUDEN
    return OverlegToestand.GEPLAND if afgezegd_op is None else OverlegToestand.AFGEZEGD


def van_meldcode(stappen: Collection[int]) -> MeldcodeToestand:
    """The state of a meldcode by the numbers of the steps that were taken; none is a meldcode that did not begin."""
    if not stappen:
        return MeldcodeToestand.GEEN
    return MeldcodeToestand.BESLOTEN if Stapnummer.BESLUIT in stappen else MeldcodeToestand.LOOPT


def van_nazorg(gedaan_op: date | None) -> NazorgToestand:
    """The state of nazorg that was planned."""
    return NazorgToestand.GEPLAND if gedaan_op is None else NazorgToestand.GEDAAN


def van_aanzet(uitkomst: str) -> AanzetToestand:
    """The state of an aanzet that was made."""
    if not uitkomst:
        return AanzetToestand.OPEN
    return AanzetToestand.OVERGENOMEN if uitkomst == Aanzetuitkomst.OVERGENOMEN else AanzetToestand.TERUG
