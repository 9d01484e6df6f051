"""Who works along in a dossier beside its Aanspreekpunt, as what and from when until when."""
