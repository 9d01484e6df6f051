"""What somebody was typing: kept encrypted for two days, so that an ended session costs no text (REL-11, PRIV-47).

One concept per person and page. It is read back into the form of that page and is gone once the form was taken.
"""

import json
from datetime import timedelta
from uuid import UUID

from django.http import QueryDict

from rotonde.kern import klok, sleutels, wie
from rotonde.kern.getypt import Getypt
from rotonde.kern.models import Concept, Gemeente, nieuw_id
from rotonde.kern.soorten import Doel, Wet

BEWAARD = timedelta(days=2)
IN_SESSIE = "rotonde_concepten"
"""In a session: whether its person may have a concept somewhere. Without it no page asks the database."""
_NOOIT = {"csrfmiddlewaretoken", "formuliertoken", "password"}
_HOOGSTENS = 100_000
_TABEL, _KOLOM = "kern_concept", "cijfer"


def bewaar(actor: UUID, pad: str, getypt: QueryDict) -> None:
    """Keep what the asker of `kern.wie` typed at `pad`, in place of what stood there; nothing typed keeps nothing.

    Tokens and passwords are left out, and what is longer than a form of ours can be is not kept.
    """
    inhoud = {naam: waarden for naam, waarden in getypt.lists() if naam not in _NOOIT and any(waarden)}
    tekst = json.dumps(inhoud)
    if not inhoud or len(tekst) > _HOOGSTENS:
        return
    gemeente = wie.huidig().gemeente
    nu = klok.nu()
    rij = Concept.objects.filter(gemeente_id=gemeente, actor=actor, pad=pad[:300]).values_list("pk", flat=True).first()
    rij = rij or nieuw_id()
    cijfer = sleutels.versleutel(tekst, tabel=_TABEL, kolom=_KOLOM, rij=rij)
    Concept.objects.bulk_create(
        [Concept(id=rij, gemeente_id=gemeente, actor=actor, pad=pad[:300], cijfer=cijfer, bewaard_op=nu)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["cijfer", "bewaard_op"],
    )


def van(actor: UUID, pad: str) -> Getypt | None:
    """What this person typed at this page in the last two days and did not send, or None."""
    vanaf = klok.nu() - BEWAARD
    rij = Concept.objects.filter(actor=actor, pad=pad[:300], bewaard_op__gt=vanaf).first()
    if rij is None:
        return None
    inhoud = json.loads(sleutels.ontsleutel(rij.cijfer, tabel=_TABEL, kolom=_KOLOM, rij=rij.pk))
    getypt = QueryDict(mutable=True)
    for naam, waarden in inhoud.items():
        getypt.setlist(naam, waarden)
    return Getypt(getypt, tot=rij.bewaard_op + BEWAARD)


def heeft(actor: UUID) -> bool:
    """True when this person has a concept at any page."""
    return Concept.objects.filter(actor=actor, bewaard_op__gt=klok.nu() - BEWAARD).exists()


def vergeet(actor: UUID, pad: str) -> None:
    """The form was taken, or its writer begins anew."""
    Concept.objects.filter(actor=actor, pad=pad[:300]).delete()


def ruim_op() -> int:
    """Remove what is older than two days, in every gemeente; returns how many (PRIV-47)."""
    weg = 0
    for code in Gemeente.objects.values_list("code", flat=True):
        dienst = wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="AVG art. 5 lid 1 onder e")
        with wie.als(dienst):
            aantal, _ = Concept.objects.filter(bewaard_op__lte=klok.nu() - BEWAARD).delete()
            weg += aantal
    return weg
