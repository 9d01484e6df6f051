"""How the work is divided: the load of each Aanspreekpunt beside the norm of the gemeente."""
