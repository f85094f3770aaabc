"""Random numbers by key: their values, and that they are as random as they must be."""

import math

import numpy as np
import pytest
from scipy.stats import chisquare, kstest

from spokeplan.simulation.draws import drawn, identity, minus_log, share_of, stream

pytestmark = pytest.mark.once


def test_the_generator_is_splitmix64() -> None:
    # The first numbers of the generator's own reference code, from seed 1234567.
    theirs = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]
    assert [int(drawn(np.uint64(1234567), n)) for n in range(1, 6)] == theirs


@pytest.mark.parametrize("bits", [0, 1, 2**11, 2**63, 2**64 - 1, 0x9E3779B97F4A7C15, 0xBFFFFFFFFFFFFFFF])
def test_the_logarithm_is_that_of_the_library_to_the_last_bits(bits: int) -> None:
    assert minus_log(np.uint64(bits)) == pytest.approx(-math.log(((bits >> 11) + 1) / 2**53), rel=4e-15, abs=4e-16)


def test_the_logarithm_holds_all_over() -> None:
    keys = [int(drawn(np.uint64(5), n)) for n in range(5000)]
    ours = [minus_log(np.uint64(key)) for key in keys]
    assert ours == pytest.approx([-math.log(((key >> 11) + 1) / 2**53) for key in keys], rel=4e-15)


def test_streams_of_neighbours_are_uniform_and_unrelated() -> None:
    here, there = identity("area", "north"), identity("area", "south")
    keys = [
        np.uint64(stream(7, replication, np.uint64(whose))) for replication in range(200) for whose in (here, there)
    ]
    shares = np.array([[share_of(np.uint64(drawn(key, n))) for n in range(50)] for key in keys])
    assert kstest(shares.ravel(), "uniform").pvalue > 0.01
    assert abs(np.corrcoef(shares[::2].ravel(), shares[1::2].ravel())[0, 1]) < 0.03
    assert abs(np.corrcoef(shares[:, :-1].ravel(), shares[:, 1:].ravel())[0, 1]) < 0.03
    cells = np.bincount((np.array([int(drawn(keys[0], n)) & 4095 for n in range(40_960)])) >> 4, minlength=256)
    assert chisquare(cells).pvalue > 0.01


def test_an_area_and_a_post_of_one_name_are_two() -> None:
    assert identity("area", "north") != identity("post", "north")
