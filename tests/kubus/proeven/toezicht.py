"""How the routes and verbs of toezicht are tried."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.kubus.basis import DAG, NU, VOGELS, als, dienst
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.tabel import Relatie
from tests.kubus.wereld import Zaak

from rotonde.kern import inzage, klok, noodtoegang
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.models import nieuw_id
from rotonde.kern.soorten import Doel, InzageSoort, RedenNoodtoegang, Rol
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht import actions
from rotonde.toezicht.actions import Aanvraag, Sluiting
from rotonde.toezicht.afwijkingen.regels import METEEN
from rotonde.toezicht.klachten import actions as klachten
from rotonde.toezicht.klachten.actions import Afdoening, Klachtbrief
from rotonde.toezicht.klachten.policies import was_betrokken
from rotonde.toezicht.klachten.soorten import Klachtoordeel
from rotonde.toezicht.models import BeslotenDossier, Klacht
from rotonde.toezicht.soorten import Afhandeling, Beslotensoort, Oordeel, Rechtenoordeel

WAAROM = "Dit is uitgezocht met een collega."


def _besloten(zaak: Zaak) -> UUID:
    """What says that the dossier is besloten, or was."""
    with dienst(zaak.stad.code, Doel.TOEZICHT):
        rijen = BeslotenDossier.objects.filter(dossier_id=zaak.dossier).order_by("-gesloten_op", "-id")
        return rijen.values_list("id", flat=True).first() or nieuw_id()


def _sluiting(zaak: Zaak) -> Sluiting:
    return Sluiting(
        zaak.persoon, Beslotensoort.COLLEGA, f"Bij {VOGELS[zaak.relatie]} werkt iemand hier.", [zaak.opvolger]
    )


def _sluit(zaak: Zaak) -> None:
    """Besloten, whatever the relation: what is about that needs it to be."""
    if zaak.relatie not in {Relatie.BESLOTEN, Relatie.BENOEMD}:
        actions.besloten_maken(_sluiting(zaak))


def _kijk_in_besloten(zaak: Zaak) -> None:
    _sluit(zaak)
    with als(zaak.stad.code, zaak.stad.collega, Rol.AANSPREEKPUNT):
        inzage.noteer(InzageSoort.TONEN, [zaak.persoon], gegevensgroep="dossier")


def _lang_geleden(zaak: Zaak) -> None:
    """A noodtoegang that nobody judged in time."""
    with klok.op(NU - dt.timedelta(days=20)), als(zaak.stad.code, zaak.stad.collega, Rol.AANSPREEKPUNT):
        uur = dt.timedelta(hours=1)
        noodtoegang.begin(zaak.dossier, [zaak.persoon], reden=RedenNoodtoegang.CRISIS, toelichting=WAAROM, duur=uur)


def _aanvraag(zaak: Zaak) -> Aanvraag:
    return Aanvraag(zaak.persoon, RedenNoodtoegang.CRISIS, WAAROM, 30)


def _pad(veld: str, wat: str | None = None) -> Callable[[Zaak], dict[str, Any]]:
    return lambda zaak: {veld: getattr(zaak.toezicht, wat or veld)}


def _besloten_pad(zaak: Zaak) -> dict[str, Any]:
    return {"besloten": _besloten(zaak)}


def _reden(_: Zaak) -> dict[str, str]:
    return {"reden": WAAROM}


def _op_lijst(wat: str) -> Callable[[Zaak], str]:
    """The address of this one on the list."""
    return lambda zaak: str(getattr(zaak.toezicht, wat))


def _in_behandeling(zaak: Zaak) -> None:
    """Who asks handles it, or somebody else when (s)he was involved with the resident."""
    mag = not was_betrokken(zaak.persoon, zaak.vrager)
    behandelaar = zaak.vrager if mag else zaak.toezicht.behandelaar
    Klacht.objects.filter(pk=zaak.toezicht.klacht).update(behandelaar_id=behandelaar)


def _antwoord(_: Zaak) -> dict[str, str]:
    return {"oordeel": "deels", "bevindingen": "Wij belden te laat terug.", "niet_gehoord": "wilde niet"}


def _klachtbrief(zaak: Zaak) -> Klachtbrief:
    return Klachtbrief(zaak.persoon, "Ik werd niet gehoord.", Kanaal.BALIE, DAG)


KLACHT = _pad("klacht")
KLACHTEN: list[Proef] = [
    Route("toezicht:klachten", spoor=_op_lijst("klacht")),
    Route("toezicht:klacht", pad=KLACHT),
    Route("toezicht:klacht_nieuw"),
    Route(
        "toezicht:klacht_nieuw",
        "POST",
        invoer=lambda zaak: {
            "bsn": zaak.bsn, "kanaal": "balie", "ontvangen_op": f"{DAG:%Y-%m-%d}", "tekst": "Ik werd niet gehoord.",
        },
    ),
    Route("toezicht:klacht_oppakken", "POST", pad=KLACHT),
    Route("toezicht:klacht_bevestigen", "POST", pad=KLACHT, voor=_in_behandeling),
    Route("toezicht:klacht_verdagen", pad=KLACHT, voor=_in_behandeling),
    Route("toezicht:klacht_verdagen", "POST", pad=KLACHT, voor=_in_behandeling, invoer=lambda _: {"reden": WAAROM}),
    Route("toezicht:klacht_afdoen", pad=KLACHT, voor=_in_behandeling),
    Route("toezicht:klacht_afdoen", "POST", pad=KLACHT, voor=_in_behandeling, invoer=_antwoord),
    Route("toezicht:klacht_intrekken", "POST", pad=KLACHT),
]  # fmt: skip


ROUTES: list[Proef] = [
    Route("toezicht:overzicht"),
    Route("toezicht:log"),
    Route("toezicht:noodtoegangen", spoor=_op_lijst("noodtoegang")),
    Route("toezicht:bevindingen", spoor=_op_lijst("bevinding")),
    Route("toezicht:incidenten"),
    Route("toezicht:besloten", voor=_sluit, spoor=lambda zaak: str(_besloten(zaak))),
    Route("toezicht:rechten", spoor=_op_lijst("dader")),
    Route("toezicht:vertrouwelijk", spoor=_op_lijst("inzage")),
    Route("toezicht:berichten", spoor=_op_lijst("kennisgeving")),
    Route("toezicht:gelezen", "POST", pad=_pad("kennisgeving")),
    Route("toezicht:noodtoegang", pad=_pad("noodtoegang")),
    Route(
        "toezicht:noodtoegang",
        "POST",
        pad=_pad("noodtoegang"),
        invoer=lambda _: {"oordeel": "terecht", "motivering": WAAROM},
    ),
    Route("toezicht:bevinding", pad=_pad("bevinding")),
    Route(
        "toezicht:bevinding",
        "POST",
        pad=_pad("bevinding"),
        invoer=lambda _: {"afhandeling": "verklaard", "motivering": WAAROM},
    ),
    Route("toezicht:naam", pad=_pad("medewerker", "dader")),
    Route("toezicht:naam", "POST", pad=_pad("medewerker", "dader"), invoer=_reden),
    Route("toezicht:incident", pad=_pad("incident")),
    Route("toezicht:incident", "POST", pad=_pad("incident"), invoer=_reden),
    Route("toezicht:rechten_van", pad=_pad("medewerker", "dader")),
    Route("toezicht:rechten_van", "POST", pad=_pad("medewerker", "dader"), invoer=lambda _: {"oordeel": "klopt"}),
    Route("toezicht:vrijgeven", pad=_pad("inzage")),
    Route("toezicht:vrijgeven", "POST", pad=_pad("inzage"), invoer=_reden),
    Route("toezicht:besluiten"),
    Route(
        "toezicht:besluiten",
        "POST",
        invoer=lambda zaak: {"bsn": zaak.bsn, "soort": "collega", "reden": WAAROM, "benoemden": [zaak.opvolger]},
    ),
    Route("toezicht:besloten_dossier", pad=_besloten_pad, voor=_sluit),
    Route("toezicht:benoemen", pad=_besloten_pad, voor=_sluit),
    Route(
        "toezicht:benoemen",
        "POST",
        pad=_besloten_pad,
        voor=_sluit,
        invoer=lambda zaak: {"medewerker": zaak.stad.collega},
    ),
    Route(
        "toezicht:intrekken",
        "POST",
        pad=lambda zaak: {"besloten": _besloten(zaak), "medewerker": zaak.opvolger},
        voor=_sluit,
    ),
    Route("toezicht:opheffen", pad=_besloten_pad, voor=_sluit),
    Route("toezicht:opheffen", "POST", pad=_besloten_pad, voor=_sluit, invoer=_reden),
    Route("toezicht:nood"),
    Route(
        "toezicht:nood",
        "POST",
        invoer=lambda zaak: {"bsn": zaak.bsn, "reden": "crisis", "toelichting": WAAROM, "minuten": "30"},
    ),
    Route("toezicht:nood_open", pad=_pad("noodtoegang")),
]


def _werkwoord(naam: str, doe: Callable[[Zaak], Any], **meer: Any) -> Werkwoord:
    return Werkwoord(f"toezicht.{naam}", doe, doel=Doel.TOEZICHT, **meer)


PROEVEN: list[Proef] = [
    *ROUTES,
    *KLACHTEN,
    _werkwoord("klacht_indienen", lambda zaak: klachten.indienen(_klachtbrief(zaak))),
    _werkwoord("klacht_oppakken", lambda zaak: klachten.oppakken(zaak.toezicht.klacht)),
    _werkwoord("klacht_bevestigen", lambda zaak: klachten.bevestigen(zaak.toezicht.klacht), voor=_in_behandeling),
    _werkwoord(
        "klacht_verdagen", lambda zaak: klachten.verdagen(zaak.toezicht.klacht, reden=WAAROM), voor=_in_behandeling
    ),
    _werkwoord(
        "klacht_afdoen",
        lambda zaak: klachten.afdoen(
            zaak.toezicht.klacht, Afdoening(Klachtoordeel.DEELS, "Wij belden te laat terug.", niet_gehoord="wilde niet")
        ),
        voor=_in_behandeling,
    ),
    _werkwoord("klacht_intrekken", lambda zaak: klachten.intrekken(zaak.toezicht.klacht)),
    _werkwoord("noodtoegang_openen", lambda zaak: actions.noodtoegang_openen(_aanvraag(zaak)), ook_nee=(KanNuNiet,)),
    _werkwoord(
        "noodtoegang_beoordelen",
        lambda zaak: actions.noodtoegang_beoordelen(zaak.toezicht.noodtoegang, Oordeel.TERECHT, WAAROM),
    ),
    _werkwoord("noodtoegang_bewaken", lambda _: actions.noodtoegang_bewaken(), voor=_lang_geleden),
    _werkwoord("kennisgeving_lezen", lambda zaak: actions.kennisgeving_lezen(zaak.toezicht.kennisgeving)),
    _werkwoord("besloten_maken", lambda zaak: actions.besloten_maken(_sluiting(zaak)), ook_nee=(KanNuNiet,)),
    _werkwoord("benoemen", lambda zaak: actions.benoemen(_besloten(zaak), zaak.stad.collega), voor=_sluit),
    _werkwoord(
        "benoeming_intrekken", lambda zaak: actions.benoeming_intrekken(_besloten(zaak), zaak.opvolger), voor=_sluit
    ),
    _werkwoord("besloten_opheffen", lambda zaak: actions.besloten_opheffen(_besloten(zaak), WAAROM), voor=_sluit),
    _werkwoord(
        "zoeken_naar_afwijkingen",
        lambda _: actions.zoeken_naar_afwijkingen(NU - dt.timedelta(minutes=15), NU + dt.timedelta(minutes=1), METEEN),
        voor=_kijk_in_besloten,
    ),
    _werkwoord("steekproef_trekken", lambda _: actions.steekproef_trekken(DAG)),
    _werkwoord(
        "bevinding_afhandelen",
        lambda zaak: actions.bevinding_afhandelen(zaak.toezicht.bevinding, Afhandeling.VERKLAARD, WAAROM),
    ),
    _werkwoord("incident_sluiten", lambda zaak: actions.incident_sluiten(zaak.toezicht.incident, WAAROM)),
    _werkwoord("naam_vrijgeven", lambda zaak: actions.naam_vrijgeven(zaak.toezicht.dader, WAAROM)),
    _werkwoord(
        "rechten_beoordelen", lambda zaak: actions.rechten_beoordelen(zaak.toezicht.dader, Rechtenoordeel.KLOPT, "")
    ),
    _werkwoord("rechten_bewaken", lambda _: actions.rechten_bewaken()),
    _werkwoord(
        "vertrouwelijkheid_opheffen", lambda zaak: actions.vertrouwelijkheid_opheffen(zaak.toezicht.inzage, WAAROM)
    ),
    _werkwoord("zegels_controleren", lambda _: actions.zegels_controleren([])),
]
