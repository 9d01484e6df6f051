"""Which verb can be done with a melding, and what it is afterwards."""

from rotonde.kern.toestanden import Toestanden
from rotonde.toegang.soorten import MeldingStatus

_NIEUW, _OPGEPAKT, _DOSSIER = MeldingStatus.NIEUW, MeldingStatus.OPGEPAKT, MeldingStatus.DOSSIER

MELDING = Toestanden(
    "De melding",
    begin=_NIEUW,
    tabel={
        (_NIEUW, "toegang.oppakken"): _OPGEPAKT,
        (_OPGEPAKT, "toegang.inwoner_koppelen"): _OPGEPAKT,
        (_OPGEPAKT, "toegang.melding_bevestigen"): _OPGEPAKT,
        (_OPGEPAKT, "toegang.overdragen"): _OPGEPAKT,
        (_OPGEPAKT, "toegang.teruggeven"): _NIEUW,
        (_OPGEPAKT, "toegang.afhandelen"): MeldingStatus.AFGEHANDELD,
        (_OPGEPAKT, "toegang.naar_dossier_brengen"): _DOSSIER,
        # Along with its dossier, to the next Aanspreekpunt.
        (_DOSSIER, "toegang.overdragen"): _DOSSIER,
        (_DOSSIER, "toegang.melding_bevestigen"): _DOSSIER,
    },
    woorden={
        "toegang.oppakken": "de melding oppakken",
        "toegang.inwoner_koppelen": "de inwoner koppelen",
        "toegang.melding_bevestigen": "de melding bevestigen",
        "toegang.overdragen": "de melding overdragen",
        "toegang.teruggeven": "de melding terugzetten in een wachtrij",
        "toegang.afhandelen": "de melding afhandelen",
        "toegang.naar_dossier_brengen": "een dossier openen",
    },
    uitweg={MeldingStatus.AFGEHANDELD: "neem een nieuwe melding aan als er weer iets is"},
    stand="heeft de stand",
)
