"""A management command as its own process: what is meant for a person comes out as one sentence, a bug as it is."""

import sys
from collections.abc import Sequence

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, ManagementUtility, get_commands, handle_default_options
from django.core.management.base import SystemCheckError
from django.db import ProgrammingError
from psycopg.errors import UndefinedTable

from rotonde.kern.fouten import Gebruikersfout


def main(opdracht: Sequence[str]) -> int:
    """Run the command; 0 when it succeeded."""
    try:
        django.setup()
        _voer_uit(opdracht[0], list(opdracht[1:]))
    except SystemCheckError as fout:
        print(fout, file=sys.stderr)
    except (CommandError, ImproperlyConfigured, Gebruikersfout) as fout:
        print(fout, file=sys.stderr)
    except ProgrammingError as fout:
        if not isinstance(fout.__cause__, UndefinedTable):
            raise
        print("De tabellen ontbreken nog: draai eerst ./rotonde beheer migrate.", file=sys.stderr)
    else:
        return 0
    return 1


def _voer_uit(naam: str, argumenten: list[str]) -> None:
    if naam in {"help", "version"} or naam.startswith("-"):
        ManagementUtility(["./rotonde beheer", naam, *argumenten]).execute()
        return
    if naam not in get_commands():
        raise CommandError(f"De opdracht '{naam}' bestaat niet; ./rotonde beheer help noemt ze alle.")
    opdracht = ManagementUtility(["./rotonde beheer", naam]).fetch_command(naam)
    opties = opdracht.create_parser("./rotonde beheer", naam).parse_args(argumenten)
    handle_default_options(opties)
    waarden = vars(opties)
    opdracht.execute(*waarden.pop("args", ()), **waarden)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
