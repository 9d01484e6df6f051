"""Archives from outside: a zip file is judged as a whole in memory, and only then written (SEC-15).

Nothing that an archive says about itself is believed: its table of contents is bounded before it is read, every entry
must own its bytes, and unpacking stops one byte past the size that was promised. So a refusal costs little and leaves
nothing. `zipfile` reads the table of contents and nothing else: it would follow names and sizes as they stand.

Sources: ASVS 5.0 5.2.3, 5.3.2 and 5.3.3; PKWARE APPNOTE 6.3.10; D. Fifield, "A better zip bomb" (WOOT 2019).
"""

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from rotonde.kern.fouten import Ongeldig

MAX_INGANGEN = 100
MAX_VERHOUDING = 100
MAX_MB = 5
MAX_BYTES = MAX_MB * 1024 * 1024
"""Thirty times the largest pack of the house. Reading YAML takes over a hundred times its size in memory."""
MAX_NAAM = 200
"""Bytes of a whole name: every file system takes that, with a temporary folder in front of it."""

_PER_INGANG = 1024
"""Bytes that one entry may take in the table of contents: its name, times and owner fit a few times over."""
_SLOT = struct.Struct("<4s4H2LH")
_KOP = struct.Struct("<4s22x2H")
_VERSLEUTELD = 0x1 | 0x40 | 0x2000
_UTF8 = 0x800
_BEKENDE_VLAGGEN = 0x2 | 0x4 | 0x8 | _UTF8 | _VERSLEUTELD
_DOS_MAP, _DOS_BIJZONDER = 0x10, 0x8 | 0x40 | 0x400  # volume label, device, reparse point
_STUK_ZIP = (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError)

_ARCHIEFNAAM = re.compile(
    r"\.(zip|zipx|jar|war|apk|epub|whl|od[tspgf]|(doc|xls|ppt)[xm]|7z|rar|gz|tgz|xz|txz|bz2|tbz2?|zst|tzst|tar|lzma|lz4?"
    r"|z|cab|arj|lz[ah]|iso|ar|deb|rpm|cpio)\Z",
    re.IGNORECASE,
)
_ARCHIEFBEGIN = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\x1f\x8b", b"\x1f\x9d", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"),
    *(b"\xfd7zXZ\x00", b"BZh", b"\x28\xb5\x2f\xfd", b"\x5d\x00\x00", b"LZIP", b"\x04\x22\x4d\x18", b"MSCF\x00"),
    b"!<arch>\n",
)
_TAR, _TAR_PLEK = b"ustar", 257

_OPNIEUW = "maak het zip-bestand opnieuw"
_GENEST = ("is zelf een archief", "pak het uit en zet de losse bestanden erin")


def pak_uit(bestand: Path, naar: Path) -> None:
    """Write what is in the zip file `bestand` under `naar`, an empty folder.

    All is judged before anything is written: at most 100 entries, 5 MB and 100 times as large as packed; plain files
    and folders only, with names that stay inside, no two alike; no archive in it. Raises Ongeldig, with one sentence
    that names the entry, when something does not hold; then nothing was written.
    """
    for naam, inhoud in _Archief(bestand).inhoud().items():
        doel = naar / naam
        if naam.endswith("/"):
            doel.mkdir(parents=True, exist_ok=True)
        else:
            doel.parent.mkdir(parents=True, exist_ok=True)
            with doel.open("xb") as stroom:
                stroom.write(inhoud)


class _Archief:
    """One archive, read once: what is judged and what is unpacked are the same bytes."""

    def __init__(self, bestand: Path) -> None:
        self.naam = _leesbaar(bestand.name)
        self.bytes = self._lees(bestand)
        self.inhoudsopgave, self.aantal = self._zoek_inhoudsopgave()
        self.ingangen = self._ingangen()

    def inhoud(self) -> dict[str, bytes]:
        """The content by name, when all of it may be unpacked."""
        for ingang in self.ingangen:
            self._beoordeel(ingang)
        self._beoordeel_samen()
        begin = self._beoordeel_plaatsen()
        return {ingang.orig_filename: self._pak(ingang, begin[ingang.orig_filename]) for ingang in self.ingangen}

    def _fout(self, wat: str, herstel: str = _OPNIEUW) -> Ongeldig:
        return Ongeldig(f"{self.naam} {wat}: {herstel}.")

    def _fout_in(self, ingang: zipfile.ZipInfo, wat: str, herstel: str = _OPNIEUW) -> Ongeldig:
        return Ongeldig(f"“{_leesbaar(ingang.orig_filename)}” in {self.naam} {wat}: {herstel}.")

    def _lees(self, bestand: Path) -> bytes:
        try:
            with bestand.open("rb") as stroom:
                inhoud = stroom.read(MAX_BYTES + 1)
        except OSError:
            raise self._fout("is niet te lezen", "kijk of het bestand er is en of u het mag lezen") from None
        if len(inhoud) > MAX_BYTES:
            raise self._fout(f"is groter dan {MAX_MB} MB", "haal weg wat er niet in hoort")
        if not inhoud.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            raise self._fout("is geen zip-bestand", "pak de map in als zip")
        return inhoud

    def _zoek_inhoudsopgave(self) -> tuple[int, int]:
        """Where the table of contents begins, and how many entries it says to have.

        Its size is bounded here, because `zipfile` makes an object of each line before anybody can count them. Between
        it and the end of the file nothing else may stand, so that there is one way only to read this archive.
        """
        plek = self.bytes.rfind(b"PK\x05\x06", -(_SLOT.size + 0xFFFF))
        if plek < 0 or plek + _SLOT.size > len(self.bytes):
            raise self._fout("is niet compleet", "lever het nog een keer aan")
        _, schijf, begin_schijf, hier, aantal, grootte, begin, staart = _SLOT.unpack_from(self.bytes, plek)
        if aantal > MAX_INGANGEN:
            wat = f"heeft meer dan {MAX_INGANGEN} bestanden en mappen"
            raise self._fout(wat, "haal weg wat er niet in hoort")
        heel = (schijf, begin_schijf, hier) == (0, 0, aantal) and begin + grootte == plek
        zip64 = self.bytes[max(0, plek - 20) :].startswith(b"PK\x06\x07")
        if not heel or zip64 or plek + _SLOT.size + staart != len(self.bytes) or grootte > aantal * _PER_INGANG:
            raise self._fout("is beschadigd")
        if not aantal:
            raise self._fout("is leeg", "pak de map in met de bestanden erin")
        return begin, aantal

    def _ingangen(self) -> list[zipfile.ZipInfo]:
        try:
            with zipfile.ZipFile(io.BytesIO(self.bytes)) as archief:
                ingangen = archief.infolist()
        except _STUK_ZIP:
            raise self._fout("is beschadigd") from None
        if len(ingangen) != self.aantal:
            raise self._fout("is beschadigd")
        return ingangen

    def _beoordeel(self, ingang: zipfile.ZipInfo) -> None:
        """Judge one entry by what the table of contents says; `orig_filename` is the name before zipfile mended it."""
        naam, is_map = ingang.orig_filename, ingang.orig_filename.endswith("/")
        if fout := next(_naamfouten(naam), None):
            raise self._fout_in(ingang, *fout)
        soort = stat.S_IFMT(ingang.external_attr >> 16)
        bijzonder = _DOS_BIJZONDER if is_map else _DOS_BIJZONDER | _DOS_MAP
        if soort not in {0, stat.S_IFDIR if is_map else stat.S_IFREG} or ingang.external_attr & bijzonder:
            wat = "is geen gewoon bestand, maar bijvoorbeeld een koppeling"
            raise self._fout_in(ingang, wat, "zet het bestand zelf erin")
        if ingang.flag_bits & _VERSLEUTELD:
            raise self._fout_in(ingang, "is met een wachtwoord op slot gezet", f"{_OPNIEUW} zonder wachtwoord")
        bekend = ingang.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
        if not bekend or ingang.flag_bits & ~_BEKENDE_VLAGGEN:
            raise self._fout_in(ingang, "is ingepakt op een manier die wij niet lezen", "maak een gewoon zip-bestand")
        if ingang.file_size > MAX_VERHOUDING * ingang.compress_size:
            raise self._fout_in(ingang, f"wordt bij uitpakken meer dan {MAX_VERHOUDING} keer zo groot", "haal het weg")

    def _beoordeel_samen(self) -> None:
        """No two names alike, also where capitals make no difference; no file where a folder must be; not too much."""
        sleutels = [_sleutel(ingang.orig_filename) for ingang in self.ingangen]
        gezien: set[str] = set()
        bestanden = {
            sleutel
            for sleutel, ingang in zip(sleutels, self.ingangen, strict=True)
            if not ingang.orig_filename.endswith("/")
        }
        for sleutel, ingang in zip(sleutels, self.ingangen, strict=True):
            boven = {str(map_) for map_ in PurePosixPath(sleutel).parents}
            if sleutel in gezien or bestanden & boven:
                raise self._fout_in(ingang, "heeft dezelfde naam als iets anders erin", "houd er één over")
            gezien.add(sleutel)
        if sum(ingang.file_size for ingang in self.ingangen) > MAX_BYTES:
            raise self._fout(f"is uitgepakt groter dan {MAX_MB} MB", "haal weg wat er niet in hoort")

    def _beoordeel_plaatsen(self) -> dict[str, int]:
        """Where the packed bytes of each entry begin, by name; each entry has its own.

        Entries that share bytes make a small file large without any ratio that shows. As nothing is shared, the ratio
        of each entry is a bound on that of the whole.
        """
        begin: dict[str, int] = {}
        vrij = 0
        for ingang in sorted(self.ingangen, key=lambda ingang: ingang.header_offset):
            tot = min(ingang.header_offset + _KOP.size + MAX_NAAM, self.inhoudsopgave)
            kop = self.bytes[ingang.header_offset : tot]
            ruw = ingang.orig_filename.encode("utf-8" if ingang.flag_bits & _UTF8 else "cp437")
            if not kop[_KOP.size :].startswith(ruw):
                raise self._fout_in(ingang, "is beschadigd")
            merk, naamlengte, extra = _KOP.unpack_from(kop)
            if merk != b"PK\x03\x04" or naamlengte != len(ruw):
                raise self._fout_in(ingang, "is beschadigd")
            if ingang.header_offset < vrij:
                raise self._fout_in(ingang, "gebruikt de inhoud van een ander bestand")
            begin[ingang.orig_filename] = ingang.header_offset + _KOP.size + naamlengte + extra
            vrij = begin[ingang.orig_filename] + ingang.compress_size
            if vrij > self.inhoudsopgave:
                raise self._fout_in(ingang, "is niet compleet")
        return begin

    def _pak(self, ingang: zipfile.ZipInfo, begin: int) -> bytes:
        """The content of one entry, never more than one byte past the size that it promised."""
        ruw = self.bytes[begin : begin + ingang.compress_size]
        uit, heel = ruw, True
        if ingang.compress_type == zipfile.ZIP_DEFLATED:
            pers = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                uit = pers.decompress(ruw, ingang.file_size + 1)
            except zlib.error:
                raise self._fout_in(ingang, "is beschadigd") from None
            heel = pers.eof and not pers.unused_data
        if len(uit) > ingang.file_size:
            raise self._fout_in(ingang, "is uitgepakt groter dan het zip-bestand zegt")
        if not heel or len(uit) != ingang.file_size or zlib.crc32(uit) != ingang.CRC:
            raise self._fout_in(ingang, "is beschadigd")
        if ingang.orig_filename.endswith("/") and uit:
            raise self._fout_in(ingang, "is een map met een inhoud")
        if _is_archief(uit):
            raise self._fout_in(ingang, *_GENEST)
        return uit


def _naamfouten(naam: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a name, and the repair. Also what is harmless here and not on the machine of a colleague."""
    delen = naam.removesuffix("/").split("/")
    gewoon = "geef het een gewone naam"
    if not naam.isprintable():
        yield "heeft een onzichtbaar teken in de naam", gewoon
    if naam.startswith("/"):
        yield "begint bovenaan de schijf", f"{_OPNIEUW} vanuit de map zelf"
    if ".." in delen:
        yield "wijst naar een plek buiten het zip-bestand", f"{_OPNIEUW} vanuit de map zelf"
    if "\\" in naam or ":" in naam:
        yield "heeft een backslash of dubbele punt in de naam", gewoon
    if any(not deel or deel != deel.strip(" ") or deel.endswith(".") for deel in delen):
        yield "heeft een lege naam, of een naam met een spatie of punt aan de rand", gewoon
    if len(naam.encode()) > MAX_NAAM:
        yield "heeft een te lange naam", gewoon
    if _ARCHIEFNAAM.search(naam):
        yield _GENEST


def _sleutel(naam: str) -> str:
    """What is the same for two names that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", naam).casefold()).removesuffix("/")


def _is_archief(inhoud: bytes) -> bool:
    """Whether content is an archive, whatever it is called; `is_zipfile` also finds one behind something else."""
    tar = inhoud[_TAR_PLEK:].startswith(_TAR)
    return tar or inhoud.startswith(_ARCHIEFBEGIN) or zipfile.is_zipfile(io.BytesIO(inhoud))


def _leesbaar(naam: str) -> str:
    """A name for in a sentence: one that moves the cursor of a terminal is written out, a long one is cut."""
    tekst = "".join(teken if teken.isprintable() else ascii(teken)[1:-1] for teken in naam)
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}..."
