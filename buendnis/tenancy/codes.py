"""Random codes for addresses: nobody can count how many cases there are, or guess the next."""

import secrets

# Without 0/O, 1/I/L and U: codes are read aloud on the phone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code(length: int = 8) -> str:
    """Return a random code of the given length (30^8 possibilities)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
