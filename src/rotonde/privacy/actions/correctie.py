"""A fact that is wrong: what its resident says, what is put beside it, and who received it is told (PRIV-49)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import gebeurtenissen, inzage, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Medewerker
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import InzageSoort
from rotonde.privacy import brief, gezag, inzagerecht, ontvangers
from rotonde.privacy import policies_avg as policies
from rotonde.privacy.actions.avg import open_verzoek
from rotonde.privacy.actions.verzoek import beoordelaar, noteer, vergrendeld, zet
from rotonde.privacy.brief import Brief
from rotonde.privacy.models import Aantekening, AvgVerzoek, Ontvanger, Verklaring
from rotonde.privacy.ontvangers import Deling, Feit
from rotonde.privacy.soorten import RECHTZETTING, Gebeurd, Hoe, Ontvangersoort, Verzoeksoort


@dataclass(frozen=True)
class Wens:
    """What a resident says: what is wrong, what it should be, and what else must stand beside it."""

    onjuist: str
    juist: str
    verklaring: str = ""


@actie("privacy.correctie_vragen")
def correctie_vragen(persoon: UUID, wens: Wens, *, ontvangen_op: date | None = None) -> UUID:
    """Record that a resident wants a fact corrected, in the own words; the same month runs (AVG-01, AVG art. 16).

    Raises NietGevonden for another's facts, Ongeldig when it does not say what is wrong or what it should be.
    """
    policies.check_eigen(persoon)
    policies.check_te_noteren(persoon)
    policies.check_wens(wens.onjuist, wens.juist)
    rij = open_verzoek(persoon, Verzoeksoort.RECTIFICATIE, ontvangen_op)
    Verklaring.objects.bulk_create([
        Verklaring(
            gemeente_id=rij.gemeente_id, verzoek=rij, persoon_id=persoon,
            onjuist=wens.onjuist, juist=wens.juist, verklaring=wens.verklaring,
        )
    ])  # fmt: skip
    return rij.pk


@actie("privacy.correctie_rechtzetten")
def correctie_rechtzetten(verzoek: UUID, feit: Feit, *, wordt: str) -> UUID:
    """Put beside a fact what it should be; the fact itself stays as it was. Each former deling gets its correction.

    Raises NietGevonden for a fact that is not about this resident, KanNuNiet for one of the basisregistratie and before
    it is known who asks.
    """
    rij = vergrendeld(verzoek)
    policies.check_soort(rij, Verzoeksoort.RECTIFICATIE)
    policies.check_te_beantwoorden(rij)
    policies.check_wordt(wordt)
    medewerker = beoordelaar()
    aantekening = teken_aan(rij, feit, wordt=wordt, door=medewerker)
    delingen = ontvangers.delingen(rij.persoon_id, feit)
    naam = _wie_het_is(rij.persoon_id) if delingen else ""
    Ontvanger.objects.bulk_create(_ontvanger(aantekening, deling, naam) for deling in delingen)
    return aantekening.pk


@actie("privacy.correctie_afronden")
def correctie_afronden(verzoek: UUID) -> None:
    """All that was wrong is put right: this is the answer. Raises KanNuNiet while nothing is."""
    rij = vergrendeld(verzoek)
    policies.check_soort(rij, Verzoeksoort.RECTIFICATIE)
    policies.check_te_beantwoorden(rij)
    beoordelaar()
    policies.check_rechtgezet(Aantekening.objects.filter(verzoek=rij).exclude(wordt="").exists())
    zet(rij, afgehandeld_op=klok.nu())
    noteer(Gebeurd.AVG_BEANTWOORD, rij)


@actie("privacy.ontvanger_ingelicht")
def ontvanger_ingelicht(ontvanger: UUID, hoe: Hoe, *, reden: str = "") -> None:
    """Record that a former recipient was told now, or why that cannot be done (AVG art. 19)."""
    rij = Ontvanger.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente, pk=ontvanger).first()
    if rij is None or policies.is_besloten(rij.persoon_id):
        raise NietGevonden("Deze ontvanger is niet gevonden: kies hem bij het verzoek.")
    policies.check_niet_van_eigen_kring(rij.persoon_id)
    policies.check_in_te_lichten(rij, hoe, reden)
    Ontvanger.objects.filter(pk=rij.pk).update(
        ingelicht_op=klok.nu(), ingelicht_door=wie.huidig().actor, hoe=hoe, reden=reden
    )
    gebeurtenissen.noteer(
        Gebeurd.ONTVANGER_INGELICHT, [gebeurtenissen.Feit("ontvanger", rij.pk, betrokkene=rij.persoon_id)]
    )


def teken_aan(rij: AvgVerzoek, feit: Feit, *, wordt: str, door: Medewerker) -> Aantekening:
    """Write beside a fact, and keep what stood there on that day."""
    inzage.noteer(InzageSoort.WIJZIGEN, [rij.persoon_id], gegevensgroep=RECHTZETTING)
    bestaat = Aantekening.objects.filter(verzoek=rij, tabel=feit.tabel, rij=feit.rij, kolom=feit.kolom).exists()
    policies.check_nog_niet_aangetekend(bestaat)
    aantekening = Aantekening(
        gemeente_id=rij.gemeente_id,
        verzoek=rij,
        persoon_id=rij.persoon_id,
        tabel=feit.tabel,
        rij=feit.rij,
        kolom=feit.kolom,
        was=inzagerecht.waarde_nu(rij.persoon_id, feit.tabel, feit.rij, feit.kolom),
        wordt=wordt,
        door=door.pk,
    )
    Aantekening.objects.bulk_create([aantekening])
    noteer(Gebeurd.RECHTGEZET, rij)
    return aantekening


def _ontvanger(aantekening: Aantekening, deling: Deling, naam: str) -> Ontvanger:
    return Ontvanger(
        gemeente_id=aantekening.gemeente_id,
        aantekening=aantekening,
        verzoek_id=aantekening.verzoek_id,
        persoon_id=aantekening.persoon_id,
        bron_tabel=deling.bron_tabel,
        bron=deling.bron,
        soort=deling.soort,
        wie=deling.wie,
        naam=deling.naam,
        wat=deling.wat,
        gekregen_op=deling.op,
        pdf=_brief(aantekening, deling, naam) if _krijgt_brief(aantekening, deling) else None,
    )


def _krijgt_brief(aantekening: Aantekening, deling: Deling) -> bool:
    """Everybody who received it, but a parent from whom it is withheld now."""
    if deling.soort != Ontvangersoort.OUDER:
        return True
    kind = gezag.kind_van(deling.wie, aantekening.persoon_id)
    return kind is not None and kind.besluit is None


def _brief(aantekening: Aantekening, deling: Deling, naam: str) -> bytes:
    kenmerk = f"C-{aantekening.op.year}-{aantekening.pk.hex[-8:].upper()}"
    if deling.soort == Ontvangersoort.MEDEWERKER:
        aan, alineas = "een medewerker van de gemeente", _voor_medewerker(deling)
    else:
        aan = deling.naam or "een ouder met gezag"
        alineas = _voor_ander(aantekening, deling, naam)
    return brief.zet(Brief(aan, kenmerk, "Een gegeven dat u van ons kreeg, klopt niet", alineas))


def _voor_medewerker(deling: Deling) -> Sequence[str]:
    """Who is not involved any more may not read here about whom it is (PRIV-13): the dossier tells who still is."""
    return (
        f"Op {datum(deling.op)} hebt u {deling.wat} van een inwoner afgedrukt of verstuurd. Daarin klopt iets niet.",
        "Wat het moet zijn, staat in het dossier naast het gegeven. Ziet u dat niet? Vraag kwaliteit om wie het gaat.",
        "Gaf u het papier of bestand aan iemand? Vertel het dan ook daar, en gooi weg wat u zelf nog hebt.",
        "Wij moeten dit doorgeven. Dat staat in artikel 19 van de AVG.",
    )


def _voor_ander(aantekening: Aantekening, deling: Deling, naam: str) -> Sequence[str]:
    return (
        f"Op {datum(deling.op)} kreeg u van ons gegevens over {naam}. Een van die gegevens klopt niet.",
        f"Het gaat om: {aantekening.gegeven}.",
        f"Er stond: {aantekening.was}.",
        f"Het moet zijn: {aantekening.wordt}.",
        "Pas dit aan in uw eigen administratie. Gaf u het gegeven door? Vertel het dan ook daar.",
        "Wij moeten u dit laten weten. Dat staat in artikel 19 van de AVG.",
    )


def _wie_het_is(persoon: UUID) -> str:
    return inwoners.namen([persoon], gegevensgroep=RECHTZETTING)[persoon]
