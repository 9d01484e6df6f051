"""The few words that stand in a dossier nobody lives in: short, plain, and the same for many."""

ONDERWERP = "opvoeden en opgroeien"
VERHAAL = "Thuis en op school gaat het niet goed met ons kind. Wij zoeken hulp."
DOEL = {
    "ambulant": "Ik weet wat ik kan doen als het mij te veel wordt.",
    "specialistisch": "Ik voel mij minder somber en slaap weer door.",
    "verblijf": "Ik woon op een plek waar ik rust heb.",
}
INZET = {
    "ambulant": "Een begeleider komt bij het gezin thuis.",
    "specialistisch": "Een behandelaar werkt met het kind.",
    "verblijf": "Het kind woont een tijd ergens anders.",
}
REDEN_ZWAARDER = "Wat familie, school en de buurt kunnen doen is geprobeerd en was niet genoeg."
MOTIVERING = "Met deze hulp werkt het kind aan dit doel. Lichtere hulp is geprobeerd en was niet genoeg."
AANVRAAG = "Hulp voor ons kind"
