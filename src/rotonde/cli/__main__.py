"""The door of ./rotonde: reads the command line, calls one command, and turns trouble into one sentence."""

import sys
from collections.abc import Sequence

from rotonde.cli.fouten import Startfout, zin_voor
from rotonde.cli.opties import lees
from rotonde.cli.processen import Gestopt
from rotonde.cluster.fouten import Clusterfout


def main(argumenten: Sequence[str]) -> int:
    """Run one command; 0 when it succeeded."""
    try:
        return lees(argumenten)()
    except (Startfout, Clusterfout) as fout:
        print(fout, file=sys.stderr)
        return 1
    except OSError as fout:
        zin = zin_voor(fout)
        if zin is None:
            raise
        print(zin, file=sys.stderr)
        return 1
    except (Gestopt, KeyboardInterrupt):
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
