"""Put there what a measurement needs; runs in the environment of a worker.

python -m bench.zaaien caseload 0246 100
python -m bench.zaaien nummer 0246 1
"""

import importlib
import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rotonde.config.settings")
    django.setup()
    # Models can be read only now.
    importlib.import_module("bench.zaad").OPDRACHTEN[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
