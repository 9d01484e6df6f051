"""A file leaves as attachment, and opens as no page of ours (SEC-17)."""

from rotonde.vorm.bijlage import als_bijlage


def test_a_file_is_taken_along_and_runs_nothing_sec_17() -> None:
    antwoord = als_bijlage(b"%PDF", "brief.pdf")
    assert antwoord.content == b"%PDF"
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert antwoord["Content-Security-Policy"] == "sandbox; default-src 'none'"
