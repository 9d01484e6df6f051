"""What `deploy/` hands to an operator is safe as it stands; each check has something that fails it (SEC-22, SEC-34)."""

import copy
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.deploy import helm, keuring, nginx

WORTEL = Path(__file__).resolve().parents[2]
DEPLOY = WORTEL / "deploy"
TIMERS = sorted((DEPLOY / "systemd").glob("*.timer"))
EENHEDEN = sorted((DEPLOY / "systemd").glob("*.service"))


def _compose() -> dict[str, Any]:
    gelezen: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return gelezen


def _voorwerp(soort: str, naam: str) -> dict[str, Any]:
    return next(v for v in helm.voorwerpen(helm.waarden()) if v["kind"] == soort and v["metadata"]["name"] == naam)


def _web() -> dict[str, Any]:
    return copy.deepcopy(_voorwerp("Deployment", "rotonde-web"))


def test_de_kaart_van_helm_is_in_orde_sec_34() -> None:
    voorwerpen = helm.voorwerpen(helm.waarden())

    assert [bevinding for voorwerp in voorwerpen for bevinding in keuring.keur_voorwerp(voorwerp)] == []
    assert sorted(v["kind"] for v in voorwerpen) == [
        "ConfigMap", "CronJob", "Deployment", "Deployment", "Deployment", "Ingress", "Job", "NetworkPolicy",
        "PodDisruptionBudget", "Service", "Service",
    ]  # fmt: skip


def test_zonder_versie_van_het_beeld_komt_er_geen_kaart_sec_34() -> None:
    waarden = helm.waarden()
    waarden["image"]["tag"] = ""

    with pytest.raises(ValueError, match="kies een versie"):
        helm.voorwerpen(waarden)


def test_de_dienst_vindt_de_pods_en_de_deur_vindt_de_dienst() -> None:
    dienst, deur = _voorwerp("Service", "rotonde-web"), _voorwerp("Ingress", "rotonde")
    labels = _web()["spec"]["template"]["metadata"]["labels"]

    assert dienst["spec"]["selector"].items() <= labels.items()
    (regel,) = deur["spec"]["rules"]
    achter = regel["http"]["paths"][0]["backend"]["service"]
    assert (achter["name"], achter["port"]["name"]) == ("rotonde-web", dienst["spec"]["ports"][0]["name"])
    assert deur["spec"]["tls"][0]["hosts"] == [regel["host"]]


def test_zonder_webproces_wijst_de_deur_naar_de_vaste_pagina_rel_24() -> None:
    dienst, deur = _voorwerp("Service", "rotonde-crisis"), _voorwerp("Ingress", "rotonde")
    pod = _voorwerp("Deployment", "rotonde-crisis")["spec"]["template"]
    waarden = helm.waarden() | {"telefoon": "0578123456"}
    (kaart,) = (v for v in helm.voorwerpen(waarden) if v["kind"] == "ConfigMap")

    assert deur["metadata"]["annotations"]["nginx.ingress.kubernetes.io/default-backend"] == "rotonde-crisis"
    assert dienst["spec"]["selector"].items() <= pod["metadata"]["labels"].items()
    assert dienst["spec"]["selector"] != _voorwerp("Service", "rotonde-web")["spec"]["selector"]
    assert '<a href="tel:0578123456">0578123456</a>' in kaart["data"]["crisis.html"]
    assert kaart["data"]["crisis.html"].startswith("<!doctype html>")
    assert {stuk["configMap"]["name"] for stuk in pod["spec"]["volumes"] if "configMap" in stuk} == {"rotonde-crisis"}


def test_voor_het_migreren_is_er_een_taak_vooraf_die_alleen_de_eigenaar_kent_af_02() -> None:
    taak = _voorwerp("Job", "rotonde-migreer")

    assert taak["metadata"]["annotations"]["helm.sh/hook"] == "pre-install,pre-upgrade"
    assert [v for v in helm.voorwerpen(helm.waarden()) if "EIGENAAR" in str(v)] == [taak]


Breuk = Callable[[dict[str, Any]], Any]
# Each takes one safeguard away from the pod or its container; the words are what must be found then.
BREUKEN: list[tuple[str, Breuk]] = [
    ("draait als root", lambda s: s["securityContext"].pop("runAsNonRoot")),
    ("draait als root", lambda s: s["securityContext"].update(runAsUser=0)),
    ("seccomp", lambda s: s["securityContext"].pop("seccompProfile")),
    ("token van het cluster", lambda s: s.pop("automountServiceAccountToken")),
    ("kent geen hostNetwork", lambda s: s.update(hostNetwork=True)),
    ("volumes en plekken", lambda s: s["volumes"].pop()),
    ("eigen bestanden", lambda s: s["containers"][0]["securityContext"].pop("readOnlyRootFilesystem")),
    ("meer rechten", lambda s: s["containers"][0]["securityContext"].pop("allowPrivilegeEscalation")),
    ("meer rechten", lambda s: s["containers"][0]["securityContext"].update(capabilities={"add": ["NET_ADMIN"]})),
    ("geen grenzen", lambda s: s["containers"][0]["resources"]["limits"].pop("memory")),
    ("vaste versie", lambda s: s["containers"][0].update(image="rotonde:latest")),
    ("vaste versie", lambda s: s["containers"][0].update(image="registry.example:5000/rotonde")),
    ("readinessProbe", lambda s: s["containers"][0]["readinessProbe"]["httpGet"].update(path="/gezond")),
    ("livenessProbe", lambda s: s["containers"][0].pop("livenessProbe")),
    ("kent geen lifecyle", lambda s: s["containers"][0].update(lifecyle={})),
    ("kent de adressen van EIGENAAR", lambda s: s["containers"][0]["env"].append({"name": "DATABASE_URL_EIGENAAR"})),
    ("komt niet uit een geheim", lambda s: _letterlijk(s["containers"][0]["env"], "DATABASE_URL_WEB")),
    ("komt niet uit een geheim", lambda s: _letterlijk(s["containers"][0]["env"], "ROTONDE_MAILSERVER_WACHTWOORD")),
    ("komt niet uit een geheim", lambda s: s["containers"][0]["env"].append({"name": "ROTONDE_OIDC_GEHEIM"})),
    ("komt niet uit een geheim", lambda s: s["containers"][0]["env"].append({"name": "ROTONDE_PERSONEEL_GEHEIM_0246"})),
]


def _letterlijk(omgeving: list[dict[str, Any]], naam: str) -> None:
    regel = next(regel for regel in omgeving if regel["name"] == naam)
    regel["value"] = regel.pop("valueFrom") and "postgresql://…"


@pytest.mark.parametrize(("woorden", "breek"), BREUKEN, ids=[f"{n}-{w}" for n, (w, _) in enumerate(BREUKEN)])
def test_een_pod_die_een_slot_mist_valt_op_af_35(woorden: str, breek: Breuk) -> None:
    web = _web()
    breek(web["spec"]["template"]["spec"])

    assert [bevinding for bevinding in keuring.keur_voorwerp(web) if woorden in bevinding]


@pytest.mark.parametrize("proces", ["web", "worker"])
def test_in_het_cluster_kent_wie_mailt_de_mailserver_en_kan_hij_erheen_sec_22(proces: str) -> None:
    (container,) = _voorwerp("Deployment", f"rotonde-{proces}")["spec"]["template"]["spec"]["containers"]
    uit = _voorwerp("NetworkPolicy", "rotonde")["spec"]["egress"]

    assert {"ROTONDE_MAILSERVER", "ROTONDE_AFZENDER"} <= {regel["name"] for regel in container["env"]}
    assert [regel["port"] for weg in uit for regel in weg["ports"]] == [5432, 53, 53, 587]
    assert all("to" in weg for weg in uit if weg["ports"][0]["port"] != 53)


def test_op_een_machine_bereikt_de_werker_de_mailserver_en_de_database_niets_sec_22() -> None:
    inhoud = _compose()
    diensten, netten = inhoud["services"], inhoud["networks"]

    def kan_naar_buiten(naam: str) -> bool:
        return any(not (netten[net] or {}).get("internal") for net in diensten[naam]["networks"])

    assert [naam for naam in diensten if kan_naar_buiten(naam)] == ["web", "worker", "proxy"]
    for naam in ("web", "worker"):
        assert {"ROTONDE_MAILSERVER", "ROTONDE_AFZENDER"} <= set(diensten[naam]["environment"])


def test_de_koppen_van_de_keten_overleven_de_container_sec_27() -> None:
    (container,) = _voorwerp("Deployment", "rotonde-worker")["spec"]["template"]["spec"]["containers"]
    werker = _compose()["services"]["worker"]
    beeld = (DEPLOY / "Containerfile").read_text(encoding="utf-8")

    assert {regel["name"]: regel.get("value") for regel in container["env"]}["ROTONDE_KETENMAP"] == "/keten"
    assert "/keten" in {plek["mountPath"] for plek in container["volumeMounts"]}
    assert (werker["environment"]["ROTONDE_KETENMAP"], werker["volumes"]) == ("/keten", ["keten:/keten"])
    # A new volume takes over whose folder it is.
    assert "--chown=65532:65532 /bouw/keten /keten" in beeld


def test_compose_is_in_orde_sec_34() -> None:
    diensten = _compose()["services"]

    assert [b for naam, dienst in diensten.items() for b in keuring.keur_dienst(naam, dienst)] == []
    assert set(diensten) == {"web", "worker", "proxy", "database"}
    assert _compose()["networks"]["binnen"]["internal"] is True
    assert [naam for naam, dienst in diensten.items() if "ports" in dienst] == ["proxy"]
    assert "/gezond/klaar" in str(diensten["web"]["healthcheck"])


@pytest.mark.parametrize(
    ("woorden", "breek"),
    [
        ("eigen bestanden", lambda d: d.pop("read_only")),
        ("als root", lambda d: d.update(user="0:0")),
        ("als root", lambda d: d.pop("user")),
        ("meer rechten", lambda d: d.update(cap_drop=[])),
        ("machine zelf", lambda d: d.update(volumes=["/var/run/docker.sock:/s"])),
        ("geen grenzen", lambda d: d.pop("deploy")),
        ("vaste versie", lambda d: d.update(image="nginx:latest")),
    ],
)
def test_een_dienst_die_een_slot_mist_valt_op_af_35(woorden: str, breek: Breuk) -> None:
    dienst = copy.deepcopy(_compose()["services"]["proxy"])
    breek(dienst)

    assert [bevinding for bevinding in keuring.keur_dienst("proxy", dienst) if woorden in bevinding]


def test_het_beeld_is_in_orde_sec_34() -> None:
    assert list(keuring.keur_containerfile((DEPLOY / "Containerfile").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("woorden", "van", "naar"),
    [
        ("met een nummer", "USER 65532:65532", "USER root"),
        ("met een nummer", "USER 65532:65532", ""),
        ("een shell voor nodig", "EXPOSE 8000", 'RUN ["ls"]'),
        ("start een shell", 'ENTRYPOINT ["/usr/bin/python3", "-m"]', "ENTRYPOINT python3 -m"),
        ("zonder hash", "--require-hashes", ""),
        ("gebruik COPY", "COPY gemeenten", "ADD gemeenten"),
        ("vaste versie", "python:3.11-slim-bookworm", "python:latest"),
        ("een beeld", "FROM ${BOUW} AS bouw", ""),
    ],
)
def test_een_beeld_dat_een_slot_mist_valt_op_af_35(woorden: str, van: str, naar: str) -> None:
    tekst = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert van in tekst

    assert [b for b in keuring.keur_containerfile(tekst.replace(van, naar)) if woorden in b]


def test_naar_de_bouwer_gaat_alleen_wat_in_het_beeld_hoort() -> None:
    regels = [r for r in (WORTEL / ".containerignore").read_text("utf-8").splitlines() if r and not r.startswith("#")]

    assert regels[0] == "*"
    assert {regel[1:] for regel in regels if regel.startswith("!")} == {"requirements", "src", "gemeenten"}


def test_nergens_staat_een_geheim_sec_30_sec_34() -> None:
    bestanden = [pad for pad in DEPLOY.rglob("*") if pad.is_file()]

    assert len(bestanden) >= 10
    assert [(pad.name, b) for pad in bestanden for b in keuring.keur_geheimen(pad.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "tekst",
    [
        "postgresql://rotonde_web:geheim123@database/rotonde",
        "PASSWORD: hunter2hunter2",
        "token = 'abcdefgh1234'",
        "-----BEGIN EC PRIVATE KEY-----",
    ],
)
def test_een_geheim_valt_op_af_35(tekst: str) -> None:
    assert list(keuring.keur_geheimen(tekst))


@pytest.mark.parametrize("pad", EENHEDEN, ids=lambda pad: pad.name)
def test_een_eenheid_van_systemd_klopt_en_staat_dicht_sec_34(pad: Path, tmp_path: Path) -> None:
    tekst = pad.read_text(encoding="utf-8").replace("/opt/rotonde/.venv/bin/python", sys.executable)

    assert _systemd(tekst, pad.name, tmp_path) == ""


@pytest.mark.parametrize(
    ("van", "naar", "woorden"),
    [
        ("Restart=always", "Restart=soms", "Failed to parse"),
        ("ProtectSystem=strict", "ProtectSistem=strict", "Unknown key"),
        ("User=rotonde", "User=root", "exposure"),
    ],
)
def test_een_eenheid_die_niet_klopt_of_open_staat_valt_op_af_35(
    van: str, naar: str, woorden: str, tmp_path: Path
) -> None:
    web = DEPLOY / "systemd" / "rotonde-web@.service"
    tekst = web.read_text(encoding="utf-8").replace("/opt/rotonde/.venv/bin/python", sys.executable)
    if woorden == "exposure":
        tekst = re.sub(r"(?m)^(Protect|Private|Restrict|SystemCall|NoNew|Capab).*\n", "", tekst)

    assert woorden in _systemd(tekst.replace(van, naar), web.name, tmp_path)


def test_elke_maand_wordt_de_nieuwste_kopie_teruggezet_op_proef_rel_14(tmp_path: Path) -> None:
    """The same command by systemd and in the cluster, and no more than a month apart: health is red after 31 days."""
    (timer,) = TIMERS
    tekst = timer.read_text(encoding="utf-8")
    dienst = timer.with_suffix(".service").read_text(encoding="utf-8")
    for naam, inhoud in ((timer.name, tekst), (timer.with_suffix(".service").name, dienst)):
        (tmp_path / naam).write_text(inhoud.replace("/opt/rotonde/.venv/bin/python", sys.executable))
    klopt = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / timer.name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert [regel for regel in klopt.stderr.splitlines() if timer.stem in regel] == []
    assert {"OnCalendar=monthly", "Persistent=true"} <= set(tekst.splitlines())
    opdracht = "rotonde.cli reservekopie controleren"
    assert f"-m {opdracht}\n" in dienst

    proef = _voorwerp("CronJob", "rotonde-herstelproef")["spec"]
    (container,) = proef["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    assert " ".join(container["args"]) == opdracht
    minuut, uur, dag, *elke = proef["schedule"].split()
    assert all(deel.isdigit() for deel in (minuut, uur, dag))
    assert elke == ["*", "*"]
    assert {plek["name"] for plek in container["volumeMounts"] if plek.get("readOnly")} == {
        "kopieen", "sleutels", "kopiesleutels",
    }  # fmt: skip


def test_een_taak_op_tijd_die_een_slot_mist_valt_op_af_35() -> None:
    proef = copy.deepcopy(_voorwerp("CronJob", "rotonde-herstelproef"))
    proef["spec"]["jobTemplate"]["spec"]["template"]["spec"]["securityContext"].pop("runAsNonRoot")

    assert "de pod draait als root" in list(keuring.keur_voorwerp(proef))


def test_een_eenheid_kent_alleen_de_eigen_rollen_af_02() -> None:
    """The addresses stand in one file per kind of process; the file of another is not named."""
    for pad in EENHEDEN:
        soort = pad.stem.removeprefix("rotonde-").partition("@")[0]
        tekst = pad.read_text(encoding="utf-8")
        if soort == "peil":
            # Who only looks from outside is no process of ours: no role, no keys.
            assert not re.findall(r"ROTONDE_|DATABASE|LoadCredential", tekst)
            continue
        assert re.findall(r"EnvironmentFile=(\S+)", tekst) == [f"/etc/rotonde/{soort}.env"]
        # The drill writes down that it succeeded as a worker does.
        assert f"ROTONDE_PROCES={'worker' if soort == 'herstelproef' else soort} " in tekst


def _systemd(tekst: str, naam: str, map_: Path) -> str:
    """What systemd itself says of a unit: does it understand it, is it too open. Empty when all is well."""
    (map_ / naam).write_text(tekst)
    los = map_ / naam.replace("@", "")
    los.write_text(tekst.replace("%i", "8000"))
    klopt = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(map_ / naam.replace("@", "@8000"))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    dicht = subprocess.run(
        ["systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20", str(los)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    open_ = "" if dicht.returncode == 0 else dicht.stdout[-200:]
    # The user comes with the installation; everything else systemd can judge here.
    return "\n".join(regel for regel in klopt.stderr.splitlines() if map_.name in regel or naam in regel) + open_


def test_de_proxy_klopt_volgens_nginx_zelf_sec_22(tmp_path: Path) -> None:
    uitkomst = _nginx((DEPLOY / "nginx" / "rotonde.conf").read_text(encoding="utf-8"), tmp_path)

    assert uitkomst.returncode == 0, uitkomst.stderr


def test_de_proxy_van_de_vaste_pagina_klopt_volgens_nginx_zelf_rel_24(tmp_path: Path) -> None:
    (kaart,) = (v for v in helm.voorwerpen(helm.waarden()) if v["kind"] == "ConfigMap")

    assert _nginx(kaart["data"]["default.conf"], tmp_path).returncode == 0
    assert _nginx(kaart["data"]["default.conf"].replace("internal", "intern"), tmp_path).returncode != 0


def test_een_proxy_die_niet_klopt_valt_op_af_35(tmp_path: Path) -> None:
    tekst = (DEPLOY / "nginx" / "rotonde.conf").read_text(encoding="utf-8")

    assert _nginx(tekst.replace("ssl_protocols TLSv1.2", "ssl_protocols TLSv1.5"), tmp_path).returncode != 0


def test_de_proxy_spreekt_alleen_goede_tls_sec_22() -> None:
    tekst = (DEPLOY / "nginx" / "rotonde.conf").read_text(encoding="utf-8")
    regels = dict(re.findall(r"^\s*(ssl_\w+)\s+([^;]+);", tekst, re.MULTILINE))

    assert regels["ssl_protocols"] == "TLSv1.2 TLSv1.3"
    # NCSC, TLS 2021: "goed" are ECDHE with AES-GCM or ChaCha20 only.
    assert all(re.fullmatch(r"ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)", suite)
               for suite in regels["ssl_ciphers"].split(":"))  # fmt: skip
    assert (regels["ssl_stapling"], regels["ssl_session_tickets"], regels["ssl_early_data"]) == ("on", "off", "off")
    assert int(re.findall(r"max-age=(\d+)", tekst)[0]) >= 365 * 24 * 3600
    assert "return 308 https://" in tekst
    for binnen in ("/metrics", "/gezond", "/gezond/klaar"):
        assert f"location = {binnen} {{ return 404; }}" in tekst
    for kop in ("X-Forwarded-For $remote_addr", "X-Forwarded-Proto https", 'traceparent ""'):
        assert f"proxy_set_header {kop};" in tekst


def _nginx(tekst: str, map_: Path) -> "subprocess.CompletedProcess[str]":
    """What nginx says of this configuration."""
    return subprocess.run([*nginx.opdracht(tekst, map_).woorden, "-t"], capture_output=True, text=True, check=False)
