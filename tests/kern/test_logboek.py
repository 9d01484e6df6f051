"""Technical logs carry no content (SEC-29, PRIV-60)."""

import json
import logging

from rotonde.kern.logboek import JsonFormatter, ZonderInhoud


def _regel(melding: str, *args: object) -> str:
    record = logging.LogRecord("rotonde", logging.ERROR, "x.py", 1, melding, args, None)
    ZonderInhoud().filter(record)
    return str(json.loads(JsonFormatter().format(record))["melding"])


def test_een_bsn_verdwijnt_priv_60() -> None:
    assert _regel("persoon %s niet gevonden", "999990019") == "persoon [bsn] niet gevonden"


def test_een_ander_getal_blijft() -> None:
    assert _regel("poort 999990018") == "poort 999990018"


def test_de_rij_uit_een_databasefout_verdwijnt_sec_29() -> None:
    assert "Kanarie" not in _regel("duplicate key\nDETAIL: Key (naam)=(Kanarie) already exists.")
