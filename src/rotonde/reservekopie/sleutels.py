"""The keys of copies: apart from the database, from the copy, and from what web and worker know (REL-15).

One file of mode 0600. A copy names the key it was made with; old keys stay in the file as long as copies made with
them are kept, the active one writes.
"""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

from rotonde.cluster.geheimen import nieuwe_sleutelbos, schrijf
from rotonde.reservekopie.fouten import Kopiefout

LENGTE = 32
MINSTENS_VERSCHILLEND = 8


@dataclass(frozen=True)
class Sleutelring:
    """The keys that open copies, by id, and the id of the one that new copies get."""

    actief: str
    sleutels: dict[str, bytes]


def lees_sleutels(pad: Path, *, maken: bool = False) -> Sleutelring:
    """The keys in `pad`; drawn first when there are none and `maken` says so.

    Raises Kopiefout when the file is absent or damaged, or holds a key that is short or too simple (SEC-30).
    """
    if not pad.exists():
        if not maken:
            raise Kopiefout(f"De sleutels van de reservekopieën ontbreken: zet {pad} terug uit de kluis.")
        schrijf(pad, nieuwe_sleutelbos("r1"))
    try:
        inhoud = json.loads(pad.read_text())
        sleutels = {naam: base64.b64decode(waarde, validate=True) for naam, waarde in inhoud["sleutels"].items()}
        actief = str(inhoud["actief"])
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise Kopiefout(f"Het sleutelbestand {pad} is beschadigd: zet het terug uit de kluis.") from fout
    for naam, sleutel in sleutels.items():
        if len(sleutel) != LENGTE or len(set(sleutel)) < MINSTENS_VERSCHILLEND:
            raise Kopiefout(f"Sleutel «{naam}» in {pad} is te kort of te eenvoudig: maak 32 willekeurige bytes.")
    if actief not in sleutels:
        raise Kopiefout(f"De actieve sleutel «{actief}» staat niet in {pad}: zet het bestand terug uit de kluis.")
    return Sleutelring(actief, sleutels)
