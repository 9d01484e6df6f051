"""From the question to the Aanpak, and at the end the closing of the dossier."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.soorten import Afslag, Doel, Wet
from rotonde.regie import actions as regie
from rotonde.regie.nazorg.soorten import Resultaat
from rotonde.regie.soorten import Ladder
from rotonde.simulatie.stappen.hulp import woorden
from rotonde.simulatie.stappen.hulp.loop import Loop, Lopen
from rotonde.simulatie.trekking.bron import kies
from rotonde.simulatie.trekking.hulp import Hulp
from rotonde.toegang import actions as toegang
from rotonde.toegang.soorten import Kanaal

KANALEN = ((Kanaal.TELEFOON, 0.5), (Kanaal.BALIE, 0.15), (Kanaal.EMAIL, 0.15), (Kanaal.PORTAAL, 0.2))


def open_dossiers(lopen: Lopen, hulp: Sequence[Hulp]) -> None:
    """For each new client: melding, taken by an Aanspreekpunt, dossier, and an Aanpak with one doel and one inzet."""
    if not hulp:
        return
    with lopen.toneel.op(hulp[0].besluit, lopen.wet, Doel.HULPVERLENING, uur=9):
        ontvangen = toegang.melden_alle([_vraag(lopen, h) for h in hulp])
        meldingen = [ontvangst.melding for ontvangst in ontvangen]
        paren = list(zip(hulp, meldingen, strict=True))
        wie_helpt = lopen.verdeel([h.client for h in hulp])
        toegang.oppakken_alle(
            [
                toegang.Oppakking(melding, wie_helpt[h.client], klok.moment(h.melding + timedelta(days=1)))
                for h, melding in paren
            ]
        )
        dossiers = regie.openen_bulk(
            [regie.Opening(melding, klok.moment(h.melding + timedelta(days=2))) for h, melding in paren]
        )
        gehelen = [_aanpak(lopen, h, dossier) for h, dossier in zip(hulp, dossiers, strict=True)]
        for h, dossier, opgesteld in zip(hulp, dossiers, regie.aanpak_bulk(gehelen), strict=True):
            lopen.van_client[h.client] = Loop(dossier, opgesteld.doelen[0], opgesteld.inzetten[0], wie_helpt[h.client])


def sluit_dossiers(lopen: Lopen, dag: date, laatste: Mapping[int, date]) -> None:
    """Close the dossiers of clients whose last help ended a while ago: `laatste` says when each can close."""
    klaar = [client for client in lopen.van_client if laatste[client] <= dag]
    if klaar:
        with lopen.toneel.op(dag, lopen.wet, Doel.HULPVERLENING, uur=16):
            regie.sluiten_bulk([_sluiting(lopen.van_client.pop(client).dossier) for client in klaar])


def _sluiting(dossier: UUID) -> regie.Sluiting:
    return regie.Sluiting(dossier, Resultaat.GEHAALD, woorden.BEREIKT, zonder_nazorg=woorden.ZONDER_NAZORG)


def _vraag(lopen: Lopen, hulp: Hulp) -> toegang.Vraag:
    toeval = lopen.toneel.toeval(f"melding {hulp.client}")
    return toegang.Vraag(
        woorden.ONDERWERP[lopen.wet],
        kies(toeval, KANALEN),
        lopen.wet,
        verhaal=woorden.VERHAAL[lopen.wet],
        persoon=lopen.toneel.personen[hulp.client],
        moment=klok.moment(hulp.melding, toeval.randint(9, 16)),
    )


def _aanpak(lopen: Lopen, hulp: Hulp, dossier: UUID) -> regie.AanpakGeheel:
    toeval = lopen.toneel.toeval(f"doel {hulp.client}")
    start = toeval.randint(2, 5)
    doel = regie.DoelInhoud(
        lopen.toneel.personen[hulp.client],
        lopen.toneel.leefgebied,
        woorden.DOEL[hulp.groep],
        start,
        min(9, start + toeval.randint(2, 4)),
        lopen.wet,
    )
    inzet = regie.InzetInhoud(
        Ladder.MAATWERK,
        Afslag(lopen.toneel.producten[hulp.product].afslag),
        woorden.INZET[hulp.groep],
        lopen.wet,
        product_code=hulp.product,
        reden_zwaarder=woorden.REDEN_ZWAARDER,
    )
    opstelling = regie.Opstelling(dossier, Wet.ALGEMEEN, klok.moment(hulp.aanvraag))
    return regie.AanpakGeheel(opstelling, [regie.DoelGeheel(doel, [inzet])])
