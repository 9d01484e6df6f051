"""Toezicht: how the house itself is watched: noodtoegang, besloten dossiers, odd access, who may what, the logs."""
