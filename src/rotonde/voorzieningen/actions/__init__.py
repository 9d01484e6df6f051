"""The verbs of voorzieningen. Each single verb is its bulk verb with one item: same checks, same events (AF-10)."""

from rotonde.voorzieningen.actions.betaling import BetaalRegel, betalen, betalen_bulk
from rotonde.voorzieningen.actions.budget import BudgetOpdracht, budgetten_instellen, verschuiven
from rotonde.voorzieningen.actions.levering import StartRegel, starten, starten_bulk
from rotonde.voorzieningen.actions.toewijzing import ToewijzingRegel, toewijzen, toewijzen_bulk

__all__ = [
    "BetaalRegel",
    "BudgetOpdracht",
    "StartRegel",
    "ToewijzingRegel",
    "betalen",
    "betalen_bulk",
    "budgetten_instellen",
    "starten",
    "starten_bulk",
    "toewijzen",
    "toewijzen_bulk",
    "verschuiven",
]
