"""The pages that only the demo has, for the inspection of all screens."""

from tests.keuring.schermen import GeenScherm, Ingang

SCHERMEN: list[Ingang] = [
    GeenScherm("demo:start", "alleen in de demo; gekeurd in tests/simulatie/test_aanmelden.py"),
    GeenScherm("demo:wees", "handeling"),
]
