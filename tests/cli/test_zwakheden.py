"""Where a weakness is reported, and what a pentest left open (SEC-36)."""

from pathlib import Path

import pytest

from rotonde.cli import zwakheden
from rotonde.cli.fouten import Startfout
from rotonde.cli.zwakheden import keur_meldpunt, lees_register

KOP = "nummer;datum;ernst;punt;stand;bewijs\n"


def test_beide_paginas_noemen_een_adres_en_de_drie_werkdagen_sec_36() -> None:
    assert zwakheden.meldpunt() == (True, "")


@pytest.mark.parametrize(
    ("tekst", "mist"),
    [
        ("Mail mailto:a@example.nl. U hoort binnen\n3 werkdagen van ons.", []),
        ("See /.well-known/security.txt; within three working days.", []),
        ("U hoort binnen 3 werkdagen van ons.", ["noemt geen adres"]),
        ("Contact: https://example.nl/meld", ["binnen 3 werkdagen"]),
        ("Contact: https://example.nl/meld, binnen 30 werkdagen", ["binnen 3 werkdagen"]),
        ("", ["noemt geen adres", "binnen 3 werkdagen"]),
    ],
)
def test_een_pagina_die_een_van_beide_mist_valt_op_sec_36_af_35(tekst: str, mist: list[str]) -> None:
    gevonden = list(keur_meldpunt("x", tekst))

    assert len(gevonden) == len(mist)
    assert all(woorden in fout for woorden, fout in zip(mist, gevonden, strict=True))


def test_er_is_nog_geen_pentest_en_dat_staat_er_sec_36(capsys: pytest.CaptureFixture[str]) -> None:
    assert zwakheden.pentest_zonder_open_punt() == (True, "")
    assert "er is nog geen pentest gedaan" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("regel", "voldoet"),
    [
        ("P1;2026-09-01;hoog;cookie blijft staan;open;", False),
        ("P1;2026-09-01;kritiek;cookie blijft staan;open;", False),
        ("P1;2026-09-01;hoog;cookie blijft staan;dicht;test_de_cookie_gaat_weg", True),
        ("P1;2026-09-01;middel;cookie blijft staan;open;", True),
    ],
)
def test_een_open_zwaar_punt_houdt_de_uitgave_tegen_sec_36(
    regel: str, *, voldoet: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pentest.csv").write_text(KOP + regel + "\n")
    monkeypatch.setattr(zwakheden, "REGISTER", tmp_path / "pentest.csv")

    goed, gevonden = zwakheden.pentest_zonder_open_punt()

    assert goed is voldoet
    assert gevonden.endswith("cookie blijft staan") is not voldoet


@pytest.mark.parametrize(
    "regel",
    [
        "P1;vorige week;hoog;cookie;open;",
        "P1;2026-09-01;zwaar;cookie;open;",
        "P1;2026-09-01;hoog;cookie;misschien;",
        "P1;2026-09-01;hoog;cookie;dicht;",
        ";2026-09-01;hoog;cookie;open;",
    ],
)
def test_een_punt_dat_te_weinig_zegt_telt_niet_als_dicht_sec_36_af_35(regel: str, tmp_path: Path) -> None:
    (tmp_path / "pentest.csv").write_text(KOP + regel + "\n")

    with pytest.raises(Startfout, match=r"pentest\.csv:2: "):
        lees_register(tmp_path / "pentest.csv")
