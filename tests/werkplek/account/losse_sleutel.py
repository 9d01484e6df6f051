"""A key of hardware, played in software: it makes real keys and real signatures, as the browser would pass them on."""

import hashlib
import json
import os
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

AANWEZIG, GECONTROLEERD, KOPIEERBAAR, MET_SLEUTEL = 0x01, 0x04, 0x08, 0x40


class LosseSleutel:
    """One key for one site. With `kopieerbaar` it says of itself that a cloud may copy it, as a synced passkey does."""

    def __init__(self, site: str = "testserver", *, kopieerbaar: bool = False) -> None:
        self.site = site
        self.id = os.urandom(32)
        self._prive = ec.generate_private_key(ec.SECP256R1())
        self._vlaggen = AANWEZIG | GECONTROLEERD | (KOPIEERBAAR if kopieerbaar else 0)

    def maak(self, opties: dict[str, Any], **anders: Any) -> str:
        """What goes along with the form that adds this key."""
        klant = self._klant("webauthn.create", opties, **anders)
        openbaar = ES256.from_cryptography_key(self._prive.public_key())
        bij = AttestedCredentialData.create(b"\0" * 16, self.id, openbaar)
        gegevens = AuthenticatorData.create(self._site(), self._vlaggen | MET_SLEUTEL, 0, bij)
        object_ = cbor.encode({"fmt": "none", "attStmt": {}, "authData": bytes(gegevens)})
        return self._zeg({"clientDataJSON": klant, "attestationObject": object_})

    def gebruik(self, opties: dict[str, Any], **anders: Any) -> str:
        """What goes along with the form that asks for this key."""
        klant = self._klant("webauthn.get", opties, **anders)
        gegevens = bytes(AuthenticatorData.create(self._site(), self._vlaggen, 1))
        teken = self._prive.sign(gegevens + hashlib.sha256(klant).digest(), ec.ECDSA(hashes.SHA256()))
        return self._zeg({"clientDataJSON": klant, "authenticatorData": gegevens, "signature": teken})

    def _site(self) -> bytes:
        return hashlib.sha256(self.site.encode()).digest()

    def _klant(self, soort: str, opties: dict[str, Any], **anders: Any) -> bytes:
        gezegd = {"type": soort, "challenge": opties["publicKey"]["challenge"], "origin": f"https://{self.site}"}
        return json.dumps({**gezegd, **anders}).encode()

    def _zeg(self, antwoord: dict[str, bytes]) -> str:
        eigen = websafe_encode(self.id)
        delen = {naam: websafe_encode(waarde) for naam, waarde in antwoord.items()}
        return json.dumps({"id": eigen, "rawId": eigen, "type": "public-key", "response": delen})
