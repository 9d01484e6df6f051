"""Routes of vorm: the stylesheet of this municipality and, in demo and test, the style page."""

from django.urls import path

from rotonde.vorm import views

app_name = "vorm"
urlpatterns = [
    path("huisstijl.css", views.huisstijl_css, name="huisstijl"),
    path("vorm/", views.stijlpagina, name="stijlpagina"),
    path("vorm/<slug:deur>/", views.stijlpagina, name="stijlpagina_deur"),
]
