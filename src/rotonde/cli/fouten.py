"""Trouble that a person at a terminal can repair: one Dutch sentence, never a traceback."""

import errno

ZINNEN = {
    errno.ENOSPC: "De schijf is vol: maak ruimte vrij en start opnieuw.",
    errno.EDQUOT: "De schijfruimte voor deze gebruiker is op: maak ruimte vrij en start opnieuw.",
    errno.EACCES: "Geen toestemming voor {bestand}: start als de eigenaar van die map.",
    errno.EPERM: "Geen toestemming voor {bestand}: start als de eigenaar van die map.",
    errno.EROFS: "De map van {bestand} is alleen te lezen: zet Rotonde op een plek waar geschreven mag worden.",
}


class Startfout(Exception):
    """A command cannot go on; the sentence says what is wrong, where, and what to do."""


def zin_voor(fout: OSError) -> str | None:
    """The sentence for an error of the system that is not a bug of ours; None when it may be one."""
    zin = ZINNEN.get(fout.errno or 0)
    return zin.format(bestand=fout.filename or "een bestand") if zin else None
