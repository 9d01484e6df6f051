"""Technical logs: structured, and without content, BSN, token, cookie or body (SEC-29)."""

import json
import logging
import re
from datetime import UTC, datetime

from rotonde.kern import spoor
from rotonde.kern.bsn import voldoet

# What the line of a request says of it: the name of a route and figures.
VAN_VERZOEK = ("route", "status", "ms")
_NEGEN_CIJFERS = re.compile(r"(?<!\d)\d{9}(?!\d)")


def zonder_bsn(tekst: str) -> str:
    """The text with every number that could be a BSN taken out (PRIV-60)."""
    return _NEGEN_CIJFERS.sub(lambda gevonden: "[bsn]" if voldoet(gevonden[0]) else gevonden[0], tekst)


class ZonderInhoud(logging.Filter):
    """Drop the arguments of database errors: PostgreSQL quotes the row there."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = zonder_bsn(record.getMessage().split("DETAIL:")[0])
        record.args = ()
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line, with the trace it belongs to; of an error its type and place, not its words."""

    def format(self, record: logging.LogRecord) -> str:
        regel: dict[str, object] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "melding": record.getMessage(),
        }
        if hier := spoor.huidig():
            regel["spoor"] = hier.trace
        regel |= {naam: getattr(record, naam) for naam in VAN_VERZOEK if hasattr(record, naam)}
        if record.exc_info and record.exc_info[0] is not None:
            regel["fout"] = record.exc_info[0].__name__
            regel["plaats"] = _plaats(record)
        return json.dumps(regel, ensure_ascii=False)


def _plaats(record: logging.LogRecord) -> list[str]:
    spoor = record.exc_info[2] if record.exc_info else None
    plaatsen = []
    while spoor is not None:
        code = spoor.tb_frame.f_code
        plaatsen.append(f"{code.co_filename.rsplit('/src/', 1)[-1]}:{spoor.tb_lineno} {code.co_name}")
        spoor = spoor.tb_next
    return plaatsen[-8:]
