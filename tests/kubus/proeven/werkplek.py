"""How the routes of the werkplek and of signing in are tried."""

from tests.kubus.proef import Proef, Route, Werkwoord

from rotonde.werkplek import actions

PROEVEN: list[Proef] = [
    Route("wortel:gemeenten"),
    Route("werkplek:vandaag"),
    Route("werkplek:beheer"),
    Route("werkplek:taak_opnieuw", "POST", pad=lambda zaak: {"taak": zaak.stad.taak}),
    Route("werkplek:taak_vervallen", "POST", pad=lambda zaak: {"taak": zaak.stad.taak}),
    Route("aanmelden:werk"),
    Route("aanmelden:werk", "POST"),
    Route("aanmelden:mijn"),
    Route("aanmelden:af"),
    Route("aanmelden:af", "POST"),
    Werkwoord(
        "werkplek.wachtwoord_uitgeven",
        lambda zaak: actions.wachtwoord_uitgeven(zaak.stad.gebruikersnaam),
        werkte=lambda _, wachtwoord: len(wachtwoord) > 10,
    ),
]
