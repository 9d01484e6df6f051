"""What an archive may hold, and each way to hide more in it: refused as a whole, with a sentence (SEC-15)."""

import io
import stat
import struct
import tarfile
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotonde.kern.archief import MAX_BYTES, MAX_INGANGEN, MAX_VERHOUDING, pak_uit
from rotonde.kern.fouten import Ongeldig
from rotonde.kern.pakket import register
from rotonde.kern.pakket.controle import controleer

HEERDE = Path(__file__).resolve().parents[2] / "gemeenten" / "0246-heerde"
MAP, BESTAND = stat.S_IFDIR | 0o755, stat.S_IFREG | 0o644


@dataclass
class Deel:
    """One entry as an attacker writes it: every field says what it likes."""

    naam: str = "a.yaml"
    inhoud: bytes = b"naam: Heerde\n"
    modus: int = BESTAND
    methode: int = zipfile.ZIP_DEFLATED
    vlaggen: int = 0x800
    dos: int = 0
    grootte: int | None = None
    crc: int | None = None
    ingepakt: bytes | None = None
    maat_ingepakt: int | None = None
    plek: int | None = None
    kopnaam: str | None = None
    opmerking: bytes = b""

    def gegevens(self) -> bytes:
        if self.ingepakt is not None:
            return self.ingepakt
        return pers(self.inhoud) if self.methode == zipfile.ZIP_DEFLATED else self.inhoud

    def kop(self) -> bytes:
        """The fields that the local header and the table of contents share."""
        crc = zlib.crc32(self.inhoud) if self.crc is None else self.crc
        grootte = len(self.inhoud) if self.grootte is None else self.grootte
        ingepakt = len(self.gegevens()) if self.maat_ingepakt is None else self.maat_ingepakt
        maten = (crc, ingepakt, grootte)
        return struct.pack("<3H2H3L", 20, self.vlaggen, self.methode, 0, 0x21, *maten)


def pers(inhoud: bytes) -> bytes:
    pers_ = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return pers_.compress(inhoud) + pers_.flush()


def bouw(*delen: Deel, aantal: int | None = None, schijf: int = 0, staart: bytes = b"") -> bytes:
    """A zip file by hand: `zipfile` would not write most of these."""
    lichaam, lijst = b"", b""
    for deel in delen:
        naam = deel.naam.encode()
        kopnaam = naam if deel.kopnaam is None else deel.kopnaam.encode()
        plek = len(lichaam) if deel.plek is None else deel.plek
        lichaam += b"PK\x03\x04" + deel.kop() + struct.pack("<2H", len(kopnaam), 0) + kopnaam + deel.gegevens()
        rest = struct.pack("<5H2L", len(naam), 0, len(deel.opmerking), 0, 0, deel.modus << 16 | deel.dos, plek)
        lijst += b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 20) + deel.kop() + rest + naam + deel.opmerking
    hoeveel = len(delen) if aantal is None else aantal
    slot = struct.pack("<4s4H2LH", b"PK\x05\x06", schijf, 0, hoeveel, hoeveel, len(lijst), len(lichaam), len(staart))
    return lichaam + lijst + slot + staart


def pak(map_: Path, inhoud: bytes, naam: str = "proef.zip") -> dict[str, bytes]:
    """Unpack in an empty folder beside the archive; what stands there afterwards, by name."""
    (map_ / naam).write_bytes(inhoud)
    uit = map_ / "uit"
    uit.mkdir()
    pak_uit(map_ / naam, uit)
    return wat_er_staat(uit)


def wat_er_staat(map_: Path) -> dict[str, bytes]:
    return {str(pad.relative_to(map_)): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def weigering(map_: Path, inhoud: bytes) -> str:
    """The sentence of a refusal, which leaves nothing anywhere."""
    with pytest.raises(Ongeldig) as fout:
        pak(map_, inhoud)
    assert {str(pad.relative_to(map_)) for pad in map_.rglob("*")} == {"proef.zip", "uit"}
    zin = fout.value.zin
    assert zin.isprintable()
    assert zin.endswith(".")
    assert ": " in zin
    assert "proef.zip" in zin
    return zin


def zip_van(map_: Path, *, boven: str = "") -> bytes:
    """What every other program makes of a folder."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for pad in sorted(map_.rglob("*")):
            archief.write(pad, f"{boven}{pad.relative_to(map_)}")
    return uit.getvalue()


def test_het_pakket_van_heerde_komt_er_precies_zo_uit_sec_15(tmp_path: Path) -> None:
    uit = pak(tmp_path, zip_van(HEERDE, boven="0246-heerde/"))

    assert uit == {f"0246-heerde/{naam}": inhoud for naam, inhoud in wat_er_staat(HEERDE).items()}
    soorten = register.ontdek()
    gelezen = controleer(tmp_path / "uit" / "0246-heerde", soorten)
    assert gelezen.inhoud() == controleer(HEERDE, soorten).inhoud()


def tar_met_iets() -> bytes:
    uit = io.BytesIO()
    with tarfile.open(fileobj=uit, mode="w") as archief:
        archief.addfile(tarfile.TarInfo("iets"), io.BytesIO())
    return uit.getvalue()


RUIS = Random(15).randbytes(1000)


def honderd_keer(*, en: int) -> Deel:
    """An entry that says to be a hundred times as large as packed and `en` more; empty blocks fill what is packed."""
    for maat in range(1000, 1010):
        inhoud = b"\n" * maat * MAX_VERHOUDING
        blokken, rest = divmod(maat - len(pers(inhoud)), 5)
        if not rest:
            ingepakt = b"\x00\x00\x00\xff\xff" * blokken + pers(inhoud)
            return Deel("bom.yaml", inhoud, ingepakt=ingepakt, grootte=len(inhoud) + en)
    raise AssertionError


BINNEN = bouw(Deel())
HELFT = Random(15).randbytes(140_000).ljust(MAX_BYTES // 2, b"\n")
ZIN = b"heel gewone tekst, met een PK erin\n"
PLAT = zipfile.ZIP_STORED
# An entry without its line in the table of contents: another may hold it as its content, as in Fifield's bomb.
LOKAAL = bouw(Deel("b.yaml", ZIN)).partition(b"PK\x01\x02")[0]
TWEE = bouw(Deel("a.yaml"), Deel("b.yaml"))
ZIP64 = b"PK\x06\x07".ljust(20, b"\0")

# What is refused, its twin that is not, and what the sentence says.
GEVALLEN: dict[str, tuple[bytes, bytes, str]] = {
    "te veel": (
        bouw(*(Deel(f"{nr}.yaml") for nr in range(MAX_INGANGEN + 1))),
        bouw(*(Deel(f"{nr}.yaml") for nr in range(MAX_INGANGEN))),
        "proef.zip heeft meer dan 100 bestanden en mappen: haal weg",
    ),
    "meer dan hij zegt": (
        bouw(*(Deel(f"{nr}.yaml") for nr in range(MAX_INGANGEN + 1)), aantal=1),
        bouw(Deel(), aantal=1),
        "beschadigd",
    ),
    "iets meer dan hij zegt": (bouw(Deel(), Deel("b.yaml"), aantal=1), bouw(Deel(), Deel("b.yaml")), "beschadigd"),
    "bom": (
        bouw(Deel("bom.yaml", b"a" * 1_000_000)),
        bouw(Deel("bom.yaml", RUIS * 20)),
        "“bom.yaml” in proef.zip wordt bij uitpakken meer dan 100 keer zo groot: haal het weg",
    ),
    "bom die liegt over haar maat": (
        bouw(Deel("bom.yaml", b"a" * 1_000_000, grootte=90_000)),
        bouw(Deel("bom.yaml", RUIS * 20)),
        "“bom.yaml” in proef.zip is uitgepakt groter dan het zip-bestand zegt",
    ),
    "bom die liegt en waarvan het begin klopt": (
        bouw(Deel("bom.yaml", b"a" * 1_000_000, grootte=90_000, crc=zlib.crc32(b"a" * 90_000))),
        bouw(Deel("bom.yaml", RUIS * 20)),
        "is uitgepakt groter dan",
    ),
    "kleiner dan hij zegt": (bouw(Deel(grootte=14)), bouw(Deel(grootte=13)), "beschadigd"),
    "onverpakt met een andere maat": (bouw(Deel(methode=PLAT, grootte=3)), bouw(Deel(methode=PLAT)), "groter dan"),
    "meer na het einde van de inhoud": (
        bouw(Deel(ingepakt=pers(b"naam: Heerde\n") + b"\0" * 9000, grootte=13)),
        bouw(Deel(ingepakt=pers(b"naam: Heerde\n"), grootte=13)),
        "beschadigd",
    ),
    "net te veel in verhouding": (
        bouw(honderd_keer(en=1)),
        bouw(honderd_keer(en=0)),
        "meer dan 100 keer zo groot",
    ),
    "samen te groot": (
        bouw(Deel("a.yaml", HELFT), Deel("b.yaml", HELFT), Deel("c.yaml", b"\n", methode=PLAT)),
        bouw(Deel("a.yaml", HELFT), Deel("b.yaml", HELFT)),
        "proef.zip is uitgepakt groter dan 5 MB",
    ),
    "bestand te groot": (bouw(Deel(methode=PLAT, inhoud=b" " * MAX_BYTES)), bouw(Deel()), "groter dan 5 MB"),
    "alles op dezelfde inhoud": (
        bouw(Deel("a.yaml"), Deel("b.yaml", plek=0, kopnaam="b.yaml")),
        bouw(Deel("a.yaml"), Deel("b.yaml")),
        "“b.yaml” in proef.zip is beschadigd",
    ),
    "inhoud die een andere ingang aanhaalt": (
        bouw(Deel("a.yaml", LOKAAL, methode=PLAT), Deel("b.yaml", ZIN, plek=len("a.yaml") + 30)),
        bouw(Deel("a.yaml", ZIN, methode=PLAT), Deel("b.yaml", ZIN)),
        "“b.yaml” in proef.zip gebruikt de inhoud van een ander bestand: maak",
    ),
    "inhoud die doorloopt in de inhoudsopgave": (
        bouw(Deel(methode=PLAT, maat_ingepakt=100, grootte=100)),
        bouw(Deel(methode=PLAT, maat_ingepakt=13, grootte=13)),
        "“a.yaml” in proef.zip is niet compleet",
    ),
    "inhoud zonder einde": (
        bouw(Deel(ingepakt=b"\x00\x0d\x00\xf2\xffnaam: Heerde\n")),
        bouw(Deel(ingepakt=b"\x01\x0d\x00\xf2\xffnaam: Heerde\n")),
        "“a.yaml” in proef.zip is beschadigd",
    ),
    "niets": (bouw(), bouw(Deel()), "proef.zip is leeg"),
    "geen zip": (b"naam: Heerde\n", bouw(Deel()), "proef.zip is geen zip-bestand: pak de map in als zip"),
    "afgebroken": (BINNEN[:-30], BINNEN, "niet compleet"),
    "half": (BINNEN[: len(BINNEN) // 2], BINNEN, "niet compleet"),
    "iets erachter": (BINNEN + b"\n", BINNEN, "beschadigd"),
    "iets ervoor": (b"MZ" + BINNEN, BINNEN, "geen zip-bestand"),
    "zip achter het begin van een andere": (b"PK\x03\x04" + BINNEN, BINNEN, "proef.zip is beschadigd"),
    "op meer schijven": (bouw(Deel(), schijf=1), bouw(Deel()), "proef.zip is beschadigd"),
    "tweede inhoudsopgave": (bouw(Deel(opmerking=ZIP64)), bouw(Deel(opmerking=ZIP64[4:])), "proef.zip is beschadigd"),
    "dikke inhoudsopgave": (bouw(Deel(opmerking=ZIN * 50)), bouw(Deel(opmerking=ZIN)), "proef.zip is beschadigd"),
    "opmerking": (bouw(Deel(), staart=b"PK\x05\x06"), bouw(Deel(), staart=b"0a1b2c"), "niet compleet"),
    "verkeerde controlegetallen": (bouw(Deel(crc=1)), bouw(Deel()), "“a.yaml” in proef.zip is beschadigd"),
    "kapotte inhoud": (bouw(Deel(ingepakt=b"\xff" * 20)), bouw(Deel()), "beschadigd"),
    "inhoud buiten het bestand": (bouw(Deel(plek=9000)), bouw(Deel(plek=0)), "“a.yaml” in proef.zip is beschadigd"),
    "geen kop": (TWEE[::-1].replace(b"\4\3KP", b"\5\3KP", 1)[::-1], TWEE, "“b.yaml” in proef.zip is beschadigd"),
    "langere naam bij de inhoud": (bouw(Deel(kopnaam="a.yaml.sh")), bouw(Deel(kopnaam="a.yaml")), "beschadigd"),
    "andere naam bij de inhoud": (bouw(Deel(kopnaam="b.yaml")), bouw(Deel(kopnaam="a.yaml")), "beschadigd"),
    "omhoog": (bouw(Deel("../a.yaml")), bouw(Deel("..a.yaml")), "“../a.yaml” in proef.zip wijst naar een plek buiten"),
    "omhoog halverwege": (bouw(Deel("a/../../b.yaml")), bouw(Deel("a/b/b.yaml")), "wijst naar een plek buiten"),
    "omhoog als map": (bouw(Deel("a/../", b"", MAP)), bouw(Deel("a/b/", b"", MAP)), "wijst naar een plek buiten"),
    "vanaf de wortel": (bouw(Deel("/etc/cron.d/a")), bouw(Deel("etc/cron.d/a")), "begint bovenaan de schijf"),
    "station": (bouw(Deel("C:a.yaml")), bouw(Deel("C/a.yaml")), "backslash of dubbele punt"),
    "backslash": (bouw(Deel("..\\a.yaml")), bouw(Deel("b/a.yaml")), "backslash of dubbele punt"),
    "nul": (bouw(Deel("a.yaml\0.txt")), bouw(Deel("a.yaml.txt")), "“a.yaml\\x00.txt” in proef.zip heeft een onz"),
    "schermcode": (bouw(Deel("\x1b[2Ja.yaml")), bouw(Deel("[2Ja.yaml")), "“\\x1b[2Ja.yaml” in proef.zip heeft een onz"),
    "omgekeerd schrift": (bouw(Deel("a\u202elmay.exe")), bouw(Deel("Čeština é.yaml")), "onzichtbaar teken"),
    "lege naam": (bouw(Deel("")), bouw(Deel("a")), "lege naam"),
    "lege map": (bouw(Deel("a//b.yaml")), bouw(Deel("a/b.yaml")), "lege naam"),
    "spatie aan de rand": (bouw(Deel(" a.yaml")), bouw(Deel("a .yaml")), "spatie of punt aan de rand"),
    "punt aan de rand": (bouw(Deel("a./b.yaml")), bouw(Deel(".a/b.yaml")), "punt aan de rand"),
    "te lang": (bouw(Deel("é" * 101)), bouw(Deel("é" * 100)), "é...” in proef.zip heeft een te lange naam"),
    "twee keer": (bouw(Deel(), Deel()), bouw(Deel(), Deel("b.yaml")), "dezelfde naam als iets anders"),
    "twee keer met een hoofdletter": (bouw(Deel(), Deel("A.yaml")), bouw(Deel(), Deel("á.yaml")), "dezelfde naam"),
    "twee keer, anders geschreven": (bouw(Deel("é"), Deel("e\u0301")), bouw(Deel("é"), Deel("e")), "dezelfde naam"),
    "bestand en map": (bouw(Deel("a"), Deel("A/b")), bouw(Deel("a/", b"", MAP), Deel("a/b")), "dezelfde naam"),
    "koppeling": (
        bouw(Deel("a.yaml", b"/etc/passwd", stat.S_IFLNK | 0o777)),
        bouw(Deel("a.yaml", b"/etc/passwd", BESTAND)),
        "“a.yaml” in proef.zip is geen gewoon bestand, maar bijvoorbeeld een koppeling: zet het bestand zelf erin",
    ),
    "apparaat": (bouw(Deel(modus=stat.S_IFCHR)), bouw(Deel(modus=0)), "geen gewoon bestand"),
    "wachtrij": (bouw(Deel(modus=stat.S_IFIFO)), bouw(Deel(modus=BESTAND | stat.S_ISUID)), "geen gewoon bestand"),
    "koppeling van Windows": (bouw(Deel(dos=0x400)), bouw(Deel(dos=0x20)), "geen gewoon bestand"),
    "map zonder streep": (bouw(Deel("a", b"", MAP)), bouw(Deel("a/", b"", MAP, dos=0x10)), "geen gewoon bestand"),
    "map met een inhoud": (bouw(Deel("a/", modus=MAP)), bouw(Deel("a/", b"", MAP)), "een map met een inhoud"),
    "wachtwoord": (bouw(Deel(vlaggen=0x801)), bouw(Deel(vlaggen=0x806)), "zonder wachtwoord"),
    "andere methode": (bouw(Deel(methode=12)), bouw(Deel(methode=PLAT)), "een manier die wij niet lezen"),
    "nieuwer dan zipfile kent": (bouw(Deel(vlaggen=0x820)), bouw(Deel(vlaggen=0x808)), "een manier die wij niet lezen"),
    "zip in zip": (bouw(Deel("b.zip", BINNEN)), bouw(Deel("b_zip", ZIN)), "“b.zip” in proef.zip is zelf een archief"),
    "zip onder een andere naam": (bouw(Deel("b.yaml", BINNEN)), bouw(Deel("b.yaml", ZIN)), "is zelf een archief"),
    "zip achter tekst": (bouw(Deel("b.yaml", ZIN + BINNEN)), bouw(Deel("b.yaml", ZIN)), "is zelf een archief"),
    "gz naar de naam": (bouw(Deel("b.yaml.GZ", ZIN)), bouw(Deel("b.gz.yaml", ZIN)), "is zelf een archief"),
    "rekenblad": (bouw(Deel("b.ods", ZIN)), bouw(Deel("ods.yaml", ZIN)), "is zelf een archief"),
    "tar": (bouw(Deel("b.yaml", tar_met_iets() + RUIS)), bouw(Deel("b.yaml", RUIS)), "is zelf een archief"),
}  # fmt: skip


@pytest.mark.parametrize("geval", GEVALLEN)
def test_wat_niet_mag_wordt_geweigerd_en_laat_niets_achter_sec_15(geval: str, tmp_path: Path) -> None:
    slecht, _, zin = GEVALLEN[geval]

    assert zin in weigering(tmp_path, slecht)


@pytest.mark.parametrize("geval", GEVALLEN)
def test_wat_er_het_meest_op_lijkt_mag_wel_sec_15_af_35(geval: str, tmp_path: Path) -> None:
    _, goed, _ = GEVALLEN[geval]

    pak(tmp_path, goed)

    with zipfile.ZipFile(io.BytesIO(goed)) as archief:
        namen = {naam.rstrip("/") for naam in archief.namelist()}
    assert namen <= {str(pad.relative_to(tmp_path / "uit")) for pad in (tmp_path / "uit").rglob("*")}


@pytest.mark.parametrize(
    "begin",
    [
        *("504b0304", "504b0506", "504b0708", "1f8b", "1f9d", "377abcaf271c", "526172211a07", "fd377a585a00", "425a68"),
        *("28b52ffd", "5d0000", "4c5a4950", "04224d18", "4d53434600", "213c617263683e0a"),
    ],
)
def test_een_archief_wordt_aan_zijn_inhoud_herkend_sec_15(begin: str, tmp_path: Path) -> None:
    assert "is zelf een archief" in weigering(tmp_path, bouw(Deel("a.yaml", bytes.fromhex(begin) + RUIS)))


def test_wat_een_archief_begint_mag_verderop_staan_sec_15_af_35(tmp_path: Path) -> None:
    assert pak(tmp_path, bouw(Deel("a.yaml", b"x\x1f\x8b"))) == {"a.yaml": b"x\x1f\x8b"}


def test_een_bestand_dat_er_niet_is_is_een_zin_sec_15(tmp_path: Path) -> None:
    with pytest.raises(Ongeldig, match=r"weg.zip is niet te lezen: kijk of het bestand er is"):
        pak_uit(tmp_path / "weg.zip", tmp_path)


BUITEN = "{wortel}/buiten"
NAMEN = st.one_of(
    st.sampled_from(
        ["..", "../buiten", "../../buiten", BUITEN, "a/../../b", "..\\b", "a", "a/", "A", "a/b", "\0", "~"]
    ),
    st.text(st.sampled_from("ab./\\:\0 ~é\u202e"), max_size=12),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
DELEN = st.builds(
    Deel,
    naam=NAMEN,
    inhoud=st.one_of(st.binary(max_size=60), st.just(BINNEN), st.integers(0, 5000).map(bytes)),
    modus=st.sampled_from([BESTAND, MAP, 0, stat.S_IFLNK | 0o777]),
    methode=st.sampled_from([PLAT, zipfile.ZIP_DEFLATED, 12]),
    grootte=st.none() | st.integers(0, 2**32 - 1),
    plek=st.none() | st.integers(0, 200),
)


@settings(max_examples=300, deadline=None)
@given(delen=st.lists(DELEN, max_size=4), knip=st.integers(0, 200) | st.just(0))
def test_welk_archief_ook_er_komt_nooit_iets_buiten_de_map_sec_15(
    delen: list[Deel], knip: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    wortel = tmp_path_factory.mktemp("archief")
    delen = [
        replace(deel, naam=deel.naam.format(wortel=wortel) if deel.naam == BUITEN else deel.naam) for deel in delen
    ]
    archief = bouw(*delen)

    uit = _probeer(wortel, archief[: len(archief) - knip])

    verwacht = {deel.naam: deel.inhoud for deel in delen if not deel.naam.endswith("/")}
    assert uit is None or uit == verwacht


@settings(max_examples=300, deadline=None)
@given(plek=st.floats(0, 1, exclude_max=True), erbij=st.binary(max_size=4), weg=st.integers(0, 4))
def test_een_beschadigd_archief_pakt_precies_uit_of_helemaal_niet_sec_15(
    plek: float, erbij: bytes, weg: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Damage in what is unpacked shows by its checksum; elsewhere it changes a name, a time, or nothing."""
    heel = bouw(Deel("a/b.yaml", ZIN), Deel("c.yaml", RUIS, methode=PLAT), staart=b"klaar")
    knip = int(plek * len(heel))

    uit = _probeer(tmp_path_factory.mktemp("archief"), heel[:knip] + erbij + heel[knip + weg :])

    assert uit is None or sorted(uit.values()) == sorted([ZIN, RUIS])


def _probeer(wortel: Path, archief: bytes) -> dict[str, bytes] | None:
    """Unpack two folders deep; None and nothing written after a refusal, and never anything outside the folder."""
    map_ = wortel / "diep" / "dieper"
    map_.mkdir(parents=True)
    try:
        uit, zin = pak(map_, archief), "Het kwam eruit."
    except Ongeldig as fout:
        uit, zin = None, fout.zin
    assert zin.isprintable()
    assert zin.endswith(".")
    assert uit is not None or list((map_ / "uit").iterdir()) == []
    alles = {str(pad.relative_to(wortel)) for pad in wortel.rglob("*") if map_ / "uit" not in pad.parents}
    assert alles == {"diep", "diep/dieper", "diep/dieper/proef.zip", "diep/dieper/uit"}
    assert not any(pad.is_symlink() for pad in wortel.rglob("*"))
    return uit
