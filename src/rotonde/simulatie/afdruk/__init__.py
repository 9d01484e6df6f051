"""One gemeente printed again under another code: every row of it, under ids of its own (AF-09).

The example was drawn through the verbs. Its rows lie in temporary tables of this session; from there one statement per
table brings them into the gemeente of `kern.wie`, as the worker: row level security, keys, constraints, audit and the
guards that judged the example judge each print. What a guard takes only from the one who does it, on the day itself,
is put in as that person on that day. What is encrypted is encrypted anew, since it opens in its own row only (SEC-31).
"""
