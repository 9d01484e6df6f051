"""What partners do here themselves: refer a resident, and write down the support that they give (REG-1)."""
