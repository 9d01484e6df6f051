"""How a resident found it, in three answers that lead back to nobody."""
