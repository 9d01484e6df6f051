from django.urls import include, path

urlpatterns = [path("", include("rotonde.vorm.urls"))]
handler400 = "rotonde.vorm.views.fout_400"
handler403 = "rotonde.vorm.views.fout_403"
handler404 = "rotonde.vorm.views.fout_404"
handler500 = "rotonde.vorm.views.fout_500"
