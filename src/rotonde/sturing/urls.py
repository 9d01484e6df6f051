"""Routes of sturing."""

from django.urls import URLPattern, path

from rotonde.sturing import views

app_name = "sturing"
urlpatterns: list[URLPattern] = [
    path("", views.monitor, name="monitor"),
    path("<int:jaar>/", views.monitor, name="monitor_jaar"),
    path("indicator/<str:code>/", views.definitie, name="definitie"),
]
