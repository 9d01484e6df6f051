"""What the rows of a dossier are for, in the metadata that protection is made from."""

from rotonde.kern.soorten import Bescherming, Klasse
from rotonde.kern.verwerking import Eenheid, Verwerking


def in_dossier(
    doel: str,
    *,
    objekt: str = "dossier_id",
    betrokkene: str | None = None,
    weg: tuple[str, ...] = (),
    niet_voor_inwoner: bool = False,
    niet_inzien: str = "",
    **kolommen: Klasse,
) -> Verwerking:
    """Rows of a dossier: only for who is involved in it; each row carries the wet it was collected under (PRIV-02).

    What a row says of several members of the household at once goes to none of them by itself (PRIV-27): with
    `niet_inzien`, which says why, it stays out of the bundle, and with `niet_voor_inwoner` out of their sight.
    """
    return Verwerking(
        doel=doel,
        wet=None,
        klasse=Klasse.PERSOON,
        bewaarregel="BEW-01",
        bescherming=Bescherming.BETROKKEN,
        object=objekt,
        betrokkene=betrokkene,
        kolommen=kolommen,
        eenheid=Eenheid("dossier", (objekt,)),
        weg=weg,
        niet_voor_inwoner=niet_voor_inwoner,
        niet_inzien=niet_inzien,
    )
