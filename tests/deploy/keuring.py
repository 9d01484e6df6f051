"""Says what is wrong with a way of installing Rotonde: one sentence per finding, none when it is as it should be."""

import re
from collections.abc import Iterator
from typing import Any

# A process knows its own role and the log, and no other (AF-02).
ROLLEN: dict[str, set[str]] = {
    "web": {"WEB", "LOG"},
    "worker": {"WORKER", "LOG", "STURING"},
    "migreer": {"EIGENAAR", "LOG"},
    "herstelproef": {"WORKER", "LOG"},
    "crisis": set(),
}
# What the API of Kubernetes knows of a pod and a container, as far as anybody may use it here.
POD = {
    "automountServiceAccountToken", "securityContext", "topologySpreadConstraints", "containers", "volumes",
    "terminationGracePeriodSeconds", "restartPolicy",
}  # fmt: skip
CONTAINER = {
    "name", "image", "imagePullPolicy", "args", "securityContext", "ports", "env", "startupProbe", "livenessProbe",
    "readinessProbe", "resources", "volumeMounts",
}  # fmt: skip
SOORTEN = {
    ("apps/v1", "Deployment"), ("batch/v1", "Job"), ("batch/v1", "CronJob"), ("v1", "Service"), ("v1", "ConfigMap"),
    ("networking.k8s.io/v1", "Ingress"), ("networking.k8s.io/v1", "NetworkPolicy"),
    ("policy/v1", "PodDisruptionBudget"),
}  # fmt: skip
# A variable that is called so holds a secret, and comes from one. ROTONDE_GEHEIMEN is the path of a file.
GEHEIME_NAAM = re.compile(r"^DATABASE_URL_|_(GEHEIM|WACHTWOORD|TOKEN|WEBHOOK)(_|$)")
GEHEIM = re.compile(
    r"://[^/\s:{$]+:[^@\s{$…]+@|BEGIN [A-Z ]*PRIVATE KEY"
    r"|(?i:password|wachtwoord|token)['\"]?\s*[:=]\s*['\"]?\w{8,}"
)


def keur_beeld(beeld: str) -> Iterator[str]:
    """An image that does not move: a version or a digest."""
    naam, _, merk = beeld.rpartition(":")
    vast = bool(naam) and "/" not in merk and any(teken.isdigit() for teken in merk)
    if "@sha256:" not in beeld and not vast:
        yield f"het beeld {beeld} heeft geen vaste versie"


def keur_geheimen(tekst: str) -> Iterator[str]:
    """No password, token or key stands in what goes into a repository."""
    for gevonden in GEHEIM.finditer(tekst):
        yield f"hier staat een geheim: {gevonden[0][:12]}…"


def keur_voorwerp(voorwerp: dict[str, Any]) -> Iterator[str]:
    """An object for Kubernetes: of a kind that we use, named, and safe when it runs something."""
    if (voorwerp.get("apiVersion"), voorwerp.get("kind")) not in SOORTEN:
        yield f"{voorwerp.get('apiVersion')} {voorwerp.get('kind')} kennen we niet"
    if not voorwerp.get("metadata", {}).get("name"):
        yield f"{voorwerp.get('kind')} heeft geen naam"
    # What runs at set times holds the job that it makes each time.
    werk = voorwerp.get("spec", {}).get("jobTemplate", voorwerp).get("spec", {})
    if "template" in werk:
        yield from keur_pod(werk["template"]["spec"])


def keur_pod(pod: dict[str, Any]) -> Iterator[str]:
    """SEC-34: not root, nothing writable but /tmp, no token of the cluster; and each container in turn."""
    if onbekend := set(pod) - POD:
        yield f"een pod kent geen {', '.join(sorted(onbekend))}"
    context = pod.get("securityContext", {})
    if context.get("runAsNonRoot") is not True or not context.get("runAsUser"):
        yield "de pod draait als root"
    if context.get("seccompProfile", {}).get("type") != "RuntimeDefault":
        yield "de pod heeft geen seccomp-profiel"
    if pod.get("automountServiceAccountToken") is not False:
        yield "de pod krijgt een token van het cluster"
    for container in pod.get("containers", []):
        yield from keur_container(container)
    gemaakt = {volume["name"] for volume in pod.get("volumes", [])}
    gevraagd = {plek["name"] for container in pod.get("containers", []) for plek in container.get("volumeMounts", [])}
    if gemaakt != gevraagd:
        yield f"volumes en plekken passen niet: {', '.join(sorted(gemaakt ^ gevraagd))}"


def keur_container(container: dict[str, Any]) -> Iterator[str]:
    """One container: locked, bounded, with the addresses of its own roles, and asked how it is."""
    naam = container.get("name", "")
    if onbekend := set(container) - CONTAINER:
        yield f"een container kent geen {', '.join(sorted(onbekend))}"
    context = container.get("securityContext", {})
    if context.get("readOnlyRootFilesystem") is not True:
        yield f"{naam} kan haar eigen bestanden wijzigen"
    if context.get("allowPrivilegeEscalation") is not False or context.get("capabilities", {}).get("drop") != ["ALL"]:
        yield f"{naam} kan meer rechten krijgen"
    grenzen = container.get("resources", {})
    if any(soort not in grenzen.get(kant, {}) for kant in ("requests", "limits") for soort in ("cpu", "memory")):
        yield f"{naam} heeft geen grenzen aan processor en geheugen"
    yield from keur_beeld(container.get("image", ""))
    yield from _keur_omgeving(naam, container.get("env", []))
    yield from _keur_vragen(naam, container)


def _keur_omgeving(naam: str, omgeving: list[dict[str, Any]]) -> Iterator[str]:
    rollen = {regel["name"].removeprefix("DATABASE_URL_") for regel in omgeving if "DATABASE_URL_" in regel["name"]}
    if rollen != ROLLEN.get(naam):
        yield f"{naam} kent de adressen van {', '.join(sorted(rollen))}"
    for regel in omgeving:
        if GEHEIME_NAAM.search(regel["name"]) and "secretKeyRef" not in regel.get("valueFrom", {}):
            yield f"{regel['name']} komt niet uit een geheim"


def _keur_vragen(naam: str, container: dict[str, Any]) -> Iterator[str]:
    """Live and ready are two questions; never the one that a silent worker turns red (REL-20)."""
    if naam == "web":
        leeft, klaar = "/gezond/leeft", "/gezond/klaar"
        for soort, pad in (("startupProbe", leeft), ("livenessProbe", leeft), ("readinessProbe", klaar)):
            if container.get(soort, {}).get("httpGet", {}).get("path") != pad:
                yield f"{naam}: {soort} vraagt niet naar {pad}"
    if naam == "worker" and "livenessProbe" not in container:
        yield f"{naam} wordt niet gevraagd of zij leeft"


def keur_dienst(naam: str, dienst: dict[str, Any]) -> Iterator[str]:
    """A service of compose: read only, not root, no rights to gain, bounded, fixed version."""
    if dienst.get("read_only") is not True:
        yield f"{naam} kan haar eigen bestanden wijzigen"
    if str(dienst.get("user", "0")).split(":")[0] in {"", "0", "root"}:
        yield f"{naam} draait als root"
    if dienst.get("cap_drop") != ["ALL"] or "no-new-privileges:true" not in dienst.get("security_opt", []):
        yield f"{naam} kan meer rechten krijgen"
    if dienst.get("privileged") or "/var/run/docker.sock" in str(dienst.get("volumes", "")):
        yield f"{naam} kan bij de machine zelf"
    if "limits" not in dienst.get("deploy", {}).get("resources", {}):
        yield f"{naam} heeft geen grenzen aan processor en geheugen"
    if not dienst.get("image", "").startswith("${ROTONDE_IMAGE"):
        yield from keur_beeld(dienst.get("image", ""))


def keur_containerfile(tekst: str) -> Iterator[str]:
    """The recipe of the image: two stages, fixed packages, no shell in what runs, a user by number."""
    regels = [regel.strip() for regel in tekst.splitlines() if regel.strip() and not regel.strip().startswith("#")]
    laatste = max((n for n, regel in enumerate(regels) if regel.startswith("FROM ")), default=0)
    gebouwd = [regel.partition(" AS ")[2] for regel in regels[:laatste] if regel.startswith("FROM ")]
    if not any(f"--from={naam} " in regel for regel in regels[laatste:] for naam in gebouwd if naam):
        yield "bouwen en draaien zijn een beeld"
    if any(regel.startswith("RUN ") for regel in regels[laatste:]):
        yield "in het laatste beeld draait een opdracht: daar is een shell voor nodig"
    gebruikers = [regel.split()[1] for regel in regels[laatste:] if regel.startswith("USER ")]
    if not gebruikers or not re.fullmatch(r"[1-9]\d*(:\d+)?", gebruikers[-1]):
        yield "het beeld noemt geen gebruiker met een nummer boven nul"
    if any(regel.startswith("ADD ") or "--privileged" in regel for regel in regels):
        yield "ADD haalt ook van elders: gebruik COPY"
    if any("pip" in regel and "install" in regel and "--require-hashes" not in regel for regel in regels):
        yield "een pakket wordt zonder hash geïnstalleerd"
    for regel in regels:
        if regel.startswith("ARG ") and "=" in regel:
            yield from keur_beeld(regel.partition("=")[2])
        if regel.startswith(("ENTRYPOINT", "CMD", "RUN")) and "[" not in regel:
            yield f"{regel.split()[0]} zonder haken start een shell"
