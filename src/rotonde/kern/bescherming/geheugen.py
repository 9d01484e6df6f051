"""What row level security asks in every query, worked out once and kept for the rest of the transaction (AF-07).

The memory is a setting of the transaction. It carries who asked and the snapshot that was looked at: for somebody else,
or once another transaction committed anything, it is worked out anew, so the very next query obeys (PRIV-13). What the
transaction itself writes to a table behind it empties it. Going back to a savepoint brings back what was remembered
before it, as it does the rows.
"""

from django.db import models

from rotonde.kern.bescherming.basis import ZOEKPAD
from rotonde.kern.verwerking import verwerking_van

MIJN = "kern_mijn_onthouden()"
GESLOTEN = "kern_gesloten_onthouden()"
KRING = "kern_kring_onthouden()"
_ONTHOUDEN = {MIJN: "kern_mijn_objecten()", GESLOTEN: "kern_gesloten()", KRING: "kern_kring()"}
_BRONNEN = (
    "kern_betrokkenheid", "kern_teamlid", "kern_vervanging", "kern_noodtoegang", "kern_beslotenheid", "kern_medewerker",
)  # fmt: skip
_WIE = ", ".join(f"current_setting('rotonde.{naam}', true)" for naam in ("gemeente", "actor", "actor_soort", "nu"))


def functies(tenants: list[type[models.Model]]) -> list[str]:
    """`kern_mijn_onthouden()`, `kern_gesloten_onthouden()` and `kern_kring_onthouden()`: arrays of ids; and what
    empties the memory of them."""
    bronnen = [*_BRONNEN, *(model._meta.db_table for model in tenants if verwerking_van(model).verbindt)]
    return [
        *(_onthouden(kop, set_) for kop, set_ in _ONTHOUDEN.items()),
        _VERGEET,
        *(_trigger(tabel) for tabel in dict.fromkeys(bronnen)),
    ]


def _instellingen(kop: str) -> tuple[str, str]:
    """Where the ids are kept, and for whom they were worked out; apart, because taking a text to pieces costs more."""
    naam = kop.removesuffix("()").removeprefix("kern_")
    return f"rotonde.{naam}", f"rotonde.{naam}_voor"


def _onthouden(kop: str, verzameling: str) -> str:
    """Asked for each table of each query, so it does what is cheap: ids with commas between them are taken apart in
    two thirds of the time of an array's own text, and a pinned search path would cost as much again."""
    waarde, voor_wie = _instellingen(kop)
    return f"""
CREATE OR REPLACE FUNCTION {kop} RETURNS uuid[] LANGUAGE plpgsql STABLE AS $f$
DECLARE
  voor text := concat_ws(' ', pg_current_snapshot(), {_WIE});
  ids uuid[];
BEGIN
  IF current_setting('{voor_wie}', true) = voor THEN
    RETURN string_to_array(current_setting('{waarde}'), ',')::uuid[];
  END IF;
  ids := ARRAY(SELECT public.{verzameling});
  PERFORM set_config('{waarde}', array_to_string(ids, ','), true), set_config('{voor_wie}', voor, true);
  RETURN ids;
END $f$
"""


_VERGEET = f"""
CREATE OR REPLACE FUNCTION kern_vergeet() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
BEGIN
  {" ".join(f"PERFORM set_config('{_instellingen(kop)[1]}', '', true);" for kop in _ONTHOUDEN)}
  RETURN NULL;
END $f$
"""


def _trigger(tabel: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER vergeet AFTER INSERT OR UPDATE OR DELETE ON {tabel} "
        "FOR EACH STATEMENT EXECUTE FUNCTION kern_vergeet()"
    )
