"""The two views of the reference: one signs in, the other is the page."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.referentie.instellingen"


def aanmelden(request: HttpRequest) -> HttpResponse:
    request.session["wie"] = 1
    return HttpResponse("aangemeld")


def pagina(request: HttpRequest) -> HttpResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO referentie.regel (wie) VALUES (%s)", [request.session["wie"]])
    return HttpResponse("een pagina")


urlpatterns = [path("aanmelden", aanmelden), path("pagina", pagina)]
application = get_wsgi_application()
