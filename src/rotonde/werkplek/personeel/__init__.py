"""The load of personnel: who works here and may be what, told in whole by the system that knows (PRIV-23, SEC-05)."""
