"""How the certificates of the library's theorems are made: `python -m kld_proof.search.scripts [NAME ...]`.

A theorem without a script of its own is left to the search.  Scripts are as untrusted as the search.
"""
