"""After a restore: what was destroyed since the copy was made is destroyed again before a door opens (PRIV-46)."""

import json
from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db import connection

from rotonde.kern import gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.bewaring import eenheden, register
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Vernietigingslijst, Vernietigingsverklaring
from rotonde.kern.soorten import LijstStatus, RegelUitkomst
from rotonde.privacy import bewaring


@actie("privacy.lijst_naspelen")
def lijst_naspelen(inhoud: dict[str, Any]) -> None:
    """Carry out one list of the register again, exactly what was destroyed then and no more. May be called twice."""
    lijst_id = UUID(inhoud["lijst"]["id"])
    if Vernietigingslijst.objects.filter(pk=lijst_id, status=LijstStatus.UITGEVOERD).exists():
        return
    regels = inhoud["regels"]
    nieuw = json.dumps([{**regel, "uitkomst": "", "reden": ""} for regel in regels])
    weg: dict[str, list[UUID]] = defaultdict(list)
    for regel in regels:
        if regel["uitkomst"] == RegelUitkomst.VERNIETIGD:
            weg[regel["soort"]].append(UUID(regel["object"]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_neem_lijst_over(%s, %s)", [json.dumps(inhoud["lijst"]), nieuw])
        for soort in eenheden.in_volgorde():
            cursor.execute("SELECT kern_vernietig(%s, %s, %s)", [lijst_id, soort.soort, weg[soort.soort]])
        redenen = {regel["object"]: regel["reden"] for regel in regels}
        cursor.execute("SELECT kern_vernietiging_rond_af(%s, %s)", [lijst_id, json.dumps(redenen)])
    _verklaar(inhoud["verklaring"])
    gebeurtenissen.noteer("privacy.lijst_nagespeeld", [Feit("vernietigingslijst", lijst_id)])


def openstaand() -> int:
    """How many lists of the register this database has not carried out: it comes from before them.

    A list that was begun and not finished, and that still stands here as approved, is work for the job: a crash.
    """
    regels = register.lees()
    klaar = {regel.lijst for regel in regels if regel.stap == register.KLAAR}
    aantal = 0
    for regel in _lijsten(regels):
        with bewaring.als_dienst(regel.gemeente):
            status = Vernietigingslijst.objects.filter(pk=regel.lijst).values_list("status", flat=True).first()
        wacht_op_taak = status == LijstStatus.GOEDGEKEURD and regel.lijst not in klaar
        aantal += status != LijstStatus.UITGEVOERD and not wacht_op_taak
    return aantal


def speel_na() -> int:
    """Carry out every list of the register that this database has not; returns how many. As worker.

    Raises RegisterGeschonden when the register was changed.
    """
    aantal = 0
    for regel in _lijsten(register.lees()):
        with bewaring.als_dienst(regel.gemeente):
            if not Vernietigingslijst.objects.filter(pk=regel.lijst, status=LijstStatus.UITGEVOERD).exists():
                lijst_naspelen(regel.inhoud)
                aantal += 1
    return aantal


def _lijsten(regels: list[register.Regel]) -> list[register.Regel]:
    """Each list once, as it was last begun."""
    return list({regel.lijst: regel for regel in regels if regel.stap == register.BEGONNEN}.values())


def _verklaar(velden: dict[str, Any]) -> None:
    if not Vernietigingsverklaring.objects.filter(pk=velden["id"]).exists():
        Vernietigingsverklaring.objects.create(**velden)
