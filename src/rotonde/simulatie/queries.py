"""How far the drawing has come, and how much it wrote."""

from django.db import connection

from rotonde.simulatie.models import Trekkingstap


def gedane_stappen() -> dict[str, int]:
    """The steps that are done in the gemeente of `kern.wie`, each with the seed that it was drawn from."""
    return dict(Trekkingstap.objects.values_list("stap", "zaad"))


def ingevoegd() -> dict[str, int]:
    """How many rows were ever inserted per table, most first, as the server counted them; no rows are read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT relname, n_tup_ins FROM pg_stat_user_tables WHERE n_tup_ins > 0 ORDER BY 2 DESC, 1")
        return dict(cursor.fetchall())
