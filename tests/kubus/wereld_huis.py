"""What the house keeps beside the help itself, per resident of the cube: toezicht, an AVG request, a datalek, a list
for destruction."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from tests.kubus.basis import GEZAAID, VOGELS, Stad, als, dienst, kwaliteit
from tests.kubus.tabel import Relatie

from rotonde.kern import inzage, klok, noodtoegang
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.models import Account, Medewerker, Vertrouwelijkheid
from rotonde.kern.soorten import Blokkadereden, Doel, InzageSoort, RedenNoodtoegang, RedenVertrouwelijk, Rol
from rotonde.privacy import actions as privacy
from rotonde.privacy import bewaring
from rotonde.privacy.actions import Lek, Reden, Wens
from rotonde.privacy.actions.blokkade import blokkade_zetten
from rotonde.privacy.actions.vernietiging import lijst_opstellen
from rotonde.privacy.models import Ontvanger
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import Grond, Identiteit
from rotonde.signalen import actions as signalen
from rotonde.signalen.actions import Afronding, Ontvangst, Poging
from rotonde.signalen.soorten import Achterstand, Kanaal, Resultaat
from rotonde.toegang.soorten import Kanaal as Contactkanaal
from rotonde.toezicht.actions.bevindingen import bewaar
from rotonde.toezicht.actions.incidenten import open_incident
from rotonde.toezicht.actions.kennisgevingen import Bestemming, meld
from rotonde.toezicht.afwijkingen.regels import REGELS
from rotonde.toezicht.afwijkingen.verkeer import Treffer
from rotonde.toezicht.klachten import actions as klachten
from rotonde.toezicht.klachten.actions import Klachtbrief
from rotonde.toezicht.models import Bevinding, Kennisgeving
from rotonde.toezicht.soorten import Bericht, Bron

UUR = dt.timedelta(hours=1)
# Its term of half a year has long ended.
OUD = dt.date(2026, 1, 5)


@dataclass(frozen=True)
class Toezichtzaak:
    """What toezicht has about who looked at one resident: `dader`, who is the asker in one's own work."""

    dader: UUID
    noodtoegang: UUID
    bevinding: UUID
    incident: UUID
    kennisgeving: UUID
    inzage: UUID
    klacht: UUID
    # Somebody who was never involved with anybody.
    behandelaar: UUID


@dataclass(frozen=True)
class Rechtenzaak:
    """What waits for kwaliteit about one resident; the list names `oud`, a signaal whose term has ended.

    Of the corrections `correctie` waits, `rechtgezet` is put right and `ontvanger` must be told of it, and another was
    refused by `avgbesluit`.
    """

    correctie: UUID
    rechtgezet: UUID
    ontvanger: UUID
    avgbesluit: UUID
    avg: UUID
    avg_klaar: UUID
    datalek: UUID
    oud: UUID
    lijst: UUID
    blokkade: UUID


def zaai_toezicht(relatie: Relatie, stad: Stad, medewerker: UUID, persoon: UUID, dossier: UUID) -> Toezichtzaak:
    """A noodtoegang that is over, what came of it, and word of it to the Aanspreekpunt."""
    dader = medewerker if relatie == Relatie.EIGEN else stad.collega
    houder = medewerker if relatie in {Relatie.EIGEN, Relatie.BENOEMD} else stad.collega
    met = f"De crisisdienst vroeg nu iets over {VOGELS[relatie]}."
    with als(stad.code, dader, Rol.AANSPREEKPUNT):
        nood = noodtoegang.begin(dossier, [persoon], reden=RedenNoodtoegang.CRISIS, toelichting=met, duur=UUR).pk
        nog_niet = Vertrouwelijk(RedenVertrouwelijk.MELDCODE, None)
        inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="dossier", vertrouwelijk=nog_niet)
    with dienst(stad.code, Doel.TOEZICHT):
        regel = Vertrouwelijkheid.objects.order_by("-id").values_list("inzage_id", flat=True)[0]
        bewaar([(REGELS[0].code, Treffer(f"kubus:{relatie}", dader, None, [regel], klok.nu()))])
        meld(Bericht.NOODTOEGANG, nood, [Bestemming.medewerker(houder)])
        bevinding = Bevinding.objects.get(sleutel=f"kubus:{relatie}").pk
        kennisgeving = Kennisgeving.objects.get(object_id=nood).pk
    with kwaliteit(stad):
        incident = open_incident(Bron.NOODTOEGANG, nood, dader, f"Er was geen nood bij {VOGELS[relatie]}.").pk
    with dienst(stad.code, Doel.TOEZICHT):
        brief = Klachtbrief(persoon, f"{VOGELS[relatie]} werd niet gehoord.", Contactkanaal.BALIE, klok.vandaag())
        klacht = klachten.indienen(brief)
        kim = Medewerker(gemeente_id=stad.code, account=Account.objects.create(username=f"kim-{klacht}"), naam="Kim")
        Medewerker.objects.bulk_create([kim])
    return Toezichtzaak(dader, nood, bevinding, incident, kennisgeving, regel, klacht, kim.pk)


def zaai_rechten(relatie: Relatie, stad: Stad, medewerker: UUID, persoon: UUID, uitkering: UUID) -> Rechtenzaak:
    """Corrections, an answered request and one that waits, a datalek, a list that only names this resident's signaal,
    and a hold."""
    with kwaliteit(stad):
        correcties = _correcties(persoon)
        datalek = privacy.datalek_vastleggen(
            Lek(f"De brief over {VOGELS[relatie]} ging mis.", GEZAAID - UUR, [persoon], GEZAAID - 2 * UUR, GEZAAID)
        )
        klaar = privacy.avg_vragen(persoon, ontvangen_op=dt.date(2026, 11, 2))
        privacy.avg_identiteit(klaar, Identiteit.LEGITIMATIE)
        privacy.avg_vrijgeven(klaar)
        avg = privacy.avg_vragen(persoon, ontvangen_op=dt.date(2026, 11, 16))
        blokkade = blokkade_zetten("uitkering", uitkering, Blokkadereden.VORDERING)
    with bewaring.als_dienst(stad.code):
        oud = oud_signaal(persoon)
        lijst = None if relatie == Relatie.EIGEN else lijst_opstellen(soort="signaal")
    if lijst is None:
        with als(stad.code, medewerker, Rol.KWALITEIT):
            lijst = lijst_opstellen(soort="signaal")
    assert lijst
    return Rechtenzaak(**correcties, avg=avg, avg_klaar=klaar, datalek=datalek, oud=oud, lijst=lijst, blokkade=blokkade)


def _correcties(persoon: UUID) -> dict[str, UUID]:
    """Before any answer leaves: who is told first is who gives the help."""
    gevraagd = [privacy.correctie_vragen(persoon, Wens("de naam", "Jansen", "Zo heet ik.")) for _ in range(3)]
    for verzoek in gevraagd:
        privacy.avg_identiteit(verzoek, Identiteit.LEGITIMATIE)
    wachtend, rechtgezet, geweigerd = gevraagd
    feit = Feit("inwoners_persoon", persoon, "achternaam")
    aantekening = privacy.correctie_rechtzetten(rechtgezet, feit, wordt="Jansen")
    besluit = privacy.avg_weigeren(geweigerd, Reden(Grond.ONGEGROND, "Dit hebben wij niet."))
    ontvanger = Ontvanger.objects.filter(aantekening=aantekening, pdf__isnull=False).order_by("id")[0].pk
    return {"correctie": wachtend, "rechtgezet": rechtgezet, "ontvanger": ontvanger, "avgbesluit": besluit}


def oud_signaal(persoon: UUID, dag: dt.date = OUD) -> UUID:
    """A signaal that led to nothing, so long ago that it must go."""
    signaal = signalen.ontvangen(Ontvangst("gas", Achterstand.ENERGIE, Decimal(80), dag, persoon=persoon))
    signalen.contact_proberen(Poging(signaal, dag, Kanaal.BRIEF, gelukt=False))
    signalen.afronden(Afronding(signaal, dag, Resultaat.GEEN_CONTACT))
    return signaal
