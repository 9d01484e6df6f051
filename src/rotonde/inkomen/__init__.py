"""Inkomen: uitkeringen under the Participatiewet and kin: who came in, who left, and why."""
