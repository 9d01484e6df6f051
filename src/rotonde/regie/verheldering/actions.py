"""The verbs of vraagverheldering: write down, finish, measure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import gebeurtenissen, klok
from rotonde.kern.actie import actie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.soorten import Wet
from rotonde.regie import policies as regie_policies
from rotonde.regie.events import Soort
from rotonde.regie.models import Deelname, Dossier, Gezondheidscijfer, Leefgebiedbeeld, Vraagverheldering
from rotonde.regie.vergrendelen import vergrendeld
from rotonde.regie.verheldering import policies
from rotonde.regie.verheldering.klokken import EIGEN_PLAN, ONDERZOEK, einde
from rotonde.regie.verheldering.soorten import Aanwezig, Dimensie, EigenPlan, Geldzorgen, OpAanbod, Plek, Uitstel


@dataclass(frozen=True)
class Gesprek:
    """What is on record of the conversation itself; what was not asked yet is empty."""

    gesprek_op: date
    plek: Plek
    eigen_woorden: str = ""
    aangeboden_op: date | None = None
    op_aanbod: OpAanbod | str = ""
    eigen_plan: EigenPlan | str = ""
    plan_ontvangen_op: date | None = None
    geldzorgen: Geldzorgen | str = ""
    geldzorgen_stap: str = ""
    uitgelegd_op: date | None = None
    bevestigd_op: date | None = None
    uitgesteld_tot: date | None = None
    uitstel_reden: Uitstel | str = ""


@dataclass(frozen=True)
class Beeld:
    """How it is on one leefgebied, and the mark (1 to 10) the resident gives it, if any."""

    tekst: str = ""
    cijfer: int | None = None


@dataclass(frozen=True)
class Inhoud:
    """All of a vraagverheldering: the conversation, the leefgebieden by code, and who was there."""

    gesprek: Gesprek
    leefgebieden: Mapping[str, Beeld] = field(default_factory=dict)
    aanwezig: Sequence[tuple[Aanwezig, str]] = ()


@actie("regie.vraag_verhelderen")
def vraag_verhelderen(dossier_id: UUID, persoon: UUID, inhoud: Inhoud, *, revisie: int = 0) -> UUID:
    """Write down what is the matter with one member of the household, and return the id of the vraagverheldering.

    There is one that is open per dossier and persoon: it is begun, or written over when `revisie` is the one that was
    shown. Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, KanNuNiet for a closed dossier or
    when somebody else saved it since, Ongeldig for a day to come, a plan without a kind, a delay that the law does not
    know, or somebody of another household.
    """
    dossier = _eigen_open(dossier_id, "regie.vraag_verhelderen")
    _check_gesprek(inhoud.gesprek, dossier)
    regie_policies.check_lid(persoon, inwoners.leden_ids(dossier.huishouden_id))
    huidig = Vraagverheldering.objects.filter(dossier=dossier, persoon_id=persoon, afgerond_op__isnull=True).first()
    policies.check_zelfde(huidig.revisie if huidig else 0, revisie)
    if huidig is None:
        huidig = Vraagverheldering(
            gemeente_id=dossier.gemeente_id, dossier=dossier, persoon_id=persoon, wet=dossier.wet
        )
    for naam, waarde in asdict(inhoud.gesprek).items():
        setattr(huidig, naam, waarde)
    huidig.revisie = revisie + 1
    huidig.save()
    _bewaar_leefgebieden(huidig, inhoud.leefgebieden)
    _bewaar_aanwezig(huidig, inhoud.aanwezig)
    gebeurtenissen.noteer(Soort.VRAAG_VERHELDERD, [_feit(huidig)])
    return huidig.pk


@actie("regie.verheldering_afronden")
def verheldering_afronden(verheldering_id: UUID) -> None:
    """Finish a vraagverheldering: from then on it stays as it is.

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, KanNuNiet when it is finished already or
    something that must be asked, offered or explained is still missing.
    """
    gevonden = Vraagverheldering.objects.filter(pk=verheldering_id).values_list("dossier_id", flat=True).first()
    if gevonden is None:
        raise policies.niet_gevonden()
    dossier = _eigen_open(gevonden, "regie.verheldering_afronden")
    verheldering = Vraagverheldering.objects.select_for_update().get(pk=verheldering_id)
    policies.check_open(verheldering)
    policies.check_compleet(verheldering, einde(EIGEN_PLAN, dossier.melding.ontvangen_op))
    verheldering.afgerond_op = klok.nu()
    verheldering.save(update_fields=["afgerond_op"])
    gebeurtenissen.noteer(Soort.VERHELDERING_AFGEROND, [_feit(verheldering)])


@actie("regie.gezondheid_meten")
def gezondheid_meten(dossier_id: UUID, persoon: UUID, cijfers: Mapping[Dimensie, int]) -> None:
    """Record the marks (0 to 10) that a member of the household gives today; twice on a day is the last one.

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, KanNuNiet for a closed dossier, Ongeldig
    for no mark at all, one outside 0 to 10, or somebody of another household.
    """
    dossier = _eigen_open(dossier_id, "regie.gezondheid_meten")
    policies.check_cijfers(cijfers)
    regie_policies.check_lid(persoon, inwoners.leden_ids(dossier.huishouden_id))
    vandaag = klok.vandaag()
    al = {
        rij.dimensie: rij
        for rij in Gezondheidscijfer.objects.filter(dossier=dossier, persoon_id=persoon, gemeten_op=vandaag)
    }
    for dimensie, cijfer in cijfers.items():
        rij = al.get(dimensie) or Gezondheidscijfer(
            gemeente_id=dossier.gemeente_id, dossier=dossier, persoon_id=persoon, dimensie=dimensie,
            gemeten_op=vandaag, wet=dossier.wet,
        )  # fmt: skip
        rij.cijfer = cijfer
        rij.save()
    feit = Feit("dossier", dossier.pk, betrokkene=persoon, dossier=dossier.pk)
    gebeurtenissen.noteer(Soort.GEZONDHEID_GEMETEN, [feit])


def _eigen_open(dossier_id: UUID, werkwoord: str) -> Dossier:
    """The dossier, locked: one in which this verb can be done now, and held by who asks."""
    (dossier,) = vergrendeld([dossier_id])
    regie_policies.check_is_aanspreekpunt([dossier_id])
    regie_policies.check_dossier(dossier, werkwoord)
    return dossier


def _check_gesprek(gesprek: Gesprek, dossier: Dossier) -> None:
    policies.check_geweest(gesprek.gesprek_op, gesprek.aangeboden_op, gesprek.plan_ontvangen_op)
    policies.check_geweest(gesprek.uitgelegd_op, gesprek.bevestigd_op)
    policies.check_eigen_plan(gesprek.eigen_plan, gesprek.plan_ontvangen_op)
    onderzoek = einde(ONDERZOEK, dossier.melding.ontvangen_op)
    policies.check_uitstel(Wet(dossier.wet), onderzoek, gesprek.uitgesteld_tot, gesprek.uitstel_reden)


def _bewaar_leefgebieden(verheldering: Vraagverheldering, beelden: Mapping[str, Beeld]) -> None:
    al = {rij.leefgebied: rij for rij in Leefgebiedbeeld.objects.filter(verheldering=verheldering)}
    for code, beeld in beelden.items():
        rij = al.get(code) or Leefgebiedbeeld(
            gemeente_id=verheldering.gemeente_id, dossier_id=verheldering.dossier_id, verheldering=verheldering,
            persoon_id=verheldering.persoon_id, leefgebied=code, wet=verheldering.wet,
        )  # fmt: skip
        if code not in al and beeld == Beeld():
            continue
        if (rij.tekst, rij.cijfer) != (beeld.tekst, beeld.cijfer) or code not in al:
            rij.tekst, rij.cijfer = beeld.tekst, beeld.cijfer
            rij.save()


def _bewaar_aanwezig(verheldering: Vraagverheldering, aanwezig: Sequence[tuple[Aanwezig, str]]) -> None:
    """What is typed takes the place of what stood there; nothing is taken away but by the one gate (PRIV-45)."""
    al = list(Deelname.objects.filter(verheldering=verheldering).order_by("nr"))
    for nr, (als, naam) in enumerate(aanwezig):
        rij = al[nr] if nr < len(al) else _nieuwe_deelname(verheldering, nr)
        if (rij.als, rij.naam, rij.vervallen) != (als, naam, False):
            rij.als, rij.naam, rij.vervallen = als, naam, False
            rij.save()
    for rij in al[len(aanwezig) :]:
        if not rij.vervallen:
            rij.vervallen = True
            rij.save(update_fields=["vervallen"])


def _nieuwe_deelname(verheldering: Vraagverheldering, nr: int) -> Deelname:
    return Deelname(
        gemeente_id=verheldering.gemeente_id, dossier_id=verheldering.dossier_id, verheldering=verheldering, nr=nr,
        wet=verheldering.wet,
    )  # fmt: skip


def _feit(verheldering: Vraagverheldering) -> Feit:
    return Feit(
        "vraagverheldering", verheldering.pk, betrokkene=verheldering.persoon_id, dossier=verheldering.dossier_id
    )
