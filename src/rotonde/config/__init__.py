"""Settings, URLs and the WSGI door: deployment comes from the environment, behaviour from code."""
