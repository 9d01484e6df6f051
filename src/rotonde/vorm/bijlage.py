"""A file that a visitor takes along."""

from django.http import HttpResponse

PDF = "application/pdf"


def als_bijlage(inhoud: bytes, naam: str, soort: str = PDF) -> HttpResponse:
    """As attachment, in a sandbox: no browser opens it as a page of ours (SEC-17). `naam` says nothing about whom
    (PRIV-32)."""
    antwoord = HttpResponse(inhoud, content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord
