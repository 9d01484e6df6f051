"""In the demo a stand-in plays the broker for DigiD, in the same process but over the real wire."""

import hashlib
import hmac

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def instellingen(sleutel: str) -> dict[str, object]:
    """Settings of both ends: a key to sign with that lives as long as this process, and a secret that both derive."""
    privaat = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return {
        "IDP_OIDC_ADAPTER": "rotonde.simulatie.makelaar.Makelaar",
        "IDP_OIDC_PRIVATE_KEY": privaat.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode(),
        "SOCIALACCOUNT_ADAPTER": "rotonde.simulatie.makelaar.KlantVanDeMakelaar",
        "MAKELAAR_GEHEIM": hmac.new(sleutel.encode(), b"makelaar", hashlib.sha256).hexdigest(),
    }
