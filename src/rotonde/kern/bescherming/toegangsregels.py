"""Row level security per kind of protection. Policies compare an indexed column with a set computed once (AF-07)."""

from django.db import models

from rotonde.kern.bescherming import geheugen
from rotonde.kern.soorten import Bescherming
from rotonde.kern.verwerking import Verwerking, verwerking_van

_GEMEENTE = "gemeente_id = (SELECT kern_ctx('gemeente'))"
_SOORT = "(SELECT kern_ctx('actor_soort'))"
_ROL = "(SELECT kern_ctx('rol'))"
# The seal and what goes with it run over all gemeenten at once, as worker, and say so.
_ZEGEL = "(current_user = 'rotonde_worker' AND (SELECT kern_ctx('grond')) = 'verzegelen')"
_MIJN = f"ANY ((SELECT {geheugen.MIJN})::uuid[])"
_BESLOTEN, _KRING = "ARRAY(SELECT kern_besloten())", f"(SELECT {geheugen.KRING})"
_INZAGELOG = "kern_inzage"
_ZICHTBAAR = "(id = ANY (ARRAY(SELECT kern_vertrouwelijk()))) IS NOT TRUE"


def regels(model: type[models.Model]) -> list[str]:
    """ENABLE, FORCE and the policies of one tenant table, replaced as a whole."""
    tabel = model._meta.db_table
    verwerking = verwerking_van(model)
    lezen, toevoegen = _voorwaarden(verwerking)
    if tabel == _INZAGELOG:
        lezen = f"({lezen}) AND ({_SOORT} <> 'inwoner' OR {_ZICHTBAAR})"
    sql = [
        f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY",
        *(f"DROP POLICY IF EXISTS {naam} ON {tabel}" for naam in ("lezen", "toevoegen", "wijzigen", "verwijderen")),
        f"CREATE POLICY lezen ON {tabel} FOR SELECT USING ({lezen}{_naast(verwerking)})",
        f"CREATE POLICY toevoegen ON {tabel} FOR INSERT WITH CHECK ({toevoegen})",
    ]
    if verwerking.bescherming not in {Bescherming.LOG, Bescherming.WERKER}:
        sql.append(f"CREATE POLICY wijzigen ON {tabel} FOR UPDATE USING ({lezen}) WITH CHECK ({lezen})")
    if verwerking.bescherming != Bescherming.LOG:
        sql.append(f"CREATE POLICY verwijderen ON {tabel} FOR DELETE USING ({lezen})")
    return sql


def _voorwaarden(verwerking: Verwerking) -> tuple[str, str]:
    """What may be read (and changed), and what may be added."""
    match verwerking.bescherming:
        case Bescherming.GEMEENTE:
            return _GEMEENTE, _GEMEENTE
        case Bescherming.PERSOON:
            lezen = f"{_GEMEENTE} AND (SELECT kern_persoon_mag()) AND {_eigen_rij(verwerking)}"
        case Bescherming.BETROKKEN:
            # A service first: then its (empty) involvement is never looked up.
            mijn = f"({_SOORT} = 'dienst' OR {_betrokken(verwerking)})"
            eigen = f" AND {_eigen_rij(verwerking)}" if verwerking.betrokkene or verwerking.niet_voor_inwoner else ""
            lezen = f"{_GEMEENTE} AND (SELECT kern_persoon_mag()) AND {mijn}{eigen}"
        case Bescherming.TOEZICHT:
            return f"{_GEMEENTE} AND ({_toezicht(verwerking)})", _GEMEENTE + _niet_in(_KRING, verwerking)
        case Bescherming.LOG:
            toevoegen = f"{_GEMEENTE} OR current_user IN ('rotonde_log', 'rotonde_eigenaar') OR {_ZEGEL}"
            return _log_lezen(verwerking), toevoegen
        case Bescherming.WERKER:
            eigen = f"current_user = 'rotonde_eigenaar' OR {_ZEGEL}"
            return eigen, eigen
    anoniem = f" OR ({_GEMEENTE} AND {_SOORT} = 'anoniem')" if verwerking.anoniem_toevoegen else ""
    lezen += _open(verwerking)
    return lezen, lezen + anoniem


def _eigen_rij(verwerking: Verwerking) -> str:
    """A resident sees the own rows only; a table that says nobody is its betrokkene shows residents nothing."""
    if verwerking.betrokkene is None:
        return f"{_SOORT} <> 'inwoner'"
    return f"({_SOORT} <> 'inwoner' OR {verwerking.betrokkene} = (SELECT kern_actor()))"


def _betrokken(verwerking: Verwerking) -> str:
    """Each column is compared by itself, so that each can use its own index (AF-07)."""
    return " OR ".join(f"{kolom} = {_MIJN}" for kolom in verwerking.objectkolommen)


def _open(verwerking: Verwerking) -> str:
    """What is besloten is open to named medewerkers only, and what is of the own circle to no medewerker at all, by
    whatever way one would reach it, to read and to add to (PRIV-20, PRIV-21)."""
    return _niet_in(_BESLOTEN if verwerking.verbindt else f"(SELECT {geheugen.GESLOTEN})", verwerking)


def _niet_in(verzameling: str, verwerking: Verwerking) -> str:
    kolommen = ", ".join(verwerking.over_wie)
    # One set for all columns: each subquery of its own would be asked anew in every query.
    return f" AND (ARRAY[{kolommen}]::uuid[] && {verzameling}) IS NOT TRUE" if kolommen else ""


def _toezichthouder(verwerking: Verwerking) -> str:
    """Who oversees, in all but the own circle: others look at that (PRIV-20). Besloten is overseen as anything is."""
    return f"({_ROL} IN ('fg', 'kwaliteit'){_niet_in(_KRING, verwerking)})"


def _toezicht(verwerking: Verwerking) -> str:
    delen = [f"{_SOORT} = 'dienst'", _toezichthouder(verwerking)]
    delen += [f"{kolom} = (SELECT kern_actor())" for kolom in verwerking.eigen_kolommen]
    return " OR ".join(delen)


def _naast(verwerking: Verwerking) -> str:
    """Beside the row of another table: to read, for each medewerker to whom that row shows. PostgreSQL judges that row
    by its own policy."""
    naast = verwerking.naast
    if naast is None:
        return ""
    tabel = naast.tabelkolom or f"'{naast.tabel}'"
    return f" OR ({_GEMEENTE} AND {_SOORT} = 'medewerker' AND kern_ziet({tabel}, '{naast.kolom}', {naast.waarde}))"


def _log_lezen(verwerking: Verwerking) -> str:
    delen = [f"{_SOORT} = 'dienst'", _toezichthouder(verwerking)]
    if verwerking.betrokkene:
        delen.append(f"({_SOORT} = 'inwoner' AND {verwerking.betrokkene} = (SELECT kern_actor()))")
    if verwerking.object:
        delen.append(f"({_SOORT} = 'medewerker' AND ({_betrokken(verwerking)}){_open(verwerking)})")
    return f"({_GEMEENTE} AND ({' OR '.join(delen)})) OR {_ZEGEL}"
