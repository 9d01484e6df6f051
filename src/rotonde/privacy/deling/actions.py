"""Sharing, sending, and what comes back; and stopping, by who shared it or because a resident withdraws."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.catalogus.queries import partner_op
from rotonde.kern import beslotenheid, betrokkenheid, gebeurtenissen, inzage, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.inzage import Vertrouwelijk
from rotonde.kern.models import Team, nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.soorten import InzageSoort, RedenVertrouwelijk, Wet
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.privacy.deling import policies
from rotonde.privacy.deling.models import Deling
from rotonde.privacy.deling.soorten import Deeluitkomst, Deelveld
from rotonde.privacy.soorten import DELING, Gebeurd
from rotonde.privacy.toestemming import policies as toestemming_policies
from rotonde.privacy.toestemming.models import Toestemming

GROEP = DELING
ONTVANGER = "ontvanger"
INLICHTEN = "MC-04"


@dataclass(frozen=True)
class Deelopdracht:
    """What is told to which partner of which resident, under one wet, `tot` a day (not included).

    `verteld` are the sentences of `velden`, in the same order. `nagelezen`: who shares has read over the own words.
    With `overdracht` the partner is asked to go on with the resident.
    """

    dossier: UUID
    persoon: UUID
    partner: UUID
    wet: Wet
    velden: tuple[Deelveld, ...]
    verteld: tuple[str, ...]
    waarvoor: str
    tot: date
    bericht: str = ""
    nagelezen: bool = False
    toestemming: UUID | None = None
    afweging: str = ""
    overdracht: bool = False
    vertrouwelijk: bool = False


@actie("privacy.delen")
def delen(opdracht: Deelopdracht) -> UUID:
    """Share it and return the id: a partner that works here reads it at once, for another it lies ready on paper,
    as it does for any partner when the dossier is besloten (PRIV-21).

    Raises NietGevonden for a dossier or resident that is not one's own, Ongeldig for what is not said or does not fit,
    GeenBevoegdheid for what this partner may not get or not without a toestemming that holds (PRIV-07 to PRIV-09).
    """
    toestemming_policies.check_werkt_in(opdracht.dossier)
    toestemming_policies.check_hoort_bij(opdracht.dossier, opdracht.persoon)
    rij = _rij(opdracht)
    # First the involvement: without it the row may not be written, nor seen.
    _betrek_inwoner(rij)
    rij.save(force_insert=True)
    _noteer(Gebeurd.GEDEELD, rij)
    if not rij.op_papier:
        _verstuur(rij)
        team = Team.objects.get(gemeente_id=rij.gemeente_id, code=rij.partner.team)
        betrokkenheid.begin([Band(team.pk, GROEP, rij.pk, ONTVANGER, tot=rij.periode.upper)])
    return rij.pk


@actie("privacy.deling_versturen")
def versturen(deling: UUID) -> None:
    """Let what lies ready on paper leave, or once more. From here on it is out of the house.

    Raises NietGevonden for what is not one's own, KanNuNiet for what was stopped or has ended, or where the partner
    reads it here itself.
    """
    rij = _vergrendeld(deling)
    toestemming_policies.check_werkt_in(rij.dossier_id)
    policies.check_kan(rij, "privacy.deling_versturen")
    policies.check_geldt(rij)
    policies.check_op_papier(rij)
    _verstuur(rij)


@actie("privacy.deling_bevestigen")
def bevestigen(deling: UUID, *, door: str = "") -> None:
    """Record that the partner got it, by its own medewerker or by who was spoken (`door`).

    Raises NietGevonden for what was not shared with one, KanNuNiet for what was not sent, was confirmed already or
    stopped, Ongeldig without a name.
    """
    rij = _vergrendeld(deling)
    naam = policies.check_antwoordt(rij, door)
    policies.check_kan(rij, "privacy.deling_bevestigen")
    rij.ontvangen_op, rij.ontvangen_door = klok.vandaag(), naam
    rij.save(update_fields=["ontvangen_op", "ontvangen_door"])
    _noteer(Gebeurd.DELING_BEVESTIGD, rij)


@actie("privacy.deling_beantwoorden")
def beantwoorden(deling: UUID, uitkomst: Deeluitkomst, toelichting: str, *, door: str = "") -> None:
    """Record what became of a resident who was handed over; a later answer stands in place of an earlier one.

    Raises as `bevestigen`, and KanNuNiet for what asked for no answer.
    """
    rij = _vergrendeld(deling)
    policies.check_antwoordt(rij, door)
    policies.check_vraagt_antwoord(rij)
    policies.check_kan(rij, "privacy.deling_beantwoorden")
    rij.uitkomst, rij.toelichting, rij.beantwoord_op = uitkomst, toelichting, klok.vandaag()
    rij.save(update_fields=["uitkomst", "toelichting", "beantwoord_op"])
    _noteer(Gebeurd.DELING_BEANTWOORD, rij)


@actie("privacy.deling_stoppen")
def stoppen(deling: UUID) -> None:
    """Stop it at once: a partner that works here reads it no more, what lies ready is not sent (PRIV-06).

    Raises NietGevonden for what is not one's own, KanNuNiet for what was stopped already.
    """
    rij = _vergrendeld(deling)
    toestemming_policies.check_werkt_in(rij.dossier_id)
    policies.check_kan(rij, "privacy.deling_stoppen")
    _stop([rij])


@actie("privacy.delingen_vrijgeven")
def vrijgeven() -> int:
    """Let a resident see what was vertrouwelijk until yesterday; returns how many delingen (PRIV-11, MC-04)."""
    verborgen = Deling.objects.select_for_update(of=("self",)).filter(
        gemeente_id=wie.huidig().gemeente, toont_aan__isnull=True, vertrouwelijk_tot__lt=klok.vandaag()
    )
    rijen = list(verborgen.order_by("id"))
    for rij in rijen:
        rij.toont_aan_id = rij.persoon_id
        rij.save(update_fields=["toont_aan"])
        _betrek_inwoner(rij)
        _noteer(Gebeurd.DELING_VRIJGEGEVEN, rij)
    return len(rijen)


def stop_van(toestemmingen: Iterable[UUID]) -> None:
    """Stop all that stands on these toestemmingen. Part of withdrawing (PRIV-06)."""
    rijen = Deling.objects.select_for_update(of=("self",)).filter(
        gemeente_id=wie.huidig().gemeente, toestemming_id__in=list(toestemmingen), gestopt_op__isnull=True
    )
    _stop(list(rijen.select_related("partner").order_by("id")))


def _rij(opdracht: Deelopdracht) -> Deling:
    vrager = wie.huidig()
    partner = policies.check_partner(partner_op(klok.vandaag(), opdracht.partner))
    cel = policies.check_grond(partner, opdracht.wet)
    policies.check_velden(partner, opdracht.velden)
    policies.check_woorden(opdracht.waarvoor, opdracht.bericht, nagelezen=opdracht.nagelezen)
    policies.check_afweging(cel, opdracht.afweging)
    policies.check_tot(opdracht.tot)
    policies.check_vertrouwelijk(partner, vertrouwelijk=opdracht.vertrouwelijk)
    toestemming = policies.check_toestemming(
        cel, opdracht.wet, opdracht.persoon, _gegeven(opdracht.toestemming), opdracht.tot
    )
    return Deling(
        id=nieuw_id(),
        gemeente_id=vrager.gemeente,
        dossier_id=opdracht.dossier,
        persoon_id=opdracht.persoon,
        toont_aan_id=None if opdracht.vertrouwelijk else opdracht.persoon,
        partner=partner,
        soort=partner.soort,
        wet=opdracht.wet,
        grond=cel.grond,
        artikel=cel.artikel,
        toestemming=toestemming,
        velden=list(opdracht.velden),
        verteld=list(opdracht.verteld),
        bericht=opdracht.bericht,
        waarvoor=opdracht.waarvoor,
        afweging=opdracht.afweging,
        overdracht=opdracht.overdracht,
        op_papier=not partner.team or beslotenheid.is_besloten(opdracht.dossier),
        periode=periode(klok.vandaag(), opdracht.tot),
        vertrouwelijk_tot=bereken(Vraag(INLICHTEN, klok.vandaag())).dag if opdracht.vertrouwelijk else None,
        gedeeld_door=vrager.actor,
        gedeeld_op=klok.nu(),
    )


def _gegeven(toestemming: UUID | None) -> Toestemming | None:
    if toestemming is None:
        return None
    return Toestemming.objects.filter(gemeente_id=wie.huidig().gemeente, pk=toestemming).first()


def _betrek_inwoner(rij: Deling) -> None:
    if rij.toont_aan_id is not None:
        betrokkenheid.begin([Band(rij.persoon_id, GROEP, rij.pk, betrokkenheid.INWONER)])


def _verstuur(rij: Deling) -> None:
    """The line first: from here on it is out of the house (PRIV-37)."""
    inzage.noteer(
        InzageSoort.VERZENDEN,
        [rij.persoon_id],
        gegevensgroep=GROEP,
        dossier=rij.dossier_id,
        vertrouwelijk=achterhouden(rij),
    )
    rij.verzonden_op = rij.verzonden_op or klok.vandaag()
    rij.save(update_fields=["verzonden_op"])
    _noteer(Gebeurd.DELING_VERZONDEN, rij)


def achterhouden(rij: Deling) -> Vertrouwelijk | None:
    """Whether the lines about it stay out of sight of its resident, and until when."""
    if rij.toont_aan_id is not None or rij.vertrouwelijk_tot is None:
        return None
    return Vertrouwelijk(RedenVertrouwelijk.MELDCODE, rij.vertrouwelijk_tot)


def _stop(rijen: list[Deling]) -> None:
    for rij in rijen:
        rij.gestopt_op = klok.nu()
        rij.save(update_fields=["gestopt_op"])
        _noteer(Gebeurd.DELING_GESTOPT, rij)
    ontvangers = betrokkenheid.wie_in([rij.pk for rij in rijen], als=ONTVANGER)
    betrokkenheid.einde_alle(ontvangers, als=ONTVANGER)


def _vergrendeld(deling: UUID) -> Deling:
    rijen = Deling.objects.select_for_update(of=("self",)).select_related("partner")
    return policies.check_gevonden(rijen.filter(gemeente_id=wie.huidig().gemeente, pk=deling).first())


def _noteer(soort: Gebeurd, rij: Deling) -> None:
    """What is vertrouwelijk names neither resident nor dossier: who is in the dossier would read that it happened."""
    if rij.toont_aan_id is None:
        gebeurtenissen.noteer(soort, [Feit(GROEP, rij.pk)])
    else:
        gegevens = {"soort": rij.soort, "wet": rij.wet}
        gebeurtenissen.noteer(soort, [Feit(GROEP, rij.pk, rij.persoon_id, rij.dossier_id, gegevens)])
