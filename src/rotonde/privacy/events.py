"""What privacy does when the house opens again after a restore: what was destroyed is destroyed again (PRIV-46)."""

from rotonde.kern.herstel import herstelstap
from rotonde.privacy.actions import naspelen

herstelstap("privacy.vernietigingslijst", openstaand=naspelen.openstaand, doe=naspelen.speel_na)
