"""The embedded PostgreSQL server and the database roles; knows no domain word and no Django."""
