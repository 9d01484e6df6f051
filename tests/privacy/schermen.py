"""The pages of privacy, for the inspection of all screens."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from tests.keuring.schermen import GeenScherm, Ingang, Scherm
from tests.klanten import HEERDE, maak_gemeente, maak_medewerker
from tests.regie import taferelen as regie
from tests.regie import taferelen_delen as delen

from rotonde.inwoners.actions import Gezin, Inschrijving, gezin_vormen, inschrijven
from rotonde.inwoners.models import Persoon
from rotonde.kern import inzage, klok, wie
from rotonde.kern.bsn import testnummers
from rotonde.kern.soorten import ActorSoort, Blokkadereden, Doel, InzageSoort, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.privacy import bewaring
from rotonde.privacy.actions import Reden, Wens, avg, besluit, blokkade, correctie, datalek, vernietiging
from rotonde.privacy.models import AvgVerzoek, Ontvanger
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import Grond, Identiteit, Verzoeksoort
from rotonde.signalen import actions as signalen
from rotonde.signalen.actions import Afronding, Ontvangst
from rotonde.signalen.soorten import Achterstand, Resultaat


def _kwaliteit() -> Wie:
    return wie.wie(
        gemeente=HEERDE, actor=maak_medewerker(Rol.KWALITEIT), actor_soort=ActorSoort.MEDEWERKER, rol=Rol.KWALITEIT,
        wet=Wet.ALGEMEEN, doel=Doel.TOEZICHT, grond="proef", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def signalen_aan_de_beurt(aantal: int = 3) -> list[Any]:
    """Signalen that were closed seven months ago, without help."""
    maak_gemeente(HEERDE)
    toen = klok.vandaag() - timedelta(days=215)
    with bewaring.als_dienst(HEERDE):
        persoon = Persoon.objects.create(
            gemeente_id=HEERDE, bsn_cijfer=b"x", bsn_hash=uuid4().bytes, voornamen="Anna", achternaam="de Vries",
            sorteersleutel="vries anna", geboortedatum=toen,
        )  # fmt: skip
        ids = [
            signalen.ontvangen(Ontvangst(f"partner-{nr}", Achterstand.WATER, Decimal(90), toen, persoon=persoon.pk))
            for nr in range(aantal)
        ]
        signalen.afronden_alle([Afronding(signaal, toen, Resultaat.GEEN_CONTACT) for signaal in ids])
    return ids


def _overzicht() -> dict[str, Any]:
    """Something due, something held, and a list that waits."""
    signalen_aan_de_beurt()
    with bewaring.als_dienst(HEERDE):
        vernietiging.lijst_opstellen()
    ids = signalen_aan_de_beurt()
    with wie.als(_kwaliteit()):
        blokkade.blokkade_zetten("signaal", ids[0], Blokkadereden.AVG_VERZOEK)
    return {}


def _lijst() -> dict[str, Any]:
    signalen_aan_de_beurt()
    with bewaring.als_dienst(HEERDE):
        return {"lijst_id": vernietiging.lijst_opstellen()}


def _blokkades() -> dict[str, Any]:
    ids = signalen_aan_de_beurt(1)
    with wie.als(_kwaliteit()):
        blokkade.blokkade_zetten("signaal", ids[0], Blokkadereden.BEZWAAR, "zaak 2026-114")
    return {}


WENS = Wens("de achternaam", "Voorbeeld-Jansen", "Zo heet ik al jaren.")
# Somebody else each time: all screens are drawn over one database as well.
_NUMMERS = islice(testnummers(), 61_000, None)


def _verzoek(soort: Verzoeksoort = Verzoeksoort.INZAGE) -> dict[str, Any]:
    """A request of a resident that came in by letter."""
    maak_gemeente(HEERDE)
    with bewaring.als_dienst(HEERDE):
        persoon = inschrijven(Inschrijving(next(_NUMMERS), "Geke", "Voorbeeld", date(1951, 2, 3)))
    with wie.als(_kwaliteit()):
        if soort == Verzoeksoort.RECTIFICATIE:
            return {"verzoek": correctie.correctie_vragen(persoon, WENS)}
        return {"verzoek": avg.avg_vragen(persoon)}


def _correctie() -> dict[str, Any]:
    """A request to correct a fact that was printed, with what stands beside it and who must be told."""
    verzoek = _verzoek(Verzoeksoort.RECTIFICATIE)["verzoek"]
    with wie.als(_kwaliteit()):
        avg.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
        persoon = AvgVerzoek.objects.get(pk=verzoek).persoon_id
        inzage.noteer(InzageSoort.AFDRUKKEN, [persoon], gegevensgroep="persoonsgegevens")
        feit = Feit("inwoners_persoon", persoon, "achternaam")
        correctie.correctie_rechtzetten(verzoek, feit, wordt="Voorbeeld-Jansen")
    return {"verzoek": verzoek}


def ontvangersbrief() -> dict[str, Any]:
    """The correction to a parent with gezag who got all data of the child."""
    ouder, kind = _ouder_en_kind()
    with wie.als(_inwoner(ouder)):
        gegeven = avg.avg_vragen(kind)
    with wie.als(_kwaliteit()):
        avg.avg_vrijgeven(gegeven)
        verzoek = correctie.correctie_vragen(kind, WENS)
        avg.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
        feit = Feit("inwoners_persoon", kind, "achternaam")
        aantekening = correctie.correctie_rechtzetten(verzoek, feit, wordt="Voorbeeld-Jansen")
        return {"ontvanger": Ontvanger.objects.get(aantekening=aantekening).pk}


def _ouder_en_kind() -> tuple[UUID, UUID]:
    maak_gemeente(HEERDE)
    with bewaring.als_dienst(HEERDE):
        ouder = inschrijven(Inschrijving(next(_NUMMERS), "Geke", "Voorbeeld", date(1985, 2, 3)))
        geboren = klok.vandaag() - timedelta(days=3000)
        kind = inschrijven(Inschrijving(next(_NUMMERS), "Lotte", "Voorbeeld", geboren))
        gezin_vormen(Gezin([ouder], [kind], geboren, partners=False))
    return ouder, kind


def _inwoner(persoon: UUID) -> Wie:
    return wie.wie(
        gemeente=HEERDE, actor=persoon, actor_soort=ActorSoort.INWONER, rol=Rol.INWONER, wet=Wet.ALGEMEEN,
        doel=Doel.EIGEN_GEGEVENS, grond="proef", dossier=wie.GEEN_DOSSIER,
    )  # fmt: skip


def besluit_genomen() -> dict[str, Any]:
    """A request that was refused."""
    verzoek = _verzoek()["verzoek"]
    with wie.als(_kwaliteit()):
        avg.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
        reden = Reden(Grond.ONGEGROND, "Dit hebben wij niet.")
        return {"besluit": besluit.avg_weigeren(verzoek, reden)}


def _gedeeld() -> dict[str, Any]:
    delen.bevestigd()
    return {}


def _toestemming() -> dict[str, Any]:
    return {"toestemming": delen.toegestaan()["toestemming"]}


def _toegestaan() -> dict[str, Any]:
    _toestemming()
    return {}


def _verzoeken() -> dict[str, Any]:
    _verzoek()
    return {}


def _lek() -> dict[str, Any]:
    """A datalek about somebody whose data were shown and sent."""
    persoon, nu = uuid4(), klok.nu()
    with wie.als(_kwaliteit()):
        for soort in (InzageSoort.TONEN, InzageSoort.VERZENDEN):
            inzage.noteer(soort, [persoon], gegevensgroep="dossier")
        lek = datalek.Lek("brief naar een verkeerd adres", nu, [persoon], nu - timedelta(days=1), nu)
        return {"datalek": datalek.datalek_vastleggen(lek)}


def _lekken() -> dict[str, Any]:
    _lek()
    return {}


SCHERMEN: list[Ingang] = [
    Scherm("privacy:inzage", Rol.INWONER),
    Scherm("privacy:correctie", Rol.INWONER),
    Scherm("privacy:gedeeld", Rol.INWONER, _gedeeld, actor=regie.bewoonster),
    Scherm("privacy:toestemmingen", Rol.INWONER, _toegestaan, actor=regie.bewoonster),
    Scherm("privacy:toestemming_intrekken", Rol.INWONER, _toestemming, actor=regie.bewoonster),
    GeenScherm("privacy:kind_vragen", "POST: vraagt de gegevens van een kind op"),
    GeenScherm("privacy:besluit", "bestand"),
    Scherm("bewaren:overzicht", Rol.KWALITEIT, _overzicht),
    Scherm("bewaren:lijst", Rol.KWALITEIT, _lijst),
    Scherm("bewaren:blokkades", Rol.KWALITEIT, _blokkades),
    GeenScherm("bewaren:akkoord", "een handeling: geeft vooraf akkoord of trekt dat in"),
    GeenScherm("bewaren:opstellen", "een handeling: maakt een lijst en gaat erheen"),
    GeenScherm("bewaren:opheffen", "een handeling: heft een blokkade op"),
    GeenScherm("privacy:avg_vragen", "POST: vraagt de eigen gegevens op"),
    GeenScherm("privacy:avg_bestand", "bestand"),
    Scherm("rechten:avg_lijst", Rol.KWALITEIT, _verzoeken),
    Scherm("rechten:avg_nieuw", Rol.KWALITEIT),
    Scherm("rechten:avg", Rol.KWALITEIT, _correctie),
    GeenScherm("rechten:avg_stap", "POST: legt een stap van een verzoek vast"),
    GeenScherm("rechten:besluit", "bestand"),
    GeenScherm("rechten:ontvanger", "POST: legt vast dat een ontvanger het weet"),
    GeenScherm("rechten:ontvanger_brief", "bestand"),
    GeenScherm("rechten:avg_identiteit", "POST: legt vast dat een legitimatie is gezien"),
    GeenScherm("rechten:avg_verlengen", "POST: verlengt de termijn"),
    GeenScherm("rechten:avg_vrijgeven", "POST: geeft het antwoord vrij"),
    GeenScherm("rechten:avg_bestand", "bestand"),
    Scherm("rechten:verwerkingen", Rol.FG),
    Scherm("rechten:datalekken", Rol.FG, _lekken),
    Scherm("rechten:datalek_nieuw", Rol.KWALITEIT),
    Scherm("rechten:datalek", Rol.FG, _lek),
    GeenScherm("rechten:datalek_stap", "POST: legt een stap van een datalek vast"),
    GeenScherm("rechten:geraakt", "bestand"),
]
