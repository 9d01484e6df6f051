"""Where the ORM reads, writes and migrates."""

from typing import Any


class AllesOpDefault:
    """Aliases are other roles on the same database: only `default` migrates, and only as owner."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"

    def allow_relation(self, obj1: Any, obj2: Any, **hints: Any) -> bool:
        return True
