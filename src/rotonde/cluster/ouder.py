"""Children that die with their parent, also when the parent is killed without a chance to say goodbye."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
_prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None


def sterf_met_ouder(sein: signal.Signals = signal.SIGTERM) -> Callable[[], None]:
    """A `preexec_fn`: the child gets `sein` when the thread that starts it ends.

    Use it from the main thread only: Linux watches the thread, not the process. It runs after the change of
    user, which would clear it. Elsewhere than on Linux it does nothing; there the next start cleans up.
    """
    ouder = os.getpid()

    def in_het_kind() -> None:
        if _prctl is None:
            return
        _prctl(PR_SET_PDEATHSIG, int(sein), 0, 0, 0)
        if os.getppid() != ouder:
            os._exit(1)  # the parent died between fork and prctl

    return in_het_kind
