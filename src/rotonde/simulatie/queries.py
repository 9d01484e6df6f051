"""How far the drawing has come."""

from rotonde.simulatie.models import Trekkingstap


def gedane_stappen() -> dict[str, int]:
    """The steps that are done in the gemeente of `kern.wie`, each with the seed that it was drawn from."""
    return dict(Trekkingstap.objects.values_list("stap", "zaad"))
