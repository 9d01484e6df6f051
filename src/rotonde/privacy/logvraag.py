"""The datalek query itself: a leaf, so that a measurement asks what the screen asks."""

# Over the index (gemeente_id, betrokkene, tijd): one short range per person, however long the log is.
# One row per reader and group of data: a busy dossier has thousands of lines and a dozen readers.
VRAAG = """
SELECT actor, actor_soort, rol, organisatie, soort, gegevensgroep, count(*) AS regels,
       count(DISTINCT betrokkene) AS personen, min(tijd) AS eerste, max(tijd) AS laatste
FROM kern_inzage
WHERE gemeente_id = %(gemeente)s AND betrokkene = ANY (%(personen)s) AND tijd >= %(van)s AND tijd < %(tot)s
GROUP BY actor, actor_soort, rol, organisatie, soort, gegevensgroep
ORDER BY laatste DESC, actor, soort, gegevensgroep
"""
