"""The enumerations of kern: a leaf that every room may import."""

from django.db import models


class Wet(models.TextChoices):
    """The law an item was collected under (PRIV-02); ALGEMEEN is municipal work without a law of its own."""

    WMO = "wmo", "Wmo 2015"
    JEUGDWET = "jeugdwet", "Jeugdwet"
    PARTICIPATIEWET = "participatiewet", "Participatiewet"
    WGS = "wgs", "Wet gemeentelijke schuldhulpverlening"
    ALGEMEEN = "algemeen", "Algemene gemeentelijke taak"


class Afslag(models.IntegerChoices):
    """The three exits of De Rotonde: as light as possible, as heavy as needed."""

    ONDERSTEUNING = 1, "Afslag 1: ondersteuning"
    HULP = 2, "Afslag 2: hulp"
    ZORG = 3, "Afslag 3: specialistische zorg"


class Rol(models.TextChoices):
    """What somebody may be. A local pack gives these its own names; the system knows only this set."""

    ANONIEM = "anoniem", "bezoeker"
    INWONER = "inwoner", "inwoner"
    BALIE = "balie", "medewerker balie en telefonie"
    AANSPREEKPUNT = "aanspreekpunt", "Aanspreekpunt"
    PROCESREGISSEUR = "procesregisseur", "procesregisseur"
    PROFESSIONAL = "professional", "professional met mandaat"
    PARTNER = "partner", "medewerker van een partner"
    BACKOFFICE = "backoffice", "medewerker backoffice"
    KWALITEIT = "kwaliteit", "kwaliteitsmedewerker"
    BELEID = "beleid", "beleidsmedewerker"
    RAADSLID = "raadslid", "raadslid"
    FG = "fg", "functionaris gegevensbescherming"
    BEHEER = "beheer", "applicatiebeheerder"
    DIENST = "dienst", "systeemdienst"


# PRIV-17: beleid, raad and beheer never reach a person; the list is positive, so a new rol starts without.
ROLLEN_MET_PERSONEN = (
    Rol.INWONER,
    Rol.BALIE,
    Rol.AANSPREEKPUNT,
    Rol.PROCESREGISSEUR,
    Rol.PROFESSIONAL,
    Rol.PARTNER,
    Rol.BACKOFFICE,
    Rol.KWALITEIT,
    Rol.DIENST,
)
MEDEWERKERSROLLEN = tuple(rol for rol in Rol if rol not in {Rol.ANONIEM, Rol.INWONER, Rol.DIENST})


class ActorSoort(models.TextChoices):
    ANONIEM = "anoniem", "bezoeker zonder aanmelding"
    INWONER = "inwoner", "inwoner"
    MEDEWERKER = "medewerker", "medewerker"
    DIENST = "dienst", "systeemdienst"


class Niveau(models.IntegerChoices):
    """How sure it is who a resident is: the four levels of DigiD, with its own numbers (SEC-01)."""

    BASIS = 10, "DigiD Basis"
    MIDDEN = 20, "DigiD Midden"
    SUBSTANTIEEL = 25, "DigiD Substantieel"
    HOOG = 30, "DigiD Hoog"


class Doel(models.TextChoices):
    """Why something may be seen (doelbinding). There is no default: each route, verb and job names its own (AF-18)."""

    INFORMATIE = "informatie", "informatie geven zonder persoonsgegevens"
    TOEGANG = "toegang", "een vraag aannemen en toewijzen"
    HULPVERLENING = "hulpverlening", "hulp verlenen volgens de Aanpak"
    BESLUITVORMING = "besluitvorming", "een besluit voorbereiden en nemen"
    UITVOERING = "uitvoering", "een voorziening uitvoeren en betalen"
    BESTAANSZEKERHEID = "bestaanszekerheid", "een uitkering of schuldhulp uitvoeren"
    EIGEN_GEGEVENS = "eigen_gegevens", "de inwoner ziet de eigen gegevens"
    STATISTIEK = "statistiek", "beleid maken met cijfers zonder personen"
    TOEZICHT = "toezicht", "toezien op zorgvuldig gebruik"
    BEHEER = "beheer", "het systeem beheren"


class InzageSoort(models.TextChoices):
    """Kinds of lines in the inzagelog (PRIV-38)."""

    ZOEKEN = "zoeken", "gezocht"
    TONEN = "tonen", "bekeken"
    WIJZIGEN = "wijzigen", "gewijzigd"
    AFDRUKKEN = "afdrukken", "afgedrukt"
    EXPORTEREN = "exporteren", "geëxporteerd"
    VERZENDEN = "verzenden", "verzonden"
    NOODTOEGANG = "noodtoegang", "bekeken met noodtoegang"
    GEWEIGERD = "geweigerd", "geweigerd"


class RedenNoodtoegang(models.TextChoices):
    """Why somebody had to look in a dossier that was not theirs (PRIV-18)."""

    GEVAAR = "gevaar", "iemand is nu in gevaar"
    CRISIS = "crisis", "crisis buiten kantooruren"
    UITVAL = "uitval", "het Aanspreekpunt is onverwacht weg en het kan niet wachten"
    VERPLICHTING = "verplichting", "de wet of de rechter vraagt nu een antwoord"


class RedenVertrouwelijk(models.TextChoices):
    """Why a resident may not know yet that somebody looked (PRIV-41)."""

    MELDCODE = "meldcode", "contact met Veilig Thuis in een stap van de meldcode"
    VEILIGHEID = "veiligheid", "weten wie keek brengt iemand in gevaar"
    ONDERZOEK = "onderzoek", "een lopend onderzoek"


class HerstelSoort(models.TextChoices):
    """What was done about losing the database: a line each in the proof of recovery (REL-13, REL-14)."""

    KOPIE = "kopie", "reservekopie gemaakt"
    PROEF = "proef", "proef van herstel"
    TERUGGEZET = "teruggezet", "reservekopie teruggezet, stappen volgen"
    AFGEROND = "afgerond", "alle stappen na terugzetten gedaan"


class Klasse(models.TextChoices):
    """How sensitive a column is (PRIV-52)."""

    OPENBAAR = "openbaar", "openbaar"
    INTERN = "intern", "intern, zonder persoonsgegevens"
    PERSOON = "persoon", "persoonsgegeven"
    BIJZONDER = "bijzonder", "bijzonder of gevoelig persoonsgegeven"
    VERSLEUTELD = "versleuteld", "persoonsgegeven, versleuteld opgeslagen"


class Bescherming(models.TextChoices):
    """Which row level security a table has; kern.bescherming makes SQL of it."""

    GEMEENTE = "gemeente", "rijen van de eigen gemeente"
    PERSOON = "persoon", "eigen gemeente, volledige context en een rol die met personen werkt"
    BETROKKEN = "betrokken", "als persoon, en alleen wie betrokken is"
    LOG = "log", "alleen toevoegen; lezen naar rol of als betrokkene"
    WERKER = "werker", "alleen voor achtergrondwerk, nooit voor een scherm"
    TOEZICHT = "toezicht", "kwaliteit, de FG en wie de rij aangaat"


class DatabaseRol(models.TextChoices):
    """Roles in the database cluster (AF-02)."""

    EIGENAAR = "rotonde_eigenaar", "eigenaar van de tabellen, alleen voor migraties"
    WEB = "rotonde_web", "web"
    WORKER = "rotonde_worker", "worker"
    STURING = "rotonde_sturing", "sturing"
    LOG = "rotonde_log", "log"
    RESERVEKOPIE = "rotonde_reservekopie", "reservekopie"


class LijstStatus(models.TextChoices):
    """How far a list for destruction is."""

    VOORGESTELD = "voorgesteld", "wacht op akkoord"
    GOEDGEKEURD = "goedgekeurd", "akkoord, wordt uitgevoerd"
    AFGEWEZEN = "afgewezen", "niet akkoord"
    UITGEVOERD = "uitgevoerd", "vernietigd"


class RegelUitkomst(models.TextChoices):
    """What became of one line of such a list."""

    VERNIETIGD = "vernietigd", "vernietigd"
    OVERGESLAGEN = "overgeslagen", "overgeslagen"


class Blokkadereden(models.TextChoices):
    """Why something stays although its term has ended (PRIV-45)."""

    BEZWAAR = "bezwaar", "er loopt een bezwaar"
    BEROEP = "beroep", "er loopt een beroep"
    CALAMITEIT = "calamiteit", "er is een calamiteit of een onderzoek"
    TOEZICHT = "toezicht", "een toezichthouder vraagt ernaar"
    AVG_VERZOEK = "avg_verzoek", "de inwoner deed een verzoek over de eigen gegevens"
    VORDERING = "vordering", "er staat een vordering open"


# What may go on an approval beforehand: it is kept so briefly that a list would be too late (PRIV-47).
SIGNAAL = "signaal"
DOORLOPEND = (SIGNAAL,)
