"""Management commands of the cellar."""
