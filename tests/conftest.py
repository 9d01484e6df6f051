"""What every test shares. The database and the server process have their own file."""

pytest_plugins = ["tests.databank", "tests.streng", "tests.keuring.fixtures"]
