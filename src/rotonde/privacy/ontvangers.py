"""Who outside received a fact before it was corrected, from what the tables and the inzagelog say (AVG art. 19).

Three sources: a table that says in `verwerking.verstrekt` who got its rows, the lines of the inzagelog by which data
left the house, and the bundles that a parent with gezag got. What went to the resident needs no correction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from rotonde.kern import klok, wie
from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.models import Inzage, Mutatie
from rotonde.kern.soorten import ActorSoort, Doel, InzageSoort, Wet
from rotonde.kern.verwerking import Verstrekking, verwerking_van
from rotonde.privacy import inzagerecht
from rotonde.privacy.models import AvgBundel, AvgVerzoek
from rotonde.privacy.soorten import AVG, BESLUIT, DELING, GROEPEN, LOG, RECHTZETTING, VERSTREKT, Ontvangersoort

GROND = "AVG art. 19"
# These went to the resident, or are not about a fact in a table.
_AAN_DE_INWONER = Q(gegevensgroep__in=[AVG, BESLUIT, LOG, RECHTZETTING, "mailadres"]) | Q(
    gegevensgroep="beschikking", soort=InzageSoort.VERZENDEN
)
# Who got this stands in a table that says so; the line names only who sent it.
_IN_EEN_TABEL = Q(gegevensgroep=DELING, soort=InzageSoort.VERZENDEN)
# What such a line is about; a group that is not here may hold any fact of its dossier.
_GAAT_OVER = {
    "beschikking": ("besluiten_", "inwoners_persoon", "inwoners_adres", "inwoners_bewoning"),
    "burgerservicenummer": ("inwoners_persoon",),
}


@dataclass(frozen=True)
class Feit:
    """One value: the table, the row and the column in which it stands."""

    tabel: str
    rij: UUID
    kolom: str


@dataclass(frozen=True)
class Deling:
    """That somebody received a fact: by which row or line that shows, who, what, and on which day."""

    bron_tabel: str
    bron: UUID
    soort: Ontvangersoort
    wie: UUID
    naam: str
    wat: str
    op: date


def delingen(persoon: UUID, feit: Feit) -> list[Deling]:
    """Each former deling of this fact since it stands as it is, the first one first."""
    dienst = wie.dienst(gemeente=wie.huidig().gemeente, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond=GROND)
    with wie.als(dienst):
        sinds = _staat_er_sinds(feit)
        gevonden = [*_aan_organisaties(persoon, feit), *_uit_het_log(persoon, feit, sinds), *_aan_ouders(persoon)]
    vanaf = sinds.astimezone(klok.NEDERLAND).date() if sinds else date.min
    return sorted((deling for deling in gevonden if deling.op >= vanaf), key=lambda d: (d.op, d.bron))


def _staat_er_sinds(feit: Feit) -> datetime | None:
    """When this value came there, from the trail of changes; before that another value was given."""
    deze = Q(soort="I") | Q(nieuw__has_key=feit.kolom) | Q(verzwegen__contains=[feit.kolom])
    rijen = Mutatie.objects.filter(deze, gemeente_id=wie.huidig().gemeente, tabel=feit.tabel, rij=feit.rij)
    return rijen.order_by("-id").values_list("tijd", flat=True).first()


def _aan_organisaties(persoon: UUID, feit: Feit) -> Iterator[Deling]:
    for model in beschermde_modellen():
        verstrekt = verwerking_van(model).verstrekt
        if verstrekt is None:
            continue
        sleutel = next(veld for veld in model._meta.concrete_fields if veld.column == verstrekt.aan)
        kreeg = {f"{verstrekt.aan}__isnull": False, f"{verstrekt.op}__isnull": False}
        for rij in _rijen_over(model, verstrekt, persoon).filter(**kreeg).select_related(sleutel.name):
            if _ging_mee(model, verstrekt, rij, feit):
                ander = getattr(rij, sleutel.name)
                wat = str(model._meta.verbose_name_plural)
                yield Deling(
                    model._meta.db_table, rij.pk, Ontvangersoort.ORGANISATIE, ander.pk, ander.naam, wat,
                    getattr(rij, verstrekt.op),
                )  # fmt: skip


def _rijen_over(model: type[Model], verstrekt: Verstrekking, persoon: UUID) -> "QuerySet[Any]":
    """Also what its resident may not see yet: a partner that got it must know what was wrong in it."""
    if not verstrekt.over:
        return inzagerecht.rijen(model, persoon)
    return model._default_manager.filter(**{verstrekt.over: persoon}, gemeente_id=wie.huidig().gemeente)


def _ging_mee(model: type[Model], verstrekt: Verstrekking, rij: Any, feit: Feit) -> bool:
    if feit.tabel == model._meta.db_table:
        return bool(rij.pk == feit.rij)
    return feit.tabel in verstrekt.tabellen or feit.rij in [getattr(rij, kolom) for kolom in verstrekt.mee]


def _uit_het_log(persoon: UUID, feit: Feit, sinds: datetime | None) -> Iterator[Deling]:
    """Lines by which data left the house. Who works here saw them too, but is told beside the fact itself."""
    regels = Inzage.objects.filter(gemeente_id=wie.huidig().gemeente, betrokkene=persoon, soort__in=VERSTREKT)
    regels = regels.exclude(_AAN_DE_INWONER | _IN_EEN_TABEL).exclude(actor=persoon).exclude(doel=Doel.STATISTIEK)
    if sinds:
        regels = regels.filter(tijd__gte=sinds)
    dossier = _dossier_van(persoon, feit)
    for regel in regels:
        elders = dossier and regel.dossier and regel.dossier != dossier
        if elders or not feit.tabel.startswith(_GAAT_OVER.get(regel.gegevensgroep, ("",))):
            continue
        mens = regel.actor_soort == ActorSoort.MEDEWERKER
        soort = Ontvangersoort.MEDEWERKER if mens else Ontvangersoort.SYSTEEM
        wat = GROEPEN.get(regel.gegevensgroep, regel.gegevensgroep).removeprefix("uw ")
        naam = "" if mens else regel.grond
        yield Deling(
            Inzage._meta.db_table, regel.pk, soort, regel.actor, naam, wat, regel.tijd.astimezone(klok.NEDERLAND).date()
        )


def _dossier_van(persoon: UUID, feit: Feit) -> UUID | None:
    model = inzagerecht.tabel(feit.tabel)
    if not any(veld.column == "dossier_id" for veld in model._meta.concrete_fields):
        return None
    gevonden: UUID | None = (
        inzagerecht.rijen(model, persoon).filter(pk=feit.rij).values_list("dossier_id", flat=True).first()
    )
    return gevonden


def _aan_ouders(persoon: UUID) -> Iterator[Deling]:
    """A parent with gezag who asked got a bundle with every fact of that day."""
    gegeven = AvgBundel.objects.filter(gemeente_id=wie.huidig().gemeente, persoon=persoon, verzoek__ouder__isnull=False)
    for bundel in gegeven.defer("pdf", "gegevens").select_related("verzoek"):
        op = bundel.gemaakt_op.astimezone(klok.NEDERLAND).date()
        if ouder := bundel.verzoek.ouder:
            yield Deling(
                AvgVerzoek._meta.db_table, bundel.verzoek_id, Ontvangersoort.OUDER, ouder, "", "alle gegevens", op
            )
