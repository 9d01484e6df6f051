"""What PostgreSQL knows of its tables. It looks by itself, but not before the next thousands of rows need it."""

from django.db import connection


def bekijk_tabellen() -> None:
    """Let PostgreSQL see how full its tables are, of every gemeente; for the worker, after it stored very many rows.

    Not in the transaction that stores them: tables that are looked at stay locked against looking until it ends. A role
    that may not look stores as well, and slower.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_function_privilege('kern_bekijk_tabellen()', 'EXECUTE')")
        if cursor.fetchone()[0]:
            cursor.execute("SELECT kern_bekijk_tabellen()")
