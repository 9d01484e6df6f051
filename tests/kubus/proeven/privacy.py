"""How the routes and verbs of correcting, refusing and withholding are tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import BEGIN, WET, Zaak, dienst

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Inschrijving, Uitbreiding
from rotonde.kern import wie
from rotonde.kern.bsn import testnummers
from rotonde.kern.soorten import ActorSoort, Doel, Rol
from rotonde.privacy import actions
from rotonde.privacy.actions import Reden, Wens
from rotonde.privacy.models import AvgVerzoek
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import Grond, Hoe

REDEN = Reden(Grond.ONGEGROND, "Dit hebben wij niet.")
ONTHOUDEN = Reden(Grond.BELANG_KIND, "Het kind wil rust.")
WENS = Wens("de naam", "Jansen", "Zo heet ik.")


@contextmanager
def _als(zaak: Zaak, actor: UUID, soort: ActorSoort, rol: Rol) -> Iterator[None]:
    vrager = wie.wie(
        gemeente=zaak.stad.code, actor=actor, actor_soort=soort, rol=rol, wet=WET, doel=Doel.TOEZICHT, grond="kubus",
        dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    with wie.als(vrager):
        yield


def _gevraagd_voor_kind(zaak: Zaak) -> None:
    """The resident has a child, and asks for what is about it."""
    nummer = next(nummer for plek, nummer in enumerate(testnummers()) if plek >= 62_000)
    kind = inwoners.inschrijven(Inschrijving(nummer, "Lotte", "Kind", BEGIN))
    inwoners.gezin_uitbreiden(Uitbreiding(zaak.huishouden, [kind], BEGIN))
    with _als(zaak, zaak.persoon, ActorSoort.INWONER, Rol.INWONER):
        actions.avg_vragen(kind)


def _onthouden(zaak: Zaak) -> None:
    _gevraagd_voor_kind(zaak)
    # The colleague, who is nobody's kin.
    with _als(zaak, zaak.stad.collega, ActorSoort.MEDEWERKER, Rol.KWALITEIT):
        actions.onthouden(_van_ouder(zaak), ONTHOUDEN)


def _van_ouder(zaak: Zaak) -> UUID:
    with dienst(zaak.stad.code):
        return AvgVerzoek.objects.get(ouder=zaak.persoon).pk


def _zet_recht(zaak: Zaak) -> None:
    feit = Feit("inwoners_persoon", zaak.persoon, "achternaam")
    actions.correctie_rechtzetten(zaak.correctie, feit, wordt="Jansen")


def _weigeren(_: Zaak) -> dict[str, str]:
    return {"stap": "weigeren", "weigeren-grond": REDEN.grond, "weigeren-motivering": REDEN.motivering}


PROEVEN: list[Proef] = [
    Route("privacy:correctie"),
    Route("privacy:correctie", "POST", invoer=lambda _: {"onjuist": WENS.onjuist, "juist": WENS.juist}),
    Route("privacy:kind_vragen", "POST", pad=lambda zaak: {"kind": zaak.persoon}),
    Route("privacy:besluit", pad=lambda zaak: {"besluit": zaak.avgbesluit}),
    Route("rechten:avg_stap", "POST", pad=lambda zaak: {"verzoek": zaak.correctie}, invoer=_weigeren),
    Route("rechten:besluit", pad=lambda zaak: {"besluit": zaak.avgbesluit}),
    Route(
        "rechten:ontvanger", "POST", pad=lambda zaak: {"ontvanger": zaak.ontvanger}, invoer=lambda _: {"hoe": Hoe.BRIEF}
    ),
    Route("rechten:ontvanger_brief", pad=lambda zaak: {"ontvanger": zaak.ontvanger}),
    Werkwoord("privacy.correctie_vragen", lambda zaak: actions.correctie_vragen(zaak.persoon, WENS)),
    Werkwoord("privacy.correctie_rechtzetten", _zet_recht),
    Werkwoord("privacy.correctie_afronden", lambda zaak: actions.correctie_afronden(zaak.rechtgezet)),
    Werkwoord("privacy.ontvanger_ingelicht", lambda zaak: actions.ontvanger_ingelicht(zaak.ontvanger, Hoe.BRIEF)),
    Werkwoord("privacy.avg_weigeren", lambda zaak: actions.avg_weigeren(zaak.correctie, REDEN)),
    Werkwoord(
        "privacy.onthouden", lambda zaak: actions.onthouden(_van_ouder(zaak), ONTHOUDEN), voor=_gevraagd_voor_kind
    ),
    Werkwoord(
        "privacy.weer_geven", lambda zaak: actions.weer_geven(_van_ouder(zaak), motivering="rust"), voor=_onthouden
    ),
]
