"""From what kind of device somebody signs in, in the words of a person; what the browser said itself is not kept."""

import re

ONBEKEND = "een onbekend apparaat"
# The first that fits: browsers say that they are others as well, so the rarest name comes first.
_BROWSERS = (
    (r"Edg(e|A|iOS)?/", "Edge"),
    (r"OPR/|Opera", "Opera"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrome/|CriOS/", "Chrome"),
    (r"Safari/", "Safari"),
)
_APPARATEN = (
    (r"iPhone", "een iPhone"),
    (r"iPad", "een iPad"),
    (r"Android.*Mobile", "een Android-telefoon"),
    (r"Android", "een Android-tablet"),
    (r"Windows", "een computer met Windows"),
    (r"Macintosh", "een Mac"),
    (r"CrOS", "een Chromebook"),
    (r"Linux", "een computer met Linux"),
)


def in_woorden(kenmerk: str) -> str:
    """What a browser says of itself (User-Agent) as a kind of device: «Firefox op een computer met Windows»."""
    apparaat, browser = _eerste(_APPARATEN, kenmerk), _eerste(_BROWSERS, kenmerk)
    if apparaat and browser:
        return f"{browser} op {apparaat}"
    return apparaat or browser or ONBEKEND


def _eerste(namen: tuple[tuple[str, str], ...], kenmerk: str) -> str:
    return next((naam for patroon, naam in namen if re.search(patroon, kenmerk)), "")
