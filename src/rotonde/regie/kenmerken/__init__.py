"""Case marks: what is the matter with somebody in a word that everybody means the same by, from when until when."""
