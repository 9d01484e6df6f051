"""The clocks of the law: every term as data with period and article, and one way to compute with it (REL-12).

`berekening.bereken` answers a `vraag.Vraag` by the rules in gegevens/, on the days of `kalender`. What it returns
keeps rule, version and input, so that it can be computed again; `uitleg` says it in Dutch.
"""
