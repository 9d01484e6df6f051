"""Tables of the cellar: the tenant, who works here, who is involved, and the logs."""

from rotonde.kern.models.basis import SYNTHETISCH, Account, Gemeente, TenantForeignKey, TenantModel, Woonkern, nieuw_id
from rotonde.kern.models.bedrijf import Concept, Herstelbewijs, Ketencontrole, Luisterstand, Meting, Teller
from rotonde.kern.models.logs import (
    Beveiligingsregel,
    Gebeurtenis,
    Inzage,
    Logregel,
    Mutatie,
    Mutatiewaarde,
    Mutatiewachtrij,
    Objectsleutel,
    Opheffing,
    Vertrouwelijkheid,
    Zegel,
)
from rotonde.kern.models.medewerkers import Medewerker, RolPeriode, Team, Teamlid, Vervanging
from rotonde.kern.models.toegang import (
    NOODTOEGANG_HOOGSTENS,
    TOELICHTING_MINSTENS,
    Beslotenheid,
    Betrokkenheid,
    Noodtoegang,
)
from rotonde.kern.models.vernietiging import (
    Bewaarblokkade,
    Doorlopendakkoord,
    Vernietigingslijst,
    Vernietigingsregel,
    Vernietigingsverklaring,
)

__all__ = [
    "NOODTOEGANG_HOOGSTENS",
    "SYNTHETISCH",
    "TOELICHTING_MINSTENS",
    "Account",
    "Beslotenheid",
    "Betrokkenheid",
    "Beveiligingsregel",
    "Bewaarblokkade",
    "Concept",
    "Doorlopendakkoord",
    "Gebeurtenis",
    "Gemeente",
    "Herstelbewijs",
    "Inzage",
    "Ketencontrole",
    "Logregel",
    "Luisterstand",
    "Medewerker",
    "Meting",
    "Mutatie",
    "Mutatiewaarde",
    "Mutatiewachtrij",
    "Noodtoegang",
    "Objectsleutel",
    "Opheffing",
    "RolPeriode",
    "Team",
    "Teamlid",
    "Teller",
    "TenantForeignKey",
    "TenantModel",
    "Vernietigingslijst",
    "Vernietigingsregel",
    "Vernietigingsverklaring",
    "Vertrouwelijkheid",
    "Vervanging",
    "Woonkern",
    "Zegel",
    "nieuw_id",
]
