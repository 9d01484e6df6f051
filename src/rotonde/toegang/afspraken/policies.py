"""Who may make or change which afspraak, and whether it can happen now. Each `check_…` raises with its sentence."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from rotonde.catalogus.models import Locatie
from rotonde.catalogus.queries import regels_op
from rotonde.inwoners.models import Persoon
from rotonde.inwoners.veilig import queries as veilig
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.inwoners.veilig.soorten import Weg
from rotonde.kern import beslotenheid, bevoegdheden, klok, kring, wie
from rotonde.kern.fouten import Gebruikersfout, GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Beslotenheid, RolPeriode
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.toegang import policies
from rotonde.toegang.afspraken import tijden
from rotonde.toegang.models import AFSPRAAK_HOOGSTENS, Afspraak, Melding
from rotonde.toegang.soorten import AfspraakSoort, AfspraakStatus

# With whom one can have an afspraak.
ROLLEN = (Rol.BALIE, Rol.AANSPREEKPUNT)
# What can become of an afspraak; gepland to gepland is moving it. Whether somebody came can be put right afterwards.
OVERGANGEN: Mapping[AfspraakStatus, tuple[AfspraakStatus, ...]] = {
    AfspraakStatus.GEPLAND: (
        AfspraakStatus.GEPLAND,
        AfspraakStatus.GEHOUDEN,
        AfspraakStatus.NIET_GEKOMEN,
        AfspraakStatus.AFGEZEGD,
    ),
    AfspraakStatus.GEHOUDEN: (AfspraakStatus.NIET_GEKOMEN,),
    AfspraakStatus.NIET_GEKOMEN: (AfspraakStatus.GEHOUDEN,),
    AfspraakStatus.AFGEZEGD: (),
}
_WEGEN = {AfspraakSoort.TELEFOON: Weg.TELEFOON, AfspraakSoort.HUISBEZOEK: Weg.HUISBEZOEK}
AFGEROND = (AfspraakStatus.GEHOUDEN, AfspraakStatus.NIET_GEKOMEN)

# May this person?


def niet_gevonden() -> NietGevonden:
    """For what is not there, and for what is not one's own: one sentence, so that nobody learns which (SEC-11)."""
    return NietGevonden("Deze afspraak is niet gevonden in uw werk: kijk bij uw afspraken of vraag de balie.")


def check_is_van_vrager(afspraak: Afspraak | None) -> Afspraak:
    """The afspraak, for who has it, who made it, and the desk, that is called about it. Raises NietGevonden."""
    vrager = wie.huidig()
    if afspraak is None or not (
        vrager.actor_soort == ActorSoort.DIENST
        or vrager.rol == Rol.BALIE
        or vrager.actor in {afspraak.medewerker_id, afspraak.gemaakt_door}
    ):
        raise niet_gevonden()
    return afspraak


def is_van_vrager(afspraak: Afspraak) -> bool:
    """The same question as a boolean."""
    return _mag(lambda: check_is_van_vrager(afspraak))


def check_inwoners(personen: Collection[UUID]) -> None:
    """Raises NietGevonden when one of these residents is unknown, elsewhere or closed to who asks (SEC-11)."""
    gevraagd = set(personen)
    if Persoon.objects.filter(id__in=gevraagd).count() != len(gevraagd):
        raise NietGevonden("Deze inwoner is niet gevonden: controleer de gegevens of zoek opnieuw.")


def check_medewerkers(medewerkers: Collection[UUID]) -> None:
    """Raises Ongeldig unless each works here today at the desk or as Aanspreekpunt."""
    gevraagd = set(medewerkers)
    rollen = RolPeriode.objects.filter(
        gemeente_id=wie.huidig().gemeente, medewerker_id__in=gevraagd, rol__in=ROLLEN, periode__contains=klok.vandaag()
    )
    if set(rollen.values_list("medewerker_id", flat=True)) != gevraagd:
        raise Ongeldig(
            "Met deze collega kan nu niemand een afspraak maken: kies iemand van de balie of een Aanspreekpunt."
        )


def check_niet_uit_eigen_kring(personen: Collection[UUID], medewerkers: Collection[UUID]) -> None:
    """Nobody meets oneself, partner, household or relation as a medewerker (PRIV-20); raises GeenBevoegdheid."""
    if kring.een_is_verwant(medewerkers, personen):
        raise GeenBevoegdheid("Deze inwoner hoort bij de eigen kring van deze collega: kies een andere collega.")


def check_benoemd(persoon: UUID, medewerker: UUID) -> None:
    """Only who is named in a besloten dossier sees an afspraak with its residents (PRIV-21); raises Ongeldig."""
    dossiers = Beslotenheid.objects.filter(
        gemeente_id=wie.huidig().gemeente, object_id=persoon, tot__isnull=True
    ).values_list("dossier_id", flat=True)
    if any(medewerker not in benoemden for benoemden in _benoemden(list(dossiers))):
        raise Ongeldig("Het dossier van deze inwoner is besloten: kies een collega die daarin is benoemd.")


def check_melding(melding: Melding | None, persoon: UUID) -> None:
    """Raises NietGevonden for a melding that is not one's own, Ongeldig for one about somebody else."""
    policies.check_is_eigenaar(melding)
    if melding is None or melding.persoon_id != persoon:
        raise Ongeldig("Deze melding gaat over een andere inwoner: maak de afspraak vanuit de goede melding.")


def mag_plek_weten(afspraak: Afspraak) -> bool:
    """Whether who asks may know at which spreekuur somebody with a secret address comes (PRIV-24)."""
    vrager = wie.huidig()
    return afspraak.medewerker_id == vrager.actor or bevoegdheden.mag(
        "actie", "inwoners.geheim_adres_tonen", vrager.rol
    )


# Can it happen now?


def check_duur(periode: DateTimeTZRange) -> None:
    """Raises Ongeldig unless it lasts more than nothing and no more than the database allows."""
    if not periode.lower < periode.upper <= periode.lower + AFSPRAAK_HOOGSTENS:
        uren = AFSPRAAK_HOOGSTENS.seconds // 3600
        raise Ongeldig(f"Een afspraak duurt minstens een minuut en hoogstens {uren} uur: kies een andere duur.")


def check_toekomst(periode: DateTimeTZRange) -> None:
    """Raises Ongeldig for what has begun already, or is more than a year away."""
    if not klok.nu() < periode.lower <= klok.nu() + tijden.VOORUIT:
        raise Ongeldig("Een afspraak begint later dan nu en binnen een jaar: kies een andere dag of tijd.")


def check_plek(soort: AfspraakSoort, locatie: str, dag: date) -> None:
    """Raises Ongeldig unless a spreekuur, and nothing else, names a place that is there on that day."""
    if soort != AfspraakSoort.SPREEKUUR:
        if locatie:
            raise Ongeldig("Alleen bij een spreekuur kiest u een plek: laat de plek leeg, of kies spreekuur.")
    elif not regels_op(Locatie, dag).filter(code=locatie).exists():
        raise Ongeldig("Kies op welke plek het spreekuur is.")


def check_veilig(afspraken: Collection[Afspraak]) -> None:
    """Raises Ongeldig for a visit or a call that is not safe for the resident, or a call at another hour (PRIV-26)."""
    afgesproken = veilig.voor({afspraak.persoon_id for afspraak in afspraken})
    for afspraak in afspraken:
        gevonden = afgesproken.get(afspraak.persoon_id)
        if gevonden and not is_veilig(afspraak, gevonden):
            raise niet_veilig(" ".join(gevonden.zinnen))


def is_veilig(afspraak: Afspraak, afgesproken: Veilig) -> bool:
    """Whether an afspraak is a way of contact that is safe at that hour; at the desk and in the neighbourhood it is."""
    weg = _WEGEN.get(AfspraakSoort(afspraak.soort))
    return weg is None or afgesproken.mag(weg, afspraak.periode.lower, afspraak.periode.upper)


def niet_veilig(zinnen: str = "") -> Ongeldig:
    """For what was agreed not to do, with what was agreed."""
    met = f" {zinnen}" if zinnen else ""
    return Ongeldig(f"Zo is het contact voor deze inwoner niet veilig: kies iets anders.{met}")


def check_vrij(afspraken: Collection[Afspraak]) -> None:
    """Raises KanNuNiet for what collides with what who asks can see; the constraints hold the rest."""
    for afspraak in afspraken:
        for ander in _in_de_weg(afspraak):
            wanneer = f"{tijden.dag_in_woorden(ander.periode)} van {tijden.van_tot(ander.periode)}"
            if ander.medewerker_id == afspraak.medewerker_id:
                raise medewerker_bezet(f"op {wanneer}")
            raise persoon_bezet(f"op {wanneer}")


def medewerker_bezet(wanneer: str = "dan") -> KanNuNiet:
    """For a medewerker who would be at two places."""
    return KanNuNiet(f"Deze medewerker heeft {wanneer} al een afspraak: kies een andere tijd of een andere collega.")


def persoon_bezet(wanneer: str = "dan") -> KanNuNiet:
    """For a resident who would be at two places."""
    return KanNuNiet(
        f"Deze inwoner heeft {wanneer} al een afspraak: kies een andere tijd, of verzet eerst die afspraak."
    )


# By the constraint that was just in time, where another was just earlier.
BOTSINGEN: Mapping[str, Callable[[], Gebruikersfout]] = {
    "afspraak_medewerker_een_plek": medewerker_bezet,
    "afspraak_persoon_een_plek": persoon_bezet,
    "afspraak_veilig": niet_veilig,
}


def check_overgang(afspraak: Afspraak, naar: AfspraakStatus) -> None:
    """Raises KanNuNiet, with what is possible, when an afspraak cannot become this."""
    van = AfspraakStatus(afspraak.status)
    if naar in OVERGANGEN[van]:
        return
    kan = " of ".join(f"‘{status.label}’" for status in OVERGANGEN[van])
    wel = f"u kunt er alleen nog {kan} van maken" if kan else "maak een nieuwe afspraak"
    raise KanNuNiet(f"Deze afspraak heeft de stand ‘{van.label}’: {wel}.")


def check_nog_niet_begonnen(afspraak: Afspraak) -> None:
    """Raises KanNuNiet: what has begun is held, or nobody came, and is not moved or called off any more."""
    if afspraak.begin <= klok.nu():
        raise KanNuNiet("Deze afspraak is al begonnen: leg vast dat zij is gehouden, of dat de inwoner niet kwam.")


def check_begonnen(afspraak: Afspraak) -> None:
    """Raises KanNuNiet: nobody knows beforehand whether somebody comes."""
    if afspraak.begin > klok.nu():
        raise KanNuNiet("Deze afspraak is nog niet begonnen: u kunt haar verzetten of afzeggen.")


def is_begonnen(afspraak: Afspraak) -> bool:
    """The same question as a boolean."""
    return _mag(lambda: check_begonnen(afspraak))


def check_uitkomst(uitkomst: AfspraakStatus) -> None:
    """Raises Ongeldig for what is no outcome of an afspraak."""
    if uitkomst not in AFGEROND:
        raise Ongeldig("Kies of de afspraak is gehouden, of dat de inwoner niet kwam.")


def _benoemden(dossiers: Collection[UUID]) -> list[set[UUID]]:
    if not dossiers:
        return []
    gevonden = beslotenheid.benoemden_van(dossiers)
    return [gevonden.get(dossier, set()) for dossier in dossiers]


def _in_de_weg(afspraak: Afspraak) -> Collection[Afspraak]:
    """What the medewerker or the resident has at that time; their own first."""
    rijen = Afspraak.objects.filter(
        Q(medewerker_id=afspraak.medewerker_id) | Q(persoon_id=afspraak.persoon_id),
        gemeente_id=afspraak.gemeente_id,
        periode__overlap=afspraak.periode,
    )
    return rijen.exclude(status=AfspraakStatus.AFGEZEGD).exclude(pk=afspraak.pk).order_by("periode", "id")


def _mag(vraag: Callable[[], object]) -> bool:
    try:
        vraag()
    except Gebruikersfout:
        return False
    return True
