"""What a letter says, as a reader reads it."""

import subprocess


def tekst_van_pdf(pdf: bytes) -> str:
    """All words of a PDF, with one space between them."""
    uit = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(uit.stdout.decode().split())
