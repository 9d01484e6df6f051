"""Drawing: who there is and what happens to them. Pure functions of a seed; no database, no clock."""
