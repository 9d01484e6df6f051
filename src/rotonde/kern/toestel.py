"""From what kind of device somebody signs in, in the words of a person; what the browser said itself is not kept."""

import re

ONBEKEND = "een onbekend apparaat"
# The first that fits: browsers say that they are others as well, so the rarest name comes first.
_BROWSERS = (
    (re.compile(r"Edg(e|A|iOS)?/"), "Edge"),
    (re.compile(r"OPR/|Opera"), "Opera"),
    (re.compile(r"SamsungBrowser/"), "Samsung Internet"),
    (re.compile(r"Firefox/|FxiOS/"), "Firefox"),
    (re.compile(r"Chrome/|CriOS/"), "Chrome"),
    (re.compile(r"Safari/"), "Safari"),
)
_APPARATEN = (
    (re.compile(r"iPhone"), "een iPhone"),
    (re.compile(r"iPad"), "een iPad"),
    (re.compile(r"Android.*Mobile"), "een Android-telefoon"),
    (re.compile(r"Android"), "een Android-tablet"),
    (re.compile(r"Windows"), "een computer met Windows"),
    (re.compile(r"Macintosh"), "een Mac"),
    (re.compile(r"CrOS"), "een Chromebook"),
    (re.compile(r"Linux"), "een computer met Linux"),
)


def in_woorden(kenmerk: str) -> str:
    """What a browser says of itself (User-Agent) as a kind of device: «Firefox op een computer met Windows»."""
    apparaat, browser = _eerste(_APPARATEN, kenmerk), _eerste(_BROWSERS, kenmerk)
    if apparaat and browser:
        return f"{browser} op {apparaat}"
    return apparaat or browser or ONBEKEND


def _eerste(namen: tuple[tuple[re.Pattern[str], str], ...], kenmerk: str) -> str:
    return next((naam for patroon, naam in namen if patroon.search(kenmerk)), "")
