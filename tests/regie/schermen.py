"""The screens of regie and what they are about (see tests/keuring/schermen.py)."""

from tests.keuring.schermen import GeenScherm, Ingang, Scherm

# Far from the numbers that other tests take from the front.
from tests.regie.taferelen import (
    aan_houder,
    bij_stap,
    geopend,
    gevraagd,
    houder,
    kenmerksoort,
    lijst,
    met_actie,
    met_doel,
    met_evaluatie,
    met_kenmerk,
    met_meldcode,
    met_nazorg,
    met_overleg,
    met_team,
    na_afspreken,
    na_beginnen,
    na_plannen,
    na_sluiten,
    na_vragen,
    na_zetten,
    opgepakt,
    opgeschaald,
    regisseur,
    vastgesteld,
    verhelderd,
)
from tests.regie.taferelen_delen import (
    bevestigd,
    gedeeld,
    met_aanzet,
    met_opvang,
    met_toestemming,
    na_delen,
    na_schrijven,
    om_te_delen,
    toegestaan,
    verzonden,
)

from rotonde.kern.soorten import Rol

SCHERMEN: list[Ingang] = [
    Scherm("regie:caseload", Rol.AANSPREEKPUNT, lijst, actor=houder),
    Scherm("regie:openen", Rol.AANSPREEKPUNT, opgepakt, actor=houder),
    GeenScherm("regie:aanpak_pdf", "een pdf; gekeurd in tests/regie/test_afdruk.py"),
    Scherm("regie:acties", Rol.AANSPREEKPUNT, na_afspreken, actor=houder),
    Scherm("regie:actie", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:actie_afronden", Rol.AANSPREEKPUNT, met_actie, actor=houder),
    Scherm("regie:team", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:team_los", Rol.AANSPREEKPUNT, met_team, actor=houder),
    *(
        Scherm(f"regie:{route}", Rol.PROCESREGISSEUR, opgeschaald, actor=regisseur)
        for route in ("opschaling", "opschalen", "veiligheidsplan", "afschalen")
    ),
    Scherm("regie:meldcodes", Rol.AANSPREEKPUNT, na_beginnen, actor=houder),
    Scherm("regie:meldcode_beginnen", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:meldcode_stap", Rol.AANSPREEKPUNT, bij_stap, actor=houder),
    *(
        Scherm(f"regie:{route}", Rol.AANSPREEKPUNT, met_meldcode, actor=houder)
        for route in ("meldcode", "meldcode_inlichten", "meldcode_uitstellen")
    ),
    Scherm("regie:kenmerken", Rol.AANSPREEKPUNT, na_zetten, actor=houder),
    Scherm("regie:kenmerk", Rol.AANSPREEKPUNT, kenmerksoort, actor=houder),
    Scherm("regie:kenmerk_beeindigen", Rol.AANSPREEKPUNT, met_kenmerk, actor=houder),
    Scherm("regie:consulten", Rol.AANSPREEKPUNT, na_vragen, actor=houder),
    Scherm("regie:consult", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:consult_antwoord", Rol.AANSPREEKPUNT, aan_houder, actor=houder),
    Scherm("regie:consult_intrekken", Rol.AANSPREEKPUNT, gevraagd, actor=houder),
    Scherm("regie:overleggen", Rol.AANSPREEKPUNT, na_plannen, actor=houder),
    Scherm("regie:overleg", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:overleg_vastleggen", Rol.AANSPREEKPUNT, met_overleg, actor=houder),
    Scherm("regie:overleg_afzeggen", Rol.AANSPREEKPUNT, met_overleg, actor=houder),
    Scherm("regie:nazorg_overzicht", Rol.AANSPREEKPUNT, na_sluiten, actor=houder),
    Scherm("regie:nazorg", Rol.AANSPREEKPUNT, met_nazorg, actor=houder),
    Scherm("regie:evaluatie", Rol.AANSPREEKPUNT, met_evaluatie, actor=houder),
    Scherm("regie:dossier", Rol.AANSPREEKPUNT, vastgesteld, actor=houder),
    *(
        Scherm(f"regie:{route}", Rol.AANSPREEKPUNT, geopend, actor=houder)
        for route in ("aanpak", "doel", "akkoord", "overdragen", "sluiten")
    ),
    *(Scherm(f"regie:{route}", Rol.AANSPREEKPUNT, met_doel, actor=houder) for route in ("doel_wijzigen", "inzet")),
    Scherm("regie:verheldering", Rol.AANSPREEKPUNT, verhelderd, actor=houder),
    Scherm("regie:gezondheid", Rol.AANSPREEKPUNT, verhelderd, actor=houder),
    GeenScherm("regie:verheldering_afronden", "POST: rondt een vraagverheldering af"),
    Scherm("regie:delingen", Rol.AANSPREEKPUNT, na_delen, actor=houder),
    Scherm("regie:delen", Rol.AANSPREEKPUNT, om_te_delen, actor=houder, vraag=met_opvang),
    Scherm("regie:deling_stoppen", Rol.AANSPREEKPUNT, gedeeld, actor=houder),
    Scherm("regie:deling_bevestigen", Rol.AANSPREEKPUNT, verzonden, actor=houder),
    Scherm("regie:deling_beantwoorden", Rol.AANSPREEKPUNT, bevestigd, actor=houder),
    GeenScherm("regie:deling_brief", "POST: een pdf; gekeurd in tests/regie/delen/test_delen.py"),
    Scherm("regie:aanzetten", Rol.AANSPREEKPUNT, na_schrijven, actor=houder),
    *(
        Scherm(f"regie:{route}", Rol.AANSPREEKPUNT, met_aanzet, actor=houder)
        for route in ("aanzet_overnemen", "aanzet_terugleggen")
    ),
    Scherm("regie:toestemmingen", Rol.AANSPREEKPUNT, met_toestemming, actor=houder),
    Scherm("regie:toestemming", Rol.AANSPREEKPUNT, geopend, actor=houder),
    Scherm("regie:toestemming_intrekken", Rol.AANSPREEKPUNT, toegestaan, actor=houder),
]
