"""What every test shares. The database and the server process have their own file."""

pytest_plugins = ["tests.databank", "tests.server", "tests.streng", "tests.keuring.fixtures"]
