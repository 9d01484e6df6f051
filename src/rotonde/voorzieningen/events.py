"""What voorzieningen announces, as gebeurtenissen in the transaction of the act."""

TOEGEWEZEN = "voorzieningen.toegewezen"
GESTART = "voorzieningen.gestart"
BETAALD = "voorzieningen.betaald"
BUDGET_VERSCHOVEN = "voorzieningen.budget_verschoven"
BUDGETTEN_INGESTELD = "voorzieningen.budgetten_ingesteld"
