"""How what kwaliteit does for the rights of residents is tried: AVG requests, datalekken, keeping and destroying."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from tests.kubus.basis import DAG, GEZAAID, NU, VOGELS, als, kwaliteit
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import Zaak
from tests.kubus.wereld_huis import UUR, oud_signaal

from rotonde.kern.bewaring import register
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import Blokkadereden, Doel, Rol
from rotonde.privacy import actions
from rotonde.privacy.actions import Lek, Weg, akkoord, blokkade, naspelen, vernietiging
from rotonde.privacy.bundel import Passage
from rotonde.privacy.models import AvgVerzoek
from rotonde.privacy.soorten import Identiteit, Verzoeksoort

MOMENT = "%Y-%m-%dT%H:%M"
# Per list, what the register outside the database said when it was carried out.
GESCHREVEN: dict[UUID, dict[str, Any]] = {}


def _pad(veld: str, wat: str | None = None, **vast: str) -> Callable[[Zaak], dict[str, Any]]:
    return lambda zaak: {veld: getattr(zaak.rechten, wat or veld), **vast}


def _kenmerk(wat: str, letter: str) -> Callable[[Zaak], str]:
    """By which it stands on a list."""
    return lambda zaak: f"{letter}-{DAG.year}-{getattr(zaak.rechten, wat).hex[-8:]}"


def _gezien(zaak: Zaak) -> None:
    """It is known who asks."""
    AvgVerzoek.objects.filter(pk=zaak.rechten.avg).update(identiteit=Identiteit.LEGITIMATIE, identiteit_op=DAG)


def beantwoord(_: Zaak) -> None:
    """Who asks again has no other request waiting."""
    AvgVerzoek.objects.update(identiteit=Identiteit.LEGITIMATIE, identiteit_op=DAG, afgehandeld_op=NU)


def _hoog_risico(zaak: Zaak) -> None:
    with kwaliteit(zaak.stad):
        actions.datalek_hoog_risico(zaak.rechten.datalek)


def _rijp(zaak: Zaak) -> None:
    """Something that no list names yet."""
    oud_signaal(zaak.huisgenoot)


def _goedgekeurd(zaak: Zaak) -> None:
    with kwaliteit(zaak.stad):
        vernietiging.lijst_goedkeuren(zaak.rechten.lijst)


def _vooraf_akkoord(zaak: Zaak) -> None:
    with als(zaak.stad.code, zaak.opvolger, Rol.KWALITEIT):
        akkoord.akkoord_geven()


def _eens_uitgevoerd(zaak: Zaak) -> None:
    """Carried out once, and then the database went back to before."""
    _goedgekeurd(zaak)
    with transaction.atomic():
        vernietiging.lijst_uitvoeren(zaak.rechten.lijst)
        transaction.set_rollback(True)
    regels = [regel for regel in register.lees() if regel.lijst == str(zaak.rechten.lijst)]
    GESCHREVEN[zaak.rechten.lijst] = regels[-1].inhoud


def _lek(zaak: Zaak) -> Lek:
    return Lek(f"Iets over {VOGELS[zaak.relatie]}.", GEZAAID, [zaak.persoon], GEZAAID - UUR, GEZAAID)


def _lekformulier(zaak: Zaak) -> dict[str, str]:
    momenten = {"kennis_op": GEZAAID, "van": GEZAAID - UUR, "tot": GEZAAID}
    tijden = {naam: f"{moment:{MOMENT}}" for naam, moment in momenten.items()}
    return {"omschrijving": "Er ging iets mis.", "personen": zaak.bsn, **tijden}


def _weg(zaak: Zaak) -> list[Weg]:
    return [Weg(Passage("inwoners_persoon", zaak.persoon, "achternaam", ""), "gaat over een ander")]


def _wegformulier(zaak: Zaak) -> dict[str, str]:
    return {"plaats": f"inwoners_persoon {zaak.persoon}", "kolom": "achternaam", "reden": "gaat over een ander"}


def _blokkade(zaak: Zaak) -> dict[str, Any]:
    return {"soort": "signaal", "kenmerk": zaak.rechten.oud, "reden": "bezwaar"}


AVG: list[Proef] = [
    Route("privacy:avg_vragen", "POST", voor=beantwoord),
    Route("privacy:avg_bestand", pad=_pad("verzoek", "avg_klaar", vorm="json")),
    Route("rechten:avg_lijst", spoor=_kenmerk("avg", "a")),
    Route("rechten:avg_nieuw"),
    Route(
        "rechten:avg_nieuw",
        "POST",
        invoer=lambda zaak: {"bsn": zaak.bsn, "ontvangen_op": DAG.isoformat(), "soort": Verzoeksoort.INZAGE},
        voor=beantwoord,
    ),
    Route("rechten:avg", pad=_pad("verzoek", "avg")),
    Route("rechten:avg", "POST", pad=_pad("verzoek", "avg"), invoer=_wegformulier),
    Route("rechten:avg_identiteit", "POST", pad=_pad("verzoek", "avg")),
    Route("rechten:avg_verlengen", "POST", pad=_pad("verzoek", "avg"), invoer=lambda _: {"reden": "het is veel"}),
    Route("rechten:avg_vrijgeven", "POST", pad=_pad("verzoek", "avg"), voor=_gezien),
    Route("rechten:avg_bestand", pad=_pad("verzoek", "avg_klaar", vorm="json")),
]
LEKKEN: list[Proef] = [
    Route("rechten:datalekken", spoor=_kenmerk("datalek", "d")),
    Route("rechten:datalek_nieuw"),
    Route("rechten:datalek_nieuw", "POST", invoer=_lekformulier),
    Route("rechten:datalek", pad=_pad("datalek")),
    Route("rechten:datalek_stap", "POST", pad=_pad("datalek"), invoer=lambda _: {"stap": "hoog_risico"}),
    Route("rechten:geraakt", pad=_pad("datalek"), spoor=_kenmerk("datalek", "d")),
    Route("rechten:verwerkingen"),
]
BEWAREN: list[Proef] = [
    Route("bewaren:overzicht"),
    Route("bewaren:akkoord", "POST", invoer=lambda _: {"geven": "ja"}),
    Route("bewaren:opstellen", "POST", voor=_rijp),
    Route("bewaren:lijst", pad=_pad("lijst_id", "lijst"), spoor=lambda zaak: str(zaak.rechten.oud)),
    Route("bewaren:lijst", "POST", pad=_pad("lijst_id", "lijst")),
    Route("bewaren:blokkades"),
    Route("bewaren:blokkades", "POST", invoer=_blokkade),
    Route("bewaren:opheffen", "POST", pad=_pad("blokkade_id", "blokkade")),
]


def _werkwoord(naam: str, doe: Callable[[Zaak], Any], **meer: Any) -> Werkwoord:
    return Werkwoord(f"privacy.{naam}", doe, doel=Doel.TOEZICHT, **meer)


def _lekwerkwoord(naam: str, doe: Callable[..., None], voor: Any = None, **vast: str) -> Werkwoord:
    return _werkwoord(naam, lambda zaak: doe(zaak.rechten.datalek, **vast), voor=voor)


def _lijstwerkwoord(naam: str, doe: Callable[..., Any], *vast: str, **meer: Any) -> Werkwoord:
    """One's own list is judged by somebody else (SEC-13)."""
    return _werkwoord(naam, lambda zaak: doe(zaak.rechten.lijst, *vast), ook_nee=(KanNuNiet,), **meer)


PROEVEN: list[Proef] = [
    *AVG,
    *LEKKEN,
    *BEWAREN,
    _werkwoord("avg_vragen", lambda zaak: actions.avg_vragen(zaak.persoon, ontvangen_op=DAG), voor=beantwoord),
    _werkwoord("avg_identiteit", lambda zaak: actions.avg_identiteit(zaak.rechten.avg, Identiteit.LEGITIMATIE)),
    _werkwoord("avg_verlengen", lambda zaak: actions.avg_verlengen(zaak.rechten.avg, reden="het is veel")),
    _werkwoord("avg_weglaten", lambda zaak: actions.avg_weglaten(zaak.rechten.avg, _weg(zaak))),
    _werkwoord("avg_vrijgeven", lambda zaak: actions.avg_vrijgeven(zaak.rechten.avg), voor=_gezien),
    _werkwoord("datalek_vastleggen", lambda zaak: actions.datalek_vastleggen(_lek(zaak))),
    _lekwerkwoord("datalek_gemeld", actions.datalek_gemeld),
    _lekwerkwoord("datalek_niet_gemeld", actions.datalek_niet_gemeld, reden="het risico is klein"),
    _lekwerkwoord("datalek_hoog_risico", actions.datalek_hoog_risico),
    _lekwerkwoord("datalek_ingelicht", actions.datalek_ingelicht, voor=_hoog_risico),
    _werkwoord("akkoord_geven", lambda _: akkoord.akkoord_geven()),
    _werkwoord("akkoord_intrekken", lambda _: akkoord.akkoord_intrekken(), voor=_vooraf_akkoord),
    _werkwoord(
        "blokkade_zetten",
        lambda zaak: blokkade.blokkade_zetten("signaal", zaak.rechten.oud, Blokkadereden.BEZWAAR),
        ook_nee=(KanNuNiet,),
    ),
    _werkwoord(
        "blokkade_opheffen",
        lambda zaak: blokkade.blokkade_opheffen(zaak.rechten.blokkade),
        ook_nee=(KanNuNiet,),
    ),
    _werkwoord("lijst_opstellen", lambda _: vernietiging.lijst_opstellen(), voor=_rijp),
    _lijstwerkwoord("lijst_goedkeuren", vernietiging.lijst_goedkeuren),
    _lijstwerkwoord("lijst_afwijzen", vernietiging.lijst_afwijzen, "er klopt iets niet"),
    _lijstwerkwoord("lijst_aannemen", vernietiging.lijst_aannemen, voor=_vooraf_akkoord),
    _lijstwerkwoord("lijst_uitvoeren", vernietiging.lijst_uitvoeren, voor=_goedgekeurd, werker=True),
    _werkwoord(
        "lijst_naspelen",
        lambda zaak: naspelen.lijst_naspelen(GESCHREVEN[zaak.rechten.lijst]),
        voor=_eens_uitgevoerd,
        werker=True,
    ),
]
