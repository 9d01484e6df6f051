"""What can go wrong here and is meant for the user: what, where, and what to do."""


class OnzetbareTekst(Exception):
    """A character that the fonts of the letter do not have."""

    def __init__(self, teken: str) -> None:
        super().__init__(f"In de brief staat een teken dat niet afgedrukt kan worden: {teken}. Haal dit teken weg.")
