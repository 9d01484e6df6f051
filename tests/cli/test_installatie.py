"""What a process is told: its own password and no other (AF-02)."""

from pathlib import Path

import pytest

from rotonde.cli.installatie import Installatie

ADRESSEN = {f"DATABASE_URL_{rol}": rol for rol in ("WEB", "WORKER", "STURING", "LOG", "EIGENAAR", "RESERVEKOPIE")}


@pytest.mark.parametrize(
    ("proces", "rollen"),
    [
        ("web", {"WEB", "LOG"}),
        ("worker", {"WORKER", "LOG", "STURING"}),
        ("sturing", {"STURING", "LOG"}),
        ("beheer", {"EIGENAAR", "LOG"}),
    ],
)
def test_process_gets_its_own_addresses_only_af_02(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proces: str, rollen: set[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL_EIGENAAR", "van de beheerder")

    omgeving = Installatie(tmp_path).omgeving(proces, "productie", ADRESSEN)

    assert {naam for naam in omgeving if naam.startswith("DATABASE_URL_")} == {f"DATABASE_URL_{rol}" for rol in rollen}
    assert omgeving["ROTONDE_PROCES"] == proces


def test_demo_key_of_the_surroundings_is_not_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROTONDE_DEMO_SLEUTEL", "van elders")

    omgeving = Installatie(tmp_path).omgeving("web", "productie", ADRESSEN)

    assert "ROTONDE_DEMO_SLEUTEL" not in omgeving
    assert omgeving["ROTONDE_OMGEVING"] == "productie"
