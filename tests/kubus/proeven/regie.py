"""How the routes and verbs of regie are tried."""

from datetime import timedelta
from typing import Any

from tests.kubus.basis import DAG, VOGELS, WET
from tests.kubus.proef import Bij, Proef, Route, Werkwoord
from tests.kubus.wereld import Zaak, inzet, verhelderd
from tests.regie.zaak import klaar

from rotonde.regie import actions
from rotonde.regie.actions import Akkoord, DoelInhoud, DoelWijziging, Opstelling, Verslag
from rotonde.regie.nazorg import actions as nazorg
from rotonde.regie.nazorg.actions import Nazorgverslag
from rotonde.regie.nazorg.soorten import NazorgUitkomst
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.soorten import Dimensie


def _dossier(zaak: Zaak) -> dict[str, Any]:
    return {"dossier": zaak.dossier}


def _lid(zaak: Zaak) -> dict[str, Any]:
    return {"dossier": zaak.dossier, "persoon": zaak.persoon}


def _verhelderd(_: Zaak) -> dict[str, str]:
    return {"revisie": "1", "gesprek_op": f"{DAG:%d-%m-%Y}", "plek": "kantoor", "eigen_woorden": "Het lukt niet."}


def _doel(zaak: Zaak) -> DoelInhoud:
    return DoelInhoud(zaak.persoon, "wonen", "rust in huis", 4, 7, WET)


def _sluit(zaak: Zaak) -> None:
    """The household can have a new dossier only when it has none."""
    actions.sluiten(klaar(zaak.dossier))


def _leg_vast(zaak: Zaak) -> None:
    """A new version begins after the last one was fixed."""
    actions.akkoord_vastleggen(Akkoord(zaak.aanpak))


def _formulier(naam: str, pad: Bij, invoer: Bij, voor: Bij | None = None) -> list[Proef]:
    return [
        Route(f"regie:{naam}", pad=pad, voor=voor),
        Route(f"regie:{naam}", "POST", pad=pad, invoer=invoer, voor=voor),
    ]


def _leeg(_: Zaak) -> dict[str, str]:
    return {}


LATER = DAG + timedelta(days=30)
# The version that is being written begins one further than the two steps of the version before it.
GEZIEN = {"revisie": "3"}
DOEL = {"leefgebied": "wonen", "omschrijving": "rust in huis", "startscore": "4", "streefscore": "8"}

PROEVEN: list[Proef] = [
    Route("regie:caseload"),
    Route("regie:dossier", pad=_dossier),
    *_formulier("openen", lambda zaak: {"melding": zaak.opgepakt}, _leeg, _sluit),
    *_formulier("aanpak", _dossier, _leeg, _leg_vast),
    *_formulier("doel", _dossier, lambda zaak: {**GEZIEN, **DOEL, "persoon": zaak.persoon, "wet": WET}),
    *_formulier(
        "doel_wijzigen", lambda zaak: {"dossier": zaak.dossier, "doel": zaak.doel}, lambda _: {**GEZIEN, **DOEL}
    ),
    *_formulier(
        "inzet",
        lambda zaak: {"dossier": zaak.dossier, "doel": zaak.doel},
        lambda zaak: {
            **GEZIEN,
            "soort": "maatwerk",
            "product_code": "begeleiding",
            "omschrijving": "hulp",
            "reden_zwaarder": "het net is op",
        },
    ),
    *_formulier("akkoord", _dossier, lambda zaak: {**GEZIEN, "akkoord": "ja", "evalueren_op": f"{LATER:%d-%m-%Y}"}),
    *_formulier(
        "evaluatie",
        lambda zaak: {"dossier": zaak.dossier, "evaluatie": zaak.evaluatie},
        lambda zaak: {"gehouden_op": f"{DAG:%d-%m-%Y}", "erbij": "Anna", "score": "6", "woorden": "het gaat beter"},
    ),
    *_formulier("overdragen", _dossier, lambda zaak: {"aan": zaak.opvolger, "gesproken_op": f"{DAG:%d-%m-%Y}"}),
    *_formulier(
        "sluiten",
        _dossier,
        lambda _: {"resultaat": "gehaald", "toelichting": "Het gaat goed.", "zonder_nazorg": "belt zelf"},
    ),
    Route("regie:aanpak_pdf", pad=_lid),
    Route("regie:nazorg_overzicht"),
    *_formulier(
        "nazorg",
        lambda zaak: {"nazorg": zaak.nazorg},
        lambda _: {"gedaan_op": f"{DAG:%Y-%m-%d}", "uitkomst": "goed"},
    ),
    Werkwoord(
        "regie.nazorg_vastleggen",
        lambda zaak: nazorg.vastleggen(zaak.nazorg, Nazorgverslag(DAG, NazorgUitkomst.GOED)),
    ),
    Route("regie:verheldering", pad=_lid, toont=True),
    Route("regie:verheldering", "POST", pad=_lid, invoer=_verhelderd),
    Route("regie:verheldering_afronden", "POST", pad=_lid),
    Route("regie:gezondheid", pad=_lid),
    Route("regie:gezondheid", "POST", pad=_lid, invoer=lambda _: {"meedoen": "5"}),
    Werkwoord(
        "regie.vraag_verhelderen",
        lambda zaak: verheldering.vraag_verhelderen(
            zaak.dossier, zaak.persoon, verhelderd(VOGELS[zaak.relatie]), revisie=1
        ),
    ),
    Werkwoord("regie.verheldering_afronden", lambda zaak: verheldering.verheldering_afronden(zaak.verheldering)),
    Werkwoord(
        "regie.gezondheid_meten",
        lambda zaak: verheldering.gezondheid_meten(zaak.dossier, zaak.persoon, {Dimensie.MEEDOEN: 5}),
    ),
    Route("regie:toestemmingen", pad=_dossier),
    *_formulier(
        "toestemming",
        _dossier,
        lambda zaak: {"persoon": zaak.persoon, "door": zaak.persoon, "grond": "jeugd_voor_wmo", "manier": "gesprek"},
    ),
    *_formulier(
        "toestemming_intrekken",
        lambda zaak: {"dossier": zaak.dossier, "toestemming": zaak.toestemming},
        _leeg,
    ),
    Werkwoord("regie.openen", lambda zaak: actions.openen(zaak.opgepakt), voor=_sluit),
    Werkwoord(
        "regie.overdragen",
        lambda zaak: actions.overdragen(zaak.dossier, aan=zaak.opvolger, gesproken_op=DAG),
    ),
    Werkwoord("regie.sluiten", _sluit),
    Werkwoord(
        "regie.aanpak_opstellen",
        lambda zaak: actions.aanpak_opstellen(Opstelling(zaak.dossier, WET)),
        voor=_leg_vast,
    ),
    Werkwoord("regie.doel_stellen", lambda zaak: actions.doel_stellen(zaak.aanpak, _doel(zaak))),
    Werkwoord(
        "regie.doel_wijzigen",
        lambda zaak: actions.doel_wijzigen(zaak.doel, DoelWijziging("wonen", "rust in huis", 4, 8)),
    ),
    Werkwoord("regie.inzet_kiezen", lambda zaak: actions.inzet_kiezen(zaak.doel, inzet(VOGELS[zaak.relatie]))),
    Werkwoord("regie.akkoord_vastleggen", _leg_vast),
    Werkwoord(
        "regie.evaluatie_vastleggen",
        lambda zaak: actions.evaluatie_vastleggen(zaak.evaluatie, Verslag(DAG, "Anna", 6, "het gaat beter")),
    ),
]
