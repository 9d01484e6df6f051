"""Looking people up, and looking past a geheimhouding: verbs, because each leaves a line with whom it shows.

A name with one letter wrong is still found (PRIV-15), without a second index of names: what else was typed, a date of
birth or an address, brings it down to a few people by its own index, and of those the names are compared here. An
operator on texts is not leakproof, so that under row level security PostgreSQL would leave its index alone (AF-07).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import itemgetter
from uuid import UUID

from django.db.models import QuerySet

from rotonde.inwoners import adressen, policies
from rotonde.inwoners.models import Bewoning, Persoon
from rotonde.inwoners.naam import hoofddeel, schrijffouten
from rotonde.inwoners.queries import Inwoner, ids_van_bsn, inwoners
from rotonde.kern import beveiligingslog, inzage, klok, kring, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.soorten import InzageSoort

HOOGSTENS = 20
# More people than this share no date of birth, but for a day that stands for "unknown".
VERGELEKEN = 2_000


@dataclass(frozen=True)
class Zoekvraag:
    """What was typed; empty is None or an empty string."""

    bsn: str = ""
    achternaam: str = ""
    geboortedatum: date | None = None
    postcode: str = ""
    huisnummer: str = ""


@dataclass(frozen=True)
class Zoekresultaat:
    """At most 20 hits; `meer` says that the question was too wide, `lijkt` that nobody has exactly this name."""

    ids: list[UUID]
    meer: bool
    lijkt: bool = False

    @cached_property
    def treffers(self) -> list[Inwoner]:
        """Who they are, read when somebody looks: who only needs to know which resident it is, reads no name."""
        return inwoners(self.ids)


@actie("inwoners.zoeken")
def zoeken(vraag: Zoekvraag, *, precies: bool = False) -> Zoekresultaat:
    """Find residents by BSN or by two of: achternaam, geboortedatum, postcode with huisnummer.

    Is nobody called that, then who is called nearly that, the likest first; not with `precies`, for who acts on the
    one that is found. Writes one line per hit for the person shown, not the criteria, before reading them (PRIV-15).
    Raises Ongeldig when too little was given. An address with geheimhouding cannot be searched by. Who looks for the
    own circle finds nobody, and leaves a line (PRIV-20).
    """
    gevonden = _gevonden(vraag)
    nabij = not gevonden and not precies
    if nabij:
        gevonden = _lijken(vraag)
    getoond = gevonden[:HOOGSTENS]
    # A number belongs to one, so who is found by it hides nobody.
    if not (vraag.bsn and getoond):
        _noteer_eigen_kring(vraag, nabij=nabij)
    inzage.noteer(InzageSoort.ZOEKEN, getoond, gegevensgroep="zoekresultaat")
    return Zoekresultaat(getoond, meer=len(gevonden) > HOOGSTENS, lijkt=nabij and bool(gevonden))


def _noteer_eigen_kring(vraag: Zoekvraag, *, nabij: bool) -> None:
    if not (eigen := kring.eigen()):
        return
    afzender = kring.afzender()
    with wie.als(kring.als_getuige()):
        gezocht = _treffers(vraag).filter(id__in=eigen).exists() or (nabij and bool(_lijken(vraag, onder=eigen)))
    if gezocht:
        beveiligingslog.noteer(kring.HANDELING, waarop="inwoners.zoeken", gelukt=False, afzender=afzender)


def _gevonden(vraag: Zoekvraag) -> list[UUID]:
    if vraag.bsn:
        return ids_van_bsn(vraag.bsn)
    policies.check_zoekvraag((vraag.achternaam, vraag.geboortedatum, vraag.postcode and vraag.huisnummer))
    return list(_treffers(vraag).order_by("sorteersleutel", "id").values_list("id", flat=True)[: HOOGSTENS + 1])


def _lijken(vraag: Zoekvraag, onder: Collection[UUID] | None = None) -> list[UUID]:
    """Who fits in all but the name, and in that nearly, the likest first; of `onder` only when that is given."""
    if vraag.bsn or not vraag.achternaam:
        return []
    personen = _treffers(replace(vraag, achternaam=""))
    if onder is not None:
        personen = personen.filter(id__in=onder)
    rijen = personen.order_by("sorteersleutel", "id").values_list("id", "sorteersleutel")[:VERGELEKEN]
    fouten = [(schrijffouten(vraag.achternaam, sleutel), id_) for id_, sleutel in rijen]
    gelijkend = [(fout, id_) for fout, id_ in fouten if fout is not None]
    return [id_ for _, id_ in sorted(gelijkend, key=itemgetter(0))][: HOOGSTENS + 1]


def _treffers(vraag: Zoekvraag) -> QuerySet[Persoon]:
    personen = Persoon.objects.filter(gemeente_id=wie.huidig().gemeente)
    if vraag.bsn:
        return personen.filter(id__in=ids_van_bsn(vraag.bsn))
    if vraag.geboortedatum:
        personen = personen.filter(geboortedatum=vraag.geboortedatum)
    if vraag.achternaam:
        personen = personen.filter(sorteersleutel__startswith=hoofddeel(vraag.achternaam))
    if vraag.postcode and vraag.huisnummer:
        wonend = Bewoning.objects.filter(
            periode__contains=klok.vandaag(),
            adres__postcode=vraag.postcode.replace(" ", "").upper(),
            adres__huisnummer=vraag.huisnummer.strip(),
        )
        personen = personen.filter(id__in=wonend.values("persoon_id"))
    return personen


@actie("inwoners.geheim_adres_tonen")
def geheim_adres_tonen(persoon: UUID) -> str:
    """Show an address in spite of geheimhouding, to a rol that may; its line in the inzagelog says so (PRIV-24)."""
    inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="geheim adres")
    bewoning = (
        Bewoning.objects.filter(persoon_id=persoon, periode__contains=klok.vandaag()).select_related("adres").first()
    )
    if bewoning is None:
        raise NietGevonden("Van deze inwoner is geen adres bekend.")
    return adressen.leesbaar(bewoning.adres)
