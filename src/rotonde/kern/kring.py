"""The own circle of a medewerker, whose files stay shut to her or him, and the line about who tries (PRIV-20)."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import connection

from rotonde.kern import beveiligingslog, wie
from rotonde.kern.beveiligingslog import Afzender
from rotonde.kern.soorten import ActorSoort, Doel, Wet

HANDELING = "eigen kring"


def eigen() -> frozenset[UUID]:
    """The people of the circle of who asks and what they are involved in; empty for who is no medewerker."""
    if wie.huidig().actor_soort != ActorSoort.MEDEWERKER:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_kring()")
        return frozenset(rij[0] for rij in cursor.fetchall())


def een_is_verwant(medewerkers: Collection[UUID], personen: Iterable[UUID | None]) -> bool:
    """True when one of these people is in the circle of one of these medewerkers."""
    over = [persoon for persoon in personen if persoon is not None]
    if not over:
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM unnest(%s::uuid[]) m, kern_kring_van(m) k WHERE k = ANY (%s::uuid[]))",
            [list(medewerkers), over],
        )
        return bool(cursor.fetchone()[0])


def raakt(medewerkers: Collection[UUID], ids: Iterable[UUID]) -> bool:
    """True when one of these ids is of the circle of one of these medewerkers, or is a row about somebody in it.

    Judged over all there is, whatever who asks may see: for what stands under an id only, such as a unit on a list.
    """
    with wie.als(als_getuige()):
        kring = _kring_van(medewerkers)
        # Of hardly anybody it is known who that is as a resident: then the ids are not asked for.
        gevraagd = set(ids) if kring else set()
        return bool(gevraagd) and (not gevraagd.isdisjoint(kring) or _gaat_over(gevraagd, kring))


def noteer_poging(ids: Iterable[UUID], *, waarop: str, afzender: Afzender) -> None:
    """Write a line for kwaliteit when one of these ids is of the own circle: what was asked for and not found."""
    gevraagd, kring = set(ids), eigen()
    if gevraagd and kring and (gevraagd & kring or _van_de_kring(gevraagd, kring)):
        beveiligingslog.noteer(HANDELING, waarop=waarop, gelukt=False, afzender=afzender)


def afzender() -> Afzender:
    """Who asks, for a line about an attempt that no request made."""
    vrager = wie.huidig()
    return Afzender(vrager.gemeente, vrager.actor, vrager.actor_soort, vrager.rol, "")


def als_getuige() -> wie.Wie:
    """A service that sees whether what was not found is there: to write the line, and for nothing else."""
    return wie.dienst(gemeente=wie.huidig().gemeente, wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="BIO2 5.03")


def _van_de_kring(ids: set[UUID], kring: frozenset[UUID]) -> bool:
    """Whether a row with one of these ids is about the circle; asked only after a page was not found."""
    with wie.als(als_getuige()):
        return _gaat_over(ids, kring)


def _kring_van(medewerkers: Collection[UUID]) -> frozenset[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_kring_van(m) FROM unnest(%s::uuid[]) m", [list(medewerkers)])
        return frozenset(rij[0] for rij in cursor.fetchall())


def _gaat_over(ids: set[UUID], kring: frozenset[UUID]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kern_gaat_over(%s::uuid[], %s::uuid[])", [list(ids), list(kring)])
        return bool(cursor.fetchone()[0])
