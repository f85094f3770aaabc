"""A heap of places by when they are next free, in two arrays, for the compiled loop."""

from numba import njit


@njit(cache=True, nogil=True)
def sift_down(times, places, size, at, time, place):
    """Puts ``place``, free at ``time``, where it belongs from ``at`` down; what was at ``at`` is overwritten."""
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and times[child + 1] < times[child]:
            child += 1
        if times[child] >= time:
            break
        times[at] = times[child]
        places[at] = places[child]
        at = child
    times[at] = time
    places[at] = place


@njit(cache=True, nogil=True)
def heapify(times, places, size):
    for at in range(size // 2 - 1, -1, -1):
        sift_down(times, places, size, at, times[at], places[at])
