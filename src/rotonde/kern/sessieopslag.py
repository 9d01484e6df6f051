"""Sessions in the database, as Django keeps them; each page reads one, so the reading is one fixed question."""

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection
from django.utils import timezone

_LEES = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """As Django's, without putting its question together anew and making a model of the answer."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key any more, when it is not there or ran out."""
        with connection.cursor() as cursor:
            cursor.execute(_LEES, [self.session_key, timezone.now()])
            rij = cursor.fetchone()
        if rij is None:
            self._session_key = None
            return {}
        return self.decode(rij[0])
