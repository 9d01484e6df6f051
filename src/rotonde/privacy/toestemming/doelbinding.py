"""May data that were collected under one wet be used for another (PRIV-03, PRIV-10; DLB-01, DLB-02, DLB-06)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid
from rotonde.kern.soorten import Wet
from rotonde.kern.termijnen import tabel
from rotonde.privacy.toestemming import policies
from rotonde.privacy.toestemming.models import Toestemming
from rotonde.privacy.toestemming.soorten import Mag, Toestemmingsoort

# As the table of doelbinding names them. ALGEMEEN is no wet: what is in no wet crosses into none.
NAMEN: Mapping[Wet, str] = {
    Wet.WMO: "Wmo",
    Wet.JEUGDWET: "Jeugdwet",
    Wet.PARTICIPATIEWET: "Participatiewet",
    Wet.WGS: "Wgs",
}


@dataclass(frozen=True)
class Oordeel:
    """Whether data may be used, on what that stands, and which row of toestemming it was, if it was one."""

    mag: Mag
    artikel: str
    toestemming: UUID | None = None

    def __bool__(self) -> bool:
        return self.mag != Mag.NEE


def oordeel(bron: Wet, doel: Wet, persoon: UUID, *, ingebracht: bool = False) -> Oordeel:
    """What holds at this moment, by the table and by what the resident allows: withdrawn, it is no on the next query.

    `ingebracht` says that the resident brought it in for the Aanpak, and that this was recorded (PRIV-10).
    """
    if bron == doel or Wet.ALGEMEEN in {bron, doel}:
        return Oordeel(Mag.EIGEN, "")
    regel = tabel.doelbinding().get((NAMEN[bron], NAMEN[doel]))
    if regel is not None and regel.mag == "wet":
        return Oordeel(Mag.WET, regel.artikel)
    if regel is not None and regel.mag == "toestemming" and (gegeven := _gegeven(bron, doel, persoon)):
        return Oordeel(Mag.TOESTEMMING, regel.artikel, gegeven)
    if ingebracht:
        return Oordeel(Mag.INGEBRACHT, "AVG art. 6 lid 1 onder e")
    return _voorgesteld(klok.vandaag()) or Oordeel(Mag.NEE, "")


def check(bron: Wet, doel: Wet, persoon: UUID, *, ingebracht: bool = False) -> Oordeel:
    """The same; raises GeenBevoegdheid, with what can be done, when there is no ground."""
    gevonden = oordeel(bron, doel, persoon, ingebracht=ingebracht)
    if gevonden:
        return gevonden
    regel = tabel.doelbinding().get((NAMEN[bron], NAMEN[doel]))
    vraag = regel is not None and regel.mag == "toestemming"
    weg = "vraag de inwoner om toestemming en leg die vast" if vraag else "vraag de inwoner of hij dit zelf inbrengt"
    raise GeenBevoegdheid(f"Wat voor de {bron.label} is verteld, mag niet zomaar voor de {doel.label}: {weg}.")


def _gegeven(bron: Wet, doel: Wet, persoon: UUID) -> UUID | None:
    rijen = Toestemming.objects.filter(
        policies.geldig(klok.nu()), gemeente_id=wie.huidig().gemeente, persoon_id=persoon,
        soort=Toestemmingsoort.GEBRUIK, wet=doel, van_wet=bron,
    )  # fmt: skip
    gevonden: UUID | None = rijen.order_by("-gegeven_op").values_list("id", flat=True).first()
    return gevonden


def _voorgesteld(dag: date) -> Oordeel | None:
    for grond in tabel.voorgestelde_gronden():
        if grond.van is not None and grond.van <= dag:
            return Oordeel(Mag.WET, f"{grond.wet} {grond.artikel}".removesuffix(" -"))
    return None
