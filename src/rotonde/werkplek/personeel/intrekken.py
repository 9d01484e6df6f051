"""What somebody who left has open still: sessions, tokens, and work that waits in the queue in their name (SEC-05).

A request looks whether the rol holds, and so does a job before it begins; this takes away what would find out by
itself, so that nothing of it lies around.
"""

from collections.abc import Collection
from uuid import UUID

from allauth.idp.oidc.models import Token
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from rotonde.kern.namens import ARGUMENT


def trek_taken_in(medewerker: UUID) -> int:
    """Cancel the jobs that wait in the name of this medewerker; returns how many."""
    wachtend = ProcrastinateJob.objects.filter(status="todo", **{f"args__{ARGUMENT}__actor": str(medewerker)})
    return sum(app.job_manager.cancel_job_by_id(taak) for taak in wachtend.values_list("id", flat=True))


def trek_sessies_in(accounts: Collection[int], *, behalve: str | None = None) -> int:
    """End every session in which one of these accounts is signed in, `behalve` the one with this key; returns how
    many."""
    gezocht = {str(account) for account in accounts}
    weg = [
        sessie.pk
        for sessie in Session.objects.iterator(chunk_size=1000)
        if sessie.pk != behalve and sessie.get_decoded().get(SESSION_KEY) in gezocht
    ]
    Session.objects.filter(pk__in=weg).delete()
    return len(weg)


def trek_tokens_in(accounts: Collection[int]) -> int:
    """Take back every token that was given to these accounts; returns how many."""
    aantal, _ = Token.objects.filter(user_id__in=accounts).delete()
    return aantal
