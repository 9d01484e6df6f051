"""Counters of this process, for Prometheus. Labels come from closed sets; nothing here can name a person.

With `PROMETHEUS_MULTIPROC_DIR` set, before this module is loaded, the processes of one host write to files in that
folder and any of them answers for all; without it each answers for itself. Knows no Django.
"""

import os

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

# Seconds: around the goals of the bench (a list within 0.3) and the bound on a statement (5, SEC-24).
EMMERS = (0.025, 0.05, 0.1, 0.3, 1.0, 3.0, 5.0)
VERZOEKEN = Counter("rotonde_requests", "Requests by route and status", ["route", "status"])
DUUR = Histogram("rotonde_request_seconds", "Time to the first byte, by route", ["route"], buckets=EMMERS)


def verzoek(route: str, status: int, seconden: float) -> None:
    """One request was answered."""
    VERZOEKEN.labels(route, str(status)).inc()
    DUUR.labels(route).observe(seconden)


def register() -> CollectorRegistry:
    """What was counted: by all processes of this host when they share a folder, else by this one."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return REGISTRY
    gedeeld = CollectorRegistry()
    MultiProcessCollector(gedeeld)
    return gedeeld
