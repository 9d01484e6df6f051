"""Privacy: shows who looked, to the resident first; later deling, noodtoegang and destruction."""
