"""The tijdlijn of a dossier: everything that happened, in one list, from the gebeurtenissen of all rooms."""
