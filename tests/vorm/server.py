"""Serve the look alone in a process of its own: `python -m tests.vorm.server`, which prints its port."""

import os
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.wsgi import get_wsgi_application


class Stil(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: the test reads the port from what we print."""


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.vorm.instellingen"
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Stil) as server:
        print(server.server_port, flush=True)
        server.serve_forever()
