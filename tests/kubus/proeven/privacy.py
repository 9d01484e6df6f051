"""How the routes and verbs of correcting, refusing and withholding are tried."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import BEGIN, VOGELS, WET, Zaak, dienst

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Inschrijving, Uitbreiding
from rotonde.kern import wie
from rotonde.kern.bsn import testnummers
from rotonde.kern.soorten import ActorSoort, Doel, Rol
from rotonde.privacy import actions
from rotonde.privacy.actions import Reden, Wens
from rotonde.privacy.models import Avgbesluit, AvgVerzoek, Ontvanger
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import Grond, Hoe, Identiteit

REDEN = Reden(Grond.ONGEGROND, "Dit hebben wij niet.")
ONTHOUDEN = Reden(Grond.BELANG_KIND, "Het kind wil rust.")


@contextmanager
def _als(zaak: Zaak, actor: UUID, soort: ActorSoort, rol: Rol) -> Iterator[None]:
    vrager = wie.wie(
        gemeente=zaak.stad.code, actor=actor, actor_soort=soort, rol=rol, wet=WET, doel=Doel.TOEZICHT, grond="kubus",
        dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    with wie.als(vrager):
        yield


@contextmanager
def _als_kwaliteit(zaak: Zaak) -> Iterator[None]:
    """The colleague who is nobody's kin."""
    with _als(zaak, zaak.stad.collega, ActorSoort.MEDEWERKER, Rol.KWALITEIT):
        yield


def _wens(zaak: Zaak) -> Wens:
    return Wens("de naam", f"{VOGELS[zaak.relatie]}-Jansen", "Zo heet ik.")


def _feit(zaak: Zaak) -> Feit:
    return Feit("inwoners_persoon", zaak.persoon, "achternaam")


def _gevraagd(zaak: Zaak) -> None:
    """A request to correct, of whom it is known who asks."""
    with _als_kwaliteit(zaak):
        actions.avg_identiteit(actions.correctie_vragen(zaak.persoon, _wens(zaak)), Identiteit.LEGITIMATIE)


def _rechtgezet(zaak: Zaak) -> None:
    """And what it should be stands beside it, for two aanbieders to hear."""
    _gevraagd(zaak)
    with _als_kwaliteit(zaak):
        actions.correctie_rechtzetten(_verzoek(zaak), _feit(zaak), wordt="Jansen")


def _afgewezen(zaak: Zaak) -> None:
    _gevraagd(zaak)
    with _als_kwaliteit(zaak):
        actions.avg_weigeren(_verzoek(zaak), REDEN)


def _gevraagd_voor_kind(zaak: Zaak) -> None:
    """The resident has a child, and asks for what is about it."""
    nummer = next(nr for plek, nr in enumerate(testnummers()) if plek >= 62_000)
    kind = inwoners.inschrijven(Inschrijving(nummer, "Lotte", VOGELS[zaak.relatie], BEGIN))
    inwoners.gezin_uitbreiden(Uitbreiding(zaak.huishouden, [kind], BEGIN))
    with _als(zaak, zaak.persoon, ActorSoort.INWONER, Rol.INWONER):
        actions.avg_vragen(kind)


def _onthouden(zaak: Zaak) -> None:
    _gevraagd_voor_kind(zaak)
    with _als_kwaliteit(zaak):
        actions.onthouden(_van_ouder(zaak), ONTHOUDEN)


def _verzoek(zaak: Zaak) -> UUID:
    with dienst(zaak.stad.code):
        return AvgVerzoek.objects.get(persoon=zaak.persoon).pk


def _van_ouder(zaak: Zaak) -> UUID:
    with dienst(zaak.stad.code):
        return AvgVerzoek.objects.get(ouder=zaak.persoon).pk


def _ontvanger(zaak: Zaak) -> UUID:
    with dienst(zaak.stad.code):
        return Ontvanger.objects.filter(persoon=zaak.persoon).order_by("id")[0].pk


def _besluit(zaak: Zaak) -> dict[str, Any]:
    with dienst(zaak.stad.code):
        return {"besluit": Avgbesluit.objects.get(persoon=zaak.persoon).pk}


def _leeg(_: Zaak) -> dict[str, str]:
    return {"onjuist": "de naam", "juist": "Jansen"}


def _weigeren(_: Zaak) -> dict[str, str]:
    return {"stap": "weigeren", "weigeren-grond": REDEN.grond, "weigeren-motivering": REDEN.motivering}


PROEVEN: list[Proef] = [
    Route("privacy:correctie"),
    Route("privacy:correctie", "POST", invoer=_leeg),
    Route("privacy:kind_vragen", "POST", pad=lambda zaak: {"kind": zaak.persoon}),
    Route("privacy:besluit", pad=_besluit, voor=_afgewezen),
    Route("rechten:avg_stap", "POST", pad=lambda z: {"verzoek": _verzoek(z)}, invoer=_weigeren, voor=_gevraagd),
    Route("rechten:besluit", pad=_besluit, voor=_afgewezen),
    Route(
        "rechten:ontvanger", "POST", pad=lambda zaak: {"ontvanger": _ontvanger(zaak)},
        invoer=lambda _: {"hoe": Hoe.BRIEF}, voor=_rechtgezet,
    ),
    Route("rechten:ontvanger_brief", pad=lambda zaak: {"ontvanger": _ontvanger(zaak)}, voor=_rechtgezet),
    Werkwoord("privacy.correctie_vragen", lambda zaak: actions.correctie_vragen(zaak.persoon, _wens(zaak))),
    Werkwoord(
        "privacy.correctie_rechtzetten",
        lambda zaak: actions.correctie_rechtzetten(_verzoek(zaak), _feit(zaak), wordt="Jansen"),
        voor=_gevraagd,
    ),
    Werkwoord("privacy.correctie_afronden", lambda zaak: actions.correctie_afronden(_verzoek(zaak)), voor=_rechtgezet),
    Werkwoord(
        "privacy.ontvanger_ingelicht",
        lambda zaak: actions.ontvanger_ingelicht(_ontvanger(zaak), Hoe.BRIEF),
        voor=_rechtgezet,
    ),
    Werkwoord("privacy.avg_weigeren", lambda zaak: actions.avg_weigeren(_verzoek(zaak), REDEN), voor=_gevraagd),
    Werkwoord(
        "privacy.onthouden", lambda zaak: actions.onthouden(_van_ouder(zaak), ONTHOUDEN), voor=_gevraagd_voor_kind
    ),
    Werkwoord(
        "privacy.weer_geven", lambda zaak: actions.weer_geven(_van_ouder(zaak), motivering="rust"), voor=_onthouden
    ),
]  # fmt: skip
