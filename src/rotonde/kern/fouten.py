"""Errors that are meant for a person: one Dutch sentence that says what is wrong, where, and what to do.

Anything else that is raised is a bug and keeps its traceback. The door (kern.middleware) makes a page of these once.
"""


class Gebruikersfout(Exception):
    """Base of all errors with a sentence for the user; `status` is the HTTP status the door answers with."""

    status = 422

    def __init__(self, zin: str) -> None:
        super().__init__(zin)
        self.zin = zin


class GeenContext(RuntimeError):
    """Code asked for persons without saying who asks and why: a bug, never a message to a user."""


class GeenBevoegdheid(Gebruikersfout):
    """The rol may not do this (SEC-10)."""

    status = 403


class NietGevonden(Gebruikersfout):
    """Absent, of another gemeente, or not yours: all three look the same (SEC-11)."""

    status = 404


class KanNuNiet(Gebruikersfout):
    """Allowed for this person, but not in this state."""

    status = 409


class Ongeldig(Gebruikersfout):
    """What was typed or sent does not fit; nothing was stored."""


class TeVaak(Gebruikersfout):
    """More often than the limit allows (SEC-23); `wacht` is after how many seconds it may be tried again."""

    status = 429

    def __init__(self, wacht: int) -> None:
        super().__init__(
            f"U deed dit in korte tijd heel vaak: probeer het over {wachttijd(wacht)} opnieuw, of bel ons."
        )
        self.wacht = wacht


def wachttijd(seconden: int) -> str:
    """How long one waits, in words: minutes up to an hour, then hours; never less than it is."""
    minuten = -(-seconden // 60)
    if minuten <= 1:
        return "een minuut"
    return f"{minuten} minuten" if minuten <= 60 else f"{-(-minuten // 60)} uur"
