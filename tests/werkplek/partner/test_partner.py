"""A partner reads what was shared with the own team, confirms it and answers; it reaches nothing else (issue 4)."""

from tests.inwoners.gezin import Gezin
from tests.klanten import klant_als
from tests.privacy.deling.buren import KANARIE, Buren, gedeeld
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket

from rotonde.kern.soorten import Rol

PAD = "/proef/werk/partner/"


def test_from_the_list_to_an_answer(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.wijk, overdracht=True)
    klant = klant_als(Rol.PARTNER, actor=buren.pia)
    assert "<strong>1</strong> vraag om over te nemen" in klant.zie("/proef/werk/").html
    lijst = klant.zie(PAD).html
    assert "hulp dicht bij huis" in lijst
    assert KANARIE not in lijst
    hier = f"{PAD}gedeeld/{deling}/"
    html = klant.zie(hier).html
    assert KANARIE in html
    assert "Anna vraagt u om deze inwoner verder te helpen" in html
    klant.post(f"{hier}bevestigen/")
    assert klant.post(f"{hier}antwoord/", {"uitkomst": ""}).status_code == 422
    klant.post(f"{hier}antwoord/", {"uitkomst": "helpt", "toelichting": "Wij bellen."})
    assert "Wij helpen deze inwoner. Wij bellen." in klant.zie(hier).html


def test_another_partner_finds_none_of_it_sec_11(loket: Loket, zaak: Zaak, gezin: Gezin, buren: Buren) -> None:
    deling = gedeeld(loket, zaak, gezin.moeder, buren.wijk, overdracht=True)
    vreemd = klant_als(Rol.PARTNER, actor=buren.ander)
    assert "Er is nu niets met u gedeeld" in vreemd.zie(PAD).html
    hier = f"{PAD}gedeeld/{deling}/"
    assert vreemd.get(hier).status_code == 404
    assert vreemd.post(f"{hier}bevestigen/").status_code == 404
    assert vreemd.get(f"/proef/werk/regie/dossier/{zaak.dossier}/").status_code == 403


def test_who_is_no_partner_has_no_such_page(loket: Loket) -> None:
    assert klant_als(Rol.AANSPREEKPUNT, actor=loket.anna).get(PAD).status_code == 403
