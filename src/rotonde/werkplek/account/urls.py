"""Routes of an account. The names are those that allauth looks for; what is not here does not exist: no signing up."""

from django.urls import path

from rotonde.werkplek.account import inwoners, personeel, terug, views, views_sleutels

urlpatterns = [
    path("inloggen/", views.inloggen, name="account_login"),
    path("niet-actief/", views.inactief, name="account_inactive"),
    path("wachtwoord/opnieuw/", views.wachtwoord_opnieuw, name="account_reauthenticate"),
    path("digid/", inwoners.naar_makelaar, name="naar_makelaar"),
    path("personeel/", personeel.naar_dienst, name="naar_personeel"),
    path("terug/<str:provider_id>/", terug.terug, name="openid_connect_callback"),
    path("code/", views.code, name="mfa_authenticate"),
    path("code/opnieuw/", views.code_opnieuw, name="mfa_reauthenticate"),
    path("code/instellen/", views.code_instellen, name="mfa_activate_totp"),
    path("sleutels/", views_sleutels.overzicht, name="mfa_list_webauthn"),
    path("sleutel/opnieuw/", views_sleutels.opnieuw, name="mfa_reauthenticate_webauthn"),
    path("sleutel/toevoegen/", views_sleutels.toevoegen, name="mfa_add_webauthn"),
    path("sleutel/<int:pk>/weg/", views_sleutels.weg, name="mfa_remove_webauthn"),
    path("code/herstelcodes/", views.herstelcodes, name="mfa_view_recovery_codes"),
]
