"""The text of /.well-known/security.txt (RFC 9116)."""

BELOFTE = "U hoort binnen 3 werkdagen van ons. / You hear from us within 3 working days."


def bladwijzer(contact: str, adres: str, tot: str) -> str:
    """Where to report a weakness, `adres` being that of this text and `tot` a moment in ISO 8601, and when we answer.

    The promise is a comment: the standard has no field for it (SEC-36).
    """
    regels = {"Contact": contact, "Expires": tot, "Preferred-Languages": "nl, en", "Canonical": adres}
    return f"# {BELOFTE}\n" + "".join(f"{naam}: {waarde}\n" for naam, waarde in regels.items())
