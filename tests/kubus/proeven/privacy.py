"""How the routes and verbs of correcting, refusing and withholding are tried."""

from datetime import timedelta
from itertools import islice
from uuid import UUID

from tests.kubus import wereld_delen
from tests.kubus.basis import BEGIN, DAG, WET, als, dienst
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.proeven.rechten import beantwoord
from tests.kubus.wereld import Zaak

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners.actions import Inschrijving, Uitbreiding
from rotonde.kern import wie
from rotonde.kern.bsn import testnummers
from rotonde.kern.models import nieuw_id
from rotonde.kern.soorten import ActorSoort, Doel, Rol
from rotonde.privacy import actions
from rotonde.privacy.actions import Reden, Wens
from rotonde.privacy.deling import actions as deling
from rotonde.privacy.deling.soorten import Deeluitkomst
from rotonde.privacy.models import AvgVerzoek, Deling
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import Grond, Hoe
from rotonde.privacy.toestemming import actions as toestemming
from rotonde.privacy.toestemming.actions import Instemming
from rotonde.privacy.toestemming.soorten import Manier


def _vertrouwelijk(zaak: Zaak) -> None:
    """Shared with Veilig Thuis so long ago that its resident may know."""
    rij = Deling.objects.get(pk=zaak.deling)
    rij.pk, rij.toont_aan, rij.vertrouwelijk_tot = nieuw_id(), None, DAG - timedelta(days=1)
    rij.save(force_insert=True)


def _verstuur(zaak: Zaak) -> None:
    deling.versturen(zaak.deling)


def _bevestig(zaak: Zaak) -> None:
    deling.bevestigen(zaak.gedeeld, door="Wim")


def _deel(zaak: Zaak) -> object:
    over = (zaak.dossier, zaak.persoon)
    return deling.delen(wereld_delen.opdracht("iets", over, zaak.stad.partners[wereld_delen.PAPIER], zaak.toestemming))


NIEUW = next(islice(testnummers(), 950, None))
REDEN = Reden(Grond.ONGEGROND, "Dit hebben wij niet.")
ONTHOUDEN = Reden(Grond.BELANG_KIND, "Het kind wil rust.")
WENS = Wens("de naam", "Jansen", "Zo heet ik.")


def _gevraagd_voor_kind(zaak: Zaak) -> None:
    """The resident has a child, and asks for what is about it."""
    kind = inwoners.inschrijven(Inschrijving(NIEUW, "Lotte", "Kind", BEGIN))
    inwoners.gezin_uitbreiden(Uitbreiding(zaak.huishouden, [kind], BEGIN))
    vrager = wie.wie(
        gemeente=zaak.stad.code, actor=zaak.persoon, actor_soort=ActorSoort.INWONER, rol=Rol.INWONER, wet=WET,
        doel=Doel.TOEZICHT, grond="kubus", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip
    with wie.als(vrager):
        actions.avg_vragen(kind)


def _onthouden(zaak: Zaak) -> None:
    _gevraagd_voor_kind(zaak)
    # Who is nobody's kin, and named in what is besloten.
    with als(zaak.stad.code, zaak.opvolger, Rol.KWALITEIT):
        actions.onthouden(_van_ouder(zaak), ONTHOUDEN)


def _van_ouder(zaak: Zaak) -> UUID:
    with dienst(zaak.stad.code):
        return AvgVerzoek.objects.get(ouder=zaak.persoon).pk


def _zet_recht(zaak: Zaak) -> None:
    feit = Feit("inwoners_persoon", zaak.persoon, "achternaam")
    actions.correctie_rechtzetten(zaak.rechten.correctie, feit, wordt="Jansen")


def _stem_in(zaak: Zaak) -> None:
    instemming = Instemming(zaak.dossier, zaak.persoon, "jeugd_voor_wmo", Manier.GESPREK, (zaak.persoon,))
    toestemming.vastleggen(instemming)


def _weigeren(_: Zaak) -> dict[str, str]:
    return {"stap": "weigeren", "weigeren-grond": REDEN.grond, "weigeren-motivering": REDEN.motivering}


PROEVEN: list[Proef] = [
    Route("privacy:gedeeld"),
    Werkwoord("privacy.delen", _deel),
    Werkwoord("privacy.deling_versturen", _verstuur),
    Werkwoord("privacy.deling_bevestigen", _bevestig),
    Werkwoord(
        "privacy.deling_beantwoorden",
        lambda zaak: deling.beantwoorden(zaak.gedeeld, Deeluitkomst.HELPT, "", door="Wim"),
        voor=_bevestig,
    ),
    Werkwoord("privacy.deling_stoppen", lambda zaak: deling.stoppen(zaak.deling)),
    Werkwoord("privacy.delingen_vrijgeven", lambda _: deling.vrijgeven(), voor=_vertrouwelijk),
    Route("privacy:correctie"),
    Route("privacy:correctie", "POST", invoer=lambda _: {"onjuist": WENS.onjuist, "juist": WENS.juist}),
    Route("privacy:kind_vragen", "POST", pad=lambda zaak: {"kind": zaak.persoon}, voor=beantwoord),
    Route("privacy:toestemmingen"),
    *(
        Route("privacy:toestemming_intrekken", methode, pad=lambda zaak: {"toestemming": zaak.toestemming})
        for methode in ("GET", "POST")
    ),
    Route("privacy:besluit", pad=lambda zaak: {"besluit": zaak.rechten.avgbesluit}),
    Route("rechten:avg_stap", "POST", pad=lambda zaak: {"verzoek": zaak.rechten.correctie}, invoer=_weigeren),
    Route("rechten:besluit", pad=lambda zaak: {"besluit": zaak.rechten.avgbesluit}),
    Route(
        "rechten:ontvanger",
        "POST",
        pad=lambda zaak: {"ontvanger": zaak.rechten.ontvanger},
        invoer=lambda _: {"hoe": Hoe.BRIEF},
    ),
    Route("rechten:ontvanger_brief", pad=lambda zaak: {"ontvanger": zaak.rechten.ontvanger}),
    Werkwoord("privacy.correctie_vragen", lambda zaak: actions.correctie_vragen(zaak.persoon, WENS)),
    Werkwoord("privacy.correctie_rechtzetten", _zet_recht),
    Werkwoord("privacy.toestemming_vastleggen", _stem_in),
    Werkwoord("privacy.toestemming_intrekken", lambda zaak: toestemming.intrekken(zaak.toestemming)),
    Werkwoord("privacy.correctie_afronden", lambda zaak: actions.correctie_afronden(zaak.rechten.rechtgezet)),
    Werkwoord(
        "privacy.ontvanger_ingelicht", lambda zaak: actions.ontvanger_ingelicht(zaak.rechten.ontvanger, Hoe.BRIEF)
    ),
    Werkwoord("privacy.avg_weigeren", lambda zaak: actions.avg_weigeren(zaak.rechten.correctie, REDEN)),
    Werkwoord(
        "privacy.onthouden", lambda zaak: actions.onthouden(_van_ouder(zaak), ONTHOUDEN), voor=_gevraagd_voor_kind
    ),
    Werkwoord(
        "privacy.weer_geven", lambda zaak: actions.weer_geven(_van_ouder(zaak), motivering="rust"), voor=_onthouden
    ),
]
