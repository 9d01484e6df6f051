"""The file of a copy opens with its own key only, and shows every change to it (REL-15)."""

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotonde.reservekopie.fouten import Kopiefout
from rotonde.reservekopie.kist import BLOK, MAGIE, Kistlezer, Kistschrijver, Kop, nieuw_zout
from rotonde.reservekopie.sleutels import Sleutelring, lees_sleutels

RING = Sleutelring("r1", {"r1": bytes(range(32)), "r0": bytes(range(1, 33))})
STUKKEN = [(b"I", b"inhoud"), (b"D", b"dump" * 5), (b"E", b"{}")]


def kist(stukken: list[tuple[bytes, bytes]], ring: Sleutelring = RING) -> bytes:
    uit = io.BytesIO()
    schrijver = Kistschrijver(uit, Kop("k", "2026-01-01T00:00:00+00:00", "0.1.0", 18, ring.actief, nieuw_zout()), ring)
    for soort, data in stukken[:-1]:
        schrijver.schrijf(soort, data)
    schrijver.sluit(*stukken[-1])
    return uit.getvalue()


def lees(inhoud: bytes, ring: Sleutelring = RING) -> list[tuple[bytes, bytes]]:
    return list(Kistlezer(io.BytesIO(inhoud), "proef.kopie", ring).stukken())


@given(st.lists(st.tuples(st.sampled_from([b"I", b"D", b"B"]), st.binary(max_size=300)), max_size=6), st.binary())
@settings(max_examples=30, deadline=None)
def test_what_goes_in_comes_out(stukken: list[tuple[bytes, bytes]], einde: bytes) -> None:
    gelezen = lees(kist([*stukken, (b"E", einde)]))

    assert gelezen[-1] == (b"E", einde)
    for soort in (b"I", b"D", b"B"):
        erin = b"".join(data for naam, data in stukken if naam == soort)
        assert b"".join(data for naam, data in gelezen[:-1] if naam == soort) == erin


def test_more_than_a_block_is_cut_into_blocks() -> None:
    groot = os.urandom(2 * BLOK + 7)

    gelezen = lees(kist([(b"D", groot), (b"E", b"")]))

    assert [len(data) for _, data in gelezen] == [BLOK, BLOK, 7, 0]
    assert b"".join(data for _, data in gelezen) == groot


def test_nothing_of_the_content_stands_in_the_file_rel_15() -> None:
    inhoud = kist([(b"D", b"Jansen, 999990019"), (b"E", b"")])

    assert b"Jansen" not in inhoud
    assert RING.sleutels["r1"] not in inhoud
    assert b'"r1"' in inhoud


def test_the_same_content_gives_another_file_each_time() -> None:
    assert kist(STUKKEN)[-40:] != kist(STUKKEN)[-40:]


def test_an_old_key_still_opens_what_was_made_with_it_rel_15() -> None:
    oud = kist(STUKKEN, Sleutelring("r0", RING.sleutels))

    assert lees(oud) == STUKKEN


def test_a_key_that_is_not_there_is_named_rel_15() -> None:
    with pytest.raises(Kopiefout, match="sleutel «r1», die niet in het sleutelbestand staat"):
        lees(kist(STUKKEN), Sleutelring("r0", {"r0": RING.sleutels["r0"]}))


def test_another_key_of_the_same_name_does_not_open_rel_15() -> None:
    with pytest.raises(Kopiefout, match="een andere sleutel met die naam"):
        lees(kist(STUKKEN), Sleutelring("r1", {"r1": RING.sleutels["r0"]}))


def test_every_bit_counts_rel_15() -> None:
    heel = kist(STUKKEN)

    for plek in range(len(heel)):
        stuk = bytearray(heel)
        stuk[plek] ^= 1 << plek % 8
        with pytest.raises(Kopiefout):
            lees(bytes(stuk))
    assert lees(heel) == STUKKEN


def test_every_place_to_cut_it_off_is_found_rel_15() -> None:
    heel = kist(STUKKEN)

    for lengte in range(len(heel)):
        with pytest.raises(Kopiefout):
            lees(heel[:lengte])


def test_what_is_added_at_the_end_is_found() -> None:
    with pytest.raises(Kopiefout, match="beschadigd of afgekapt"):
        lees(kist(STUKKEN) + b"x")


def test_blocks_that_change_places_are_found() -> None:
    heel = kist([(b"D", b"a" * 50), (b"B", b"b" * 50), (b"E", b"")])
    begin = len(heel) - 2 * (4 + 1 + 50 + 16) - (4 + 1 + 16)
    maat = 4 + 1 + 50 + 16

    verwisseld = heel[:begin] + heel[begin + maat : begin + 2 * maat] + heel[begin : begin + maat]

    with pytest.raises(Kopiefout, match="blok 0"):
        lees(verwisseld + heel[begin + 2 * maat :])


def test_a_later_form_is_refused_with_its_number() -> None:
    heel = kist(STUKKEN)
    kop = heel[len(MAGIE) + 4 : heel.index(b"}") + 1]
    later = json.dumps(json.loads(kop) | {"versie": 2}).encode()

    with pytest.raises(Kopiefout, match="heeft vorm 2 en deze Rotonde leest vorm 1"):
        lees(MAGIE + len(later).to_bytes(4, "big") + later + heel[len(MAGIE) + 4 + len(kop) :])


def test_another_file_is_no_copy() -> None:
    with pytest.raises(Kopiefout, match="is geen reservekopie van Rotonde"):
        lees(b"PK\x03\x04 iets anders")


def test_keys_are_drawn_once_and_only_for_us(tmp_path: Path) -> None:
    pad = tmp_path / "sleutels.json"

    eerste = lees_sleutels(pad, maken=True)

    assert lees_sleutels(pad) == eerste
    assert pad.stat().st_mode & 0o777 == 0o600


def test_keys_are_not_drawn_beside_copies_that_need_others_rel_15(tmp_path: Path) -> None:
    with pytest.raises(Kopiefout, match=r"zet .* terug uit de kluis"):
        lees_sleutels(tmp_path / "weg.json")


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("{", "is beschadigd"),
        ('{"actief": "r1", "sleutels": {"r1": "AAAA"}}', "te kort of te eenvoudig"),
        ('{"actief": "r1", "sleutels": {"r1": "' + "A" * 43 + '="}}', "te kort of te eenvoudig"),
        ('{"actief": "r2", "sleutels": {}}', "actieve sleutel «r2»"),
    ],
)
def test_a_key_file_that_will_not_do_is_refused_sec_30(tmp_path: Path, inhoud: str, zin: str) -> None:
    pad = tmp_path / "sleutels.json"
    pad.write_text(inhoud)

    with pytest.raises(Kopiefout, match=zin):
        lees_sleutels(pad)
