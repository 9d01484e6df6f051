"""The tables without a tenant, each with its reason (AF-06). What has none and is not listed fails a test."""

ZONDER_GEMEENTE: dict[str, str] = {
    "django_migrations": "stand van het schema, geen gegevens van een gemeente",
    "django_content_type": "lijst van tabellen, van Django",
    "django_session": "een sessie bestaat voordat bekend is welke gemeente zij betreft",
    "django_site": "van allauth; één rij",
    "auth_permission": "van Django; ongebruikt: rechten staan in de bevoegdhedentabel",
    "auth_group": "van Django; ongebruikt",
    "auth_group_permissions": "van Django; ongebruikt",
    "kern_account": "waarmee iemand zich aanmeldt; wie iemand is staat per gemeente in kern_medewerker",
    "kern_account_groups": "van Django; ongebruikt",
    "kern_account_user_permissions": "van Django; ongebruikt",
    "kern_gemeente": "de lijst van tenants zelf",
    "kern_zegel": "één keten per logtabel, over alle gemeenten",
    "kern_meting": "laatste tellingen voor de bewaking; een code van een gemeente en een getal",
    "kern_herstelbewijs": "een reservekopie is van de hele database, over alle gemeenten",
    "kern_ketencontrole": "uitkomst van het nakijken van de ketens, over alle gemeenten",
    "kern_teller": "hoe vaak een bron of account iets deed; ook voordat bekend is bij welke gemeente",
    "kern_luisterstand": "leesstand van een luisteraar, over alle gemeenten",
}
# Whole families of tables that belong to a library.
ZONDER_GEMEENTE_FAMILIES: dict[str, str] = {
    "account_": "allauth: aanmelden gaat vooraf aan de gemeente",
    "mfa_": "allauth: tweede factor hoort bij het account",
    "socialaccount_": "allauth: koppeling met de makelaar hoort bij het account",
    "usersessions_": "allauth: sessies",
    "allauth_idp_oidc_": "allauth: de makelaar van de demonstratie",
    "procrastinate_": "werkvoorraad van de worker; een taak draagt zelf de gemeente mee",
}


def reden_zonder_gemeente(tabel: str) -> str | None:
    """Why a table has no tenant, or None when it should have one."""
    if tabel in ZONDER_GEMEENTE:
        return ZONDER_GEMEENTE[tabel]
    return next((reden for begin, reden in ZONDER_GEMEENTE_FAMILIES.items() if tabel.startswith(begin)), None)
