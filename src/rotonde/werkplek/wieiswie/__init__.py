"""Who works here and who works with us: by what they know, whether they are there, and what they may grant."""
