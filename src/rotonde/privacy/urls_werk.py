"""Routes of privacy for medewerkers: datalekken and the register of processing."""

from django.urls import path

from rotonde.privacy import views_datalek, views_register

app_name = "rechten"
urlpatterns = [
    path("verwerkingen/", views_register.verwerkingen, name="verwerkingen"),
    path("datalek/", views_datalek.datalekken, name="datalekken"),
    path("datalek/nieuw/", views_datalek.nieuw, name="datalek_nieuw"),
    path("datalek/<uuid:datalek>/", views_datalek.datalek, name="datalek"),
    path("datalek/<uuid:datalek>/stap/", views_datalek.stap, name="datalek_stap"),
    path("datalek/<uuid:datalek>/geraakt.csv", views_datalek.geraakt, name="geraakt"),
]
