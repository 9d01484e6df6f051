"""How the routes and verbs of regie are tried."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.kubus.basis import DAG, VOGELS, WET
from tests.kubus.proef import Bij, Proef, Route, Werkwoord
from tests.kubus.wereld import Zaak, inzet, verhelderd
from tests.regie.zaak import klaar

from rotonde.inwoners.models import Persoon
from rotonde.kern import klok
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag
from rotonde.kern.termijnen.duur import plus_maanden
from rotonde.privacy.deling import actions as delingen
from rotonde.regie import actions
from rotonde.regie.aanzet import actions as aanzet
from rotonde.regie.aanzet.actions import Schets
from rotonde.regie.acties import actions as acties
from rotonde.regie.acties.actions import Toezegging
from rotonde.regie.acties.naar_achttien import plannen
from rotonde.regie.acties.soorten import Afloop
from rotonde.regie.actions import Akkoord, DoelInhoud, DoelWijziging, InzetInhoud, Opstelling, Verslag
from rotonde.regie.consult import actions as consult
from rotonde.regie.consult.actions import Consultvraag
from rotonde.regie.kenmerken import actions as kenmerken
from rotonde.regie.kenmerken.actions import Kenmerking
from rotonde.regie.meldcode import actions as meldcode
from rotonde.regie.meldcode.actions import Begin, Stapverslag
from rotonde.regie.meldcode.soorten import Beslissing, Stapnummer
from rotonde.regie.models import Aanzet, Meldcode, Meldcodestap, Teamgenoot
from rotonde.regie.nazorg import actions as nazorg
from rotonde.regie.nazorg.actions import Nazorgverslag
from rotonde.regie.nazorg.soorten import NazorgUitkomst
from rotonde.regie.opschaling import actions as opschaling
from rotonde.regie.opschaling.actions import Stap
from rotonde.regie.overleg import actions as overleg
from rotonde.regie.overleg.actions import Uitnodiging
from rotonde.regie.overleg.actions import Verslag as Overlegverslag
from rotonde.regie.soorten import Ladder
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol
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


def _actie(zaak: Zaak) -> dict[str, Any]:
    return {"dossier": zaak.dossier, "actiepunt": zaak.actiepunt}


def _rond_af(zaak: Zaak) -> None:
    """A dossier closes when nothing is left to do."""
    acties.afronden(zaak.dossier, zaak.actiepunt, Afloop.GEDAAN)


def _niets_open(zaak: Zaak) -> None:
    """Nor does a meldcode run in it, or a partner still have to say yes."""
    _rond_af(zaak)
    _beslis(zaak)
    for deling in (zaak.deling, zaak.gedeeld):
        delingen.stoppen(deling)
    Aanzet.objects.filter(pk=zaak.aanzet).update(uitkomst="overgenomen", beoordeeld_op=klok.nu())


def _aanzet(zaak: Zaak) -> dict[str, Any]:
    return {"dossier": zaak.dossier, "aanzet": zaak.aanzet}


def _inzet(zaak: Zaak) -> InzetInhoud:
    return InzetInhoud(Ladder.EIGEN_KRACHT, Afslag.ONDERSTEUNING, f"rust voor {zaak.kanarie}", WET)


def _deling(zaak: Zaak) -> dict[str, Any]:
    return {"dossier": zaak.dossier, "deling": zaak.deling}


def _verstuur(zaak: Zaak) -> None:
    delingen.versturen(zaak.deling)


def _bevestig(zaak: Zaak) -> None:
    _verstuur(zaak)
    delingen.bevestigen(zaak.deling, door="Wim")


def _met_wie(zaak: Zaak) -> dict[str, Any]:
    return {"partner": zaak.stad.partners["opvang"], "persoon": zaak.persoon, "wet": WET}


def _gedeeld(zaak: Zaak) -> dict[str, Any]:
    laatste = f"{DAG + timedelta(days=20):%Y-%m-%d}"
    return {"velden": "naam", "toestemming": zaak.toestemming, "waarvoor": "opvang", "tot_en_met": laatste}


def _beslis(zaak: Zaak) -> None:
    Meldcodestap.objects.create(
        gemeente_id=zaak.stad.code, meldcode_id=zaak.meldcode, dossier_id=zaak.dossier, nummer=Stapnummer.BESLUIT,
        moment=klok.nu(), door_id=zaak.houder, wat="besloten", beslissing=Beslissing.GEEN, wet=WET,
    )  # fmt: skip


def _meldcode(zaak: Zaak) -> dict[str, Any]:
    return {"dossier": zaak.dossier, "meldcode": zaak.meldcode}


def _verlopen(zaak: Zaak) -> None:
    """The term in which it does not show has ended."""
    Meldcode.objects.filter(pk=zaak.meldcode).update(tot=DAG - timedelta(days=1))


def _stapverslag(zaak: Zaak) -> Stapverslag:
    return Stapverslag(zaak.meldcode, "het is niet veilig", met="een collega", eerder="het kan niet wachten")


def _word_zeventien(zaak: Zaak) -> None:
    Persoon.objects.filter(pk=zaak.persoon).update(geboortedatum=plus_maanden(DAG, -12 * 17))


def _overleg(zaak: Zaak) -> dict[str, Any]:
    return {"dossier": zaak.dossier, "overleg": zaak.overleg}


def _consultvraag(zaak: Zaak) -> Consultvraag:
    return Consultvraag(zaak.dossier, zaak.persoon, zaak.opvolger, "wat helpt?", nagelezen=True)


def _stap(zaak: Zaak) -> Stap:
    return Stap(zaak.dossier, "het loopt op", "tante belt", LATER, zaak.houder)


def _schaal_op(zaak: Zaak) -> None:
    opschaling.opschalen(_stap(zaak))


def _met_procesregie(zaak: Zaak) -> None:
    """At level 2, with the Aanspreekpunt as its procesregisseur."""
    Teamgenoot.objects.create(
        gemeente_id=zaak.stad.code, dossier_id=zaak.dossier, medewerker_id=zaak.houder, als=Teamrol.PROCESREGIE,
        periode=periode(DAG), wet=WET,
    )  # fmt: skip
    _schaal_op(zaak)
    _schaal_op(zaak)


def _sluit(zaak: Zaak) -> None:
    """The household can have a new dossier only when it has none."""
    _niets_open(zaak)
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
        _niets_open,
    ),
    Route("regie:acties"),
    *_formulier("actie", _dossier, lambda zaak: {"wat": "bellen", "medewerker": zaak.houder, "uiterlijk": f"{DAG}"}),
    *_formulier("actie_afronden", _actie, lambda _: {"afloop": "gedaan"}),
    *_formulier(
        "team",
        _dossier,
        lambda zaak: {"medewerker": zaak.opvolger, "als": "gezin", "van": f"{DAG}", "tot_en_met": f"{DAG}"},
    ),
    *_formulier("team_los", lambda zaak: {"dossier": zaak.dossier, "teamgenoot": zaak.teamgenoot}, _leeg),
    Werkwoord(
        "regie.collega_betrekken",
        lambda zaak: team.betrekken(
            Betrekking(zaak.dossier, zaak.opvolger, Teamrol.GEZIN, DAG, DAG + timedelta(days=9))
        ),
    ),
    Werkwoord("regie.collega_loslaten", lambda zaak: team.loslaten(zaak.dossier, zaak.teamgenoot)),
    Werkwoord(
        "regie.actie_afspreken",
        lambda zaak: acties.afspreken(Toezegging(zaak.dossier, zaak.houder, "bellen", DAG)),
    ),
    Werkwoord("regie.actie_doorgeven", lambda zaak: acties.doorgeven(zaak.dossier, zaak.actiepunt, aan=zaak.houder)),
    Werkwoord("regie.actie_afronden", _rond_af),
    Werkwoord("regie.naar_18_plannen", lambda _: plannen(), voor=_word_zeventien),
    Route("regie:meldcodes", pad=_dossier),
    Route("regie:meldcode", pad=_meldcode),
    *_formulier("meldcode_beginnen", _dossier, lambda zaak: {"persoon": zaak.persoon, "signalen": "blauwe plekken"}),
    *_formulier(
        "meldcode_stap",
        lambda zaak: {**_meldcode(zaak), "woord": "wegen"},
        lambda _: {"wat": "het is niet veilig", "eerder": "het kan niet wachten"},
    ),
    *_formulier("meldcode_inlichten", _meldcode, lambda _: {"op": f"{DAG:%Y-%m-%d}"}),
    *_formulier("meldcode_uitstellen", _meldcode, lambda _: {"reden": "dan is het kind niet veilig"}),
    Werkwoord(
        "regie.meldcode_beginnen",
        lambda zaak: meldcode.beginnen(Begin(zaak.dossier, zaak.persoon, "blauwe plekken")),
    ),
    Werkwoord(
        "regie.meldcode_stap_zetten",
        lambda zaak: meldcode.stap_zetten(zaak.dossier, Stapnummer.WEGEN, _stapverslag(zaak)),
    ),
    Werkwoord(
        "regie.meldcode_beslissen",
        lambda zaak: meldcode.beslissen(zaak.dossier, replace(_stapverslag(zaak), beslissing=Beslissing.HULP)),
    ),
    Werkwoord("regie.meldcode_inlichten", lambda zaak: meldcode.inlichten(zaak.dossier, zaak.meldcode, op=DAG)),
    Werkwoord(
        "regie.meldcode_uitstellen",
        lambda zaak: meldcode.uitstellen(zaak.dossier, zaak.meldcode, reden="dan is het kind niet veilig"),
    ),
    Werkwoord("regie.meldcodes_vrijgeven", lambda _: meldcode.vrijgeven(), voor=_verlopen),
    Route("regie:kenmerken", pad=_dossier),
    *_formulier(
        "kenmerk",
        _dossier,
        lambda zaak: {"persoon": zaak.persoon, "code": "scheiding", "sinds": f"{DAG:%Y-%m-%d}"},
    ),
    *_formulier(
        "kenmerk_beeindigen",
        lambda zaak: {"dossier": zaak.dossier, "kenmerk": zaak.kenmerk},
        lambda _: {"laatste_dag": f"{DAG:%Y-%m-%d}"},
    ),
    Werkwoord(
        "regie.kenmerk_zetten",
        lambda zaak: kenmerken.zetten(Kenmerking(zaak.dossier, zaak.persoon, "scheiding", DAG)),
    ),
    Werkwoord(
        "regie.kenmerk_beeindigen",
        lambda zaak: kenmerken.beeindigen(zaak.dossier, zaak.kenmerk, laatste_dag=DAG),
    ),
    Route("regie:aanzetten"),
    *_formulier(
        "aanzet_overnemen",
        _aanzet,
        lambda _: {**GEZIEN, "soort": "eigen_kracht", "afslag": "1", "omschrijving": "rust"},
    ),
    *_formulier("aanzet_terugleggen", _aanzet, lambda _: {"reden": "dat doen we al"}),
    Werkwoord(
        "regie.aanzet_maken",
        lambda zaak: aanzet.maken(zaak.ontvangen, Schets("wonen", "rust in huis", 4, 8, Ladder.EIGEN_KRACHT, "zelf")),
    ),
    Werkwoord("regie.aanzet_overnemen", lambda zaak: aanzet.overnemen(zaak.aanzet, _inzet(zaak))),
    Werkwoord("regie.aanzet_terugleggen", lambda zaak: aanzet.terugleggen(zaak.aanzet, "dat doen we al")),
    Route("regie:consulten"),
    *_formulier(
        "consult",
        _dossier,
        lambda zaak: {"gevraagde": zaak.opvolger, "persoon": zaak.persoon, "vraag": "wat helpt?", "nagelezen": "on"},
    ),
    *_formulier("consult_antwoord", lambda zaak: {"consult": zaak.aan_houder}, lambda _: {"antwoord": "oefenen"}),
    *_formulier("consult_intrekken", lambda zaak: {"consult": zaak.consult}, _leeg),
    Werkwoord("regie.consult_vragen", lambda zaak: consult.vragen(_consultvraag(zaak))),
    Werkwoord("regie.consult_beantwoorden", lambda zaak: consult.beantwoorden(zaak.aan_houder, "oefenen")),
    Werkwoord("regie.consult_intrekken", lambda zaak: consult.intrekken(zaak.consult)),
    Route("regie:overleggen", pad=_dossier),
    *_formulier(
        "overleg",
        _dossier,
        lambda _: {"dag": f"{LATER:%Y-%m-%d}", "tijd": "10:00", "plek": "Kamer 1", "agenda": "school"},
    ),
    *_formulier(
        "overleg_vastleggen",
        _overleg,
        lambda _: {"gehouden_op": f"{DAG:%Y-%m-%d}", "aanwezig": "Anna", "besluiten": "wij bellen"},
    ),
    *_formulier("overleg_afzeggen", _overleg, _leeg),
    Werkwoord(
        "regie.overleg_plannen",
        lambda zaak: overleg.plannen(Uitnodiging(zaak.dossier, klok.moment(LATER), "Kamer 1", ("school",))),
    ),
    Werkwoord(
        "regie.overleg_vastleggen",
        lambda zaak: overleg.vastleggen(zaak.dossier, zaak.overleg, Overlegverslag(DAG, "Anna", ("wij bellen",))),
    ),
    Werkwoord("regie.overleg_afzeggen", lambda zaak: overleg.afzeggen(zaak.dossier, zaak.overleg)),
    Route("regie:opschaling", pad=_dossier),
    *_formulier("opschalen", _dossier, lambda _: {"reden": "het loopt op"}),
    *_formulier("afschalen", _dossier, lambda _: {"reden": "het is rustig"}, _schaal_op),
    *_formulier(
        "veiligheidsplan",
        _dossier,
        lambda _: {"reden": "het is rustig", "veiligheidsplan": "tante belt", "herzien_op": f"{LATER}"},
        _met_procesregie,
    ),
    Werkwoord("regie.opschalen", _schaal_op),
    Werkwoord("regie.afschalen", lambda zaak: opschaling.afschalen(_stap(zaak)), voor=_schaal_op),
    Werkwoord("regie.veiligheidsplan_herzien", lambda zaak: opschaling.herzien(_stap(zaak)), voor=_met_procesregie),
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
    Route("regie:delingen", pad=_dossier),
    Route("regie:delen", pad=_dossier),
    Route("regie:delen", "POST", pad=_dossier, vraag=_met_wie, invoer=_gedeeld),
    *_formulier("deling_stoppen", _deling, _leeg),
    Route("regie:deling_brief", "POST", pad=_deling),
    *_formulier("deling_bevestigen", _deling, lambda _: {"door": "Wim"}, _verstuur),
    *_formulier("deling_beantwoorden", _deling, lambda _: {"door": "Wim", "uitkomst": "helpt"}, _bevestig),
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
    Werkwoord("regie.sluiten", lambda zaak: actions.sluiten(klaar(zaak.dossier)), voor=_niets_open),
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
