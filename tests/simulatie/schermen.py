"""The pages that only the demo has, for the inspection of all screens."""

from tests.keuring.schermen import GeenScherm, Ingang

_MAKELAAR = (
    "configuration", "jwks", "authorization", "device_authorization", "logout", "token", "revoke", "device_code",
    "userinfo",
)  # fmt: skip
SCHERMEN: list[Ingang] = [
    GeenScherm("demo:start", "alleen in de demo; gekeurd in tests/simulatie/test_aanmelden.py"),
    GeenScherm("demo:wees", "handeling"),
    GeenScherm("demo:makelaar", "alleen in de demo; gekeurd in tests/simulatie/test_makelaar.py"),
    GeenScherm("demo:toestemming", "doorgang van de makelaar"),
    *(GeenScherm(f"idp:oidc:{naam}", "van de makelaar; voor machines") for naam in _MAKELAAR),
]
