"""Kern: the cellar. Tenant, who is asking, time, keys, log, audit and protection of every table."""
