"""What one can do next in a dossier, and why not: fed by the policies, so that screen and verb say the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from rotonde.catalogus.queries import Treffer, aanbod_op
from rotonde.kern import klok
from rotonde.kern.opmaak import datum, datumtijd
from rotonde.kern.soorten import Wet
from rotonde.privacy.rechtzettingen import Naast
from rotonde.regie import policies, queries
from rotonde.regie.beeld import AanpakBeeld, DoelBeeld, DossierBeeld, EvaluatieBeeld, InzetBeeld, Kop
from rotonde.regie.soorten import Ladder
from rotonde.regie.verheldering.klokken import GESPREK, ONDERZOEK, klokken
from rotonde.toegang import policies as toegang_policies
from rotonde.toegang.presenters import KIJK, Stap, vervolg, waarom_niet
from rotonde.toegang.queries import Detail, leefgebieden

Bron = Callable[[DossierBeeld], Iterable[Stap]]
_VOLGENDE: list[Bron] = []
HOOGSTENS_LICHTER = 10
_NIEUWE_VERSIE = "Maak een nieuwe versie van de Aanpak"


def volgende_stap(bron: Bron) -> Bron:
    """Let a higher room add its own next steps to the page of a dossier, such as asking for a besluit.

    `bron` gets the dossier as the page shows it, and is called for open dossiers only.
    """
    _VOLGENDE.append(bron)
    return bron


def stappen(dossier: DossierBeeld) -> list[Stap]:
    """All that one can do in this dossier: while the Aanpak is written that first, after that what it leads to."""
    if dossier.gesloten_op is not None:
        return []
    erbij = [stap for bron in _VOLGENDE for stap in bron(dossier)]
    hierin = list(_in_aanpak(dossier))
    vast = dossier.aanpak is not None and dossier.aanpak.vastgesteld_op is not None
    return [*(erbij + hierin if vast else hierin + erbij), *_met_dossier(dossier)]


def stand(aanpak: AanpakBeeld | None) -> tuple[str, str]:
    """How far the Aanpak is, in words and as the kind of status that vorm draws."""
    if aanpak is None:
        return "Nog geen Aanpak", "wacht"
    if aanpak.vastgesteld_op is None:
        return f"Versie {aanpak.versie} in de maak", "bezig"
    met = "met" if aanpak.akkoord_op else "zonder"
    return f"Versie {aanpak.versie}, {met} akkoord van de inwoner op {datumtijd(aanpak.vastgesteld_op)}", "goed"


def naast(dossier: DossierBeeld, gevonden: Iterable[Naast]) -> list[tuple[str, Naast]]:
    """What residents put beside facts in their file, each with whose fact it is (PRIV-49)."""
    namen = {lid.id: lid.naam for lid in dossier.leden}
    return [(namen.get(een.persoon, "een inwoner die hier niet meer woont"), een) for een in gevonden]


def mag_schrijven(dossier: DossierBeeld, werkwoord: str) -> bool:
    """True when who asks can use this verb on the doelen of the newest version."""
    kan = policies.kan_in_aanpak(dossier.gesloten_op, dossier.aanpak, werkwoord)
    return kan and not waarom_niet(werkwoord, _eis(dossier))


def mag_verhelderen(dossier: DossierBeeld) -> bool:
    """True when who asks can write down what is the matter with a member of the household."""
    return dossier.gesloten_op is None and not waarom_niet("regie.vraag_verhelderen", _eis(dossier))


def mag_afspreken(dossier: DossierBeeld, ik: UUID, werken_mee: Iterable[UUID]) -> bool:
    """True when who asks can agree on an actie: the Aanspreekpunt, who stands in, and the team of today."""
    werkt_hier = dossier.ik_houd or ik in werken_mee
    return dossier.gesloten_op is None and werkt_hier and not waarom_niet("regie.actie_afspreken")


@dataclass(frozen=True)
class DoelRegel:
    """A doel on the page of a dossier: names in place of ids and codes."""

    omschrijving: str
    persoon: str
    leefgebied: str
    wet: Wet
    startscore: int
    streefscore: int
    inzetten: list[InzetBeeld]
    inzet_url: str
    wijzig_url: str
    gemeten: list[EvaluatieBeeld]
    effect: str
    terugkijken_op: date | None
    terugkijken_url: str


def doelen(dossier: DossierBeeld) -> list[DoelRegel]:
    """The doelen of the newest version, each with the way to choose inzet when that can be done."""
    if dossier.aanpak is None:
        return []
    wie, gebieden = namen(dossier), leefgebieden()
    kiezen, wijzigen = (mag_schrijven(dossier, f"regie.{wat}") for wat in ("inzet_kiezen", "doel_wijzigen"))
    return [
        DoelRegel(
            doel.omschrijving,
            wie.get(doel.persoon, "iemand die niet meer in het huishouden woont"),
            gebieden.get(doel.leefgebied, doel.leefgebied),
            doel.wet,
            doel.startscore,
            doel.streefscore,
            doel.inzetten,
            reverse("regie:inzet", args=[dossier.id, doel.id]) if kiezen else "",
            reverse("regie:doel_wijzigen", args=[dossier.id, doel.id]) if wijzigen else "",
            *_terugkijken(dossier, doel),
        )
        for doel in dossier.aanpak.doelen
    ]


def _terugkijken(dossier: DossierBeeld, doel: DoelBeeld) -> tuple[list[EvaluatieBeeld], str, date | None, str]:
    """What was measured, what came of it in words, and when and where one looks back again."""
    gemeten = [een for een in doel.evaluaties if een.gehouden_op is not None]
    gepland = next((een for een in doel.evaluaties if een.gehouden_op is None), None)
    mag = gepland is not None and dossier.gesloten_op is None
    mag = mag and not waarom_niet("regie.evaluatie_vastleggen", _eis(dossier))
    url = reverse("regie:evaluatie", args=[dossier.id, gepland.id]) if gepland and mag else ""
    return gemeten, effect_in_woorden(doel.effect), gepland.gepland_op if gepland else None, url


def effect_in_woorden(effect: int | None) -> str:
    """The difference between the last score and the first one; empty when nothing was measured."""
    if effect is None:
        return ""
    if effect == 0:
        return "Even hoog als bij het begin."
    punten = "1 punt" if abs(effect) == 1 else f"{abs(effect)} punten"
    return f"{punten} {'hoger' if effect > 0 else 'lager'} dan bij het begin."


@dataclass(frozen=True)
class Lichter:
    """What is offered before something heavier is chosen: the first of it, and whether there is more."""

    treffers: list[Treffer]
    meer: bool


def lichter(treffers: list[Treffer]) -> Lichter:
    """As much as one reads on a page."""
    return Lichter(treffers[:HOOGSTENS_LICHTER], len(treffers) > HOOGSTENS_LICHTER)


def als_inzet(code: str) -> dict[str, object]:
    """What the form of an inzet says when this entry of the sociale kaart is chosen. Raises NietGevonden.

    An entry is there for everybody: no besluit and so no product.
    """
    aanbod = aanbod_op(klok.vandaag(), code)
    return {"soort": Ladder.VOORLIGGEND, "afslag": aanbod.afslag, "omschrijving": aanbod.naam, "product_code": ""}


def feiten(dossier: DossierBeeld) -> list[tuple[str, str]]:
    """What is known about a dossier, as pairs."""
    paren = [
        ("Aanspreekpunt", _aanspreekpunt(dossier)),
        ("Geopend", datumtijd(dossier.geopend_op)),
        ("Aanpak", stand(dossier.aanpak)[0]),
    ]
    paren += [
        (een.wat.capitalize(), f"{een.wanneer} ({een.artikel})")
        for een in klokken(dossier.wet, dossier.gemeld_op)
        if een.regel in {ONDERZOEK, GESPREK}
    ]
    if dossier.gesloten_op is not None:
        paren.append(("Gesloten", datumtijd(dossier.gesloten_op)))
    if dossier.resultaat:
        paren.append(("Resultaat", f"{dossier.resultaat.capitalize()}. {dossier.toelichting}"))
    return paren


def _aanspreekpunt(dossier: DossierBeeld) -> str:
    if not dossier.aanspreekpunt:
        return "niemand, het dossier is gesloten"
    if dossier.invaller:
        tot = datum(dossier.invaller.tot_en_met)
        return f"{dossier.aanspreekpunt}, tot en met {tot} vervangen door {dossier.invaller.naam}"
    return dossier.aanspreekpunt


def titel(dossier: DossierBeeld | Kop) -> str:
    """Whose dossier it is: named after who asked the question it began with."""
    vrager = namen(dossier).get(dossier.vrager) if dossier.vrager else None
    return f"Dossier van {vrager}" if vrager else "Dossier"


def namen(dossier: DossierBeeld | Kop) -> dict[UUID, str]:
    """The names of the members of the household by id."""
    return {lid.id: lid.naam for lid in dossier.leden}


def _in_aanpak(dossier: DossierBeeld) -> Iterable[Stap]:
    aanpak = dossier.aanpak
    eis = _eis(dossier)
    if aanpak is None or policies.kan_in_aanpak(dossier.gesloten_op, aanpak, "regie.aanpak_opstellen"):
        tekst, soort = ("Stel de Aanpak op", "primair") if aanpak is None else (_NIEUWE_VERSIE, "secundair")
        yield Stap(tekst, _url("aanpak", dossier), waarom_niet("regie.aanpak_opstellen", eis), soort=soort)
        return
    yield Stap("Stel een doel", _url("doel", dossier), waarom_niet("regie.doel_stellen", eis), soort="primair")
    yield Stap(
        "Leg het akkoord vast",
        _url("akkoord", dossier),
        waarom_niet("regie.akkoord_vastleggen", eis, lambda: policies.check_heeft_doel(len(aanpak.doelen))),
    )


def _met_dossier(dossier: DossierBeeld) -> Iterable[Stap]:
    eis = _eis(dossier)
    yield Stap("Laat een collega meewerken", _url("team", dossier), waarom_niet("regie.collega_betrekken", eis))
    yield Stap("Vraag een collega om raad", _url("consult", dossier), soort="stil")
    yield Stap("Deel met een partner", _url("delen", dossier), waarom_niet("privacy.delen", eis), soort="stil")
    yield Stap("Zoek een collega of partner", f"{reverse('werkplek:wieiswie')}?dossier={dossier.id}", soort=KIJK)
    yield Stap("Bekijk het casusoverleg", _url("overleggen", dossier), soort=KIJK)
    yield Stap("Bekijk de meldcodes", _url("meldcodes", dossier), soort=KIJK)
    yield Stap("Bekijk de kenmerken", _url("kenmerken", dossier), soort=KIJK)
    yield Stap("Bekijk de opschaling", _url("opschaling", dossier), soort=KIJK)
    yield Stap("Bekijk de toestemmingen", _url("toestemmingen", dossier), soort=KIJK)
    yield Stap("Bekijk wat er is gedeeld", _url("delingen", dossier), soort=KIJK)
    yield Stap("Draag het dossier over", _url("overdragen", dossier), waarom_niet("regie.overdragen", eis))
    yield Stap("Sluit het dossier", _url("sluiten", dossier), waarom_niet("regie.sluiten", eis), soort="stil")


def _eis(dossier: DossierBeeld) -> Callable[[], object]:
    return lambda: policies.check_houdt(ik_houd=dossier.ik_houd)


def _url(route: str, dossier: DossierBeeld) -> str:
    return reverse(f"regie:{route}", args=[dossier.id])


@vervolg
def _bij_melding(detail: Detail) -> Iterable[Stap]:
    """The way from a melding to its dossier."""
    dossier = queries.dossier_bij_melding(detail.melding.pk)
    if dossier is not None:
        yield Stap("Naar het dossier", reverse("regie:dossier", args=[dossier]), soort="primair")
    elif toegang_policies.kan_verder(detail.melding):
        yield Stap(
            "Open een dossier",
            reverse("regie:openen", args=[detail.melding.pk]),
            waarom_niet("regie.openen", lambda: toegang_policies.check_inwoner_bekend(detail.melding)),
            soort="primair",
        )
