"""Random numbers that are a function of what they are for, not of what was drawn before.

A stream has a key: seed, replication and whose it is (an area, a post). Its n-th number is ``mixed(key + n γ)``,
splitmix64 (G. L. Steele, D. Lea, C. H. Flood, 2014, OOPSLA, 453–472): γ is odd, so a stream repeats after 2^64 numbers.
So the same young person has the same draws whatever else happens, in any chunk, on any worker – and in two scenarios
(common random numbers).

Only whole numbers, +, −, ×, ÷ and √ are used, which every machine rounds alike; a logarithm from a library may differ
in its last bit from one to the next.
"""

from hashlib import blake2b

import numpy as np
from numba import njit

GAMMA = np.uint64(0x9E3779B97F4A7C15)
LN2 = 0.6931471805599453
_M1, _M2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)


def identity(kind: str, name: str) -> int:
    """64 bits that stand for an area or a post by its name, so that adding another leaves its numbers as they were."""
    return int.from_bytes(blake2b(f"{kind}\0{name}".encode(), digest_size=8).digest(), "little")


@njit(cache=True, nogil=True)
def mixed(z):
    z = (z ^ (z >> _30)) * _M1
    z = (z ^ (z >> _27)) * _M2
    return z ^ (z >> _31)


@njit(cache=True, nogil=True)
def stream(seed, replication, whose):
    return mixed(mixed(mixed(np.uint64(seed) + GAMMA) ^ (np.uint64(replication) * GAMMA)) ^ whose)


@njit(cache=True, nogil=True)
def drawn(key, n):
    return mixed(key + np.uint64(n) * GAMMA)


@njit(cache=True, nogil=True)
def share_of(bits):
    """From 0 to just under 1, on 53 bits."""
    return np.float64(bits >> _11) * (1.0 / 9007199254740992.0)


@njit(cache=True, nogil=True)
def minus_log(bits):
    """−log of a number from 2^−53 to 1: exponential with mean 1.

    With u = v 2^−53 and v 2^e from 2^52 up to 2^53, m = v 2^(e − 52) is in [1, 2) and −log u = (e + 1) log 2 − log m.
    The logarithm of m is its series 2 (s + s³/3 + …) in s = (m − 1)/(m + 1), with m halved above √2, to 2·10^−16.
    """
    v = np.int64(bits >> _11) + 1
    e = 1
    while v < 4503599627370496:
        v <<= 1
        e += 1
    m = np.float64(v) * (1.0 / 4503599627370496.0)
    if m > 1.4142135623730951:
        m *= 0.5
        e -= 1
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    series = 1 / 15 + z * (1 / 17 + z * (1 / 19))
    series = 1 / 9 + z * (1 / 11 + z * (1 / 13 + z * series))
    series = 1 / 3 + z * (1 / 5 + z * (1 / 7 + z * series))
    return e * LN2 - 2.0 * (s + s * z * series)
