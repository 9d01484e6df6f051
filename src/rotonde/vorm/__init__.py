"""Vorm: the look. Page frames, components, formatting in templates, themes per municipality and response headers."""
