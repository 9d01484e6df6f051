"""The few words that stand in a dossier nobody lives in: short, plain, and the same for many."""

from rotonde.kern.soorten import Wet

ONDERWERP = {
    Wet.JEUGDWET: "opvoeden en opgroeien",
    Wet.WMO: "een voorziening of hulpmiddel",
    Wet.PARTICIPATIEWET: "toeslag bij mijn studie",
}
VERHAAL = {
    Wet.JEUGDWET: "Thuis en op school gaat het niet goed met ons kind. Wij zoeken hulp.",
    Wet.WMO: "Ik kan mij in en om het huis steeds minder goed redden.",
    Wet.PARTICIPATIEWET: "Door mijn ziekte kan ik naast mijn studie niet werken.",
}
DOEL = {
    "ambulant": "Ik weet wat ik kan doen als het mij te veel wordt.",
    "specialistisch": "Ik voel mij minder somber en slaap weer door.",
    "verblijf": "Ik woon op een plek waar ik rust heb.",
    "rolstoel": "Ik kan zelf naar buiten en bij mijn familie zijn.",
    "vervoer": "Ik kom zonder hulp in het dorp.",
    "wonen": "Ik kan veilig in mijn eigen huis blijven wonen.",
    "bijzonder": "Ik maak mijn studie af zonder zorgen om geld.",
}
INZET = {
    "ambulant": "Een begeleider komt bij het gezin thuis.",
    "specialistisch": "Een behandelaar werkt met het kind.",
    "verblijf": "Het kind woont een tijd ergens anders.",
    "rolstoel": "De leverancier past een rolstoel aan.",
    "vervoer": "De leverancier brengt een vervoermiddel en oefent ermee.",
    "wonen": "Een aannemer past het huis aan.",
    "bijzonder": "De gemeente betaalt elke maand een toeslag.",
}
REDEN_ZWAARDER = "Wat familie, school en de buurt kunnen doen is geprobeerd en was niet genoeg."
MOTIVERING = {
    Wet.JEUGDWET: "Met deze hulp werkt het kind aan dit doel. Lichtere hulp is geprobeerd en was niet genoeg.",
    Wet.WMO: "Met deze voorziening kan de inwoner dit doel halen. Wat al in huis is, was niet genoeg.",
    Wet.PARTICIPATIEWET: "Door een medische beperking is bijverdienen naast de studie niet mogelijk.",
}
AANVRAAG = {
    Wet.JEUGDWET: "Hulp voor ons kind",
    Wet.WMO: "Een voorziening om mij te redden",
    Wet.PARTICIPATIEWET: "Studietoeslag",
}
BEREIKT = "De hulp is klaar: het gaat zoals bij het begin is afgesproken."
ZONDER_NAZORG = "de inwoner belt zelf als er weer iets is"
