"""The routes of api, for the inspection of all screens."""

from tests.keuring.schermen import GeenScherm, Ingang

SCHERMEN: list[Ingang] = [
    GeenScherm("api:gezond", "JSON voor machines"),
    GeenScherm("api:leeft", "tekst voor machines"),
    GeenScherm("api:metrics", "tekst voor machines, met een token"),
    GeenScherm("api:security_txt", "tekst volgens RFC 9116"),
    GeenScherm("api:klaar", "JSON voor machines"),
]
