"""The invented municipality of the pack tests, for the tests of the catalogus too."""

from tests.kern.pakket.conftest import proefdam, wijzig

__all__ = ["proefdam", "wijzig"]
