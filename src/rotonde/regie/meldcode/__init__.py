"""The meldcode: five steps from a signal of violence at home to a decision, for those few who are named (PRIV-31)."""
