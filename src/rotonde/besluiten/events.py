"""What besluiten announces, as gebeurtenissen in the transaction of the act. It listens to nothing."""

AANVRAAG_ONTVANGEN = "besluiten.aanvraag_ontvangen"
VOORSTEL_GEDAAN = "besluiten.voorstel_gedaan"
BESLUIT_GENOMEN = "besluiten.besluit_genomen"
BESLUIT_BEKENDGEMAAKT = "besluiten.besluit_bekendgemaakt"
MANDATEN_INGESTELD = "besluiten.mandaten_ingesteld"
