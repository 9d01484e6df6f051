"""What another system pushes to us, signed with a secret that both know (SEC-32).

The way of signing is that of Standard Webhooks: HMAC-SHA256 over the id of the message, the moment and the body.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from rotonde.kern import begrenzing
from rotonde.kern.begrenzing import Grens
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, TeVaak

# A moment holds for five minutes before and after: longer than that no id needs to be remembered.
EENMAAL = Grens(1, timedelta(minutes=11))
_KENMERK = "webhook-id"
_LANGSTE_KENMERK = 200


def inhoud_van(request: HttpRequest, *, afzender: str, geheimen: Sequence[str]) -> bytes:
    """The body of a message that one of these secrets signed, within five minutes, and that was not here before.

    More than one secret holds while it is being changed. Raises NietGevonden without any secret: then there is no such
    door. Raises GeenBevoegdheid for a signature, moment or id that does not hold, KanNuNiet for a message that came
    before. What came is remembered as soon as the request is answered without a failure of ours.
    """
    if not geheimen:
        raise NietGevonden("Deze pagina bestaat niet: controleer het adres.")
    koppen = {naam.lower(): waarde for naam, waarde in request.headers.items()}
    if not any(_is_getekend(request.body, koppen, geheim) for geheim in geheimen):
        raise GeenBevoegdheid(
            "Dit bericht is niet aangenomen: controleer het geheim, de klok en de koppen van wie het stuurt."
        )
    try:
        begrenzing.tel(f"webhook {afzender}", koppen[_KENMERK], EENMAAL)
    except TeVaak:
        raise KanNuNiet("Dit bericht is al eens ontvangen: geef een nieuw bericht een eigen kenmerk.") from None
    return request.body


def _is_getekend(inhoud: bytes, koppen: dict[str, str], geheim: str) -> bool:
    if len(koppen.get(_KENMERK, "")) > _LANGSTE_KENMERK:
        return False
    try:
        Webhook(geheim).verify(inhoud, koppen, json_parse=False)
    except (WebhookVerificationError, ValueError):
        return False
    return True
