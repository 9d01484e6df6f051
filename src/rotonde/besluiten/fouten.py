"""What can go wrong here and is meant for the user: what, where, and what to do."""

from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet


class GeenMandaat(GeenBevoegdheid):
    """This person may not take this besluit; the sentence says why, and who can."""

    def __init__(self, reden: str, wie_wel: str) -> None:
        super().__init__(f"U kunt dit besluit niet nemen: {reden}. {wie_wel}.")
        self.reden = reden
        self.wie_wel = wie_wel


class AlBesloten(KanNuNiet):
    """An aanvraag is decided once."""

    def __init__(self) -> None:
        super().__init__("Op deze aanvraag is al besloten: open het besluit om het te lezen.")


class AlBekendgemaakt(KanNuNiet):
    """A besluit is announced once; what was sent does not change."""

    def __init__(self) -> None:
        super().__init__("Dit besluit is al bekendgemaakt: open de brief om hem te lezen.")
